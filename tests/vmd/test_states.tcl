# In VMD: what its saved states bring back.

source [file join $::harness::here vmd_case.tcl]

vmd_test "a state that VMD saves brings back maps, levels, user values and what Clear undoes" {
    set molecule [complex]
    set explained [explained_by "resname 478" -model kdeep]
    ::glimpse::surfaces::change $explained [dict get [lindex [dict get $explained maps] 0] channel] 0.0031
    set before [values [dict get $explained molecule] all user]
    set state [file join [scratch] "a state.vmd"]
    save_state $state
    # As in a VMD that was started anew.
    foreach one [molinfo list] {
        mol delete $one
    }
    set ::glimpse::bridge::results [dict create]
    set ::glimpse::bridge::hidden {}
    set ::glimpse::bridge::scaleBefore ""
    uplevel #0 [list source $state]
    set again [::glimpse::bridge::current]
    equal [dict get $explained name] [dict get $again name]
    equal [dict get $explained summary model provenance] [dict get $again summary model provenance]
    # One a member of an ensemble.
    set weights [join [dict get $again summary model provenance weightsSha256] " "]
    holds {[regexp {^[0-9a-f]{64}( [0-9a-f]{64})*$} $weights]}
    contains "SHA-256 of its weights $weights" [::glimpse::report::note $again]
    equal [molinfo [dict get $again molecule] get numvolumedata] [llength [dict get $again maps]]
    near 0.0031 [lindex [::glimpse::surfaces::state $again [dict get [lindex [dict get $again maps] 0] channel]] 0] 1e-6
    foreach one $before other [values [dict get $again molecule] all user] {
        near $one $other 1e-6
    }
    equal 0 [molinfo [lindex [molinfo list] 0] get displayed]
    ::glimpse::bridge::clear
    equal 1 [molinfo [lindex [molinfo list] 0] get displayed]
    holds {[file exists [dict get $explained folder]]} "the files last"
    file delete -force [dict get $explained folder]
}

vmd_test "a state of an earlier version, whose folder lists nothing, still loads, and its files stay" {
    complex
    set explained [explained_by "resname 478" -model clash -steps 5]
    set folder [dict get $explained folder]
    set state [file join [scratch] old.vmd]
    save_state $state
    # As the version before wrote it: the folder is named, and there is no list.
    set lines [split [string trim [contents $state]] \n]
    set last [string map {"files " "folders " /explanation.tcl ""} [lindex $lines end]]
    write $state "[join [lrange $lines 0 end-1] \n]\n$last\n"
    file delete [file join $folder $::glimpse::owned::list]
    foreach one [molinfo list] {
        mol delete $one
    }
    set ::glimpse::bridge::results [dict create]
    set ::glimpse::bridge::hidden {}
    uplevel #0 [list source $state]
    equal [dict get $explained name] [dict get [::glimpse::bridge::current] name]
    ::glimpse::bridge::clear
    holds {[file exists [file join $folder site.pdb]] && [file exists [file join $folder explanation.tcl]]}
    file delete -force $folder
}

vmd_test "a state of a version that knew no view keeps its picture and its scale, and says that it has no tables" {
    complex
    set explained [explained_by "resname 478" -model kdeep]
    set folder [dict get $explained folder]
    set state [file join [scratch] old.vmd]
    save_state $state
    set path [file join $folder explanation.tcl]
    set kept [string trim [contents $path]]
    set kept [dict remove $kept view values pocket]
    dict unset kept origin options
    dict set kept limit [dict get $explained view scale atomRange]
    write $path $kept
    set before [values [dict get $explained molecule] all user]
    foreach one [molinfo list] {
        mol delete $one
    }
    set ::glimpse::bridge::results [dict create]
    set ::glimpse::bridge::hidden {}
    uplevel #0 [list source $state]
    set again [::glimpse::bridge::current]
    equal [dict get $explained name] [dict get $again name]
    foreach one $before other [values [dict get $again molecule] all user] {
        near $one $other 1e-4
    }
    near [dict get $explained view scale atomRange] [dict get [::glimpse::bridge::scaleOf $again] limit] 1e-9
    contains "explain it again" [::glimpse::report::note $again]
    equal {} [::glimpse::tables::rows Voxels $again]
    equal note.txt [file tail [glimpse export [scratch] -formats csv]]
    equal [dict keys [dict get $explained surfaces]] [dict keys [dict get $again surfaces]]
    ::glimpse::bridge::clear
    file delete -force $folder
}

