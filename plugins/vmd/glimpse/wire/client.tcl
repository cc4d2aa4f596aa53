# The client that all else uses: connects on the first call, and again on the next one after the connection broke off. A
# request is never sent a second time: it may be what broke the daemon.

namespace eval ::glimpse::client {
    variable connectTimeout 60000 ;# ms; the daemon's own start may take 30 s
    variable connection ""
    variable command ""
    variable name vmd
    variable version ""
    variable tokens 0
}

# Reaches the daemon by another command from now on; an empty one is looked for.
proc ::glimpse::client::use {given} {
    variable command
    close
    set command $given
}

# Sends a request, its parameters as JSON. `callback` gets `ok ANSWER` or `fault FAULT`; returns what `cancel` takes.
proc ::glimpse::client::call {method params callback} {
    return [Start $method $params $callback "" ""]
}

# Explains: `progress` gets each notice of it, `ligand` each ligand or frame as it is done. Either may be empty.
proc ::glimpse::client::explain {params callback {progress ""} {ligand ""}} {
    variable tokens
    set token vmd-[pid]-[incr tokens]
    set params "[string range $params 0 end-1],\"token\":[::glimpse::json::quoted $token]\}"
    return [Start explain $params $callback $token [list ::glimpse::client::Hear $progress $ligand]]
}

proc ::glimpse::client::cancel {handle} {
    if {$handle ne ""} {
        ::glimpse::connection::cancel {*}$handle
    }
}

# Who answered last; empty before the first call.
proc ::glimpse::client::server {} {
    variable connection
    return [expr {$connection eq "" ? "" : [::glimpse::connection::server $connection]}]
}

# Most heavy atoms of a ligand, as the daemon said; empty before it has.
proc ::glimpse::client::ligandAtoms {} {
    return [expr {[catch {dict get [server] limits ligandAtoms} most] ? "" : $most}]
}

# Calls back with who answers, connecting when there is no connection.
proc ::glimpse::client::greet {callback} {
    if {[catch {Live} id options]} {
        after 0 [concat $callback [list fault [::glimpse::fault::caught $id $options]]]
        return
    }
    ::glimpse::connection::whenGreeted $id $callback
}

# Ends the connection and with it the calls under way; a later call connects again.
proc ::glimpse::client::close {} {
    variable connection
    if {$connection ne ""} {
        ::glimpse::connection::close $connection
        set connection ""
    }
}

proc ::glimpse::client::Start {method params callback token heard} {
    if {[catch {Live} id options]} {
        after 0 [concat $callback [list fault [::glimpse::fault::caught $id $options]]]
        return ""
    }
    return [list $id [::glimpse::connection::start $id $method $params $callback $token $heard]]
}

proc ::glimpse::client::Live {} {
    variable connection
    variable connectTimeout
    variable command
    variable name
    variable version
    if {$connection eq "" || [::glimpse::connection::ended $connection] ne ""} {
        set connection [::glimpse::connection::open [::glimpse::command::find $command] $name $version $connectTimeout]
    }
    return $connection
}

proc ::glimpse::client::Hear {progress ligand method params} {
    if {$method eq {$/progress} && $progress ne ""} {
        uplevel #0 [concat $progress [list $params]]
    } elseif {$method eq "explain/result" && $ligand ne "" && [dict exists $params ligand]} {
        uplevel #0 [concat $ligand [list [dict get $params ligand]]]
    }
}
