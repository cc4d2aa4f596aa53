# In VMD: the frames of a trajectory, and batches.

source [file join $::harness::here vmd_case.tcl]

# Three frames: the ligand as it is, and moved by 1 and 2 Å.
proc trajectory {} {
    set molecule [complex]
    foreach frame {1 2} {
        animate dup $molecule
        set ligand [atomselect $molecule "resname 478" frame $frame]
        $ligand moveby [list $frame 0 0]
        $ligand delete
    }
    return $molecule
}

vmd_test "frames are explained in order, each as it is alone, and one is gone to" {
    set molecule [trajectory]
    set rows [glimpse frames "resname 478" -model clash -steps 5 -wait 1 -timeout 600]
    equal {0 1 2} [list [lindex $rows 0 0] [lindex $rows 1 0] [lindex $rows 2 0]]
    holds {[lindex $rows 2 1] > [lindex $rows 0 1]} "a ligand pushed into the wall clashes"
    ::glimpse::frames::showFrame 2
    await {[dict get [::glimpse::bridge::current] origin frame] == 2}
    equal 2 [molinfo $molecule get frame]
    equal 1 [dict size $::glimpse::bridge::results]
    set first [dict get [explained_by "resname 478" -model clash -steps 5 -frame 0] summary prediction value]
    near [lindex $rows 0 1] $first 1e-3
    equal 2 [llength [glimpse frames "resname 478" -model clash -steps 5 -first 0 -last 2 -step 2 -wait 1]]
    contains "no frames 0 to 9" [refused {glimpse frames "resname 478" -last 9}]
    # The protein alone is somewhere else.
    set protein [atomselect $molecule "protein and chain A and resid 25" frame 0]
    $protein moveby {0 0.5 0}
    contains "isn't what was explained" [refused {::glimpse::frames::showFrame 0}]
    $protein moveby {0 -0.5 0}
    $protein delete
    # Frame 2 is frame 1 now.
    animate delete beg 1 end 1 $molecule
    contains "isn't what was explained" [refused {::glimpse::frames::showFrame 1}]
}

proc residues_of {summary} {
    set found {}
    foreach one [dict get $summary residues] {
        if {[dict get $one side] eq "protein"} {
            lappend found [dict get $one chain][dict get $one number]
        }
    }
    return [lsort -unique $found]
}

vmd_test "what comes near in a later frame only is explained there" {
    set molecule [complex]
    animate dup $molecule
    set ligand [atomselect $molecule "resname 478" frame 1]
    # Residues that were farther than 15 Å from it are within 12 Å now.
    $ligand moveby {0 8 0}
    $ligand delete
    glimpse frames "resname 478" -model clash -steps 5 -wait 1 -timeout 600
    set both {}
    foreach entry [dict get $::glimpse::bridge::series entries] {
        lappend both [residues_of [dict get $entry summary]]
    }
    set alone [residues_of [dict get [explained_by "resname 478" -model clash -steps 5 -frame 1] summary]]
    equal $alone [lindex $both 1]
    set new 0
    foreach one $alone {
        incr new [expr {$one ni [lindex $both 0]}]
    }
    holds {$new > 0} "some of them are near in the later frame only"
}

vmd_test "broken and unwrapped frames are told with what to do, also alone in a request, and the rest is explained" {
    set molecule [complex]
    foreach frame {1 2 3 4} {
        animate dup $molecule
    }
    set atom [atomselect $molecule "resname 478 and name C25" frame 1]
    $atom moveby {30 0 0}
    $atom delete
    set ligand [atomselect $molecule "resname 478" frame 4]
    $ligand moveby {60 0 0}
    $ligand delete
    set chunk $::glimpse::frames::chunk
    set ::glimpse::frames::chunk 2
    cleanup [list set ::glimpse::frames::chunk $chunk]
    rename ::glimpse::desk::tell ::told_before
    cleanup {rename ::glimpse::desk::tell ""; rename ::told_before ::glimpse::desk::tell}
    set ::told {}
    proc ::glimpse::desk::tell {title fault} { lappend ::told $title $fault }
    set rows [glimpse frames "resname 478" -model clash -steps 5 -wait 1 -timeout 600]
    foreach row $rows isThere {1 0 1 1 0} {
        equal $isThere [expr {[lindex $row 1] ne ""}] $row
    }
    lassign $::told title fault
    contains "5 frames" $title
    contains "2 of 5 frames couldn't be explained: 1, 4. Frame 1: " [dict get $fault message]
    contains "C25" [dict get $fault message]
    contains "Wrap the trajectory" [dict get $fault remedy]
    ::glimpse::frames::showFrame 4
    contains "frame 4" [lindex $::told end-1]
    contains "outside the protein" [dict get [lindex $::told end] message]
    await {[::glimpse::bridge::current] ne ""}
    equal 0 [dict get [::glimpse::bridge::current] origin frame]
}

