# The texts of a site: the ligand, and the protein around it as it is seen. A site is a dict: ligand and protein (as
# requests take them), atoms (of the protein, then of the ligand, as pdbtext takes them), keys (by which each of them is
# known in VMD), sent (the keys of each text's atoms, in its order: structure, ligands, versus), ligandAtoms (how many,
# the reference's included), referenceAtoms, origin.

namespace eval ::glimpse::site {
    variable reach 8 ;# Å: a molecule with a polymer so near to the ligand is its protein
    variable beyond 13 ;# Å beyond the models' reach: so much of a large protein is sent
    variable large 30000 ;# atoms
    variable overlap 1.0 ;# Å: two atoms nearer than that are one thing twice
    variable superposed 20 ;# atoms so near to another molecule's, or half of a small molecule's
}

# The site of a ligand at a moment. `protein` is {molecule selection}, or empty: then it is what has a polymer around
# the ligand, of the ligand's own molecule and the displayed ones. A fault when there is none.
proc ::glimpse::site::read {ligand protein moment} {
    set notes {}
    set parts [surroundings $ligand $protein $moment notes]
    set kept [cropped $ligand $parts $moment notes]
    return [assemble $ligand $kept $moment $notes]
}

# The parts of molecules, {molecule selection ...}, that the protein is in; what is left out is noted.
proc ::glimpse::site::surroundings {ligand protein moment notesName} {
    upvar 1 $notesName notes
    set own [dict get $ligand molecule]
    if {$protein ne ""} {
        lassign $protein molecule selection
        set parts [list $molecule \
            [expr {$molecule == $own ? "($selection) and not ([dict get $ligand selection])" : $selection}]]
    } else {
        set parts [Around $ligand $moment notes]
    }
    set kept {}
    foreach {molecule selection} $parts {
        lappend kept $molecule [WithoutOtherPoses $molecule $selection $ligand $moment notes]
    }
    return $kept
}

# Of large parts what is around the ligand at a moment.
proc ::glimpse::site::cropped {ligand parts moment notesName} {
    upvar 1 $notesName notes
    set kept {}
    foreach {molecule selection} $parts {
        lappend kept $molecule [Cropped $molecule $selection $ligand $moment notes]
    }
    return $kept
}

# The site of parts of molecules, {molecule selection ...}, that are known.
proc ::glimpse::site::assemble {ligand kept moment notes} {
    variable reach
    set own [dict get $ligand molecule]
    set atoms {}
    foreach {molecule selection} $kept {
        set at [::glimpse::moment::at $moment $molecule]
        set atoms [concat $atoms [Atoms $molecule $selection $at]]
        set note "[::glimpse::vmd::name $molecule] is as in its frame $at."
        if {$at != [dict get $moment ligand] && [::glimpse::vmd::frames $molecule] > 1 && $note ni $notes} {
            lappend notes $note
        }
    }
    set frame [dict get $moment ligand]
    if {![llength $atoms]} {
        ::glimpse::fault::raise [::glimpse::fault::new no-protein \
            "There is no protein within $reach Å of [dict get $ligand label]." \
            "Display the protein's molecule, or name it: glimpse explain LIGAND -protein SELECTION."]
    }
    set ligandAtoms [Atoms $own [dict get $ligand selection] $frame]
    set text [ligand $ligand $frame]
    set first [lindex $kept 0]
    set name [::glimpse::names::plain [::glimpse::vmd::name $first]]
    lassign [::glimpse::chains::of $atoms] chains known
    foreach note [::glimpse::chains::notes $known] {
        if {$note ni $notes} {
            lappend notes $note
        }
    }
    set sent [dict create structure [keys [::glimpse::moment::dated $moment $kept]] \
        ligands [keys [list $own [dict get $ligand selection] $frame]]]
    return [dict create ligand $text atoms [concat $atoms $ligandAtoms] ligandAtoms [llength $ligandAtoms] \
        sent $sent keys [concat [dict get $sent structure] [dict get $sent ligands]] \
        referenceAtoms 0 \
        protein [dict create text [::glimpse::ciftext::of $name $atoms $chains] format mmcif name $name] \
        origin [dict create label [dict get $ligand label] molecule $own ligand [dict get $ligand selection] \
            protein [lindex $kept 1] parts $kept frame [dict get $moment frame] \
            moment [::glimpse::moment::only $moment [::glimpse::bridge::Molecules $kept]] notes $notes versus "" \
            versusMolecule "" versusFrame "" chains $known]]
}

