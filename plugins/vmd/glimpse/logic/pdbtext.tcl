# Atoms as PDB text, for VMD to load, which guesses bonds from its places. What has no room in its columns is cut, and
# what isn't ASCII replaced, since VMD counts bytes; places beyond the columns are moved, all alike. All of it is set
# again in the molecule. An atom is a list: name, residue name, chain, segment, residue number, insertion code,
# alternate location, element, x, y, z, occupancy, whether it is part of a polymer, VMD's number of the residue.

namespace eval ::glimpse::pdbtext {
    variable noChain {X ""} ;# what VMD calls the chain of an atom that has none
    variable mostNumber 10000
    variable mostSerial 100000
    variable room {-999 9999} ;# Å that the columns of places have room for
}

# The text; `contributions`, one an atom, go to the column of B-factors times 100, as in the atoms.pdb of `glimpse
# explain`.
proc ::glimpse::pdbtext::of {atoms {contributions {}}} {
    variable mostSerial
    set atoms [Moved $atoms]
    set lines {}
    set serial 0
    set before ""
    set segments {}
    foreach atom $atoms {
        lappend segments [lindex $atom 3]
    }
    set hasSegments [expr {[llength [lsort -unique $segments]] > 1}]
    foreach atom $atoms value $contributions {
        if {$atom eq ""} {
            break
        }
        set here [lrange $atom 2 3]
        if {$before ne "" && $here ne $before} {
            lappend lines TER
        }
        set before $here
        if {!$hasSegments} {
            lset atom 3 ""
        }
        lappend lines [Line $atom [expr {[incr serial] % $mostSerial}] \
            [expr {$value eq "" ? 0.0 : max(-99.0, min(999.0, 100.0 * $value))}]]
    }
    lappend lines END ""
    return [join $lines \n]
}

# The atoms as they are; when a place has no room in its columns, all moved so that the last atom, the ligand's, is at
# the origin, and what is too far from it even so at the columns' end.
proc ::glimpse::pdbtext::Moved {atoms} {
    variable room
    lassign $room low high
    set isOut 0
    foreach atom $atoms {
        foreach at [lrange $atom 8 10] {
            if {$at <= $low || $at >= $high} {
                set isOut 1
            }
        }
    }
    if {!$isOut} {
        return $atoms
    }
    set origin [lrange [lindex $atoms end] 8 10]
    set found {}
    foreach atom $atoms {
        foreach index {8 9 10} from $origin {
            lset atom $index [expr {max($low, min($high, [lindex $atom $index] - $from))}]
        }
        lappend found $atom
    }
    return $found
}

# A word with a character of ASCII for each of its own.
proc ::glimpse::pdbtext::Ascii {word} {
    return [regsub -all {[^ -~]} $word _]
}

proc ::glimpse::pdbtext::Line {atom serial value} {
    variable noChain
    variable mostNumber
    lassign $atom name residue chain segment number insertion altloc element x y z occupancy isPolymer
    foreach word {name residue chain segment insertion altloc} {
        set $word [Ascii [set $word]]
    }
    if {[string trim $chain] in $noChain} {
        set chain ""
    }
    set symbol [string toupper [string trim $element]]
    if {$symbol eq "X"} {
        set symbol ""
    }
    set column [expr {[string length $name] >= 4 || ([string length $symbol] == 2 \
        && [string match -nocase $symbol* $name]) ? $name : " $name"}]
    return [string map {, .} [format \
        "%-6s%5d %-4.4s%1.1s%-4.4s%1.1s%4d%1.1s   %8.3f%8.3f%8.3f%6.2f%6.2f      %-4.4s%2.2s" \
        [expr {$isPolymer ? "ATOM" : "HETATM"}] $serial $column [string trim $altloc] $residue $chain \
        [expr {$number > -1000 && $number < $mostNumber ? $number : $number % $mostNumber}] \
        [string trim $insertion] $x $y $z [expr {max(-99.0, min(999.0, $occupancy))}] $value $segment $symbol]]
}
