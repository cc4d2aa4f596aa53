# Levels of isosurfaces as positions of sliders.

namespace eval ::glimpse::levels {
    variable steps 100 ;# of a slider
    variable decades 3.0 ;# that a slider spans, down from the map's largest size
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
