# Files that the package makes, among those of others. A folder that it makes for a result, or exports to, has a list of
# what was written there, with size and time: only what is on it and unchanged since is removed, or overwritten by
# `write`. `replace` overwrites what has the name: a note of the package's own.

namespace eval ::glimpse::owned {
    variable list made-by-glimpse-bridge.txt
    variable heading \
        "# Files that Glimpse Bridge made here: name, bytes, time of change. It overwrites and removes no others.\n"
    variable temporaries 0
    variable mostLinks 40
}

# Makes a folder that isn't there yet; false when there is something of that name. The list is made so that only one can
# make it.
proc ::glimpse::owned::create {folder} {
    if {![catch {file type $folder}]} {
        return 0
    }
    file mkdir $folder
    return [Begin $folder]
}

# A folder for export: makes it where it isn't there, and begins a list where it has none.
proc ::glimpse::owned::claim {folder} {
    file mkdir $folder
    Begin $folder
}

# True for a folder, no link to one, that has a list.
proc ::glimpse::owned::isClaimed {folder} {
    variable list
    return [expr {[Type $folder] eq "directory" && [Type [file join $folder $list]] eq "file"}]
}

# When something was last written to the folder or it was last said to be in use, in s.
proc ::glimpse::owned::used {folder} {
    variable list
    return [file mtime [file join $folder $list]]
}

# Says that the folder is in use.
proc ::glimpse::owned::use {folder} {
    variable list
    if {[isClaimed $folder]} {
        file mtime [file join $folder $list] [clock seconds]
    }
}

# True when the file is there just as it was made.
proc ::glimpse::owned::made {folder name} {
    set known [Listed $folder]
    return [expr {[dict exists $known $name] && [Stamp [file join $folder $name]] eq [dict get $known $name]}]
}

# The names of those that are there, and that the package didn't make.
proc ::glimpse::owned::foreign {folder names} {
    set found {}
    foreach name $names {
        if {[Type [file join $folder $name]] ne "" && ![made $folder $name]} {
            lappend found $name
        }
    }
    return $found
}

# A fault that names the files in the way; nothing when there are none.
proc ::glimpse::owned::refuse {folder names} {
    set found [foreign $folder $names]
    if {[llength $found]} {
        ::glimpse::fault::raise [::glimpse::fault::new bad-usage \
            "$folder holds [join [lrange $found 0 4] {, }], which Glimpse Bridge didn't write, or which was changed\
            since." \
            "Take another folder, or move the file away: nothing of yours is overwritten."]
    }
}

# Writes a file and puts it on the list, where the folder has one. A fault when another file of that name is there. The
# file is whole or not there.
proc ::glimpse::owned::write {folder name text} {
    refuse $folder [list $name]
    set path [file join $folder $name]
    replace $path $text
    add $folder $name
    return $path
}

# Puts a file that something else made for the package on the list.
proc ::glimpse::owned::add {folder name} {
    variable list
    if {[isClaimed $folder]} {
        set file [open [file join $folder $list] a]
        fconfigure $file -encoding utf-8 -translation lf
        Named [file join $folder $list] {
            puts $file [list $name {*}[Stamp [file join $folder $name]]]
            close $file
        }
    }
}

# A name like the one that is wanted, with a number where something of that name is there.
proc ::glimpse::owned::fresh {folder name} {
    set found $name
    for {set count 2} {[Type [file join $folder $found]] ne ""} {incr count} {
        set found [file rootname $name]_$count[file extension $name]
    }
    return $found
}

# Removes what is on the list, unchanged, and not among these; returns their names.
proc ::glimpse::owned::leaveOnly {folder names} {
    set gone {}
    foreach name [dict keys [Listed $folder]] {
        if {$name ni $names && [made $folder $name]} {
            file delete [file join $folder $name]
            lappend gone $name
        }
    }
    return $gone
}

# Removes what the package made there, then the list, and the folder when nothing else is in it.
proc ::glimpse::owned::remove {folder} {
    variable list
    if {![isClaimed $folder]} {
        return
    }
    leaveOnly $folder {}
    file delete [file join $folder $list]
    # Without -force: a folder that holds anything stays.
    catch {file delete $folder}
}

# Puts a text in the place of a file, whole or not at all: it is written beside it first. A link stays one.
proc ::glimpse::owned::replace {path text} {
    variable temporaries
    variable mostLinks
    for {set links 0} {[Type $path] eq "link"} {incr links} {
        if {$links == $mostLinks} {
            error "couldn't write \"$path\": too many levels of symbolic links"
        }
        set path [file join [file dirname $path] [file readlink $path]]
    }
    set beside $path.[pid]-[incr temporaries].part
    set file [open $beside {WRONLY CREAT EXCL}]
    set code [catch {
        Named $path {
            fconfigure $file -encoding utf-8 -translation lf
            puts -nonewline $file $text
            close $file
        }
        file rename -force $beside $path
    } result options]
    if {$code} {
        catch {close $file}
        catch {file delete $beside}
        return -options $options $result
    }
}

# Runs a script; what the system refuses of it is an error that names the file, as Tcl's own doesn't.
proc ::glimpse::owned::Named {path script} {
    if {[catch {uplevel 1 $script} result options] && [lindex [dict get $options -errorcode] 0] eq "POSIX"} {
        set result "couldn't write \"$path\": [lindex [dict get $options -errorcode] 2]"
    }
    return -options $options $result
}

proc ::glimpse::owned::Begin {folder} {
    variable list
    variable heading
    if {[catch {open [file join $folder $list] {WRONLY CREAT EXCL}} file]} {
        return 0
    }
    fconfigure $file -encoding utf-8 -translation lf
    puts -nonewline $file $heading
    close $file
    return 1
}

# What is listed, a dict of {bytes time} by name. What isn't the plain name of a file in the folder doesn't count.
proc ::glimpse::owned::Listed {folder} {
    variable list
    set found [dict create]
    if {![isClaimed $folder] || [catch {open [file join $folder $list] r} file]} {
        return $found
    }
    fconfigure $file -encoding utf-8
    foreach line [split [read $file] \n] {
        if {![string match #* $line] && ![catch {llength $line} count] && $count == 3} {
            set name [lindex $line 0]
            if {[file tail $name] eq $name && $name ni [list "" . .. $list]} {
                dict set found $name [lrange $line 1 2]
            }
        }
    }
    close $file
    return $found
}

# Bytes and time of a file; empty for anything else.
proc ::glimpse::owned::Stamp {path} {
    return [expr {[Type $path] eq "file" ? [list [file size $path] [file mtime $path]] : ""}]
}

# What is at a path, links not followed; empty when nothing is.
proc ::glimpse::owned::Type {path} {
    return [expr {[catch {file type $path} type] ? "" : $type}]
}
