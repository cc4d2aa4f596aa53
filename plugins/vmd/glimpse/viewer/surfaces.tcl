# Isosurfaces of a channel's map, both signs. What shows is asked of VMD itself: its own windows change it, too.

namespace eval ::glimpse::surfaces {
    variable styles {surface 0 mesh 1} ;# VMD's way of drawing an isosurface
}

# A mesh for the protein's channels, a surface for the ligand's.
proc ::glimpse::surfaces::defaultStyle {channel} {
    return [expr {[string match protein* $channel] ? "mesh" : "surface"}]
}

# Shows both signs of a map at a level; returns the explanation with the names of their representations.
proc ::glimpse::surfaces::show {explained map level {style ""}} {
    set molecule [dict get $explained molecule]
    set channel [dict get $map channel]
    set explained [hide $explained $channel]
    if {$style eq ""} {
        set style [defaultStyle $channel]
    }
    foreach sign {1 -1} peak [list [dict get $map maximum] [expr {-[dict get $map minimum]}]] {
        if {$level > 0 && $peak > 0} {
            set colour [expr {[dict exists $explained colours $channel $sign] \
                ? [dict get $explained colours $channel $sign] :
                $sign > 0 ? $::glimpse::scene::up : $::glimpse::scene::down}]
            dict set explained surfaces $channel $sign \
                [::glimpse::vmd::addRep $molecule [Style $sign $level [dict get $map volume] $style] \
                [list ColorID $colour] all [Material $style]]
        }
    }
    return $explained
}

# Takes both surfaces away; the map stays.
proc ::glimpse::surfaces::hide {explained channel} {
    if {[dict exists $explained surfaces $channel]} {
        foreach {sign rep} [dict get $explained surfaces $channel] {
            ::glimpse::vmd::deleteRep [dict get $explained molecule] $rep
        }
        dict unset explained surfaces $channel
    }
    return $explained
}

# The level of what shows, 0 when nothing does; and the style.
proc ::glimpse::surfaces::state {explained channel} {
    if {[dict exists $explained surfaces $channel]} {
        foreach {sign rep} [dict get $explained surfaces $channel] {
            set style [::glimpse::vmd::style [dict get $explained molecule] $rep]
            if {[lindex $style 0] eq "Isosurface"} {
                return [list [expr {abs([lindex $style 1])}] [expr {[lindex $style 4] == 0 ? "surface" : "mesh"}]]
            }
        }
    }
    return [list 0.0 [defaultStyle $channel]]
}

# Moves both surfaces to a level, or draws them in another style; empty is as it is.
proc ::glimpse::surfaces::change {explained channel level {style ""}} {
    if {![dict exists $explained surfaces $channel]} {
        return
    }
    set molecule [dict get $explained molecule]
    foreach {sign rep} [dict get $explained surfaces $channel] {
        set now [::glimpse::vmd::style $molecule $rep]
        if {$now ne ""} {
            set as [expr {$style ne "" ? $style : [lindex [state $explained $channel] 1]}]
            set at [expr {$level ne "" ? $level : abs([lindex $now 1])}]
            ::glimpse::vmd::restyle $molecule $rep [Style $sign $at [lindex $now 2] $as]
            if {$style ne ""} {
                ::glimpse::vmd::rematerial $molecule $rep [Material $style]
            }
        }
    }
}

# Colours the surface of one sign.
proc ::glimpse::surfaces::recolour {explained channel sign colour} {
    if {[dict exists $explained surfaces $channel $sign]} {
        ::glimpse::vmd::recolour [dict get $explained molecule] [dict get $explained surfaces $channel $sign] \
            [list ColorID $colour]
    }
    dict set explained colours $channel $sign $colour
    return $explained
}

proc ::glimpse::surfaces::Style {sign level volume style} {
    variable styles
    return [list Isosurface [expr {$sign * $level}] $volume 0 [dict get $styles $style] 1 1]
}

proc ::glimpse::surfaces::Material {style} {
    return [expr {$style eq "mesh" ? "Opaque" : "Transparent"}]
}