# By what each atom of parts, {molecule selection frame ...}, is known.
proc ::glimpse::site::keys {parts} {
    set found {}
    foreach {molecule selection frame} $parts {
        foreach index [::glimpse::vmd::atoms $molecule $selection index $frame] {
            lappend found $molecule:$index
        }
    }
    return $found
}

# The site with another ligand of the same place in a frame of its own, which the explanation compares with. Alternate
# locations keep VMD from bonding the two.
proc ::glimpse::site::withReference {site other frame} {
    set molecule [dict get $other molecule]
    set reference [Atoms $molecule [dict get $other selection] $frame]
    set atoms {}
    set first [expr {[llength [dict get $site atoms]] - [dict get $site ligandAtoms]}]
    set number 0
    foreach atom [concat [dict get $site atoms] $reference] {
        if {$number >= $first} {
            lset atom 6 [expr {$number < [llength [dict get $site atoms]] ? "A" : "B"}]
        }
        lappend atoms $atom
        incr number
    }
    dict set site atoms $atoms
    dict set site ligandAtoms [expr {[dict get $site ligandAtoms] + [llength $reference]}]
    dict set site referenceAtoms [llength $reference]
    dict set site sent versus [keys [list $molecule [dict get $other selection] $frame]]
    dict set site keys [concat [dict get $site keys] [dict get $site sent versus]]
    dict set site versus [ligand $other $frame]
    dict set site origin versus [dict get $other selection]
    dict set site origin versusMolecule $molecule
    dict set site origin versusFrame $frame
    dict set site origin label [dict get $site origin label]_minus_[dict get $other label]
    return $site
}

# A ligand's text: MOL2 where it has bond orders of its own, else mmCIF.
proc ::glimpse::site::ligand {ligand frame} {
    set molecule [dict get $ligand molecule]
    set selection [dict get $ligand selection]
    set bonds [::glimpse::vmd::bonds $molecule $selection $frame]
    set orders {}
    foreach bond $bonds {
        lappend orders [lindex $bond 2]
    }
    set label [dict get $ligand label]
    set atoms [Atoms $molecule $selection $frame]
    if {[::glimpse::mol2text::hasOrders $orders]} {
        set text [::glimpse::mol2text::of $label $atoms [::glimpse::vmd::atoms $molecule $selection {type charge} \
            $frame] $bonds]
        return [dict create text $text format mol2 name $label]
    }
    return [dict create text [::glimpse::ciftext::of $label $atoms [lindex [::glimpse::chains::of $atoms] 0]] format \
        mmcif name $label]
}

# True when a molecule's atoms come from mmCIF: of these VMD 1.9.4 has the elements as names, the names as types, and
# the model's number as the alternate location.
proc ::glimpse::site::isCif {molecule} {
    return [expr {"pdbx" in [::glimpse::vmd::fileTypes $molecule]}]
}

# Atoms as pdbtext and ciftext take them.
proc ::glimpse::site::Atoms {molecule selection frame} {
    set attributes {name resname chain segname resid insertion altloc element x y z occupancy residue type mass\
        protein nucleic}
    set all [::glimpse::vmd::atoms $molecule $selection $attributes $frame]
    set isMol2 [expr {"mol2" in [::glimpse::vmd::fileTypes $molecule]}]
    set isCif [isCif $molecule]
    array set sizes {}
    foreach atom $all {
        incr sizes([lindex $atom 12])
    }
    set found {}
    foreach atom $all {
        lassign [lrange $atom 12 end] residue type mass isProtein isNucleic
        if {$isCif} {
            lset atom 6 ""
            if {$type ne "" && [string equal -nocase [lindex $atom 0] [lindex $atom 7]]} {
                lset atom 0 $type
            }
        }
        lset atom 7 [::glimpse::elements::of [lindex $atom 7] [lindex $atom 0] $type $mass $isMol2 \
            [expr {$sizes($residue) == 1}]]
        lappend found [concat [lrange $atom 0 11] [list [expr {$isProtein || $isNucleic}] $residue]]
    }
    return $found
}