vmd_test "a first frame that isn't wrapped is its own fault alone" {
    set molecule [complex]
    animate dup $molecule
    animate dup $molecule
    set ligand [atomselect $molecule "resname 478" frame 0]
    $ligand moveby {60 0 0}
    $ligand delete
    set rows [glimpse frames "resname 478" -model clash -steps 5 -wait 1 -timeout 600]
    equal "" [lindex $rows 0 1]
    holds {[lindex $rows 1 1] ne ""}
    near [lindex $rows 1 1] [lindex $rows 2 1] 1e-9
    await {[::glimpse::bridge::current] ne ""}
    equal 1 [dict get [::glimpse::bridge::current] origin frame]
}

vmd_test "a batch writes a folder for each pose, and the best first" {
    trajectory
    set folder [file join [scratch] "a batch"]
    set rows [glimpse batch "resname 478" -model clash -steps 5 -folder $folder -picture 0]
    equal 3 [llength $rows]
    equal [lsort -real -decreasing -index 2 $rows] $rows
    set lines [split [string trim [contents [file join $folder series.csv]]] \n]
    equal 4 [llength $lines]
    contains "number,pose doubted by,model,model version,model origin,weights SHA-256" [lindex $lines 0]
    foreach line [lrange $lines 1 end] {
        holds {[regexp {,clash,[^,]+,shipped,[0-9a-f]{64}( [0-9a-f]{64})*$} $line]} $line
    }
    foreach file {note.txt atoms.csv explanation.json} {
        holds {[file size [file join $folder 478_000 $file]] > 100} $file
    }
    holds {[llength [glob -directory [file join $folder 478_002] *.dx]] >= 1}
}

vmd_test "a batch's rows name the frame of the protein that was taken" {
    set protein [complex]
    set path [file join [scratch] ligand.pdb]
    set atoms [atomselect $protein "resname 478"]
    $atoms writepdb $path
    $atoms delete
    animate dup $protein
    set ligand [mol new $path type pdb waitfor all]
    foreach {frames now expected} {1 0 0 1 1 1 3 1 {0 1 {2 (1hpv.pdb 1)}}} {
        while {[molinfo $ligand get numframes] < $frames} {
            animate dup $ligand
        }
        molinfo $protein set frame $now
        set found {}
        foreach row [glimpse batch [atomselect $ligand all] -model clash -steps 5 -maps none -picture 0 \
            -folder [file join [scratch] out] -protein [atomselect $protein protein]] {
            lappend found [lindex $row 1]
        }
        equal $expected [lsort $found] "$frames frames, at $now"
    }
}

vmd_test "two batches into one folder keep apart" {
    complex
    set folder [file join [scratch] out]
    set rows [concat [glimpse batch "resname 478" -model clash -steps 5 -folder $folder -picture 0] \
        [glimpse batch "resname 478" -model clash -steps 5 -folder $folder -picture 0]]
    equal {478_000 478_000_2} [list [file tail [lindex $rows 0 6]] [file tail [lindex $rows 1 6]]]
    foreach {row table} {0 series.csv 1 series_2.csv} {
        contains [lindex $rows $row 6] [contents [file join $folder $table]]
    }
}

vmd_test "waiting for frames ends when the first one is drawn, and also when it can't be" {
    trajectory
    glimpse frames "resname 478" -model clash -steps 5 -wait 1 -timeout 600
    equal 0 [dict get [::glimpse::bridge::current] origin frame]
    equal {} [running]
    ::glimpse::bridge::clear
    rename ::glimpse::asking::fetch ::kept_fetch
    cleanup {rename ::glimpse::asking::fetch ""; rename ::kept_fetch ::glimpse::asking::fetch}
    proc ::glimpse::asking::fetch {entry origin job} {
        after 200 [list ::glimpse::jobs::finish $job failed [::glimpse::fault::new environment "It is gone." "Ask."]]
    }
    set before $::glimpse::desk::window
    ::glimpse::desk::use ::hearing
    cleanup [list ::glimpse::desk::use $before]
    set ::hearing::told {}
    equal 3 [llength [glimpse frames "resname 478" -model clash -steps 5 -wait 1 -timeout 600]]
    contains "It is gone." [join $::hearing::told]
}

vmd_test "a frame that comes after its series was cleared isn't shown" {
    trajectory
    glimpse frames "resname 478" -model clash -steps 5 -wait 1 -timeout 600
    await {[::glimpse::bridge::current] ne ""}
    ::glimpse::frames::showFrame 2
    ::glimpse::bridge::clear
    await {![llength [running]]}
    equal 0 [dict size $::glimpse::bridge::results]
}

vmd_test "a picture that can't be drawn is told, and the table is there" {
    complex
    set before $::glimpse::desk::window
    ::glimpse::desk::use ::hearing
    cleanup [list ::glimpse::desk::use $before]
    rename ::glimpse::vmd::picture ::kept_picture
    cleanup {rename ::glimpse::vmd::picture ""; rename ::kept_picture ::glimpse::vmd::picture}
    # As on a disk that is full.
    proc ::glimpse::vmd::picture {path} { write $path half }
    set ::hearing::told {}
    set folder [file join [scratch] out]
    glimpse batch "resname 478" -model clash -steps 5 -maps none -picture 1 -folder $folder
    contains "picture.tga whole" [join $::hearing::told]
    holds {[file exists [file join $folder series.csv]]}
    equal {} [glob -nocomplain [file join $folder * picture*]]
    equal 1 [llength [molinfo list]]
}
