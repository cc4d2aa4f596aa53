# One running command and the conversation with the daemon behind it. Calls wait until the daemon has answered
# `initialize`; each ends by its callback, `CALLBACK ok ANSWER` or `CALLBACK fault FAULT`, from the event loop. Nothing
# here waits. Once ended it stays so.

namespace eval ::glimpse::connection {
    variable protocolVersion 1
    variable count 0
    variable lastWordsPatience 100 ;# ms that the command gets to say why it ended
    variable readBytes 65536
    variable state
    variable raw "" ;# the message that is being handled, for what keeps it as it came
}

# Starts the command; `timeout` is in ms. Raises a fault when it can't be started.
proc ::glimpse::connection::open {words name version timeout} {
    variable protocolVersion
    variable count
    variable state
    set process [::glimpse::process::start $words]
    set id c[incr count]
    array set state [list $id,process $process $id,reader [::glimpse::framing::reader] $id,server "" $id,ended "" \
        $id,complaint "" \
        $id,ids 1 $id,waiting {} $id,greeters {} $id,ending 0]
    set state($id,timer) [after $timeout [namespace code [list GiveUp $id $timeout]]]
    fileevent [dict get $process channel] readable [namespace code [list Readable $id]]
    Send $id [Message initialize [::glimpse::json::object clientName [::glimpse::json::quoted $name] \
        clientVersion [::glimpse::json::quoted $version] protocolVersion $protocolVersion] 1]
    return $id
}

# Sends a request, its parameters as JSON, as soon as the daemon has answered; returns its number. `heard` is called
# with a notification's method and parameters, those that carry `token`.
proc ::glimpse::connection::start {id method params callback {token ""} {heard ""}} {
    variable state
    set number [incr state($id,ids)]
    if {$state($id,ended) ne ""} {
        after 0 [concat $callback [list fault $state($id,ended)]]
        return $number
    }
    dict set state($id,waiting) $number [dict create text [Message $method $params $number] callback $callback token \
        $token heard $heard sent 0]
    if {$state($id,server) ne ""} {
        SendCall $id $number
    }
    return $number
}

# Cancels a call; it ends by its callback.
proc ::glimpse::connection::cancel {id number} {
    variable state
    if {![info exists state($id,waiting)] || ![dict exists $state($id,waiting) $number]} {
        return
    }
    if {[dict get $state($id,waiting) $number sent]} {
        Send $id [Message {$/cancelRequest} [::glimpse::json::object id $number]]
    } else {
        Finish $id $number fault [::glimpse::fault::cancelled "Cancelled before it was sent."]
    }
}

# Who answered; empty before it did.
proc ::glimpse::connection::server {id} {
    variable state
    return $state($id,server)
}

# Calls back once the daemon has answered, or why it never did.
proc ::glimpse::connection::whenGreeted {id callback} {
    variable state
    if {$state($id,ended) ne ""} {
        after 0 [concat $callback [list fault $state($id,ended)]]
    } elseif {$state($id,server) ne ""} {
        after 0 [concat $callback [list ok $state($id,server)]]
    } else {
        lappend state($id,greeters) $callback
    }
}

# The fault that ended it; empty while it is alive.
proc ::glimpse::connection::ended {id} {
    variable state
    return $state($id,ended)
}

# Ends the conversation; calls under way end, and the daemon drops them.
proc ::glimpse::connection::close {id} {
    End $id [::glimpse::fault::lost "The client was closed." ""]
}

proc ::glimpse::connection::Message {method params {number ""}} {
    return [::glimpse::json::object jsonrpc {"2.0"} id $number method [::glimpse::json::quoted $method] params $params]
}

proc ::glimpse::connection::Send {id text} {
    variable state
    SendBytes $id [::glimpse::framing::frame $text]
}

proc ::glimpse::connection::SendBytes {id bytes} {
    variable state
    set channel [dict get $state($id,process) channel]
    # A pipe whose other end is gone: reading it says why.
    catch {
        puts -nonewline $channel $bytes
        flush $channel
    }
}

proc ::glimpse::connection::SendCall {id number} {
    variable state
    set text [dict get $state($id,waiting) $number text]
    dict set state($id,waiting) $number text ""
    set bytes [::glimpse::framing::frame $text]
    set limit [dict get $state($id,server) limits messageBytes]
    if {[string length $bytes] > $limit} {
        Finish $id $number fault [::glimpse::fault::new limit-exceeded \
            "The request has [string length $bytes] bytes, more than the daemon's $limit." \
            "Send ligands in chunks, or of the structure only what is near the ligand." 30]
        return
    }
    dict set state($id,waiting) $number sent 1
    SendBytes $id $bytes
}

