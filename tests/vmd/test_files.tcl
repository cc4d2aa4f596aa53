# What is written, overwritten and removed: only what the package made.

# A folder of results for one test, with an old folder of the user's in it and another one below glimpse-bridge.
proc results_in {} {
    set base [scratch]
    set ::env(GLIMPSE_RESULTS) $base
    cleanup {unset ::env(GLIMPSE_RESULTS)}
    foreach folder {thesis glimpse-bridge/thesis} {
        file mkdir [file join $base $folder]
        write [file join $base $folder data.txt] years
        age [file join $base $folder]
    }
    return $base
}

# Makes a folder and all in it ten days old.
proc age {folder} {
    foreach file [glob -nocomplain -directory $folder *] {
        if {[file type $file] eq "file"} {
            file mtime $file [expr {[clock seconds] - 864000}]
        }
    }
    file mtime $folder [expr {[clock seconds] - 864000}]
}

# Makes a result a week old as its list has it, too.
proc age_result {folder} {
    set path [file join $folder $::glimpse::owned::list]
    age $folder
    set lines {}
    foreach line [split [string trim [contents $path]] \n] {
        lappend lines [expr {[string match #* $line] ? $line : [list [lindex $line 0] [lindex $line 1] \
            [file mtime [file join $folder [lindex $line 0]]]]}]
    }
    write $path "[join $lines \n]\n"
    age $folder
}

proc a_result {} {
    set folder [::glimpse::results::make glimpse_LIG_kdeep]
    ::glimpse::owned::write $folder site.pdb END
    ::glimpse::owned::write $folder a_map.dx object
    return $folder
}

# What was printed while a script ran.
proc printed {script} {
    set ::printed ""
    rename ::puts ::real_puts
    proc ::puts {args} {
        if {[llength $args] == 1} {
            append ::printed [lindex $args 0] \n
        } else {
            ::real_puts {*}$args
        }
    }
    set code [catch {uplevel 1 $script} result options]
    rename ::puts {}
    rename ::real_puts ::puts
    if {$code} {
        return -options $options $result
    }
    return $::printed
}

test "tidying removes results of a week ago, and no folder of another's, however old" {
    set base [results_in]
    set old [a_result]
    set new [a_result]
    age_result $old
    holds {[file normalize [file dirname $old]] eq [file normalize [file join $base glimpse-bridge]]}
    ::glimpse::results::tidy
    holds {![file exists $old]}
    holds {[file exists [file join $new site.pdb]]}
    foreach folder {thesis glimpse-bridge/thesis} {
        equal years [contents [file join $base $folder data.txt]] $folder
    }
}

test "tidying passes over what a state refers to, what a running VMD uses, and links" {
    set base [results_in]
    set kept [a_result]
    ::glimpse::results::keep $kept
    age_result $kept
    set used [a_result]
    age_result $used
    set ::glimpse::bridge::results [dict create one [dict create folder $used]]
    cleanup {set ::glimpse::bridge::results [dict create]; after cancel ::glimpse::results::stayInUse}
    ::glimpse::results::stayInUse
    set elsewhere [scratch]
    ::glimpse::owned::claim $elsewhere
    ::glimpse::owned::write $elsewhere site.pdb END
    age_result $elsewhere
    file link -symbolic [file join $base glimpse-bridge link] $elsewhere
    ::glimpse::results::tidy
    foreach folder [list $kept $used $elsewhere] {
        holds {[file exists [file join $folder site.pdb]]} $folder
    }
    ::glimpse::results::drop $elsewhere
    holds {[file exists [file join $elsewhere site.pdb]]} "it doesn't lie among the results"
}

test "of a result's folder only what was written there and is unchanged goes" {
    results_in
    set folder [a_result]
    write [file join $folder notes.txt] mine
    write [file join $folder a_map.dx] "mine, too"
    set list [open [file join $folder $::glimpse::owned::list] a]
    puts $list "../thesis 1 1\n[file join [pwd] x] 1 1\n.. 1 1\nnotes.txt 4 1"
    close $list
    ::glimpse::results::drop $folder
    equal {a_map.dx notes.txt} [lsort [glob -directory $folder -tails *]]
    holds {[file isdirectory [file join $::env(GLIMPSE_RESULTS) glimpse-bridge thesis]]}
}

test "results of an earlier version stay, and are named once" {
    set base [results_in]
    set folder [file join $base 20260101-120000-17-1-glimpse_478_kdeep]
    file mkdir $folder
    write [file join $folder site.pdb] END
    age $folder
    contains $folder [printed ::glimpse::results::tidy]
    equal "" [printed ::glimpse::results::tidy]
    ::glimpse::results::drop $folder
    equal END [contents [file join $folder site.pdb]]
    holds {[string first thesis [contents [file join $base glimpse-bridge earlier-folders-that-were-named.txt]]] < 0}
}

test "an earlier version, which takes any old folder without a mark, leaves the folder of results alone" {
    set base [results_in]
    a_result
    holds {[file exists [file join $base glimpse-bridge kept-for-a-state]]}
}

test "a folder of a result is never one that is there" {
    results_in
    set count $::glimpse::results::count
    set first [a_result]
    set ::glimpse::results::count $count
    holds {[a_result] ne $first}
}

