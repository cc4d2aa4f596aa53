# What explanations were read from, and by what it is known again.

namespace eval ::glimpse::sources {
    # What is sent of atoms but their places.
    variable named {name resname chain segname resid insertion altloc element occupancy type mass charge}
}

# What an explanation is of, as {molecule selection frame ...}.
proc ::glimpse::sources::of {origin} {
    set found [::glimpse::moment::dated [dict get $origin moment] [dict get $origin parts]]
    lappend found [dict get $origin molecule] [dict get $origin ligand] [dict get $origin moment ligand]
    if {[dict get $origin versus] ne ""} {
        lappend found [dict get $origin versusMolecule] [dict get $origin versus] [dict get $origin versusFrame]
    }
    return $found
}

# By what the places of parts, {molecule selection frame ...}, are known again: of each how many atoms it has, their
# centre and their box. Empty when one of them is gone.
proc ::glimpse::sources::mark {parts} {
    return [Known $parts {::glimpse::vmd::shape $molecule $selection $frame}]
}

# By what it is known what the atoms of parts are: what is sent of them but their places. Empty when one is gone.
proc ::glimpse::sources::names {parts} {
    variable named
    return [Known $parts {::glimpse::vmd::atoms $molecule $selection $named $frame}]
}

# By what all is known again that an explanation is of.
proc ::glimpse::sources::markOf {origin} {
    set parts [of $origin]
    return [list [names $parts] [Known $parts {::glimpse::vmd::atoms $molecule $selection {x y z} $frame}]]
}

proc ::glimpse::sources::Known {parts script} {
    variable named
    set found {}
    foreach {molecule selection frame} $parts {
        if {![::glimpse::vmd::exists $molecule] || $frame >= [::glimpse::vmd::frames $molecule] \
            || [catch $script known]} {
            return ""
        }
        lappend found $known
    }
    return $found
}
