# The options of a request, by the list that comes with the package: the daemon's own. `-max_steps` is the option
# `max-steps`.

namespace eval ::glimpse::options {
    variable all {}
}

# Reads the list. In the source tree the Python client has it.
proc ::glimpse::options::load {folder} {
    variable all
    set beside [file join $folder options.json]
    set file [open [expr {[file exists $beside] ? $beside \
        : [file join $folder .. .. client glimpse_client options.json]}] r]
    fconfigure $file -encoding utf-8
    set all [dict get [::glimpse::json::parse [read $file]] options]
    close $file
}

# What the options of a command are called: those that viewers have, with frames those that go with frames.
proc ::glimpse::options::names {{frames 0}} {
    variable all
    set found {}
    foreach option $all {
        if {[dict get $option viewers] && [dict get $option kind] ne "structure" \
            && ([dict get $option frames] || !$frames)} {
            lappend found [key $option]
        }
    }
    return $found
}

# Its name in VMD, without the dash.
proc ::glimpse::options::key {option} {
    return [string map {- _} [dict get $option name]]
}

# The option of a name; empty where there is none.
proc ::glimpse::options::find {name} {
    variable all
    foreach option $all {
        if {[key $option] eq $name} {
            return $option
        }
    }
    return ""
}

# Raises a fault when an option doesn't take a value.
proc ::glimpse::options::check {name value} {
    set option [find $name]
    if {$option ne "" && ![Takes $option $value]} {
        ::glimpse::fault::raise [::glimpse::fault::new bad-usage \
            "-$name takes [dict get $option takes], not '$value'." "Leave it out for the default."]
    }
}

proc ::glimpse::options::Takes {option value} {
    switch -- [dict get $option kind] {
        flag { return [string is boolean -strict $value] }
        integer {
            return [expr {[regexp {^-?[0-9]{1,9}$} $value] && [Bounded $option minimum >= [scan $value %d]] \
                && [Bounded $option maximum <= [scan $value %d]]}]
        }
        number {
            return [expr {[string is double -strict $value] && ![string match -nocase *n* $value] \
                && [Bounded $option above > $value]}]
        }
        choice { return [expr {$value in [dict get $option words]}] }
    }
    return [expr {$value ne ""}]
}

# True when a number keeps a bound of an option; the list has null, here "", where there is none.
proc ::glimpse::options::Bounded {option bound operator value} {
    set limit [dict get $option $bound]
    return [expr {$limit eq "" || [::tcl::mathop::$operator $value $limit]}]
}

# Of names and values, those that are options of the list and not empty, as members of a request: names and JSON of
# `options`, `reading` and `typing`. Raises a fault for a value that an option doesn't take, and for two that say the
# same.
proc ::glimpse::options::parts {asked} {
    set members [dict create]
    set parts [dict create]
    dict for {name value} $asked {
        set option [find $name]
        if {$option eq "" || $value eq "" || ![string match *.* [dict get $option member]]} {
            continue
        }
        check $name $value
        if {[dict get $option kind] eq "flag" && !$value} {
            continue
        }
        set member [dict get $option member]
        if {[dict exists $members $member]} {
            ::glimpse::fault::raise [::glimpse::fault::new bad-usage \
                "-[dict get $members $member] doesn't go with -$name." "Leave one of them out."]
        }
        dict set members $member $name
        lassign [split $member .] part leaf
        dict lappend parts $part $leaf [Json $option $value]
    }
    set found {}
    dict for {part leaves} $parts {
        lappend found $part [::glimpse::json::object {*}$leaves]
    }
    return $found
}

proc ::glimpse::options::Json {option value} {
    switch -- [dict get $option kind] {
        flag {
            set given [dict get $option value]
            return [expr {$given eq "" ? "true" : [::glimpse::json::quoted $given]}]
        }
        integer { return [scan $value %d] }
        number { return [::glimpse::json::number $value] }
    }
    return [::glimpse::json::quoted $value]
}

# Lines of help, an option each.
proc ::glimpse::options::help {} {
    set lines ""
    foreach name [names] {
        set option [find $name]
        set kind [dict get $option kind]
        set takes [expr {$kind eq "flag" ? "0|1" : $kind eq "choice" ? [join [dict get $option words] |] \
            : $kind eq "template" ? "FILE|SMILES" : $kind in {integer number} ? "N" : "TEXT"}]
        set usual [dict get $option default]
        append lines "      -$name $takes\n          [dict get $option help]" \
            [expr {$usual eq "" ? "" : " (default: $usual)"}] \n
    }
    return $lines
}
