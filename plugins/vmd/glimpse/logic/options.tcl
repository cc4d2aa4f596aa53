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

# Of names and values, those that are options of the list and say something: a flag that is off says nothing.
proc ::glimpse::options::Given {asked} {
    set found [dict create]
    dict for {name value} $asked {
        set option [find $name]
        if {$option eq "" || $value eq "" || ([dict get $option kind] eq "flag" && [string is false -strict $value])} {
            continue
        }
        dict set found $name $value
    }
    return $found
}

# Raises a fault when two options don't go together: what the daemon would refuse, by the names that were given.
proc ::glimpse::options::together {asked} {
    set given [Given $asked]
    dict for {name value} $given {
        foreach exclusion [dict get [find $name] excludes] {
            set when [dict get $exclusion when]
            foreach other [dict get $exclusion options] {
                set other [string map {- _} $other]
                if {[dict exists $given $other] && (![llength $when] || $value in $when)} {
                    ::glimpse::fault::raise [::glimpse::fault::new bad-usage \
                        "-$other doesn't go with [join [concat -$name [expr {[llength $when] ? $value : {}}]]],\
                        [dict get $exclusion why]." "Leave one of them out."]
                }
            }
        }
    }
}

# Of names and values, those that are options of the list and not empty, as members of a request: names and JSON of
# `options`, `reading` and `typing`. Raises a fault for a value that an option doesn't take, and for two that don't go
# together.
proc ::glimpse::options::parts {asked} {
    dict for {name value} $asked {
        if {$value ne ""} {
            check $name $value
        }
    }
    together $asked
    set parts [dict create]
    dict for {name value} [Given $asked] {
        set option [find $name]
        lassign [split [dict get $option member] .] part leaf
        if {$leaf ne ""} {
            dict lappend parts $part $leaf [Json $option $value]
        }
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
