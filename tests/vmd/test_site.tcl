# In VMD: how much of the user's molecules is sent, and that what was asked for is asked for again.

source [file join $::harness::here conversation.tcl]
source [file join $::harness::here vmd_case.tcl]

# Molecules of more than 100 atoms are large.
proc everything_is_large {} {
    cleanup [list set ::glimpse::site::large $::glimpse::site::large]
    set ::glimpse::site::large 100
}

# A daemon that was never asked, whose only model looks 20 Å far; it ends when it is to explain.
proc far_seeing {} {
    cleanup [list set ::glimpse::bridge::models $::glimpse::bridge::models]
    cleanup {::glimpse::client::use $::env(GLIMPSE_EXECUTABLE)}
    set ::glimpse::bridge::models {}
    ::glimpse::client::use [playing [concat [hello_lines 100000000] [list [client_line 2 models/list] \
        [answer_line 2 {{"models":[{"name":"far","title":"Far","description":"Looks far.",
        "receptor":{"reach":20,"countsWaters":true,"countsBuffer":false}}]}}] [client_line 3 explain] {{"end":true}}]]]
}

# How many atoms were sent as the structure.
proc atoms_sent {} {
    return [regexp -all -line {^(ATOM|HETATM) } [dict get [lindex [received] 2] params structure text]]
}

proc within {distance molecule {more all}} {
    return [::glimpse::vmd::count $molecule \
        "($more) and not resname 478 and same residue as (($more) and within $distance of resname 478)"]
}

vmd_test "of a large protein the first request has as much as the model sees, also when the model is named" {
    set molecule [complex]
    everything_is_large
    far_seeing
    contains "broke off" [refused {glimpse explain "resname 478" -model far -wait 1}]
    set sent [atoms_sent]
    equal [within [expr {20 + $::glimpse::site::beyond}] $molecule] $sent
    holds {$sent > [within [expr {12 + $::glimpse::site::beyond}] $molecule]}
}

vmd_test "frames of the first request have as much as the model sees" {
    set molecule [complex]
    far_seeing
    contains "broke off" [refused {glimpse frames "resname 478" -model far -wait 1}]
    equal [within [expr {20 + $::glimpse::frames::beyond}] $molecule] [atoms_sent]
}

vmd_test "of a large protein only what was selected is sent, and none when nothing is near" {
    set molecule [complex]
    everything_is_large
    set choice [::glimpse::ligands::one $molecule "resname 478"]
    set moment [::glimpse::moment::of $molecule ""]
    set site [::glimpse::site::read $choice [list $molecule "protein and name CA"] $moment]
    equal [within [expr {[::glimpse::asking::reach] + $::glimpse::site::beyond}] $molecule "protein and name CA"] \
        [expr {[llength [dict get $site atoms]] - [dict get $site ligandAtoms]}]
    set ligand [atomselect $molecule "resname 478"]
    $ligand moveby {300 0 0}
    $ligand delete
    contains "There is no protein within" \
        [refused {glimpse explain "resname 478" -protein protein -model clash -wait 1}]
}

vmd_test "a copy of a few residues that lies on the protein is left out, and one beside it is sent" {
    set molecule [complex]
    set few [atomselect $molecule "protein and chain A and resid 25 26"]
    holds {[$few num] < $::glimpse::site::superposed}
    set path [file join [scratch] few.pdb]
    $few writepdb $path
    $few delete
    set copy [mol new $path type pdb waitfor all]
    set choice [::glimpse::ligands::one $molecule "resname 478"]
    foreach {shift count} {0 1 {4 4 4} 2} {
        set atoms [atomselect $copy all]
        if {$shift ne "0"} {
            $atoms moveby $shift
        }
        $atoms delete
        set notes {}
        set parts [::glimpse::site::surroundings $choice {} [::glimpse::moment::of $molecule ""] notes]
        equal $count [expr {[llength $parts] / 2}] $shift
        equal [expr {$count == 1}] [string match "*few.pdb lies over 1hpv.pdb*" $notes] $shift
    }
}

