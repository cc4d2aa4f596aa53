source [file join $::harness::here conversation.tcl]

proc connected {lines} {
    set id [played [concat [hello_lines] $lines]]
    cleanup [list ::glimpse::connection::close $id]
    return $id
}

# {kind models} of an end.
proc models_of {end} {
    return [list [lindex $end 0] [dict get [lindex $end 1] models]]
}

test "the client says who it is and learns who answers" {
    set id [connected {}]
    ::glimpse::connection::whenGreeted $id [list caught ::greeted]
    await {[info exists ::greeted]}
    equal "Glimpse Bridge" [dict get [lindex $::greeted 1] program name]
    equal {clientName transcript clientVersion 1.0 protocolVersion 1} [list {*}[dict get [lindex [received] 0] params]]
}

test "an error has code, kind, message, remedy and place" {
    set id [connected [list [client_line 2 models/list] \
        {{"server":{"jsonrpc":"2.0","id":2,"error":{"code":3,"message":"No.",
        "data":{"kind":"ligand-not-found","remedy":"Look.","where":"ligand"}}}}}]]
    equal {fault {code 3 kind ligand-not-found message No. remedy Look. where ligand}} [asked $id models/list]
}

test "a refused greeting is the error of every call" {
    set id [played [list [client_line 1 initialize] \
        {{"server":{"jsonrpc":"2.0","id":1,"error":{"code":11,"message":"Old."}}}}]]
    equal Old. [dict get [lindex [asked $id models/list] 1] message]
    equal Old. [dict get [lindex [asked $id models/list] 1] message]
}

test "a banner is quoted" {
    set end [asked [played [list {{"print":"Welcome to gpu01\n"}}]] models/list]
    contains "printed what isn't protocol: \"Welcome to gpu01\"" [dict get [lindex $end 1] message]
}

test "the last words of a command are quoted" {
    set end [asked [played [list {{"say":"no route to host"}} {{"exit":255}}]] models/list]
    contains "ended before the daemon answered. It said: \"no route to host\"" [dict get [lindex $end 1] message]
}

test "a talkative stderr blocks nothing" {
    set id [connected [list "{\"say\":\"[string repeat x 200000]\"}" [client_line 2 models/list] \
        [answer_line 2 {{"models":[]}}]]]
    equal {ok {}} [models_of [asked $id models/list]]
}

test "a silent command is given up and ends" {
    set id [played [list {{"deaf":1}}] 1000]
    contains "didn't answer within 1 s" [dict get [lindex [asked $id models/list] 1] message]
}

test "a lost call is not sent again, and the next one connects" {
    set ::glimpse::client::command [playing [concat [hello_lines] [list [client_line 2 models/list] {{"exit":1}}]]]
    cleanup {::glimpse::client::use ""}
    set before $::record
    ::glimpse::client::call models/list "{}" [list caught ::lost]
    await {[info exists ::lost]}
    equal connection-lost [dict get [lindex $::lost 1] kind]
    equal 2 [llength [received]]
    set ::glimpse::client::command [playing \
        [concat [hello_lines] [list [client_line 2 models/list] [answer_line 2 {{"models":[]}}]]]]
    ::glimpse::client::call models/list "{}" [list caught ::again]
    await {[info exists ::again]}
    equal {ok {}} [models_of $::again]
}

test "the reason that the daemon gave is the reason" {
    set id [connected [list [client_line 2 models/list] \
        {{"server":{"jsonrpc":"2.0","id":null,"error":{"code":30,"message":"Too\
        long.","data":{"remedy":"Shorten."}}}}} {{"end":true}}]]
    set fault [lindex [asked $id models/list] 1]
    equal {{The daemon ended the connection: Too long.} Shorten.} \
        [list [dict get $fault message] [dict get $fault remedy]]
}

# Tcl tells that a write in the background failed to whoever reads or writes next.
proc fail_next_read {} {
    proc ::glimpse::connection::read {args} {
        rename ::glimpse::connection::read ""
        return -code error -errorcode {POSIX EPIPE {broken pipe}} "broken pipe"
    }
}

