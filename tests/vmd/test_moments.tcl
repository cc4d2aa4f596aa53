# In VMD: frames of several molecules, and what is in VMD besides molecules.

source [file join $::harness::here vmd_case.tcl]

# The ligand alone, and its protein with a second frame, where it is moved by 1.5 Å: {ligand protein}.
proc apart {} {
    set folder [scratch]
    set whole [complex]
    foreach {name selection} {ligand "resname 478" protein "not resname 478 and not water"} {
        set atoms [atomselect $whole $selection]
        $atoms writepdb [file join $folder $name.pdb]
        $atoms delete
    }
    mol delete $whole
    set protein [mol new [file join $folder protein.pdb] waitfor all]
    animate dup frame 0 $protein
    set moved [atomselect $protein all frame 1]
    $moved moveby {1.5 0 0}
    $moved delete
    return [list [mol new [file join $folder ligand.pdb] waitfor all] $protein]
}

proc predicted {args} {
    return [dict get [explained_by {*}$args -model clash -steps 5] summary prediction value]
}

vmd_test "a protein is explained in the frame that is seen, or the one that its selection names" {
    lassign [apart] ligand protein
    set it [atomselect $ligand all]
    molinfo $protein set frame 0
    set first [predicted $it]
    molinfo $protein set frame 1
    set second [predicted $it]
    holds {abs($first - $second) > 0.01} "the frames differ"
    foreach {frame expected} [list 0 $first 1 $second] {
        set named [atomselect $protein all frame $frame]
        near $expected [predicted $it -protein $named] 1e-3 "frame $frame"
        $named delete
    }
    near $first [predicted $it -frame 0] 1e-3
    near $second [lindex [glimpse frames $it -model clash -steps 5 -wait 1] 1 1] 1e-3 "of a ligand of one frame"
    $it delete
}

vmd_test "a reference is compared with in the frame that its selection names, and drawn so" {
    lassign [apart] ligand protein
    animate dup frame 0 $ligand
    set moved [atomselect $ligand all frame 1]
    $moved moveby {1.5 0 0}
    set here [atomselect $ligand all frame 0]
    set explained [explained_by $here -versus $moved -model clash -steps 5]
    set drawn [atomselect [dict get $explained molecule] "index >= [dict get $explained referenceFirst]"]
    foreach at [measure center $drawn] expected [measure center $moved] {
        near $expected $at 1e-3
    }
    holds {abs([dict get $explained summary comparison difference]) > 0.01} "the two frames differ"
    foreach one [list $drawn $moved $here] {
        $one delete
    }
}

vmd_test "a map and a drawing without atoms keep no ligand from being explained" {
    set molecule [complex]
    set expected [predicted "resname 478"]
    set drawing [mol new]
    graphics $drawing sphere {0 0 0}
    mol top $molecule
    near $expected [predicted "resname 478"] 1e-3
    near $expected [lindex [glimpse frames "resname 478" -model clash -steps 5 -wait 1] 0 1] 1e-3
    mol top $drawing
    contains "has no atoms" [refused {glimpse explain "resname 478" -model clash}]
}

vmd_test "names or elements that were changed since make a frame another one" {
    set molecule [complex]
    animate dup $molecule
    glimpse frames "resname 478" -model clash -steps 5 -wait 1
    await {[::glimpse::bridge::current] ne ""}
    foreach {selection attribute new} {"protein and resid 25" resid 925 "resname 478 and name O1" element C
        "protein and chain A" chain C "protein and resid 25 and name OD1" name XX} {
        set atoms [atomselect $molecule $selection]
        set before [$atoms get $attribute]
        $atoms set $attribute $new
        contains "isn't what was explained" [refused {::glimpse::frames::showFrame 1}]
        $atoms set $attribute $before
        $atoms delete
    }
    ::glimpse::frames::showFrame 1
    await {[dict get [::glimpse::bridge::current] origin frame] == 1}
}
