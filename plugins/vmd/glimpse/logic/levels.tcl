# Levels of isosurfaces: where they start, and sliders for them.

namespace eval ::glimpse::levels {
    variable steps 100 ;# of a slider
    variable decades 3.0 ;# that a slider spans, down from the map's largest size
    variable defaultShare 0.3 ;# of the largest size
}

# Where a surface starts: the level that encloses half of the channel's absolute attribution, but no less than 0.3 of
# its largest size:
# in a channel that is spread out, half of it is a cloud that hides what matters most.
proc ::glimpse::levels::default {stated largest} {
    variable defaultShare
    return [expr {max(double([expr {$stated eq "" ? 0 : $stated}]), $defaultShare * $largest)}]
}

# The level of a slider's position, 0 to `steps`; equal steps are equal factors.
proc ::glimpse::levels::at {position largest} {
    variable steps
    variable decades
    return [expr {$largest * pow(10, -$decades * (1.0 - double($position) / $steps))}]
}

# The position nearest to a level.
proc ::glimpse::levels::position {level largest} {
    variable steps
    variable decades
    if {$level <= 0 || $largest <= 0} {
        return 0
    }
    return [expr {max(0, min($steps, round($steps * (1.0 + log10(double($level) / $largest) / $decades))))}]
}

# The largest size in a map.
proc ::glimpse::levels::largest {map} {
    return [expr {max(double([dict get $map maximum]), -double([dict get $map minimum]))}]
}
