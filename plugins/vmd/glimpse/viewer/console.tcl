# The command `glimpse` of VMD's prompt.

namespace eval ::glimpse::console {
    variable options
    array set options {
        explain {protein model frame versus wait timeout}
        frames {protein model first last step wait timeout}
        batch {protein model folder maps picture}
        export {name formats}
    }
    # What those take that aren't selections or words: in words, and what holds of a value.
    variable takes
    array set takes {
        wait {{0 or 1} {string is boolean -strict $value}}
        picture {{0 or 1} {string is boolean -strict $value}}
        timeout {{a number of seconds} {regexp {^[0-9]+([.][0-9]*)?$} $value}}
        frame {{a whole number from 0} {regexp {^(0|[1-9][0-9]{0,8})$} $value}}
        first {{a whole number from 0} {regexp {^(0|[1-9][0-9]{0,8})$} $value}}
        step {{a whole number from 1} {regexp {^[1-9][0-9]{0,8}$} $value}}
        last {{a whole number from 0, or end} {regexp {^(0|[1-9][0-9]{0,8}|end|last)$} $value}}
    }
}

# What a command takes: its own, and those of a request.
proc ::glimpse::console::Names {command} {
    variable options
    set more [expr {$command eq "export" ? {} : [::glimpse::options::names [expr {$command eq "frames"}]]}]
    return [concat $options($command) $more]
}

# An atom selection, or the text of one in the top molecule: {molecule selection frame}.
proc ::glimpse::console::Meant {word} {
    if {[::glimpse::vmd::isSelection $word]} {
        return [::glimpse::vmd::selected $word]
    }
    if {![llength [::glimpse::vmd::molecules]]} {
        ::glimpse::fault::raise [::glimpse::fault::new no-ligand "No molecule is loaded." "Load one with 'mol new'."]
    }
    return [Text [::glimpse::vmd::top] $word]
}

# The text of a selection in a molecule: {molecule selection frame}. Raises a fault when VMD can't read it.
proc ::glimpse::console::Text {molecule text} {
    if {![::glimpse::vmd::canRead $molecule $text]} {
        ::glimpse::fault::raise [::glimpse::fault::new bad-usage "VMD can't read the selection '$text'." \
            "Write it as for VMD's own atomselect, each word with its keyword: \"resname 478 and chain A\"."]
    }
    return [list $molecule $text ""]
}

# `-name value ...` as a dict, selections resolved.
proc ::glimpse::console::Options {command words ligand} {
    set names [Names $command]
    set found [dict create]
    if {[llength $words] % 2} {
        ::glimpse::fault::raise [::glimpse::fault::new bad-usage "'[lindex $words end]' has no value." \
            "Options are pairs: -model kdeep."]
    }
    foreach {name value} $words {
        set name [string range $name 1 end]
        if {$name ni $names} {
            ::glimpse::fault::raise [::glimpse::fault::new bad-usage "glimpse $command has no option -$name." \
                "Options: -[join $names {, -}]; 'glimpse help' says more."]
        }
        Check $name $value
        if {$name in {protein versus}} {
            if {![::glimpse::vmd::isSelection $value]} {
                set value [Text [lindex $ligand 0] $value]
            } else {
                set value [::glimpse::vmd::selected $value]
            }
        }
        dict set found $name $value
    }
    ::glimpse::options::together $found
    return $found
}

# Raises a fault when an option of the commands' own, or of a request, doesn't take a value.
proc ::glimpse::console::Check {name value} {
    variable takes
    ::glimpse::options::check $name $value
    if {[info exists takes($name)]} {
        lassign $takes($name) words isOne
        if {![apply [list value $isOne] $value]} {
            ::glimpse::fault::raise [::glimpse::fault::new bad-usage "-$name takes $words, not '$value'." \
                "Leave it out for the default."]
        }
    }
}

# Waits where nothing else shows the end: without a window, or when told to.
proc ::glimpse::console::Waits {asked} {
    return [expr {[dict exists $asked wait] ? [dict get $asked wait] : ![::glimpse::desk::hasWindow]}]
}

proc ::glimpse::console::Wait {job asked {follows {expr 1}}} {
    return [::glimpse::desk::wait $job [expr {[dict exists $asked timeout] ? [dict get $asked timeout] : 0}] $follows]
}

proc ::glimpse::console::Print {lines} {
    foreach line $lines {
        puts [::glimpse::report::printable "Glimpse: $line"]
    }
}

