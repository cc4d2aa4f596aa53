# An explanation as the package keeps it, a dict: name (of the molecule that shows it), origin, result (the daemon's
# id), summary (the record of summary.json), json (its text), atoms, atomsMessage (the message that brought them), limit
# (colours run from minus it to it), maps (those shown first, without their text), folder.
#
# Its origin is a dict: label, molecule, ligand and protein (selections), others (molecules and selections of the
# protein beside), frame, notes (what was left out of the texts), versus, chains (VMD's chain and segment of those that
# were sent under another name).

namespace eval ::glimpse::explained {
    variable pocket 5.0 ;# Å, as in the paper
}

# One line: what was predicted for which ligand.
proc ::glimpse::explained::title {explained} {
    return "[dict get $explained summary ligand id]: [dict get $explained summary prediction meaning]"
}

proc ::glimpse::explained::channel {one} {
    return "[dict get $one side] [dict get $one name]"
}

# Indices of the channels that hold the best voxels, as in the paper's main view; each once, the best first.
proc ::glimpse::explained::defaultChannels {summary} {
    set found {}
    foreach voxel [dict get $summary topVoxels] {
        set index [dict get $voxel channel]
        if {$index ni $found} {
            lappend found $index
        }
    }
    return $found
}

# What each of the result's atoms is coloured by: what it contributed. Of two atoms that both ligands of a comparison
# have in one place each has what they contribute together, so that only what was changed stands out.
proc ::glimpse::explained::painted {explained} {
    set values {}
    foreach atom [dict get $explained atoms] {
        lappend values [dict get $atom attribution]
    }
    set comparison [dict get $explained summary comparison]
    if {$comparison ne ""} {
        foreach match [dict get $comparison matches] {
            lset values [dict get $match ligandIndex] [dict get $match net]
            lset values [dict get $match referenceIndex] [dict get $match net]
        }
    }
    return $values
}

# The same of the ligand's atoms, and of the protein's within 5 Å of it. In a comparison the protein contributes
# nothing, and isn't counted: it would hold the colours of all others back.
proc ::glimpse::explained::shownContributions {explained} {
    variable pocket
    set atoms [dict get $explained atoms]
    set withProtein [expr {[dict get $explained summary comparison] eq ""}]
    set ligand {}
    foreach atom $atoms {
        if {[dict get $atom side] ne "protein"} {
            lappend ligand [dict get $atom position]
        }
    }
    foreach axis {0 1 2} {
        set along [lsort -real -index $axis $ligand]
        lappend low [expr {[lindex $along 0 $axis] - $pocket}]
        lappend high [expr {[lindex $along end $axis] + $pocket}]
    }
    set found {}
    foreach atom $atoms value [painted $explained] {
        set place [dict get $atom position]
        if {[dict get $atom side] ne "protein" || $withProtein && [Inside $place $low $high] \
            && [Near $place $ligand $pocket]} {
            lappend found $value
        }
    }
    return $found
}

proc ::glimpse::explained::Inside {place low high} {
    foreach at $place from $low to $high {
        if {$at < $from || $at > $to} {
            return 0
        }
    }
    return 1
}

proc ::glimpse::explained::Near {place others distance} {
    lassign $place x y z
    set square [expr {$distance * $distance}]
    foreach other $others {
        lassign $other a b c
        if {($a - $x) * ($a - $x) + ($b - $y) * ($b - $y) + ($c - $z) * ($c - $z) <= $square} {
            return 1
        }
    }
    return 0
}

# One scale for pictures of several: their widest range, and for each channel the highest of the levels where its
# surfaces start.
proc ::glimpse::explained::scale {several} {
    set limit 0.0
    set levels [dict create]
    foreach explained $several {
        set limit [expr {max($limit, [dict get $explained limit])}]
        foreach map [dict get $explained maps] {
            set channel [dict get $map channel]
            set level [::glimpse::levels::default [dict get $map level] [::glimpse::levels::largest $map]]
            if {![dict exists $levels $channel] || [dict get $levels $channel] < $level} {
                dict set levels $channel $level
            }
        }
    }
    return [dict create limit $limit levels $levels]
}

# The level of a map on a scale; of a channel that the scale doesn't know, its own.
proc ::glimpse::explained::level {scale map} {
    set channel [dict get $map channel]
    if {[dict exists $scale levels $channel]} {
        return [dict get $scale levels $channel]
    }
    return [::glimpse::levels::default [dict get $map level] [::glimpse::levels::largest $map]]
}
