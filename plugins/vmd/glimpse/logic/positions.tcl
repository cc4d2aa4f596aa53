# Which atom is where: a result's atoms and a viewer's are matched by position, since nothing else is sure to be the
# same for both.

namespace eval ::glimpse::positions {
    variable same 0.02 ;# Å; texts round to 0.001
    variable cell 0.5 ;# Å
}

# An index of points, a dict by cell.
proc ::glimpse::positions::index {points} {
    variable cell
    array set cells {}
    set number 0
    foreach point $points {
        lassign $point x y z
        lappend cells([expr {int(floor($x / $cell))}],[expr {int(floor($y / $cell))}],[expr {int(floor($z / $cell))}]) \
            $number $point
        incr number
    }
    return [array get cells]
}

# The number of the point at a place; -1 when there is none. `cells` is the name of an array made from an index.
proc ::glimpse::positions::at {name place} {
    variable same
    variable cell
    upvar 1 $name cells
    foreach axis {x y z} at $place {
        set range($axis) [lsort -unique [list [expr {int(floor(($at - $same) / $cell))}] \
            [expr {int(floor(($at + $same) / $cell))}]]]
    }
    lassign $place x y z
    set best -1
    set nearest $same
    foreach i $range(x) {
        foreach j $range(y) {
            foreach k $range(z) {
                if {![info exists cells($i,$j,$k)]} {
                    continue
                }
                foreach {number point} $cells($i,$j,$k) {
                    lassign $point a b c
                    set apart [expr {sqrt(($a - $x) * ($a - $x) + ($b - $y) * ($b - $y) + ($c - $z) * ($c - $z))}]
                    if {$apart <= $nearest} {
                        set best $number
                        set nearest $apart
                    }
                }
            }
        }
    }
    return $best
}
