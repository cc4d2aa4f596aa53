# A row for each channel: whether it shows, what it contributes, its level, how it is drawn.

namespace eval ::glimpse::channels {
    variable barWide 72 ;# pixels
    variable barTall 14
    variable checks
    array set checks {}
    variable colours {orange2 31 red 1 yellow 4 green 7 magenta 27 blue2 23 cyan 10 purple 11 white 8 gray 2}
}

proc ::glimpse::channels::make {path} {
    ttk::frame $path -style Paper.Glimpse.TFrame
    canvas $path.view -highlightthickness 0 -borderwidth 0 -background $::glimpse::style::paper \
        -yscrollcommand [list $path.scroll set]
    ttk::scrollbar $path.scroll -style Glimpse.Vertical.TScrollbar -orient vertical -command [list $path.view yview]
    pack $path.scroll -side right -fill y
    pack $path.view -side left -fill both -expand 1
    ttk::frame $path.view.rows -style Paper.Glimpse.TFrame -padding {8 6}
    $path.view create window 0 0 -anchor nw -window $path.view.rows -tags rows
    bind $path.view <Configure> {%W itemconfigure rows -width %w}
    bind $path.view.rows <Configure> [list ::glimpse::channels::Fit $path]
    return $path
}

proc ::glimpse::channels::Fit {path} {
    $path.view configure -scrollregion [$path.view bbox all]
}

proc ::glimpse::channels::fill {path explained} {
    variable barWide
    variable barTall
    set rows $path.view.rows
    destroy {*}[winfo children $rows]
    set largest 0.0
    foreach one [dict get $explained summary channels] {
        set largest [expr {max($largest, abs([dict get $one attribution]))}]
    }
    set number 0
    foreach one [dict get $explained summary channels] {
        set index [dict get $one index]
        set channel [::glimpse::explained::channel $one]
        ttk::checkbutton $rows.check$index -style Paper.Glimpse.TCheckbutton -text $channel \
            -variable ::glimpse::channels::checks($index) \
            -command [list ::glimpse::panel::guarded [list ::glimpse::channels::Toggle $index $channel]]
        canvas $rows.bar$index -width $barWide -height $barTall -highlightthickness 0 -borderwidth 0 \
            -background $::glimpse::style::paper
        Bar $rows.bar$index [dict get $one attribution] $largest
        ttk::label $rows.share$index -style FaintPaper.Glimpse.TLabel -anchor e -width 7 \
            -text [::glimpse::numbers::text %+.2g [dict get $one attribution]]
        ttk::scale $rows.level$index -style Glimpse.Horizontal.TScale -from 0 -to $::glimpse::levels::steps -length 120
        ttk::label $rows.value$index -style FaintPaper.Glimpse.TLabel -width 9
        ttk::combobox $rows.style$index -style Glimpse.TCombobox -state readonly -width 7 -values {surface mesh}
        bind $rows.style$index <<ComboboxSelected>> \
            [list ::glimpse::panel::guarded [list ::glimpse::channels::Restyle $rows $index $channel]]
        foreach sign {1 -1} {
            label $rows.colour$index$sign -width 2 -relief flat -cursor hand2 -highlightthickness 1 \
                -highlightbackground $::glimpse::style::line
            bind $rows.colour$index$sign <Button-1> [list ::glimpse::channels::Colours $rows $index $channel $sign %X \
                %Y]
        }
        grid $rows.check$index $rows.bar$index $rows.share$index $rows.level$index $rows.value$index $rows.style$index \
            $rows.colour${index}1 \
            $rows.colour${index}-1 -row $number -sticky ew -padx 2 -pady 1
        if {[dict get $one level] eq ""} {
            $rows.check$index state disabled
        }
        incr number
    }
    grid columnconfigure $rows 3 -weight 1
    refresh $path $explained
}

