# What a series of frames leaves out; no viewer needed.

source [file join $::harness::here example.tcl]

# Plays VMD and the daemon to the frames, two in a request; the frame's only atom has its number as x. Returns for each
# frame which groups were left out, and the requests.
proc series_displacing {groups} {
    foreach {name arguments body} {
        vmd::atoms {molecule selection attributes frame} { return [list $frame 0.0 0.0] }
        sources::mark {parts} { return mark[lindex $parts 2] }
        jobs::hasEnded {job} { return 0 }
        jobs::step {job script} { return $script }
        jobs::stopWith {job script} {}
        jobs::endsWith {job kind answer} { return 0 }
        jobs::finish {job state value} { set ::whole $value }
        asking::entries {answer} { return $answer }
        requests::explain {what} { return $what }
        numbers::base64 {floats} { return "[expr {int([lindex $floats 0])}] " }
        client::explain {what done progress} {
            lappend ::sent [list {*}[dict get $what frames coordinates]]
            set all [expr {[dict exists $what displaced] ? [dict get $what displaced] : ""}]
            foreach frame [dict get $what frames coordinates] {
                set all [lsort -unique [concat $all [lindex $::groups $frame]]]
            }
            set assumptions {}
            foreach where $all {
                lappend assumptions [dict create code overlapping-group-left-out where $where]
            }
            set entries {}
            foreach frame [dict get $what frames coordinates] {
                lappend entries [dict create resultId r$frame summary [dict create assumptions $assumptions]]
            }
            after 0 [list {*}$done done $entries]
        }
    } {
        rename ::glimpse::$name ::kept_[string map {:: _} $name]
        proc ::glimpse::$name $arguments $body
    }
    set chunk $::glimpse::frames::chunk
    set ::glimpse::frames::chunk 2
    unset -nocomplain ::whole
    set ::sent {}
    set ::groups $groups
    set frames {}
    set moments {}
    foreach one $groups {
        lappend moments [dict create ligand [llength $frames] at {}]
        lappend frames [llength $frames]
    }
    set state [dict create choice {molecule 0 selection all} fixed {} moments $moments frames $frames \
        entries {} marks {} displaced {} known 0]
    ::glimpse::frames::Read {} $state {} 0 job
    set failed [catch {await {[info exists ::whole]}} message]
    set ::glimpse::frames::chunk $chunk
    foreach kept [info commands ::kept_*] {
        set name [string map {_ ::} [string range $kept 7 end]]
        rename ::glimpse::$name ""
        rename $kept ::glimpse::$name
    }
    if {$failed} {
        error $message
    }
    return $::whole
}

test "what the ligand takes the place of in any frame is left out in all, whatever request they went in" {
    set whole [series_displacing {{} {} {} A:HEM:1 {} B:COF:2 {}}]
    foreach entry [dict get $whole entries] frame {0 1 2 3 4 5 6} {
        equal r$frame [dict get $entry resultId]
        set left {}
        foreach one [dict get $entry summary assumptions] {
            lappend left [dict get $one where]
        }
        equal {A:HEM:1 B:COF:2} $left $frame
    }
    equal {mark0 mark1 mark2 mark3 mark4 mark5 mark6} [dict get $whole marks]
    equal {{0 1} {2 3} {4 5} 6 {0 1} {2 3}} $::sent
    holds {![dict exists $whole rest] && ![dict exists $whole known]}
}

test "frames of which the first request displaces all are sent once" {
    series_displacing {{} A:HEM:1 {} A:HEM:1}
    equal {{0 1} {2 3}} $::sent
    series_displacing {{} {} {}}
    equal {{0 1} 2} $::sent
}

test "groups to leave out are sent by their names, and none isn't sent" {
    set what {model clash structure {text ATOM}}
    dict set what displaced {A:HEM:1 B:\"2}
    contains {"displaced":["A:HEM:1","B:\"2"]} [::glimpse::requests::explain $what]
    holds {![string match *displaced* [::glimpse::requests::explain [dict replace $what displaced {}]]]}
}
