# Numbers as text. `format` asks the C library, whose decimal point is the locale's: it is always made a point.

namespace eval ::glimpse::numbers {}

proc ::glimpse::numbers::text {form args} {
    return [string map {, .} [format $form {*}$args]]
}

# Little-endian float32 as base64; three bytes a time, by a table of two letters each.
namespace eval ::glimpse::numbers {
    variable pairs {}
    variable letters ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/
    foreach first [split $letters ""] {
        foreach second [split $letters ""] {
            lappend pairs $first$second
        }
    }
    unset first second
}

proc ::glimpse::numbers::base64 {floats} {
    variable pairs
    set bytes [binary format r* $floats]
    set rest [expr {[string length $bytes] % 3}]
    if {$rest} {
        append bytes [string repeat \0 [expr {3 - $rest}]]
    }
    binary scan $bytes cu* values
    set text ""
    foreach {a b c} $values {
        append text [lindex $pairs [expr {($a << 4) | ($b >> 4)}]] [lindex $pairs [expr {(($b & 15) << 8) | $c}]]
    }
    if {$rest} {
        set text [string range $text 0 end-[expr {3 - $rest}]][string repeat = [expr {3 - $rest}]]
    }
    return $text
}