vmd_test "of frames whose waters count a note says which are sent" {
    complex
    set note "Sent: Waters are those near the ligand in the first frame."
    foreach {asked is} {{} 0 {-include_waters 1} 1} {
        glimpse frames "resname 478" -model clash -steps 5 {*}$asked -wait 1 -timeout 600
        equal $is [expr {$note in [::glimpse::report::remarks [::glimpse::bridge::current]]}] $asked
        ::glimpse::bridge::clear
    }
    cleanup [list set ::glimpse::bridge::models $::glimpse::bridge::models]
    set ::glimpse::bridge::models {{name wet receptor {reach 12 countsWaters 1}} {name old}}
    equal {1 0} [list [::glimpse::frames::CountsWaters wet {}] \
        [::glimpse::frames::CountsWaters old {include_waters ""}]]
}

vmd_test "what is explained again keeps the options that it was explained with" {
    complex
    set options {-steps 5 -include_waters 1 -ligand_atoms 150}
    set explained [explained_by "resname 478" -model clash {*}$options]
    equal {steps 5 include_waters 1 ligand_atoms 150} [dict get $explained origin options]
    set job [::glimpse::commands::again $explained {baseline apo model clash}]
    await {[::glimpse::jobs::hasEnded $job]}
    set again [::glimpse::bridge::current]
    equal {apo 5} [list [dict get $again summary attribution baseline] [dict get $again summary attribution steps]]
    foreach name {steps include_waters ligand_atoms} {
        equal [dict get $explained origin options $name] [dict get $again origin options $name]
    }
}

# Molecules of 1HPV with glycerol in amprenavir's place: `atoms` are {location name offset} in its residue.
proc with_glycerol {atoms} {
    set lines {}
    set x 0
    foreach line [split [contents [file join $::fixtures 1hpv.pdb]] \n] {
        if {![regexp {^HETATM.{11} ?478} $line] && ![regexp {^(CONECT|MASTER|END)} $line]} {
            lappend lines $line
        }
    }
    set serial 9000
    foreach {location name place} $atoms {
        lassign $place x y z
        lappend lines [format "HETATM%5d  %-3s%1sGOL A 300    %8.3f%8.3f%8.3f  0.50 20.00          %2s" \
            [incr serial] $name $location [expr {9.0 + $x}] [expr {15.5 + $y}] [expr {28.0 + $z}] \
            [string index $name 0]]
    }
    set path [file join [scratch] glycerol.pdb]
    write $path "[join $lines \n]\nEND\n"
    cleanup forget_all
    return [mol new $path type pdb waitfor all]
}

vmd_test "a ligand that VMD has as several residues is sent as one, and not said to be left out" {
    set glycerol {C1 {0 0 0} O1 {-1.2 0.75 0} C2 {1.25 0.88 0} O2 {1.25 1.7 1.17} C3 {2.5 0 0} O3 {3.65 0.85 0}}
    set here {}
    set there {}
    set parted {}
    foreach {name place} $glycerol {
        lassign $place x y z
        lappend here A $name $place
        lappend there B $name [list $x $y [expr {$z + 1.5}]]
        if {$name ne "C2"} {
            lappend parted { } $name $place
        }
    }
    foreach atoms [list [concat $here $there] $parted] {
        set molecule [with_glycerol $atoms]
        holds {[llength [lsort -unique [values $molecule "resname GOL" residue]]] > 1} "VMD has it as one"
        set choice [::glimpse::ligands::one $molecule "index [lindex [values $molecule "resname GOL" index] 0]"]
        equal GOL [dict get $choice label]
        equal [values $molecule "resname GOL" index] [values $molecule [dict get $choice selection] index]
        equal "resname GOL" [::glimpse::ligands::readable $choice]
        set explained [explained_by "resname GOL" -model clash -steps 2]
        foreach line [::glimpse::report::remarks $explained] {
            holds {![regexp GOL.*left $line] && ![regexp left.*GOL $line]} $line
        }
        forget_all
    }
}

vmd_test "copies of a ligand that share name, number and chain stay two" {
    set copies {}
    foreach {name place} {C1 {0 0 0} O1 {-1.2 0.75 0} C2 {1.25 0.88 0}} {
        lassign $place x y z
        lappend copies { } $name $place
        lappend others { } $name [list $x $y [expr {$z + 5}]]
    }
    set molecule [with_glycerol [concat $copies $others]]
    equal 2 [llength [::glimpse::ligands::in $molecule "resname GOL"]]
}