vmd_test "a state that is loaded beside a result of the same name leaves that one its own" {
    complex
    set saved [explained_by "resname 478" -model kdeep]
    set state [file join [scratch] state.vmd]
    save_state $state
    ::glimpse::bridge::clear
    set other [explained_by "resname 478" -model kdeep -baseline apo]
    equal [dict get $saved name] [dict get $other name]
    uplevel #0 [list source $state]
    equal [list [dict get $other name] [dict get $saved name]_2] [dict keys $::glimpse::bridge::results]
    equal [dict get $saved name]_2 $::glimpse::bridge::shown
    equal [dict get $saved result] [dict get [::glimpse::bridge::current] result]
    ::glimpse::bridge::clear
    equal 2 [llength [molinfo list]] "the protein, and the state's"
    file delete -force [dict get $saved folder]
}

vmd_test "an earlier state knows the maps that it had when a later one has more" {
    complex
    set explained [explained_by "resname 478" -model kdeep]
    set first [file join [scratch] first.vmd]
    save_state $first
    ::glimpse::bridge::showChannel 3
    await {[llength [dict get [::glimpse::bridge::current] maps]] > [llength [dict get $explained maps]]}
    save_state [file join [scratch] second.vmd]
    foreach one [molinfo list] {
        mol delete $one
    }
    set ::glimpse::bridge::results [dict create]
    set ::glimpse::bridge::hidden {}
    uplevel #0 [list source $first]
    set again [::glimpse::bridge::current]
    equal [llength [dict get $explained maps]] [llength [dict get $again maps]]
    equal [molinfo [dict get $again molecule] get numvolumedata] [llength [dict get $again maps]]
    ::glimpse::bridge::clear
    file delete -force [dict get $explained folder]
}

vmd_test "what a state needs and has no more is told, and no map is drawn for another" {
    forget_all
    complex
    set explained [explained_by "resname 478" -model clash -steps 5]
    set folder [dict get $explained folder]
    set state [file join [scratch] state.vmd]
    save_state $state
    holds {[llength [dict get $explained maps]] > 1} "there are maps that would move up"
    set map [::glimpse::names::mapFile [dict get [lindex [dict get $explained maps] 0] channel] dx]
    set whole [contents [file join $folder explanation.tcl]]
    set before $::glimpse::desk::window
    ::glimpse::desk::use ::hearing
    cleanup [list ::glimpse::desk::use $before]
    foreach {lost words} [list $map "1 of the maps" site.pdb "has no molecule" explanation.tcl "can't be read" \
        "half a record" "can't be read"] {
        foreach one [molinfo list] {
            mol delete $one
        }
        set ::glimpse::bridge::results [dict create]
        set ::glimpse::bridge::hidden {}
        set ::hearing::told {}
        if {$lost eq "half a record"} {
            write [file join $folder explanation.tcl] [string range $whole 0 5000]
        } else {
            file rename [file join $folder $lost] [file join $folder aside]
        }
        # As VMD plays it: an error in a line doesn't end it.
        foreach line [split [contents $state] \n] {
            append command $line \n
            if {[info complete $command]} {
                catch {uplevel #0 $command}
                set command ""
            }
        }
        contains $words [join $::hearing::told]
        contains $folder [join $::hearing::told]
        if {$lost eq $map} {
            set again [::glimpse::bridge::current]
            equal {} [dict get $again maps]
            holds {[string first Isosurface [::glimpse::vmd::reps [dict get $again molecule]]] < 0} \
                "no surface is drawn of another channel's map"
        } else {
            equal 0 [dict size $::glimpse::bridge::results] $lost
        }
        catch {file rename [file join $folder aside] [file join $folder $lost]}
        write [file join $folder explanation.tcl] $whole
    }
    file delete -force $folder
}

vmd_test "a state keeps the frames that were explained, and a click still goes to one" {
    forget_all
    set molecule [complex]
    animate dup $molecule
    set ligand [atomselect $molecule "resname 478" frame 1]
    $ligand moveby {0.5 0 0}
    $ligand delete
    # VMD's states name files: of frames that are in none they know nothing.
    set folder [scratch]
    animate write pdb [file join $folder two.pdb] waitfor all $molecule
    mol delete $molecule
    mol new [file join $folder two.pdb] waitfor all
    set rows [glimpse frames "resname 478" -model clash -steps 5 -wait 1 -timeout 600]
    set state [file join $folder state.vmd]
    save_state $state
    set shown $::glimpse::bridge::shown
    foreach one [molinfo list] {
        mol delete $one
    }
    set ::glimpse::bridge::results [dict create]
    set ::glimpse::bridge::hidden {}
    set ::glimpse::bridge::series ""
    set ::glimpse::bridge::ofSeries ""
    mol new
    uplevel #0 [list source $state]
    equal {0 1} [dict get $::glimpse::bridge::series frames]
    near [lindex $rows 1 1] [lindex [::glimpse::series::predictions $::glimpse::bridge::series] 1] 1e-9
    equal $shown $::glimpse::bridge::ofSeries
    ::glimpse::frames::showFrame 1
    await {[dict get [::glimpse::bridge::current] origin frame] == 1}
    equal 1 [dict size $::glimpse::bridge::results]
    ::glimpse::bridge::clear
}
