# Elements of atoms. VMD says X where a file didn't tell: of all MOL2 files, and of those of simulations.

namespace eval ::glimpse::elements {
    # All elements: what VMD knows is never guessed.
    variable symbols {H D He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br
        Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta
        W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg
        Cn Nh Fl Mc Lv Ts Og}
    # Two letters that begin the name of no atom of one letter, but for a light mass.
    variable unmistakable {Cl Br Se Si Fe Zn Mg Mn Ru Pt}
    variable light {C 12.011 B 10.81} ;# whose masses tell CL and BR of a force field from chlorine and bromine
    variable same 0.02
    # CHARMM's names of ions.
    variable ions {SOD Na CLA Cl POT K CAL Ca CES Cs LIT Li RUB Rb BAR Ba CAD Cd IOD I}
    # SYBYL's types that tell how an atom is hybridised (Tripos Mol2 File Format, 2005); of the others the type is the
    # element.
    variable sybyl {^(C|N|O|S|P|H|Cr|Co)\.(1|2|3|4|ar|cat|am|pl3|co2|spc|t3p|O|O2|o|o2|th|oh)$}
}

# The symbol; empty when nothing tells. `isMol2` when the atom's types are SYBYL's, `isAlone` when the atom is all of
# its residue.
proc ::glimpse::elements::of {element name type mass isMol2 isAlone} {
    variable symbols
    variable sybyl
    set symbol [string totitle [string trim $element]]
    if {$symbol in $symbols} {
        return $symbol
    }
    if {[regexp $sybyl $type -> symbol] || $isMol2 && [set symbol $type] in $symbols} {
        return $symbol
    }
    return [OfName $name $mass $isAlone]
}

proc ::glimpse::elements::OfName {name mass isAlone} {
    variable symbols
    variable unmistakable
    variable light
    variable same
    variable ions
    if {![regexp {^[0-9'"*]*([A-Za-z]+)} $name -> letters]} {
        return ""
    }
    set one [string toupper [string index $letters 0]]
    set two [string totitle [string range $letters 0 1]]
    if {$isAlone} {
        if {[dict exists $ions [string toupper $letters]]} {
            return [dict get $ions [string toupper $letters]]
        }
        if {[string length $letters] == 2 && $two in $symbols} {
            return $two
        }
    }
    if {[string length $letters] == 2 && $two in $unmistakable} {
        set isLight [expr {$one in {C B} && abs($mass - [dict get $light $one]) < $same}]
        if {!$isLight} {
            return $two
        }
    }
    # Old files put a letter for the part of a cofactor first, as in AC5* and NC4* of NAD.
    if {[regexp {^A([CNOP])[0-9]} $name -> second] || [regexp {^N([CNOP])[0-9]+[*']$} $name -> second]} {
        return $second
    }
    return [expr {$one in $symbols ? $one : ""}]
}
