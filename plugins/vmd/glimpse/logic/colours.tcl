# The diverging ramp that atoms and surfaces are coloured by. Told apart by colour-blind eyes, too: near the ends of
# ColorBrewer's RdBu (blue) and PuOr (orange).

namespace eval ::glimpse::colours {
    variable low {0.13 0.40 0.67}
    variable middle {0.88 0.88 0.86}
    variable high {0.90 0.38 0.00}
    variable saturatedShare 0.95 ;# of the atoms lie within the ramp; the rest have the colour of its end
}

# The colour of a contribution between minus the limit and the limit; beyond it the end's.
proc ::glimpse::colours::ramp {value limit} {
    variable low
    variable middle
    variable high
    set share [expr {$limit <= 0 ? 0.0 : max(-1.0, min(1.0, double($value) / $limit))}]
    set found {}
    foreach m $middle e [expr {$share > 0 ? $high : $low}] {
        lappend found [expr {$m + abs($share) * ($e - $m)}]
    }
    return $found
}

# `#rrggbb`.
proc ::glimpse::colours::hexadecimal {colour} {
    lassign $colour r g b
    return [format "#%02x%02x%02x" [expr {round(255 * $r)}] [expr {round(255 * $g)}] [expr {round(255 * $b)}]]
}

# Where the ramp ends: the size that 95 % of the contributions don't exceed, rounded up to two digits, so that one atom
# that stands out doesn't bleach the others. 0 when there is nothing.
proc ::glimpse::colours::limitOf {contributions} {
    variable saturatedShare
    set sizes {}
    foreach value $contributions {
        lappend sizes [expr {abs($value)}]
    }
    set sizes [lsort -real $sizes]
    set largest [lindex $sizes end]
    if {$largest eq "" || $largest == 0} {
        return 0.0
    }
    set size [lindex $sizes [expr {min([llength $sizes] - 1, int(ceil($saturatedShare * [llength $sizes])) - 1)}]]
    return [roundedUp [expr {$size > 0 ? $size : $largest}]]
}

# A positive number, rounded up to two digits.
proc ::glimpse::colours::roundedUp {size} {
    set unit [expr {pow(10, floor(log10($size)) - 1)}]
    return [expr {double([::glimpse::numbers::text %.2g [expr {ceil($size / $unit - 1e-9) * $unit}]])}]
}
