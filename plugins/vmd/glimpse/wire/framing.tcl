# Messages behind Content-Length headers, as in the Language Server Protocol. A reader is a dict: `parts`, chunks of
# bytes that came, `held`, how many bytes they are, and `need`, the length of the message that is under way, or -1.

namespace eval ::glimpse::framing {
    variable headerBytes 1024
    variable quotedBytes 500
}

proc ::glimpse::framing::reader {} {
    return [dict create parts {} held 0 need -1]
}

# The bytes of a message with its header.
proc ::glimpse::framing::frame {text} {
    set body [encoding convertto utf-8 $text]
    return "Content-Length: [string length $body]\r\n\r\n$body"
}

# Takes bytes into the reader, a variable; returns the messages that are complete, as texts. An error of the code
# {GLIMPSE-JUNK text} when something else than a header came.
proc ::glimpse::framing::take {variable bytes} {
    upvar 1 $variable reader
    dict lappend reader parts $bytes
    dict incr reader held [string length $bytes]
    set found {}
    while 1 {
        set need [dict get $reader need]
        if {$need < 0} {
            set need [Header reader]
        }
        if {$need < 0 || [dict get $reader held] < $need} {
            return $found
        }
        set all [Whole reader]
        lappend found [encoding convertfrom utf-8 [string range $all 0 [expr {$need - 1}]]]
        Keep reader [string range $all $need end]
        dict set reader need -1
    }
}

# The reader's end: an error when it comes in the middle of something.
proc ::glimpse::framing::end {reader} {
    if {[dict get $reader need] >= 0} {
        return -code error -errorcode GLIMPSE-BROKEN "the last message isn't complete"
    }
    if {[dict get $reader held] > 0} {
        Junk [join [dict get $reader parts] ""]
    }
}

# Reads the header, if it is all there; returns the length that it states, or -1.
proc ::glimpse::framing::Header {variable} {
    variable headerBytes
    upvar 1 $variable reader
    set all [Whole reader]
    set start [string tolower [string range $all 0 14]]
    if {$start ne [string range "content-length:" 0 [expr {[string length $start] - 1}]]} {
        Junk $all
    }
    set end [string first "\r\n\r\n" $all]
    if {$end < 0} {
        if {[string length $all] > $headerBytes} {
            Junk $all
        }
        return -1
    }
    if {![regexp {^[^:]*:[ \t]*([0-9]{1,10})[ \t]*(\r\n|$)} [string range $all 0 [expr {$end - 1}]] -> digits]} {
        Junk $all
    }
    scan $digits %lld need
    dict set reader need $need
    Keep reader [string range $all [expr {$end + 4}] end]
    return $need
}

proc ::glimpse::framing::Whole {variable} {
    upvar 1 $variable reader
    set all [join [dict get $reader parts] ""]
    dict set reader parts [list $all]
    return $all
}

proc ::glimpse::framing::Keep {variable rest} {
    upvar 1 $variable reader
    dict set reader parts [expr {$rest eq "" ? {} : [list $rest]}]
    dict set reader held [string length $rest]
}

proc ::glimpse::framing::Junk {bytes} {
    variable quotedBytes
    set text [string trim [encoding convertfrom utf-8 [string range $bytes 0 [expr {$quotedBytes - 1}]]]]
    return -code error -level 2 -errorcode [list GLIMPSE-JUNK $text] $text
}
