source [file join $::harness::here conversation.tcl]

# The lines of a conversation by request: {client-line server-line ...}; none where it has bytes that no client sends.
# What this client never begins is left out: calls before it is known, or to be known twice.
proc exchanges {path} {
    set found {}
    set current {}
    foreach line [split [string trim [contents $path]] \n] {
        switch -- [lindex [split $line \"] 1] {
            raw { return {} }
            client {
                if {[llength $current]} {
                    lappend found $current
                }
                set current [list $line]
            }
            server { lappend current $line }
        }
    }
    lappend found $current
    set kept {}
    foreach one $found {
        set hello [string match {*"method":"initialize"*} [lindex $one 0]]
        if {$hello ? ![llength $kept] && [string match {*"result":*} [lindex $one end]] : [llength $kept]} {
            lappend kept $one
        }
    }
    return $kept
}

# True when two values differ in no more than how numbers are written.
proc alike {first second} {
    if {$first eq $second} {
        return 1
    }
    if {[string is double -strict $first] && [string is double -strict $second]} {
        return [expr {$first == $second}]
    }
    if {[llength $first] != [llength $second] || [llength $first] < 2 && [lindex $first 0] eq $first} {
        return 0
    }
    foreach one $first other $second {
        if {![alike $one $other]} {
            return 0
        }
    }
    return 1
}

proc replay {found} {
    set id [played [concat {*}$found]]
    cleanup [list ::glimpse::connection::close $id]
    foreach one [lrange $found 1 end] {
        set asked [dict get [::glimpse::json::parse [lindex $one 0]] client]
        regexp {"params":(.*)\}\}$} [lindex $one 0] -> params
        set token ""
        catch {set token [dict get $asked params token]}
        set ::heard {}
        set end [asked $id [dict get $asked method] $params $token {lappend ::heard}]
        set last [dict get [::glimpse::json::parse [lindex $one end]] server]
        if {[dict exists $last error]} {
            equal fault [lindex $end 0]
            set error [dict get $last error]
            foreach name {code message} {
                equal [dict get $error $name] [dict get [lindex $end 1] $name] $name
            }
            foreach name {kind remedy where} {
                equal [dict get $error data $name] [dict get [lindex $end 1] $name] $name
            }
        } else {
            equal ok [lindex $end 0] $end
            holds {[alike [dict get $last result] [lindex $end 1]]} "the answer to [dict get $asked method]"
        }
        equal [expr {[llength $one] - 2}] [expr {[llength $::heard] / 2}] "notifications"
    }
}

test "the golden conversations are understood" {
    set replayed 0
    foreach path [lsort [glob [file join $::harness::root tests protocol *.jsonl]]] {
        set found [exchanges $path]
        if {[llength $found]} {
            replay $found
            incr replayed
        }
    }
    holds {$replayed >= 5} "there are conversations"
}