proc ::glimpse::console::explain {ligand args} {
    set meant [Meant $ligand]
    set asked [Options explain $args $meant]
    set job [::glimpse::commands::explain $meant $asked]
    if {![Waits $asked]} {
        return ""
    }
    set name [Wait $job $asked]
    Print [::glimpse::report::consoleLines [dict get $::glimpse::bridge::results $name]]
    return $name
}

proc ::glimpse::console::frames {ligand args} {
    set meant [Meant $ligand]
    set asked [dict merge {first 0 last end step 1} [Options frames $args $meant]]
    set job [::glimpse::frames::explain $meant [dict get $asked first] [dict get $asked last] [dict get $asked step] \
        $asked]
    if {![Waits $asked]} {
        return ""
    }
    set series [Wait $job $asked ::glimpse::frames::isDrawn]
    set unit [::glimpse::series::unit $series]
    set rows {}
    foreach frame [dict get $series frames] value [::glimpse::series::predictions $series] {
        set told [expr {$value eq "" ? [dict get [::glimpse::series::fault $series [llength $rows]] message] \
            : "[::glimpse::numbers::text %.3f $value] $unit[::glimpse::series::doubts $series [llength $rows]]"}]
        lappend rows [list $frame $value]
        Print [list "frame $frame: $told"]
    }
    return $rows
}

proc ::glimpse::console::batch {ligands args} {
    set meant [Meant $ligands]
    set asked [dict merge [list folder glimpse maps default picture [::glimpse::desk::hasWindow]] \
        [Options batch $args $meant]]
    if {[dict get $asked maps] ni {default all none}} {
        ::glimpse::fault::raise [::glimpse::fault::new bad-usage "There are no maps '[dict get $asked maps]'." \
            "Take default, all or none."]
    }
    return [::glimpse::batch::explain [lindex $meant 0] [lindex $meant 1] $asked]
}

proc ::glimpse::console::clear {{name ""}} {
    if {$name ne "" && ![dict exists $::glimpse::bridge::results $name]} {
        ::glimpse::fault::raise [::glimpse::fault::new bad-usage "There is no explanation '$name'." \
            "There are: [join [dict keys $::glimpse::bridge::results] {, }]."]
    }
    ::glimpse::bridge::clear $name
}

proc ::glimpse::console::export {folder args} {
    set asked [dict merge {name "" formats {csv dx json}} [Options export $args ""]]
    set written [::glimpse::desk::wait [::glimpse::export::start $folder [dict get $asked name] \
        [dict get $asked formats]]]
    Print [list "wrote [llength $written] files to $folder"]
    return $written
}

proc ::glimpse::console::setup {{command ""}} {
    set path [::glimpse::command::keep $command]
    ::glimpse::client::use $command
    Print [list "[expr {$command eq "" ? "nothing kept in" : "kept in"}] $path"]
}

proc ::glimpse::console::help {} {
    puts [string map [list <options>\n [::glimpse::options::help]] $::glimpse::helptext]
}

proc ::glimpse::console::models {} {
    set job [::glimpse::jobs::aside models ::glimpse::console::AskModels list]
    set found {}
    foreach model [::glimpse::desk::wait $job] {
        lappend found [dict get $model name]
        Print [list "[dict get $model name]: [dict get $model title]"]
    }
    return $found
}

proc ::glimpse::console::AskModels {job} {
    ::glimpse::client::call models/list "{}" [::glimpse::jobs::step $job [list ::glimpse::console::Models $job]]
}

proc ::glimpse::console::Models {job kind answer} {
    if {![::glimpse::jobs::endsWith $job $kind $answer]} {
        set ::glimpse::bridge::models [dict get $answer models]
        ::glimpse::jobs::finish $job done [dict get $answer models]
    }
}

# With a window, gui/menu.tcl and gui/panel.tcl have these two.
proc ::glimpse::console::pick {} {
    Windowless
}

proc ::glimpse::console::panel {} {
    Windowless
}

proc ::glimpse::console::Windowless {} {
    ::glimpse::fault::raise [::glimpse::fault::new environment "VMD runs without windows." \
        "Use the commands: 'glimpse help'."]
}

namespace eval ::glimpse::console {
    namespace export explain frames batch clear export setup help models pick panel
    namespace ensemble create -command ::glimpse \
        -subcommands {explain frames batch clear export setup help models pick panel}
}
