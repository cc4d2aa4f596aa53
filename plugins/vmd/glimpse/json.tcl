# JSON without a library. Objects become dicts, arrays lists, null the empty string, true and false 1 and 0: Tcl's own values, which
# keep no type. Writing is by kind, so that nothing is guessed: quoted, number, boolean, items, object.

namespace eval ::glimpse::json {
    variable token {"(?:[^"\\]|\\.)*"|-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null|[][{}:,]|[ \t\r\n]+}
    # What a string's quotes hold; a backslash first, so that what follows an escaped one isn't taken for an escape.
    variable escapes [list {\\} \\ {\"} \" {\/} / {\b} \b {\f} \f {\n} \n {\r} \r {\t} \t]
    variable escaping [list \\ {\\} \" {\"} \b {\b} \f {\f} \n {\n} \r {\r} \t {\t}]
    for {set code 0} {$code < 32} {incr code} {
        lappend escaping [format %c $code] [format {\u%04x} $code]
    }
    unset code
}

# The value of a text; an error of the code GLIMPSE-JSON when it is none.
proc ::glimpse::json::parse {text} {
    variable token
    set tokens [regexp -all -inline -- $token $text]
    if {[string length [join $tokens ""]] != [string length $text]} {
        Refuse "it holds what no JSON does"
    }
    set kept {}
    foreach one $tokens {
        if {![string is space -strict $one]} {
            lappend kept $one
        }
    }
    set at 0
    set value [Value $kept at 0]
    if {$at != [llength $kept]} {
        Refuse "it goes on after its end"
    }
    return $value
}

proc ::glimpse::json::Refuse {why} {
    return -code error -errorcode GLIMPSE-JSON "not JSON: $why"
}

proc ::glimpse::json::Value {tokens place depth} {
    upvar 1 $place at
    if {$depth > 100} {
        Refuse "it is nested too deeply"
    }
    set token [lindex $tokens $at]
    incr at
    switch -glob -- $token {
        \\\{ { return [Object $tokens at $depth] }
        \\\[ { return [Array $tokens at $depth] }
        \"* { return [Text $token] }
        true { return 1 }
        false { return 0 }
        null { return "" }
        -* - [0-9]* { return $token }
    }
    Refuse [expr {$token eq "" ? "it breaks off" : "'$token' is in the wrong place"}]
}

proc ::glimpse::json::Object {tokens place depth} {
    upvar 1 $place at
    set found [dict create]
    if {[lindex $tokens $at] eq "\}"} {
        incr at
        return $found
    }
    while 1 {
        set name [lindex $tokens $at]
        if {[string index $name 0] ne "\"" || [lindex $tokens [expr {$at + 1}]] ne ":"} {
            Refuse "a member has no name"
        }
        incr at 2
        dict set found [Text $name] [Value $tokens at [expr {$depth + 1}]]
        if {[Ends $tokens at "\}"]} {
            return $found
        }
    }
}

proc ::glimpse::json::Array {tokens place depth} {
    upvar 1 $place at
    set found {}
    if {[lindex $tokens $at] eq "\]"} {
        incr at
        return $found
    }
    while 1 {
        lappend found [Value $tokens at [expr {$depth + 1}]]
        if {[Ends $tokens at "\]"]} {
            return $found
        }
    }
}

proc ::glimpse::json::Ends {tokens place end} {
    upvar 1 $place at
    set token [lindex $tokens $at]
    incr at
    if {$token eq $end} {
        return 1
    }
    if {$token ne ","} {
        Refuse "'$token' stands where a comma or $end belongs"
    }
    return 0
}

proc ::glimpse::json::Text {token} {
    variable escapes
    set inside [string range $token 1 end-1]
    if {[string first \\ $inside] < 0} {
        return $inside
    }
    set map $escapes
    foreach pair [lsort -unique [regexp -all -inline -- {\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}} $inside]] {
        lappend map $pair \ufffd
    }
    foreach code [lsort -unique [regexp -all -inline -- {\\u[0-9a-fA-F]{4}} $inside]] {
        scan [string range $code 2 end] %x number
        lappend map $code [format %c $number]
    }
    return [string map $map $inside]
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
