# The window: what to explain, jobs under way, what is said of the explanation in front, what can be done with it.

namespace eval ::glimpse::panel {
    variable window .glimpse
    variable filled "" ;# the explanation that the tables were filled from
    variable ligand ""
    variable asksModels 0
    variable hint "Type a selection, or press e in the graphics window and click a ligand."
}

# Opens the window, or brings it to the front; returns it, as VMD's menu wants.
proc ::glimpse::panel::open {} {
    variable window
    if {[winfo exists $window]} {
        wm deiconify $window
        raise $window
        Suggest
        return $window
    }
    ::glimpse::style::make
    toplevel $window -class Glimpse -background $::glimpse::style::ground
    wm title $window "Glimpse Bridge"
    wm minsize $window 560 420
    wm geometry $window 720x780
    # VMD's menu opens it again: closing hides.
    wm protocol $window WM_DELETE_WINDOW [list wm withdraw $window]
    ttk::frame $window.ask -style Glimpse.TFrame -padding {12 10 12 4}
    ttk::frame $window.jobs -style Glimpse.TFrame -padding {12 0 12 0}
    ttk::frame $window.body -style Glimpse.TFrame -padding {12 4 12 10}
    pack $window.ask -fill x
    pack $window.jobs -fill x
    pack $window.body -fill both -expand 1
    Ask $window.ask
    Banner
    learnModels
    show
    return $window
}

# Asks for the models, so that menus can list them: they come and go.
proc ::glimpse::panel::learnModels {} {
    variable asksModels
    if {!$asksModels} {
        set asksModels 1
        ::glimpse::jobs::aside models ::glimpse::console::AskModels ::glimpse::panel::Learned
    }
}

proc ::glimpse::panel::Learned {job} {
    variable asksModels
    set asksModels 0
    if {[::glimpse::jobs::get $job state] eq "failed"} {
        tell models [::glimpse::jobs::get $job value]
    }
    show
}

proc ::glimpse::panel::Ask {path} {
    variable ligand
    ttk::label $path.title -style Glimpse.TLabel -text Ligand
    ttk::entry $path.ligand -style Glimpse.TEntry -textvariable ::glimpse::panel::ligand
    ttk::button $path.pick -style Glimpse.TButton -text "Pick..." \
        -command [list ::glimpse::panel::guarded ::glimpse::console::pick]
    ttk::combobox $path.model -style Glimpse.TCombobox -state readonly -width 20
    ttk::button $path.explain -style Go.Glimpse.TButton -text Explain \
        -command [list ::glimpse::panel::guarded ::glimpse::panel::Explain]
    bind $path.ligand <Return> [list $path.explain invoke]
    pack $path.title -side left -padx {0 6}
    pack $path.ligand -side left -fill x -expand 1
    pack $path.pick $path.model $path.explain -side left -padx {6 0}
    Suggest
}

# Offers the largest ligand of the top molecule, unless something was typed.
proc ::glimpse::panel::Suggest {} {
    variable ligand
    if {$ligand ne "" || ![llength [::glimpse::vmd::molecules]]} {
        return
    }
    set found [::glimpse::ligands::in [::glimpse::vmd::top] all]
    if {[llength $found]} {
        set ligand [::glimpse::ligands::readable [lindex $found 0]]
    }
}

# What the box of models says: a name, empty while none is known.
proc ::glimpse::panel::Model {} {
    variable window
    foreach model $::glimpse::bridge::models {
        if {[dict get $model title] eq [$window.ask.model get]} {
            return [dict get $model name]
        }
    }
    return ""
}

proc ::glimpse::panel::Explain {} {
    variable ligand
    ::glimpse::commands::explain [::glimpse::console::Meant $ligand] [dict create model [Model]]
}

