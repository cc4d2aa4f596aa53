# The seam, second part: representations and colours.

# Adds a representation; returns its name, which stays when others go.
proc ::glimpse::vmd::addRep {molecule style colour selection material} {
    # What the user has set for the next one stays: ours is changed after it was made.
    mol addrep $molecule
    set at [expr {[molinfo $molecule get numreps] - 1}]
    mol modselect $at $molecule $selection
    mol modcolor $at $molecule {*}$colour
    mol modmaterial $at $molecule $material
    mol modstyle $at $molecule {*}$style
    return [mol repname $molecule $at]
}

# Style of a representation, such as {Isosurface 0.1 0 0 0 1 1}; empty when it is gone.
proc ::glimpse::vmd::style {molecule rep} {
    set at [RepIndex $molecule $rep]
    return [expr {$at < 0 ? "" : [lindex [molinfo $molecule get [list [list rep $at]]] 0]}]
}

proc ::glimpse::vmd::restyle {molecule rep style} {
    set at [RepIndex $molecule $rep]
    if {$at >= 0} {
        mol modstyle $at $molecule {*}$style
    }
}

proc ::glimpse::vmd::recolour {molecule rep colour} {
    set at [RepIndex $molecule $rep]
    if {$at >= 0} {
        mol modcolor $at $molecule {*}$colour
    }
}

proc ::glimpse::vmd::rematerial {molecule rep material} {
    set at [RepIndex $molecule $rep]
    if {$at >= 0} {
        mol modmaterial $at $molecule $material
    }
}

proc ::glimpse::vmd::deleteRep {molecule rep} {
    set at [RepIndex $molecule $rep]
    if {$at >= 0} {
        mol delrep $at $molecule
    }
}

# The values that a representation's colours run between.
proc ::glimpse::vmd::range {molecule rep low high} {
    set at [RepIndex $molecule $rep]
    if {$at >= 0} {
        mol scaleminmax $molecule $at $low $high
    }
}

proc ::glimpse::vmd::RepIndex {molecule rep} {
    return [expr {$molecule in [molinfo list] ? [mol repindex $molecule $rep] : -1}]
}

# Name, style and colour of each representation, one after the other.
proc ::glimpse::vmd::reps {molecule} {
    set found {}
    for {set at 0} {$at < [molinfo $molecule get numreps]} {incr at} {
        lassign [molinfo $molecule get [list [list rep $at] [list color $at]]] style colour
        lappend found [mol repname $molecule $at] $style $colour
    }
    return $found
}

# Makes VMD's colour scale the ramp; returns what `restoreScale` needs to bring back the user's.
proc ::glimpse::vmd::useScale {low middle high} {
    set before [list [colorinfo scale method] [colorinfo scale midpoint] [colorinfo scale min] [colorinfo scale max] \
        [color scale colors BWR]]
    color scale method BWR
    color scale midpoint 0.5
    color scale min 0
    color scale max 1
    color scale colors BWR $low $middle $high
    return $before
}

# A scale that the user has chosen since stays.
proc ::glimpse::vmd::restoreScale {before} {
    lassign $before method midpoint min max colours
    color scale colors BWR {*}$colours
    if {[colorinfo scale method] eq "BWR" && [colorinfo scale midpoint] == 0.5 && [colorinfo scale min] == 0 \
        && [colorinfo scale max] == 1} {
        color scale method $method
        color scale midpoint $midpoint
        color scale min $min
        color scale max $max
    }
}

# True when the display's background is dark.
proc ::glimpse::vmd::isDark {} {
    lassign [colorinfo rgb [colorinfo category Display Background]] r g b
    return [expr {0.3 * $r + 0.6 * $g + 0.1 * $b < 0.5}]
}

# Red, green and blue of one of VMD's colours.
proc ::glimpse::vmd::rgb {colour} {
    return [colorinfo rgb $colour]
}
