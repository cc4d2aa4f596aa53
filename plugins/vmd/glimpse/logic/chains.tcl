# The chains that atoms are sent under. VMD tells atoms apart by chain and segment, has X for a chain without a name,
# and a system may hold copies of one molecule that nothing in their names tells apart; the daemon knows chain, number
# and insertion code. So where two atoms would be one, the second one's chain gets an alias; `known` brings back what
# VMD has.

namespace eval ::glimpse::chains {
    variable none {X ""} ;# what VMD calls the chain of an atom that has none
    variable same 1.5 ;# Å: the same atom twice within that is one atom
}

# For atoms as pdbtext takes them: the chain to send of each, and by alias {chain segment own}: what tables say, and
# VMD's own chain. They are the same but for copies of a molecule, which tables would merge again.
proc ::glimpse::chains::of {atoms} {
    set plain [Plain $atoms]
    set ids $plain
    set bySegment $plain
    foreach level {segment copy} {
        set clashing [Clashing $atoms $ids]
        if {![dict size $clashing]} {
            break
        }
        set ids [Apart $atoms $ids $clashing $plain $level]
        if {$level eq "segment"} {
            set bySegment $ids
        }
    }
    set known [dict create]
    foreach atom $atoms id $ids told $bySegment {
        set chain [string trim [lindex $atom 2]]
        if {$id ne $chain} {
            dict set known $id [list [expr {$id eq $told ? $chain : $id}] [string trim [lindex $atom 3]] $chain]
        }
    }
    return [list $ids $known]
}

# Chain and segment of a chain that was sent, as tables say them.
proc ::glimpse::chains::known {known id} {
    return [expr {[dict exists $known $id] ? [lrange [dict get $known $id] 0 1] : [list $id ""]}]
}

# What to say of aliases; nothing of chains that are called by their segment.
proc ::glimpse::chains::notes {known} {
    set found {}
    dict for {id place} $known {
        lassign $place _ segment chain
        if {$id eq [Word $chain]} {
            lappend found "The chain '$chain' is called $id."
        } elseif {$id ne $segment} {
            lappend found "A chain that VMD calls $chain[expr {$segment eq "" ? "" : " of segment $segment"}] has\
                residues that another one has, too: it is called $id."
        }
    }
    return $found
}

# The chain; where it has no name the segment, if there are several.
proc ::glimpse::chains::Plain {atoms} {
    variable none
    set segments {}
    foreach atom $atoms {
        dict set segments [string trim [lindex $atom 3]] 1
    }
    set found {}
    foreach atom $atoms {
        set chain [string trim [lindex $atom 2]]
        set segment [string trim [lindex $atom 3]]
        if {$chain in $none && $segment ne "" && [dict size $segments] > 1} {
            set chain $segment
        }
        lappend found [Word $chain]
    }
    return $found
}

# A chain's name with nothing in it that labels are taken apart by.
proc ::glimpse::chains::Word {chain} {
    return [string map {: _ " " _} $chain]
}

# The chains in which an atom comes twice, at different places.
proc ::glimpse::chains::Clashing {atoms ids} {
    set found [dict create]
    foreach atom $atoms id $ids {
        set key [Key $atom $id]
        if {![info exists first($key)]} {
            set first($key) $atom
        } elseif {![Same $first($key) $atom]} {
            dict set found $id 1
        }
    }
    return $found
}

proc ::glimpse::chains::Key {atom id} {
    return [list $id [lindex $atom 4] [string trim [lindex $atom 5]] [lindex $atom 0] [string trim [lindex $atom 6]]]
}

proc ::glimpse::chains::Same {one other} {
    variable same
    foreach a [lrange $one 8 10] b [lrange $other 8 10] {
        if {abs($a - $b) > $same} {
            return 0
        }
    }
    return 1
}

# Aliases for the clashing chains: by segment, A.PROB, where that tells atoms apart, else by which copy of a residue it
# is, A.2.
proc ::glimpse::chains::Apart {atoms ids clashing plain level} {
    set found {}
    set firstSegment [dict create]
    foreach atom $atoms id $ids {
        if {![dict exists $clashing $id]} {
            lappend found $id
            continue
        }
        set segment [Word [string trim [lindex $atom 3]]]
        if {$level eq "segment"} {
            if {![dict exists $firstSegment $id]} {
                dict set firstSegment $id $segment
            }
            lappend found [expr {$segment eq [dict get $firstSegment $id] ? $id : [Free $id.$segment $plain]}]
            continue
        }
        set residue [lindex $atom 13]
        set copy [expr {[info exists copies($id,$residue)] ? $copies($id,$residue) : 1}]
        while {[info exists taken([Key $atom $id.$copy])] && $taken([Key $atom $id.$copy]) ne $residue} {
            incr copy
        }
        set copies($id,$residue) $copy
        set taken([Key $atom $id.$copy]) $residue
        lappend found [expr {$copy == 1 ? $id : [Free $id.$copy $plain]}]
    }
    return $found
}

# The alias, unless a chain is called so.
proc ::glimpse::chains::Free {id plain} {
    while {$id in $plain} {
        append id _
    }
    return $id
}
