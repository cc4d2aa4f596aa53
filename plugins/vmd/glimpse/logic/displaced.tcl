# Groups that the ligand takes the place of in some frame are left out in all, though frames go in several requests:
# those that were done before all groups were known are done once more. A state has the frames, the entries and marks
# of those that were done, the groups (displaced), and the frame from which on all of them were known.

namespace eval ::glimpse::displaced {
    variable leftOut overlapping-group-left-out ;# code of the assumption whose `where` names such a group
}

# The state with the entries of the next request; after the last one the first are begun again, if they are to be.
proc ::glimpse::displaced::learned {state entries} {
    variable leftOut
    set new {}
    foreach entry $entries {
        if {[dict get $entry resultId] eq ""} {
            continue
        }
        foreach one [dict get $entry summary assumptions] {
            if {[dict get $one code] eq $leftOut && [dict get $one where] ni [dict get $state displaced]} {
                lappend new [dict get $one where]
            }
        }
    }
    if {[llength $new] && ![dict exists $state rest]} {
        dict set state displaced [concat [dict get $state displaced] [lsort -unique $new]]
        dict set state known [llength [dict get $state entries]]
    }
    dict set state entries [concat [dict get $state entries] $entries]
    set known [dict get $state known]
    if {[dict exists $state rest] || !$known || ![isDone $state]} {
        return $state
    }
    foreach name {entries marks} {
        dict set state rest $name [lrange [dict get $state $name] $known end]
        dict set state $name {}
    }
    return $state
}

proc ::glimpse::displaced::isDone {state} {
    set all [expr {[dict exists $state rest] ? [dict get $state known] : [llength [dict get $state frames]]}]
    return [expr {[llength [dict get $state entries]] >= $all}]
}

# A state that is done, with all frames and nothing of how they were come by.
proc ::glimpse::displaced::whole {state} {
    if {[dict exists $state rest]} {
        foreach name {entries marks} {
            dict set state $name [concat [dict get $state $name] [dict get $state rest $name]]
        }
    }
    return [dict remove $state rest displaced known]
}
