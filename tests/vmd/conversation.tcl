# Conversations with the fake server of tests/client, which plays lines as in tests/protocol.

# A connection to a server that plays these lines, each a JSON text.
proc played {lines {timeout 600000}} {
    return [::glimpse::connection::open [playing $lines] transcript 1.0 $timeout]
}

# The command of that server.
proc playing {lines} {
    set folder [scratch]
    set script ""
    foreach line $lines {
        append script [string map {\n ""} $line] \n
    }
    write [file join $folder script] $script
    set ::record [file join $folder record]
    return [list python3 [file join $::harness::root tests client fake_server.py] [file join $folder script] $::record]
}

proc received {} {
    set found {}
    foreach line [split [string trim [contents $::record]] \n] {
        lappend found [::glimpse::json::parse $line]
    }
    return $found
}

proc client_line {number method {params ""}} {
    return [::glimpse::json::object client [::glimpse::json::object jsonrpc {"2.0"} id $number method \
        [::glimpse::json::quoted $method] params $params]]
}

proc answer_line {number result} {
    return "{\"server\":{\"jsonrpc\":\"2.0\",\"id\":$number,\"result\":$result}}"
}

# The greeting of a server that takes messages of so many bytes.
proc hello_lines {{bytes 2000}} {
    return [list [client_line 1 initialize] \
        [answer_line 1 [string map [list BYTES $bytes] {{"program":{"name":"Glimpse Bridge","version":"0.1.0"},
        "build":"0","protocolVersion":1,"capabilities":["explain","a-new-one"],"device":"cpu","new":{},
        "limits":{"messageBytes":BYTES,"ligandsPerRequest":10,"new":1}}}]]]
}

# Starts a call and returns its end, {kind value}.
proc asked {id method {params "{}"} {token ""} {heard ""}} {
    set variable ::asked[incr ::asking]
    ::glimpse::connection::start $id $method $params [list caught $variable] $token $heard
    await {[info exists $variable]} $method
    return [set $variable]
}
