# Centres what a row of a table is about, and marks it.

namespace eval ::glimpse::focus {
    variable marks {} ;# graphics that mark something, and their molecule
}

# Given the table's title and the row in the table's own order.
proc ::glimpse::focus::on {explained table row} {
    off
    set found [::glimpse::tables::places $table $explained $row]
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
