# The cube that the model saw.

namespace eval ::glimpse::box {}

# The twelve edges around all voxels, each {point point}; the grid's origin is the centre of the first voxel, in Å.
proc ::glimpse::box::edges {grid} {
    set spacing [dict get $grid spacing]
    foreach axis {x y z} at [dict get $grid origin] {
        set low [expr {$at - $spacing / 2.0}]
        set ends($axis) [list $low [expr {$low + [dict get $grid size] * $spacing}]]
    }
    set found {}
    foreach {along first second} {x y z y x z z x y} {
        foreach i {0 1} {
            foreach j {0 1} {
                set place($first) [lindex $ends($first) $i]
                set place($second) [lindex $ends($second) $j]
                set edge {}
                foreach k {0 1} {
                    set place($along) [lindex $ends($along) $k]
                    lappend edge [list $place(x) $place(y) $place(z)]
                }
                lappend found $edge
            }
        }
    }
    return $found
}
