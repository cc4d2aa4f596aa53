# Where the files of results lie. They last, since states that VMD saves refer to them; a result that no state refers to
# is removed with *Clear*, or when nobody has used it for a week. Only folders that `make` made are ever removed, and of
# them only the files that they list.

namespace eval ::glimpse::results {
    variable kept kept-for-a-state ;# marks a folder that a saved state refers to
    variable named earlier-folders-that-were-named.txt
    variable patience 604800 ;# s
    variable pulse 43200000 ;# ms between looks that say what is in use
    variable count 0
}

# The folder of all results: `glimpse-bridge` in GLIMPSE_RESULTS, else among the user's data.
proc ::glimpse::results::root {} {
    if {[::glimpse::command::Variable GLIMPSE_RESULTS] ne ""} {
        return [file normalize [file join [::glimpse::command::Variable GLIMPSE_RESULTS] glimpse-bridge]]
    }
    foreach name {XDG_DATA_HOME LOCALAPPDATA} {
        if {[::glimpse::command::Variable $name] ne ""} {
            return [file normalize [file join [::glimpse::command::Variable $name] glimpse-bridge vmd]]
        }
    }
    return [file join [::glimpse::command::Home] .local share glimpse-bridge vmd]
}

# Makes a folder for a result.
proc ::glimpse::results::make {name} {
    variable count
    set started [clock format [clock seconds] -format %Y%m%d-%H%M%S]-[pid]
    file mkdir [root]
    if {[::glimpse::command::Variable GLIMPSE_RESULTS] ne ""} {
        # An earlier version that still runs somewhere removes old folders of GLIMPSE_RESULTS that don't have this mark,
        # this one as well.
        keep [root]
    }
    for {set tries 0} {$tries < 1000} {incr tries} {
        set folder [file join [root] $started-[incr count]-$name]
        if {[::glimpse::owned::create $folder]} {
            return $folder
        }
    }
    ::glimpse::fault::raise [::glimpse::fault::new environment "No folder for a result can be made in [root]." \
        "Make it writable, or name another one in GLIMPSE_RESULTS."]
}

# Marks a folder that a saved state refers to: it stays.
proc ::glimpse::results::keep {folder} {
    variable kept
    set mark [file join $folder $kept]
    if {![file exists $mark]} {
        ::glimpse::owned::replace $mark "A saved state of VMD refers to these files.\n"
    }
}

# Removes a result's folder, unless a saved state refers to it.
proc ::glimpse::results::drop {folder} {
    if {[IsOurs $folder]} {
        catch {::glimpse::owned::remove $folder}
    }
}

# True for a folder that `make` made, that lies where it makes them, and that no state refers to.
proc ::glimpse::results::IsOurs {folder} {
    variable kept
    return [expr {$folder ne "" && [::glimpse::owned::isClaimed $folder] && ![file exists [file join $folder $kept]] &&
        [file normalize [file dirname $folder]] eq [file normalize [root]]}]
}

# Removes what nothing refers to and nobody has used for a week; names what an earlier version left.
proc ::glimpse::results::tidy {} {
    variable patience
    foreach folder [glob -nocomplain -types d -directory [root] *] {
        if {[IsOurs $folder] && [clock seconds] - [::glimpse::owned::used $folder] > $patience} {
            drop $folder
        }
    }
    catch {NameEarlier}
}

# Says from time to time which results are in use, so that another VMD's tidying passes them over.
proc ::glimpse::results::stayInUse {} {
    variable pulse
    after cancel ::glimpse::results::stayInUse
    dict for {name explained} $::glimpse::bridge::results {
        catch {::glimpse::owned::use [dict get $explained folder]}
    }
    after $pulse ::glimpse::results::stayInUse
}

# Folders of results of earlier versions, which list nothing and so stay.
proc ::glimpse::results::Earlier {} {
    set places [list [root]]
    if {[::glimpse::command::Variable GLIMPSE_RESULTS] ne ""} {
        lappend places [::glimpse::command::Variable GLIMPSE_RESULTS]
    }
    set found {}
    foreach place $places {
        foreach folder [glob -nocomplain -types d -directory $place *] {
            if {[regexp {^\d{8}-\d{6}-\d+-\d+-glimpse_} [file tail $folder]] && ![::glimpse::owned::isClaimed $folder] \
                &&
                [file exists [file join $folder site.pdb]]} {
                lappend found $folder
            }
        }
    }
    return $found
}

# Names each of them once.
proc ::glimpse::results::NameEarlier {} {
    variable named
    set path [file join [root] $named]
    set known {}
    if {[file exists $path]} {
        set known [split [string trim [Contents $path]] \n]
    }
    set new {}
    foreach folder [Earlier] {
        if {$folder ni $known} {
            lappend new $folder
        }
    }
    if {![llength $new]} {
        return
    }
    puts \
        "Glimpse: an earlier version left results, which stay; remove those that none of your saved states\
        needs:\n  [join $new "\n  "]"
    file mkdir [root]
    ::glimpse::owned::replace $path "[join [concat $known $new] \n]\n"
}

proc ::glimpse::results::Contents {path} {
    set file [open $path r]
    fconfigure $file -encoding utf-8
    set text [read $file]
    close $file
    return $text
}
