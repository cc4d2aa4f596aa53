# Frames of a trajectory, explained: a dict of title, origin, frames (VMD's numbers, from 0), and for each of them in
# order entries and ligands (its atoms as they were).

namespace eval ::glimpse::series {}

# For each frame; empty where it failed.
proc ::glimpse::series::predictions {series} {
    set found {}
    foreach entry [dict get $series entries] {
        lappend found [expr {[dict get $entry summary] eq "" ? "" : [dict get $entry summary prediction value]}]
    }
    return $found
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