# A bar to the right of the middle for what raises the prediction, to the left for what lowers it.
proc ::glimpse::channels::Bar {canvas value largest} {
    variable barWide
    variable barTall
    set middle [expr {$barWide / 2}]
    set end [expr {$largest > 0 ? $middle + ($middle - 2) * double($value) / $largest : $middle}]
    set colour [::glimpse::colours::hexadecimal \
        [expr {$value > 0 ? $::glimpse::colours::high : $::glimpse::colours::low}]]
    if {$value != 0} {
        $canvas create rectangle $middle 3 $end [expr {$barTall - 3}] -fill $colour -outline ""
    }
    $canvas create line $middle 0 $middle $barTall -fill $::glimpse::style::line
}

# Shows what VMD shows.
proc ::glimpse::channels::refresh {path explained} {
    variable checks
    set rows $path.view.rows
    foreach one [dict get $explained summary channels] {
        set index [dict get $one index]
        set channel [::glimpse::explained::channel $one]
        if {![winfo exists $rows.check$index]} {
            continue
        }
        lassign [::glimpse::surfaces::state $explained $channel] level style
        set map [MapOf $explained $channel]
        set checks($index) [expr {$level > 0}]
        set scale $rows.level$index
        $scale configure -command {}
        $scale state [expr {$level > 0 ? "!disabled" : "disabled"}]
        $scale configure -value [expr \
            {$map eq "" ? 0 : [::glimpse::levels::position $level [::glimpse::levels::largest $map]]}]
        $scale configure -command [list ::glimpse::channels::Move $rows $index $channel]
        $rows.value$index configure -text [expr {$level > 0 ? "\u00b1[::glimpse::numbers::text %.2g $level]" : ""}]
        $rows.style$index set $style
        foreach sign {1 -1} {
            set colour [expr {[dict exists $explained colours $channel $sign] \
                ? [dict get $explained colours $channel $sign] :
                $sign > 0 ? $::glimpse::scene::up : $::glimpse::scene::down}]
            $rows.colour$index$sign configure \
                -background [::glimpse::colours::hexadecimal [::glimpse::vmd::rgb $colour]]
        }
    }
}

proc ::glimpse::channels::MapOf {explained channel} {
    foreach map [dict get $explained maps] {
        if {[dict get $map channel] eq $channel} {
            return $map
        }
    }
    return ""
}

proc ::glimpse::channels::Toggle {index channel} {
    variable checks
    if {$checks($index)} {
        ::glimpse::bridge::showChannel $index
    } else {
        ::glimpse::bridge::keep [::glimpse::surfaces::hide [::glimpse::bridge::current] $channel]
        ::glimpse::panel::show
    }
}

proc ::glimpse::channels::Move {rows index channel position} {
    set explained [::glimpse::bridge::current]
    set map [MapOf $explained $channel]
    if {$map eq ""} {
        return
    }
    set level [::glimpse::levels::at $position [::glimpse::levels::largest $map]]
    ::glimpse::surfaces::change $explained $channel $level
    $rows.value$index configure -text "\u00b1[::glimpse::numbers::text %.2g $level]"
}

proc ::glimpse::channels::Restyle {rows index channel} {
    ::glimpse::surfaces::change [::glimpse::bridge::current] $channel "" [$rows.style$index get]
}

# VMD's surfaces have VMD's colours: a menu of some of them.
proc ::glimpse::channels::Colours {rows index channel sign x y} {
    variable colours
    set path $rows.colours
    catch {destroy $path}
    menu $path -tearoff 0
    foreach {name colour} $colours {
        set shown [::glimpse::colours::hexadecimal [::glimpse::vmd::rgb $colour]]
        $path add command -label $name -background $shown -activebackground $shown \
            -command [list ::glimpse::panel::guarded [list ::glimpse::channels::Recolour $channel $sign $colour]]
    }
    tk_popup $path $x $y
}

proc ::glimpse::channels::Recolour {channel sign colour} {
    ::glimpse::bridge::keep [::glimpse::surfaces::recolour [::glimpse::bridge::current] $channel $sign $colour]
    ::glimpse::panel::show
}
