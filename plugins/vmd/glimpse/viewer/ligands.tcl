# From what was picked or typed to the ligands that are meant. A ligand is a dict: molecule, selection, label, heavy
# (atoms).

namespace eval ::glimpse::ligands {
    variable polymer "protein or nucleic"
    variable notLigand "protein or nucleic or water or ions or lipid"
    variable fewestAtoms 6 ;# heavy ones: smaller groups are buffer or salt
    variable mostResidues 10 ;# of one ligand, such as a glycan
    variable near {4 6 9 12} ;# Å around what was picked on the protein
}

# The ligands that a selection touches, each as a whole, largest first; copies count each.
proc ::glimpse::ligands::in {molecule selection {frame ""}} {
    variable notLigand
    set found {}
    set taken {}
    foreach residue [Residues $molecule "($selection) and not ($notLigand)" $frame] {
        if {$residue in $taken} {
            continue
        }
        set grown [Grown $molecule $residue]
        set taken [concat $taken $grown]
        set choice [Choice $molecule "residue [join $grown { }]" $residue]
        if {[dict get $choice heavy] > 1} {
            lappend found [list [dict get $choice heavy] $choice]
        }
    }
    set sorted {}
    foreach one [lsort -integer -decreasing -index 0 $found] {
        lappend sorted [lindex $one 1]
    }
    return $sorted
}

# The ligands in a selection, or those next to it when it holds none.
proc ::glimpse::ligands::meantBy {molecule selection {frame ""}} {
    variable near
    variable fewestAtoms
    set found [in $molecule $selection $frame]
    foreach distance $near {
        if {[llength $found]} {
            break
        }
        foreach one [in $molecule "same residue as (within $distance of ($selection))" $frame] {
            if {[dict get $one heavy] >= $fewestAtoms} {
                lappend found $one
            }
        }
    }
    return $found
}

# The one ligand that a selection means; a fault when it is none, or several.
proc ::glimpse::ligands::one {molecule selection {frame ""} {most ""}} {
    variable fewestAtoms
    if {![::glimpse::vmd::count $molecule $selection $frame]} {
        ::glimpse::fault::raise [::glimpse::fault::new no-ligand "The selection '$selection' has no atoms." \
            "Select a ligand."]
    }
    set found [in $molecule $selection $frame]
    if {[llength $found] > 1} {
        set large {}
        foreach choice $found {
            if {[dict get $choice heavy] >= $fewestAtoms} {
                lappend large $choice
            }
        }
        set found [expr {[llength $large] ? $large : $found}]
    }
    if {[llength $found] == 1} {
        return [lindex $found 0]
    }
    if {![llength $found]} {
        set residues [Residues $molecule "($selection) and not water" $frame]
        if {[llength $residues]} {
            set peptide [Choice $molecule "residue [join $residues { }]" [lindex $residues 0]]
            if {$most eq ""} {
                set most [::glimpse::client::ligandAtoms]
            }
            if {$most eq "" || [dict get $peptide heavy] <= $most} {
                return $peptide
            }
            ::glimpse::fault::raise [::glimpse::fault::new no-ligand \
                "'$selection' holds no ligand, only a polymer of [dict get $peptide heavy] heavy atoms." \
                "Select a ligand, or the residues of a peptide that is one."]
        }
        ::glimpse::fault::raise [::glimpse::fault::new no-ligand "'$selection' holds no ligand, only water." \
            "Select a ligand."]
    }
    set names {}
    foreach choice [lrange $found 0 4] {
        lappend names [dict get $choice selection]
    }
    ::glimpse::fault::raise [::glimpse::fault::new several-ligands "'$selection' holds [llength $found] ligands." \
        "Say which: [join $names {; }]."]
}

# Other ligands that lie where this one lies, in any molecule.
proc ::glimpse::ligands::othersInSite {ligand} {
    set found {}
    foreach molecule [::glimpse::bridge::theirs] {
        set indices [::glimpse::vmd::contacts 3.0 $molecule "not ($::glimpse::ligands::notLigand)" \
            [dict get $ligand molecule] [dict get $ligand selection]]
        if {![llength $indices]} {
            continue
        }
        foreach other [in $molecule "index [join $indices { }]"] {
            if {[dict get $other heavy] >= $::glimpse::ligands::fewestAtoms &&
                ($molecule != [dict get $ligand molecule] \
                    || [dict get $other selection] ne [dict get $ligand selection])} {
                lappend found $other
            }
        }
    }
    return $found
}

