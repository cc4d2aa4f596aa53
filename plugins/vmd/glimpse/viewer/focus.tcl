# Centres what a row of a table is about, and marks it.

namespace eval ::glimpse::focus {
    variable marks {} ;# graphics that mark something, and their molecule
}

# Given the table's title and the row in the table's own order.
proc ::glimpse::focus::on {explained table row} {
    off
    set found [places $explained $table $row]
    if {![llength $found]} {
        return
    }
    variable marks
    set molecule [dict get $explained molecule]
    set marks [list $molecule [::glimpse::vmd::graphics $molecule material Transparent] \
        [::glimpse::vmd::graphics $molecule color yellow]]
    foreach place $found {
        lappend marks [::glimpse::vmd::graphics $molecule sphere $place radius 0.7 resolution 24]
    }
    ::glimpse::vmd::centre [Middle $found]
}

# Takes the marks away.
proc ::glimpse::focus::off {} {
    variable marks
    if {[llength $marks] && [::glimpse::vmd::exists [lindex $marks 0]]} {
        foreach mark [lrange $marks 1 end] {
            ::glimpse::vmd::graphics [lindex $marks 0] delete $mark
        }
    }
    set marks {}
}

# Where a row's voxel or atoms are.
proc ::glimpse::focus::places {explained table row} {
    set summary [dict get $explained summary]
    set atoms [dict get $explained atoms]
    switch -- $table {
        Voxels { return [list [dict get [lindex [dict get $summary topVoxels] $row] position]] }
        Pairs {
            set pair [lindex [dict get $summary reciprocalPairs] $row]
            set ends [list [dict get $pair ligandAtom index] [dict get $pair proteinAtom index]]
            if {[dict get $pair geometry] ne ""} {
                # The atoms that the reading names.
                set ends [list [dict get $pair geometry ligandAtom] [dict get $pair geometry proteinAtom]]
            }
            return [list [dict get [lindex $atoms [lindex $ends 0]] position] \
                [dict get [lindex $atoms [lindex $ends 1]] position]]
        }
        Atoms { return [list [dict get [lindex $atoms [lindex [::glimpse::tables::bySize $atoms] $row]] position]] }
    }
    set residue [lindex [dict get $summary residues] $row]
    set found {}
    foreach atom $atoms {
        if {[dict get $atom side] eq [dict get $residue side] && [dict get $atom chain] eq [dict get $residue chain] &&
            [dict get $atom residueName] eq [dict get $residue name] &&
            [dict get $atom residueNumber] == [dict get $residue number] \
                && [dict get $atom insertionCode] eq [dict get $residue insertionCode]} {
            lappend found [dict get $atom position]
        }
    }
    return $found
}

proc ::glimpse::focus::Middle {places} {
    set sum {0.0 0.0 0.0}
    foreach place $places {
        set next {}
        foreach a $sum b $place {
            lappend next [expr {$a + double($b) / [llength $places]}]
        }
        set sum $next
    }
    return $sum
}
