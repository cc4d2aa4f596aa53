# JSON without a library. Objects become dicts, arrays lists, null the empty string, true and false 1 and 0: Tcl's own
# values, which keep no type. Writing is by kind, so that nothing is guessed: quoted, number, boolean, items, object.

namespace eval ::glimpse::json {
    variable deepest 100
    variable escaping [list \\ {\\} \" {\"} \b {\b} \f {\f} \n {\n} \r {\r} \t {\t}]
    for {set code 0} {$code < 32} {incr code} {
        lappend escaping [format %c $code] [format {\u%04x} $code]
    }
    unset code
}

# The value of a text; an error of the code GLIMPSE-JSON when it is none.
#
# Tcl's list parser, which is compiled, does the work: between the quotes a JSON text is a Tcl list but for its
# punctuation, and its escapes are Tcl's own. Only braces inside the quotes must be hidden from it.
proc ::glimpse::json::parse {text} {
    if {[regexp {[\u0001\u0002]} $text]} {
        Refuse "it holds a control character"
    }
    set pieces [split [string map [list {\\} \u0001 {\"} \u0002] $text] \"]
    if {[llength $pieces] % 2 == 0} {
        Refuse "a text has no end"
    }
    set outline ""
    set converted ""
    foreach {between inside} $pieces {
        append outline $between _
        append converted [string map {: " " , " " \[ \{ \] \} null \{\} true 1 false 0} $between] \" [Inside $inside] \"
    }
    Check [string range $outline 0 end-1]
    return [lindex [string range $converted 0 end-2] 0]
}

# What stands between two quotes, as it stands in a Tcl list.
proc ::glimpse::json::Inside {text} {
    if {[string first \\ $text] >= 0} {
        if {[regexp {\\(?![/bfnrtu])|\\u(?![0-9a-fA-F]{4})} $text]} {
            Refuse "a text holds an escape that JSON doesn't know"
        }
        regsub -all {\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}} $text {\\ufffd} text
    }
    return [string map [list \{ {\u007b} \} {\u007d} \u0001 {\\} \u0002 {\"}] $text]
}

# Checks the grammar: innermost objects and arrays become a value until one value is left. `_` stands for a text.
proc ::glimpse::json::Check {outline} {
    variable deepest
    regsub -all {(?:-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null)\M} $outline \# outline
    set outline [string map {" " "" \n "" \r "" \t ""} $outline]
    for {set depth 0} {$depth < $deepest && $outline ne "_" && $outline ne "#"} {incr depth} {
        if {![regsub -all {\{(?:_:[_#](?:,_:[_#])*)?\}|\[(?:[_#](?:,[_#])*)?\]} $outline \# outline]} {
            Refuse "'[string range $outline 0 40]' is no value"
        }
    }
    if {[string length $outline] != 1} {
        Refuse "it is nested too deeply"
    }
}

proc ::glimpse::json::Refuse {why} {
    return -code error -errorcode GLIMPSE-JSON "not JSON: $why"
}

# The JSON of each member of this name in a text, at any depth, an object or an array (or null).
proc ::glimpse::json::members {text name} {
    set found {}
    set depth 0
    set start -1
    foreach place [regexp -all -inline -indices -- {"(?:[^"\\]|\\.)*"|[][{}]|null} $text] {
        lassign $place from to
        set token [string range $text $from [expr {$to > $from + 40 ? $from + 40 : $to}]]
        if {$start < 0} {
            if {$token eq "\"$name\"" && [string index $text [expr {$to + 1}]] eq ":"} {
                set start [expr {$to + 2}]
                set depth 0
            }
            continue
        }
        switch -- $token {
            \{ - \[ { incr depth }
            \} - \] { incr depth -1 }
        }
        if {$depth == 0} {
            lappend found [string range $text $start $to]
            set start -1
        }
    }
    return $found
}

# A text in quotes.
proc ::glimpse::json::quoted {text} {
    variable escaping
    return "\"[string map $escaping $text]\""
}

# A number, as JSON writes it.
proc ::glimpse::json::number {value} {
    if {![regexp {^-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$} $value]} {
        set value [expr {double($value)}]
        if {![regexp {^-?[0-9.]+([eE][-+]?[0-9]+)?$} $value]} {
            return -code error -errorcode GLIMPSE-JSON "$value is no number of JSON"
        }
    }
    return $value
}

proc ::glimpse::json::boolean {value} {
    return [expr {$value ? "true" : "false"}]
}

# An array of JSON texts.
proc ::glimpse::json::items {texts} {
    return "\[[join $texts ,]\]"
}

# An object of names and JSON texts; a member whose text is empty is left out.
proc ::glimpse::json::object {args} {
    set members {}
    foreach {name text} $args {
        if {$text ne ""} {
            lappend members "[quoted $name]:$text"
        }
    }
    return "\{[join $members ,]\}"
}
