# What can go wrong, as one kind of dict: code, kind, message, remedy, where. Codes and kinds are those of PROTOCOL.md;
# what the client itself finds has the code 0 and a kind of its own (connection-lost, command-not-found, broken-answer).

namespace eval ::glimpse::fault {
    variable cancelled -32800
}

proc ::glimpse::fault::new {kind message {remedy ""} {code 0} {where ""}} {
    return [dict create code $code kind $kind message $message remedy $remedy where $where]
}

proc ::glimpse::fault::cancelled {{message "Cancelled."}} {
    variable cancelled
    return [new cancelled $message "" $cancelled]
}

proc ::glimpse::fault::lost {message {remedy "The next call connects again."}} {
    return [new connection-lost $message $remedy]
}

# The fault of an answer's `error`; members that are missing or odd don't hide the rest.
proc ::glimpse::fault::of {error} {
    set found [new "" "The daemon refused without a reason."]
    foreach name {code message} {
        if {![catch {dict get $error $name} value] && $value ne ""} {
            dict set found $name $value
        }
    }
    foreach name {kind remedy where} {
        if {![catch {dict get $error data $name} value]} {
            dict set found $name $value
        }
    }
    return $found
}

proc ::glimpse::fault::text {fault} {
    return [string trim "[dict get $fault message] [dict get $fault remedy]"]
}

# Raises a fault as an error; `caught` turns the options of a caught error into a fault again.
proc ::glimpse::fault::raise {fault} {
    return -code error -level 2 -errorcode [list GLIMPSE $fault] [text $fault]
}

proc ::glimpse::fault::caught {message options} {
    set code [dict get $options -errorcode]
    if {[lindex $code 0] eq "GLIMPSE"} {
        return [lindex $code 1]
    }
    if {[lindex $code 0] eq "POSIX"} {
        return [new environment "$message." "Look whether the folder can be written to and whether its disk is full."]
    }
    return [new plugin-fault $message "Please report it with what the console says."]
}
