# The list of explanations, and what is said of the one in front.

namespace eval ::glimpse::header {
    variable height 18 ;# pixels of the legend
}

proc ::glimpse::header::make {path} {
    variable height
    ttk::frame $path -style Glimpse.TFrame
    ttk::combobox $path.box -style Glimpse.TCombobox -state readonly
    bind $path.box <<ComboboxSelected>> [list ::glimpse::header::Chosen $path]
    ttk::label $path.first -style Large.Glimpse.TLabel
    ttk::label $path.rest -style Faint.Glimpse.TLabel -justify left
    canvas $path.legend -height [expr {$height + 20}] -highlightthickness 0 -borderwidth 0 \
        -background $::glimpse::style::ground
    bind $path.legend <Configure> [list ::glimpse::header::Legend $path]
    pack $path.box -fill x
    pack $path.first -anchor w -pady {8 0}
    pack $path.rest -anchor w
    pack $path.legend -fill x -pady {6 0}
}

proc ::glimpse::header::Chosen {path} {
    set name [lindex [dict keys $::glimpse::bridge::results] [$path.box current]]
    ::glimpse::panel::guarded [list ::glimpse::bridge::bringForward $name]
}

proc ::glimpse::header::show {path explained} {
    set titles {}
    dict for {name one} $::glimpse::bridge::results {
        lappend titles "$name  ([dict get $one summary prediction meaning])"
    }
    $path.box configure -values $titles
    $path.box current [lsearch -exact [dict keys $::glimpse::bridge::results] [dict get $explained name]]
    set figures [dict get $explained view figures]
    $path.first configure -text [lindex $figures 0]
    $path.rest configure -text [join [lrange $figures 1 end] \n]
    Legend $path
}

# The ramp with its ends.
proc ::glimpse::header::Legend {path} {
    variable height
    set canvas $path.legend
    $canvas delete all
    set explained [::glimpse::bridge::current]
    set wide [winfo width $canvas]
    if {$explained eq "" || $wide < 10} {
        return
    }
    set limit [dict get [::glimpse::bridge::scaleOf $explained] limit]
    for {set x 0} {$x < $wide} {incr x 3} {
        set colour [::glimpse::colours::hexadecimal [::glimpse::colours::ramp [expr {2.0 * $x / $wide - 1}] 1]]
        $canvas create rectangle $x 0 [expr {$x + 3}] $height -fill $colour -outline ""
    }
    set y [expr {$height + 2}]
    set size [::glimpse::numbers::text %g $limit]
    $canvas create text 0 $y -anchor nw -text \u2212$size -fill $::glimpse::style::faint -font TkDefaultFont
    $canvas create text [expr {$wide / 2}] $y -anchor n \
        -text "contribution of an atom, [dict get $explained summary prediction unit]" \
        -fill $::glimpse::style::faint -font TkDefaultFont
    $canvas create text $wide $y -anchor ne -text +$size -fill $::glimpse::style::faint -font TkDefaultFont
}
