# The diverging ramp that atoms and surfaces are coloured by. Told apart by colour-blind eyes, too: near the ends of
# ColorBrewer's RdBu (blue) and PuOr (orange).

namespace eval ::glimpse::colours {
    variable low {0.13 0.40 0.67}
    variable middle {0.88 0.88 0.86}
    variable high {0.90 0.38 0.00}
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