proc ::glimpse::connection::Readable {id} {
    variable state
    variable readBytes
    set channel [dict get $state($id,process) channel]
    if {[catch {read $channel $readBytes} bytes options]} {
        # What could not be written in the background is told here, once; reading says why.
        if {[lindex [dict get $options -errorcode] 1] ne "EPIPE"} {
            Broken $id $bytes
        }
        return
    }
    if {$bytes ne ""} {
        if {[catch {::glimpse::framing::take state($id,reader) $bytes} messages options]} {
            Broken $id $messages [dict get $options -errorcode]
            return
        }
        foreach message $messages {
            if {[catch {::glimpse::json::parse $message} parsed] || [catch {dict size $parsed}]} {
                Broken $id "a message isn't JSON"
                return
            }
            variable raw
            set raw $message
            Receive $id $parsed
            set raw ""
        }
    }
    if {$state($id,ended) eq "" && [eof $channel]} {
        if {[catch {::glimpse::framing::end $state($id,reader)} why options]} {
            Broken $id $why [dict get $options -errorcode]
            return
        }
        variable lastWordsPatience
        fileevent $channel readable {}
        after $lastWordsPatience [namespace code [list EndOfOutput $id]]
    }
}

proc ::glimpse::connection::Receive {id message} {
    variable state
    set number [Member $message id]
    if {[dict exists $message method]} {
        Notify $id [dict get $message method] [Member $message params]
    } elseif {$number eq ""} {
        set state($id,complaint) [::glimpse::fault::of [Member $message error]]
    } elseif {$state($id,server) eq ""} {
        Greet $id $message
    } elseif {[dict exists $state($id,waiting) $number]} {
        if {[dict exists $message error]} {
            Finish $id $number fault [::glimpse::fault::of [dict get $message error]]
        } else {
            Finish $id $number ok [Member $message result]
        }
    }
}

proc ::glimpse::connection::Member {message name} {
    return [expr {[dict exists $message $name] ? [dict get $message $name] : ""}]
}

proc ::glimpse::connection::Greet {id message} {
    variable state
    if {[dict exists $message error]} {
        End $id [::glimpse::fault::of [dict get $message error]]
        return
    }
    set server [Member $message result]
    if {[catch {dict get $server limits messageBytes}]} {
        End $id [::glimpse::fault::new broken-answer "The daemon's answer lacks 'limits'." \
            "Install the plugin that came with it."]
        return
    }
    set state($id,server) $server
    after cancel $state($id,timer)
    foreach callback $state($id,greeters) {
        Run $callback ok $server
    }
    set state($id,greeters) {}
    foreach number [dict keys $state($id,waiting)] {
        SendCall $id $number
    }
}

proc ::glimpse::connection::Notify {id method params} {
    variable state
    if {[catch {dict get $params token} token]} {
        return
    }
    foreach {number one} $state($id,waiting) {
        if {[dict get $one heard] ne "" && [dict get $one token] eq $token} {
            Run [dict get $one heard] $method $params
        }
    }
}

proc ::glimpse::connection::Finish {id number kind value} {
    variable state
    set callback [dict get $state($id,waiting) $number callback]
    dict unset state($id,waiting) $number
    Run $callback $kind $value
}

# Runs a callback; its error is reported and breaks nothing.
proc ::glimpse::connection::Run {callback args} {
    if {[catch {uplevel #0 [concat $callback $args]} message options]} {
        after 0 [list return -code error -errorinfo [dict get $options -errorinfo] $message]
    }
}

proc ::glimpse::connection::GiveUp {id timeout} {
    variable state
    if {$state($id,server) eq ""} {
        set process $state($id,process)
        End $id [::glimpse::fault::lost \
            "'[dict get $process command]' didn't answer within [expr {$timeout / 1000}]\
            s.[::glimpse::process::lastWords $process]"] 1
    }
}

proc ::glimpse::connection::Broken {id why {code ""}} {
    variable state
    set command [dict get $state($id,process) command]
    if {[lindex $code 0] eq "GLIMPSE-JUNK"} {
        End $id [::glimpse::fault::lost "'$command' printed what isn't protocol: \"[lindex $code 1]\"" \
            "Let the command print nothing else, such as a login shell's banner."] 1
    } else {
        End $id [::glimpse::fault::lost "The conversation with the daemon broke off: $why."] 1
    }
}

proc ::glimpse::connection::EndOfOutput {id} {
    variable state
    set process $state($id,process)
    set said [::glimpse::process::lastWords $process]
    if {$state($id,complaint) ne ""} {
        set complaint $state($id,complaint)
        End $id [::glimpse::fault::lost "The daemon ended the connection: [dict get $complaint message]" \
            [dict get $complaint remedy]]
    } elseif {$state($id,server) eq ""} {
        End $id [::glimpse::fault::lost "'[dict get $process command]' ended before the daemon answered.$said" \
            "'glimpse doctor' says what is missing."]
    } else {
        End $id [::glimpse::fault::lost "The connection to the daemon broke off.$said"]
    }
}

proc ::glimpse::connection::End {id fault {kill 0}} {
    variable state
    if {$state($id,ended) ne ""} {
        return
    }
    set state($id,ended) $fault
    after cancel $state($id,timer)
    ::glimpse::process::stop $state($id,process) $kill
    set state($id,reader) [::glimpse::framing::reader]
    set waiting $state($id,waiting)
    set greeters $state($id,greeters)
    set state($id,waiting) {}
    set state($id,greeters) {}
    foreach callback $greeters {
        Run $callback fault $fault
    }
    foreach {number one} $waiting {
        Run [dict get $one callback] fault $fault
    }
}