# Molecules that have a polymer around the ligand, and what is meant of them; those that lie over one taken already are
# left out.
proc ::glimpse::site::Around {ligand moment notesName} {
    variable reach
    variable overlap
    variable superposed
    upvar 1 $notesName notes
    set own [dict get $ligand molecule]
    set candidates [list $own]
    foreach molecule [::glimpse::bridge::theirs] {
        if {$molecule != $own && [::glimpse::bridge::counts $molecule]} {
            lappend candidates $molecule
        }
    }
    set parts {}
    foreach molecule $candidates {
        set at [::glimpse::moment::at $moment $molecule]
        set polymer $::glimpse::ligands::polymer
        if {$molecule == $own} {
            set polymer "($polymer) and not ([dict get $ligand selection])"
        }
        if {![llength [::glimpse::vmd::contacts $reach $molecule $polymer $own [dict get $ligand selection] $at \
            [dict get $moment ligand]]]} {
            continue
        }
        set most [expr {min($superposed, [::glimpse::vmd::count $molecule $polymer $at] / 2.0)}]
        set isCovered 0
        foreach {other _} $parts {
            if {[llength [::glimpse::vmd::contacts $overlap $molecule $polymer $other $::glimpse::ligands::polymer $at \
                [::glimpse::moment::at $moment $other]]] >= $most} {
                lappend notes \
                    "[::glimpse::vmd::name $molecule] lies over [::glimpse::vmd::name $other] and was left out."
                set isCovered 1
                break
            }
        }
        if {!$isCovered} {
            lappend parts $molecule [expr {$molecule == $own ? "not ([dict get $ligand selection])" : "all"}]
        }
    }
    return $parts
}

# Without hetero groups that lie where the ligand lies: other ligands of the same site.
proc ::glimpse::site::WithoutOtherPoses {molecule selection ligand moment notesName} {
    variable overlap
    upvar 1 $notesName notes
    set own [dict get $ligand molecule]
    set over [::glimpse::vmd::contacts $overlap $molecule \
        "($selection) and not ($::glimpse::ligands::polymer) and noh" \
        $own "([dict get $ligand selection]) and noh" [::glimpse::moment::at $moment $molecule] \
        [dict get $moment ligand]]
    if {![llength $over]} {
        return $selection
    }
    set residues {}
    foreach one [::glimpse::vmd::atoms $molecule "index [join $over { }]" {residue resname}] {
        lassign $one residue name
        if {$residue ni $residues} {
            lappend residues $residue
            lappend notes "$name of [::glimpse::vmd::name $molecule] lies where the ligand lies and was left out."
        }
    }
    return "($selection) and not residue [join $residues { }]"
}

proc ::glimpse::site::Cropped {molecule selection ligand moment notesName} {
    variable large
    variable beyond
    set crop [expr {[::glimpse::asking::reach] + $beyond}]
    upvar 1 $notesName notes
    set own [dict get $ligand molecule]
    set at [::glimpse::moment::at $moment $molecule]
    if {[::glimpse::vmd::count $molecule $selection $at] <= $large} {
        return $selection
    }
    set note "Only residues within $crop Å of the ligand were sent."
    if {$note ni $notes} {
        lappend notes $note
    }
    set near [::glimpse::vmd::contacts $crop $molecule "($selection) and not hydrogen" $own \
        "([dict get $ligand selection]) and noh" $at [dict get $moment ligand]]
    if {![llength $near]} {
        return none
    }
    return "($selection) and same residue as index [join $near { }]"
}