# A selection that means the ligand in words that people use.
proc ::glimpse::ligands::readable {ligand} {
    set molecule [dict get $ligand molecule]
    lassign [lindex [::glimpse::vmd::atoms $molecule [dict get $ligand selection] {resname chain resid residue}] 0] \
        name chain number residue
    set text "resname [Word $name]"
    if {[regexp {^[A-Z][A-Z0-9]*$|^[0-9]+$} $name]} {
        set text "resname $name"
    }
    foreach words [list $text "$text and chain [Word $chain] and resid $number"] {
        if {![catch {Residues $molecule $words ""} residues] && $residues eq [Parts $molecule $residue]} {
            return $words
        }
    }
    return "residue $residue"
}

# A word of a selection that is this one alone: in double quotes VMD takes it for a regular expression, single ones
# can't hold one.
proc ::glimpse::ligands::Word {word} {
    if {[string first ' $word] < 0} {
        return '$word'
    }
    return "\"[regsub -all {[][\\.^$*+?(){}|]} $word {\\&}]\""
}

proc ::glimpse::ligands::Residues {molecule selection frame} {
    return [lsort -unique -integer [concat {*}[::glimpse::vmd::atoms $molecule $selection residue $frame]]]
}

# The residue with those that are bonded to it and no part of a polymer, each with all of its parts.
proc ::glimpse::ligands::Grown {molecule residue} {
    variable notLigand
    variable mostResidues
    set residues [Parts $molecule $residue]
    while {[llength $residues] < $mostResidues} {
        set all $residues
        foreach bonded [Residues $molecule \
            "(withinbonds 1 of (residue [join $residues { }])) and not ($notLigand)" ""] {
            if {$bonded ni $all} {
                lappend all {*}[Parts $molecule $bonded]
            }
        }
        if {[llength $all] == [llength $residues]} {
            break
        }
        set residues [lsort -unique -integer $all]
    }
    return $residues
}

# VMD makes a residue of what is bonded: what has one name, number and chain may be several, such as two alternate
# locations or the ends of a molecule with a gap. Copies that are called alike are no parts: they have the same atoms.
proc ::glimpse::ligands::Parts {molecule residue} {
    set same {}
    foreach attribute {resid resname chain segname insertion} {
        lappend same "(same $attribute as residue $residue)"
    }
    set atoms [dict create]
    foreach one [::glimpse::vmd::atoms $molecule [join $same { and }] {residue name altloc type}] {
        dict lappend atoms [lindex $one 0] [lrange $one 1 end]
    }
    set parts [list $residue]
    set taken [lsort -unique [dict get $atoms $residue]]
    dict for {other its} $atoms {
        set both [lsort -unique [concat $taken $its]]
        if {[llength $both] == [llength $taken] + [llength [lsort -unique $its]]} {
            lappend parts $other
            set taken $both
        }
    }
    return [lsort -integer $parts]
}

proc ::glimpse::ligands::Choice {molecule selection residue} {
    return [dict create molecule $molecule selection $selection label [Label $molecule $residue] \
        heavy [::glimpse::vmd::count $molecule "($selection) and noh"]]
}

# The residue's name; with chain and number where there are copies.
proc ::glimpse::ligands::Label {molecule residue} {
    lassign [lindex [::glimpse::vmd::atoms $molecule "residue $residue" {resname chain resid}] 0] name chain number
    if {$name in {"" UNK UNL}} {
        return [::glimpse::names::plain [file rootname [::glimpse::vmd::name $molecule]]]
    }
    set isAlone [expr {![catch {Residues $molecule "resname [Word $name]" ""} copies]
        && $copies eq [Parts $molecule $residue]}]
    return [expr {$isAlone ? $name : "${name}_[string trim $chain]$number"}]
}