test "a file is written whole or not at all, and a link to it stays one" {
    set folder [scratch]
    set path [file join $folder here.txt]
    write $path before
    refused {::glimpse::owned::replace [file join $folder none here.txt] text}
    rename ::puts ::real_puts
    proc ::puts {args} {
        error "no space left on device"
    }
    set code [catch {::glimpse::owned::replace $path after} why]
    rename ::puts {}
    rename ::real_puts ::puts
    equal "1 no space left on device" "$code $why"
    equal before [contents $path]
    equal here.txt [glob -directory $folder -tails *]
    file link -symbolic [file join $folder link.txt] here.txt
    ::glimpse::owned::replace [file join $folder link.txt] after
    equal after [contents $path]
    equal link [file type [file join $folder link.txt]]
    exec ln -s round.txt [file join $folder round.txt]
    equal 1 [catch {::glimpse::owned::replace [file join $folder round.txt] after} why]
    equal 1 [string match "*too many levels of symbolic links*" $why]
}

source [file join $::harness::here fake_vmd.tcl]
source [file join $::harness::here example.tcl]

# Exports the example without a daemon, once for each result.
proc exported {folder {wanted csv} {explained ""}} {
    if {$explained eq ""} {
        set explained [example]
    }
    set job [::glimpse::jobs::aside export [list ::glimpse::export::write $explained $folder $wanted {}] \
        ::glimpse::export::Ended]
    return [::glimpse::desk::wait $job]
}

test "an export overwrites and removes only what an earlier one wrote, and says so" {
    set folder [scratch]
    exported $folder {csv json}
    write [file join $folder mine.csv] mine
    contains explanation.json [printed {exported $folder csv}]
    equal {atoms.csv made-by-glimpse-bridge.txt mine.csv note.txt residues.csv voxels.csv} \
        [lsort [glob -directory $folder -tails *]]
    write [file join $folder atoms.csv] "changed by hand"
    contains "atoms.csv" [refused {exported $folder csv}]
    equal "changed by hand" [contents [file join $folder atoms.csv]]
}

test "an export writes no table that a result of an earlier version lacks, and leaves those that lie there" {
    set earlier [example]
    dict set earlier view tables {}
    set folder [scratch]
    equal note.txt [file tail [exported $folder csv $earlier]]
    equal {made-by-glimpse-bridge.txt note.txt} [lsort [glob -directory $folder -tails *]]
    exported $folder
    set tables {atoms.csv residues.csv voxels.csv}
    foreach table $tables {
        lappend before [contents [file join $folder $table]]
    }
    equal note.txt [file tail [exported $folder csv $earlier]]
    foreach table $tables whole $before {
        equal $whole [contents [file join $folder $table]] $table
    }
}

test "an export refuses a folder with a note of the user's before it writes anything" {
    set folder [scratch]
    write [file join $folder note.txt] mine
    contains "holds note.txt" [refused {exported $folder}]
    equal note.txt [glob -directory $folder -tails *]
    equal mine [contents [file join $folder note.txt]]
}

test "what a command says on stderr goes to a new file" {
    set folder [scratch]
    cleanup [expr {[info exists ::env(TMPDIR)] ? [list set ::env(TMPDIR) $::env(TMPDIR)] : {unset ::env(TMPDIR)}}]
    set ::env(TMPDIR) $folder
    expr {srand(7)}
    set ::glimpse::process::count 0
    set first [::glimpse::process::Complaints]
    write $first mine
    expr {srand(7)}
    set ::glimpse::process::count 0
    set second [::glimpse::process::Complaints]
    holds {$second ne $first}
    equal mine [contents $first]
}

test "a folder of results has its whole path, as states that are played elsewhere need it" {
    foreach {name value} {GLIMPSE_RESULTS results XDG_DATA_HOME data} {
        cleanup [expr {[info exists ::env($name)] ? [list set ::env($name) $::env($name)] \
            : "unset -nocomplain ::env($name)"}]
        unset -nocomplain ::env(GLIMPSE_RESULTS)
        set ::env($name) $value
        equal absolute [file pathtype [::glimpse::results::root]] $name
    }
}

test "a picture is written whole or not at all, and its file is named" {
    set folder [scratch]
    ::glimpse::owned::claim $folder
    rename ::glimpse::vmd::picture ::kept_picture
    cleanup {rename ::glimpse::vmd::picture ""; rename ::kept_picture ::glimpse::vmd::picture}
    proc ::glimpse::vmd::picture {path} {
        set file [open $path wb]
        # 10 x 10 pixels of three bytes.
        puts -nonewline $file [binary format x2cx9sscx 2 10 10 24][string repeat p $::bytes]
        close $file
    }
    foreach ::bytes {0 100 299} {
        contains "couldn't write [file join $folder picture.tga] whole" \
            [refused [list ::glimpse::batch::Picture $folder]]
        equal {} [glob -nocomplain -directory $folder picture*]
    }
    set ::bytes 300
    ::glimpse::batch::Picture $folder
    equal 318 [file size [file join $folder picture.tga]]
    holds {[::glimpse::owned::made $folder picture.tga]}
}

test "what a full disk has no room for is named" {
    contains "couldn't write \"out/series.csv\": no space left on device" [refused {
        ::glimpse::owned::Named out/series.csv {
            set file [open /dev/full w]
            puts $file text
            close $file
        }
    }]
}
