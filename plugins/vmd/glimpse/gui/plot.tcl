# The prediction over the frames; a click goes to the nearest one.

namespace eval ::glimpse::plot {
    variable margin 40 ;# pixels, for the numbers
    variable dot 3
}

proc ::glimpse::plot::make {path} {
    canvas $path -highlightthickness 0 -borderwidth 0 -background $::glimpse::style::paper
    bind $path <Configure> [list ::glimpse::plot::Draw $path]
    bind $path <Button-1> [list ::glimpse::plot::Clicked $path %x]
    return $path
}

proc ::glimpse::plot::show {path explained} {
    Draw $path
}

# Where a frame lies, in pixels; at the bottom when it failed.
proc ::glimpse::plot::point {path values index} {
    variable margin
    lassign [::glimpse::series::span $values] low high
    set wide [expr {max(1, [winfo width $path] - 2 * $margin)}]
    set tall [expr {max(1, [winfo height $path] - 2 * $margin)}]
    set value [lindex $values $index]
    return [list [expr {$margin + double($wide) * $index / max(1, [llength $values] - 1)}] \
        [expr {$margin + $tall * ($high - ($value eq "" ? $low : $value)) / ($high - $low)}]]
}

proc ::glimpse::plot::Draw {path} {
    variable margin
    variable dot
    $path delete all
    set series $::glimpse::bridge::series
    if {$series eq "" || ![winfo exists $path]} {
        return
    }
    set values [::glimpse::series::predictions $series]
    lassign [::glimpse::series::span $values] low high
    set wide [winfo width $path]
    set tall [winfo height $path]
    set faint [list -fill $::glimpse::style::faint -font TkDefaultFont]
    foreach y [list $margin [expr {$tall - $margin}]] value [list $high $low] {
        $path create line $margin $y [expr {$wide - $margin}] $y -fill $::glimpse::style::line -dash {2 3}
        $path create text $margin [expr {$y - 3}] -anchor sw \
            -text "[::glimpse::numbers::text %.3g $value] [::glimpse::series::unit $series]" {*}$faint
    }
    $path create text $margin [expr {$tall - $margin + 8}] -anchor nw \
        -text "frame [lindex [dict get $series frames] 0]" {*}$faint
    $path create text [expr {$wide - $margin}] [expr {$tall - $margin + 8}] -anchor ne \
        -text "frame [lindex [dict get $series frames] end]" {*}$faint
    set low [::glimpse::colours::hexadecimal $::glimpse::colours::low]
    set high [::glimpse::colours::hexadecimal $::glimpse::colours::high]
    set before {}
    set points {}
    set index 0
    foreach value $values {
        set here [expr {$value eq "" ? {} : [point $path $values $index]}]
        if {[llength $before] && [llength $here]} {
            $path create line {*}$before {*}$here -fill $low -width 1.6 -smooth 0
        }
        lappend points $here
        set before $here
        incr index
    }
    set explained [::glimpse::bridge::current]
    set current [expr {$explained eq "" ? "" : [dict get $explained origin frame]}]
    set index -1
    foreach here $points frame [dict get $series frames] {
        incr index
        if {[llength $here]} {
            lassign $here x y
            set isCurrent [expr {$frame eq $current}]
            set size [expr {$isCurrent ? $dot + 2 : $dot}]
            $path create oval [expr {$x - $size}] [expr {$y - $size}] [expr {$x + $size}] [expr {$y + $size}] \
                {*}[Dot [expr {$isCurrent ? $high : $low}] [::glimpse::series::doubts $series $index]]
        }
    }
}

# How a frame is drawn: a ring says that its pose is doubted.
proc ::glimpse::plot::Dot {colour doubts} {
    if {$doubts ne ""} {
        return [list -fill $::glimpse::style::paper -outline $colour -width 2]
    }
    return [list -fill $colour -outline $::glimpse::style::paper]
}

proc ::glimpse::plot::Clicked {path x} {
    set series $::glimpse::bridge::series
    if {$series eq ""} {
        return
    }
    set values [::glimpse::series::predictions $series]
    set best 0
    set nearest 1e9
    for {set index 0} {$index < [llength $values]} {incr index} {
        set apart [expr {abs([lindex [point $path $values $index] 0] - $x)}]
        if {$apart < $nearest} {
            set best $index
            set nearest $apart
        }
    }
    ::glimpse::panel::guarded [list ::glimpse::frames::showFrame $best]
}