test "the reason is told though nothing could be written" {
    fail_next_read
    set id [played [list {{"server":{"jsonrpc":"2.0","id":null,"error":{"code":30,"message":"256 clients."}}}} \
        {{"end":true}}]]
    equal "The daemon ended the connection: 256 clients." [dict get [lindex [asked $id models/list] 1] message]
}

test "answers may come in any order" {
    set id [connected [list [client_line 2 a] [client_line 3 b] [answer_line 3 \"three\"] [answer_line 2 \"two\"]]]
    ::glimpse::connection::start $id a "{}" [list caught ::two]
    equal {ok three} [asked $id b]
    await {[info exists ::two]}
    equal {ok two} $::two
}

test "a message over the limit is refused here, and the connection stays" {
    set id [connected [list [client_line 2 models/list] [answer_line 2 1]]]
    equal 30 [dict get [lindex [asked $id models/list "{\"a\":\"[string repeat x 2000]\"}"] 1] code]
    equal {ok 1} [asked $id models/list]
}

test "a call that has not left is cancelled here" {
    set id [played [list {{"deaf":1}}]]
    cleanup [list ::glimpse::connection::close $id]
    set number [::glimpse::connection::start $id models/list "{}" [list caught ::unsent]]
    ::glimpse::connection::cancel $id $number
    equal "fault cancelled" "[lindex $::unsent 0] [dict get [lindex $::unsent 1] kind]"
}

test "closing ends calls under way" {
    set id [connected [list [client_line 2 models/list]]]
    ::glimpse::connection::start $id models/list "{}" [list caught ::closed]
    ::glimpse::connection::close $id
    equal "The client was closed." [dict get [lindex $::closed 1] message]
}

test "an answer that is no JSON ends the connection with an error" {
    set id [connected [list [client_line 2 models/list] {{"print":"Content-Length: 3\r\n\r\n{a}"}}]]
    contains "isn't JSON" [dict get [lindex [asked $id models/list] 1] message]
}

proc refused_call {command} {
    ::glimpse::client::use $command
    cleanup {::glimpse::client::use ""}
    unset -nocomplain ::refusal
    ::glimpse::client::call models/list "{}" [list caught ::refusal]
    await {[info exists ::refusal]}
    return $::refusal
}

test "a command that isn't there is a fault with a remedy" {
    set fault [lindex [refused_call /nosuch/glimpse] 1]
    equal command-not-found [dict get $fault kind]
    contains "'/nosuch/glimpse' can't be started" [dict get $fault message]
    contains GLIMPSE_COMMAND [dict get $fault remedy]
}

test "the command is taken from what is set first" {
    set folder [scratch]
    cleanup [list array set ::env [array get ::env XDG_CONFIG_HOME]]
    set ::env(XDG_CONFIG_HOME) $folder
    set ::env(GLIMPSE_COMMAND) "ssh -o 'BatchMode=yes' \"gpu 01\" glimpse connect"
    cleanup {unset -nocomplain ::env(XDG_CONFIG_HOME) ::env(GLIMPSE_COMMAND)}
    equal {ssh -o BatchMode=yes {gpu 01} glimpse connect} [::glimpse::command::find]
    equal {/a/b connect} [::glimpse::command::find /a/b]
    unset ::env(GLIMPSE_COMMAND)
    equal [file join $folder glimpse-bridge command] [::glimpse::command::keep "/opt/x y"]
    equal {/opt/x y} [::glimpse::command::find]
    ::glimpse::command::keep ""
    holds {![file exists [file join $folder glimpse-bridge command]]}
}

test "what a viewer sets for its own libraries doesn't reach the command" {
    set ::env(LD_LIBRARY_PATH) /nosuch
    cleanup {unset ::env(LD_LIBRARY_PATH)}
    equal "" [::glimpse::command::cleanly {exec sh -c {echo $LD_LIBRARY_PATH}}]
    equal /nosuch $::env(LD_LIBRARY_PATH)
}
