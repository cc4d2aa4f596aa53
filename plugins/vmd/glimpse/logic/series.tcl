# Frames of a trajectory, explained: a dict of title, origin, choice (the ligand), around and fixed (the protein's
# molecules, with the selections that were meant and the atoms that were sent), notes, names (a mark of the names of
# atoms), frames (VMD's numbers, from 0), and for each of them in order entries, moments and marks (of the places).

namespace eval ::glimpse::series {
    variable named 10 ;# frames that are named of those that failed
}

# For each frame; empty where it failed.
proc ::glimpse::series::predictions {series} {
    set found {}
    foreach entry [dict get $series entries] {
        lappend found [expr {[dict get $entry summary] eq "" ? "" : [dict get $entry summary prediction value]}]
    }
    return $found
}

# Who speaks against the pose of a frame, to end a line with; empty where nobody does.
proc ::glimpse::series::doubts {series index} {
    set summary [dict get [lindex [dict get $series entries] $index] summary]
    return [expr {$summary eq "" ? "" : [::glimpse::report::doubts $summary]}]
}

proc ::glimpse::series::unit {series} {
    foreach entry [dict get $series entries] {
        if {[dict get $entry summary] ne ""} {
            return [dict get $entry summary prediction unit]
        }
    }
    return ""
}

# Smallest and largest, apart from each other even when they are the same.
proc ::glimpse::series::span {values} {
    set there [lsort -real [lsearch -all -inline -not -exact $values ""]]
    if {![llength $there]} {
        return {0.0 1.0}
    }
    set low [lindex $there 0]
    set high [lindex $there end]
    return [expr {$high > $low ? [list $low $high] : [list [expr {$low - 0.5}] [expr {$high + 0.5}]]}]
}

# Frames from first to last, every `step`, at most so many: of a longer range every so many more.
proc ::glimpse::series::chosen {first last step most} {
    set count [expr {($last - $first) / $step + 1}]
    set step [expr {$step * (($count + $most - 1) / $most)}]
    set found {}
    for {set frame $first} {$frame <= $last} {incr frame $step} {
        lappend found $frame
    }
    return $found
}

# Why a frame couldn't be explained, as a fault; empty where it could. Without the daemon's number of the frame, which
# counts from 1 within a request.
proc ::glimpse::series::fault {series index} {
    set error [dict get [lindex [dict get $series entries] $index] error]
    if {$error eq ""} {
        return ""
    }
    return [::glimpse::fault::new [dict get $error code] [regsub {^Frame \d+: } [dict get $error message] ""] \
        [dict get $error remedy]]
}

# Which frames couldn't be explained, and why the first of them couldn't, as a fault; empty when all could.
proc ::glimpse::series::refusal {series} {
    variable named
    set failed {}
    set first ""
    set index 0
    foreach frame [dict get $series frames] {
        set fault [fault $series $index]
        if {$fault ne ""} {
            lappend failed $frame
            if {$first eq ""} {
                set first $fault
            }
        }
        incr index
    }
    if {$first eq ""} {
        return ""
    }
    set which [join [lrange $failed 0 [expr {$named - 1}]] ", "]
    if {[llength $failed] > $named} {
        append which " and [expr {[llength $failed] - $named}] more"
    }
    return [dict replace $first message \
        "[llength $failed] of [llength [dict get $series frames]] frames couldn't be explained: $which.\
        Frame [lindex $failed 0]: [dict get $first message]"]
}

# True when a result is that of one of its frames; there may be no series.
proc ::glimpse::series::isOf {series result} {
    if {$series ne ""} {
        foreach entry [dict get $series entries] {
            if {[dict get $entry resultId] eq $result} {
                return 1
            }
        }
    }
    return 0
}