# Runs a script; a fault is told.
proc ::glimpse::panel::guarded {script} {
    ::glimpse::bridge::prune
    if {[catch {uplevel #0 $script} message options]} {
        ::glimpse::desk::tell Glimpse [::glimpse::fault::caught $message $options]
    }
}

# The line for faults and hints, hidden while there is nothing to say.
proc ::glimpse::panel::Banner {} {
    variable window
    frame $window.banner -background #fdecd9 -padx 12 -pady 6
    message $window.banner.text -background #fdecd9 -foreground $::glimpse::style::ink -aspect 1000 -anchor w \
        -font TkDefaultFont
    label $window.banner.close -background #fdecd9 -foreground $::glimpse::style::faint -text \u00d7 -cursor hand2 \
        -font GlimpseLarge
    bind $window.banner.close <Button-1> {::glimpse::panel::say ""}
    bind $window.banner <Configure> {%W.text configure -width [expr {%w - 50}]}
    pack $window.banner.close -side right -anchor n
    pack $window.banner.text -side left -fill x -expand 1
}

# Says something in the line; nothing hides it.
proc ::glimpse::panel::say {text {colour #e3edf7}} {
    variable window
    if {![winfo exists $window]} {
        if {$text ne ""} {
            puts [::glimpse::report::printable "Glimpse: $text"]
        }
        return
    }
    if {$text eq ""} {
        pack forget $window.banner
        return
    }
    foreach one {"" .text .close} {
        $window.banner$one configure -background $colour
    }
    $window.banner.text configure -text $text
    pack $window.banner -after $window.ask -fill x -pady {2 4}
}

# Tells of a fault.
proc ::glimpse::panel::tell {title fault} {
    say "$title: [dict get $fault message]\n[dict get $fault remedy]" #fdecd9
}

# Asks for one of several models; `then` gets its name, or nothing.
proc ::glimpse::panel::choose {title models then} {
    set path .glimpse_choose
    catch {destroy $path}
    ::glimpse::style::make
    toplevel $path -class Glimpse -background $::glimpse::style::ground -padx 16 -pady 12
    wm title $path "Glimpse Bridge"
    # However the window goes, the job that asks hears of it.
    bind $path <Destroy> [list ::glimpse::panel::Gone %W $path $then]
    grid [ttk::label $path.title -style Large.Glimpse.TLabel -text "$title"] -sticky w -pady {0 8}
    set count 0
    foreach model $models {
        ttk::button $path.m[incr count] -style Glimpse.TButton -text [dict get $model title] \
            -command [list ::glimpse::panel::Chosen $path $then [dict get $model name]]
        ttk::label $path.d$count -style Faint.Glimpse.TLabel -text [dict get $model description] -wraplength 360
        grid $path.m$count -sticky ew -pady {6 0}
        grid $path.d$count -sticky w
    }
    catch {wm geometry $path +[expr {[winfo pointerx .] - 40}]+[expr {[winfo pointery .] - 20}]}
}

proc ::glimpse::panel::Chosen {path then name} {
    bind $path <Destroy> {}
    destroy $path
    uplevel #0 [concat $then [list $name]]
}

# A window that was closed or replaced. Its widgets go with it, and say so, too.
proc ::glimpse::panel::Gone {widget path then} {
    if {$widget eq $path} {
        uplevel #0 [concat $then [list ""]]
    }
}

# A job that changed: a row with its progress and a button, until it has ended.
proc ::glimpse::panel::job {job} {
    variable window
    if {![winfo exists $window]} {
        # For a short question, such as for the models that a menu lists, it would open over the menu.
        if {[::glimpse::jobs::get $job isAside]} {
            return
        }
        open
    }
    set row $window.jobs.$job
    if {[::glimpse::jobs::hasEnded $job]} {
        destroy $row
        # A frame that became empty keeps its height.
        if {![llength [winfo children $window.jobs]]} {
            $window.jobs configure -height 1
        }
        return
    }
    if {![winfo exists $row]} {
        ttk::frame $row -style Glimpse.TFrame
        ttk::label $row.title -style Glimpse.TLabel -width 34
        ttk::progressbar $row.bar -style Glimpse.Horizontal.TProgressbar -maximum 1.0
        ttk::button $row.cancel -style Glimpse.TButton -text Cancel -command [list ::glimpse::jobs::cancel $job]
        pack $row.title -side left
        pack $row.cancel -side right -padx {8 0}
        pack $row.bar -side left -fill x -expand 1
        pack $row -fill x -pady 2
    }
    $row.title configure -text "[::glimpse::jobs::get $job title]: [::glimpse::jobs::get $job stage]"
    $row.bar configure -value [::glimpse::jobs::get $job share]
}

# Shows the explanation in front, or how to begin.
proc ::glimpse::panel::show {} {
    variable window
    variable filled
    variable hint
    if {![winfo exists $window]} {
        return
    }
    set titles {}
    foreach model $::glimpse::bridge::models {
        lappend titles [dict get $model title]
    }
    $window.ask.model configure -values $titles
    if {[llength $titles] && [$window.ask.model current] < 0} {
        $window.ask.model current 0
    }
    set body $window.body
    set explained [::glimpse::bridge::current]
    if {$explained eq ""} {
        set filled ""
        destroy {*}[winfo children $body]
        pack [ttk::label $body.hint -style Faint.Glimpse.TLabel -text $hint] -expand 1
        return
    }
    if {![winfo exists $body.tabs]} {
        destroy {*}[winfo children $body]
        ::glimpse::header::make $body.header
        ::glimpse::tabs::make $body.tabs
        ::glimpse::actions::make $body.actions
        pack $body.header -fill x
        pack $body.actions -side bottom -fill x -pady {8 0}
        pack $body.tabs -fill both -expand 1 -pady {8 0}
    }
    ::glimpse::header::show $body.header $explained
    if {$filled ne [dict get $explained name]} {
        set filled [dict get $explained name]
        ::glimpse::tabs::fill $body.tabs $explained
        ::glimpse::actions::follow $body.actions $explained
        $window.ask.model set [dict get $explained summary model title]
    }
    ::glimpse::tabs::refresh $body.tabs $explained
    ::glimpse::actions::show $body.actions $explained
}

# The command `glimpse panel`.
proc ::glimpse::console::panel {} {
    ::glimpse::panel::open
}
