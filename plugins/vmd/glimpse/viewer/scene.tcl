# Draws an explanation: the view of the paper's figure 1, as a molecule of its own. Nothing of the user's is changed.

namespace eval ::glimpse::scene {
    variable pocket 5 ;# Å, as in the paper
    variable contact 4.0 ;# Å: atoms that interact from farther apart get no dashes
    variable away 4.0 ;# Å from a voxel to its label
    variable up 31 ;# orange2 of VMD's colours, the nearest to the ramp's end
    variable down 23 ;# blue2
    variable cartoon 6 ;# silver
}

# Writes the result's files and makes its molecule with atoms and maps; returns the explanation with `molecule`,
# `folder`, and for each map its `volume`. The maps' texts are dropped: VMD has them.
proc ::glimpse::scene::load {explained site} {
    set folder [::glimpse::results::make [dict get $explained name]]
    dict set explained folder $folder
    set before [::glimpse::vmd::molecules]
    if {[catch {Load $explained $site} loaded options]} {
        foreach molecule [::glimpse::vmd::molecules] {
            if {$molecule ni $before && [::glimpse::vmd::name $molecule] in \
                [list [dict get $explained name] site.pdb]} {
                ::glimpse::vmd::delete $molecule
            }
        }
        ::glimpse::results::drop $folder
        return -options $options $loaded
    }
    return $loaded
}

proc ::glimpse::scene::Load {explained site} {
    set folder [dict get $explained folder]
    set text [::glimpse::pdbtext::of [dict get $site atoms] [Contributions $explained $site]]
    set molecule [::glimpse::vmd::load [::glimpse::owned::write $folder site.pdb $text] [dict get $explained name] \
        [dict get $explained origin molecule]]
    dict set explained molecule $molecule
    dress $molecule $explained $site
    set maps {}
    foreach map [dict get $explained maps] {
        lappend maps [addMap $explained $map]
    }
    dict set explained maps $maps
    dict set explained ligandFirst [expr {[llength [dict get $site atoms]] - [dict get $site ligandAtoms]}]
    dict set explained referenceFirst [expr {[llength [dict get $site atoms]] - [dict get $site referenceAtoms]}]
    return $explained
}

# Gives the result's molecule what its file has no room for: whole names and numbers, and what each atom contributed.
proc ::glimpse::scene::dress {molecule explained site} {
    ::glimpse::vmd::setNames $molecule [dict get $site atoms]
    ::glimpse::vmd::setUser $molecule [Contributions $explained $site]
}

# Loads a map into the result's molecule; returns it with its volume and without its text. An earlier file of that name
# stays: a saved state may refer to it.
proc ::glimpse::scene::addMap {explained map} {
    set folder [dict get $explained folder]
    set name [::glimpse::owned::fresh $folder [::glimpse::names::mapFile [dict get $map channel] dx]]
    dict set map volume [::glimpse::vmd::addMap [dict get $explained molecule] \
        [::glimpse::owned::write $folder $name [dict get $map text]]]
    dict unset map text
    return $map
}

# What each atom of the site is coloured by; 0 for those that the model didn't see. Atoms are matched by place within
# their side: in a comparison both ligands have atoms at one place.
proc ::glimpse::scene::Contributions {explained site} {
    set painted [::glimpse::explained::painted $explained]
    foreach side {protein ligand reference} {
        set points($side) {}
        set contributions($side) {}
    }
    foreach atom [dict get $explained atoms] value $painted {
        lappend points([dict get $atom side]) [dict get $atom position]
        lappend contributions([dict get $atom side]) $value
    }
    foreach side {protein ligand reference} {
        array set cells$side [::glimpse::positions::index $points($side)]
    }
    set count [llength [dict get $site atoms]]
    set values {}
    foreach atom [dict get $site atoms] {
        set at [llength $values]
        set side [expr {$at < $count - [dict get $site ligandAtoms] ? "protein" : $at < $count - \
            [dict get $site referenceAtoms] ? "ligand" : "reference"}]
        set found [::glimpse::positions::at cells$side [lrange $atom 8 10]]
        lappend values [expr {$found < 0 ? 0.0 : [lindex $contributions($side) $found]}]
    }
    return $values
}

# Draws all of it; returns the explanation with the names of its coloured representations.
proc ::glimpse::scene::draw {explained scale} {
    variable pocket
    variable cartoon
    set molecule [dict get $explained molecule]
    set first [dict get $explained ligandFirst]
    set reference [dict get $explained referenceFirst]
    ::glimpse::vmd::addRep $molecule {NewCartoon 0.3 10 4.1 0} [list ColorID $cartoon] "index < $first" Transparent
    set coloured [list [::glimpse::vmd::addRep $molecule {Licorice 0.12 12 12} User \
        "noh and index < $first and not water and same residue as (index < $first and within $pocket of\
        index >= $first)" Opaque] \
        [::glimpse::vmd::addRep $molecule {Licorice 0.28 16 16} User "noh and index >= $first and index < $reference" \
        Opaque]]
    if {[dict get $explained origin versus] ne ""} {
        lappend coloured [::glimpse::vmd::addRep $molecule {Licorice 0.14 12 12} User "noh and index >= $reference" \
            Opaque]
    }
    dict set explained coloured $coloured
    dict set explained surfaces {}
    rescale $explained [dict get $scale limit]
    Graphics $explained
    foreach map [dict get $explained maps] {
        set explained [::glimpse::surfaces::show $explained $map [::glimpse::explained::level $scale $map]]
    }
    return $explained
}

# Puts the atoms' colours on another scale.
proc ::glimpse::scene::rescale {explained limit} {
    foreach rep [dict get $explained coloured] {
        ::glimpse::vmd::range [dict get $explained molecule] $rep [expr {-$limit}] $limit
    }
}

proc ::glimpse::scene::Graphics {explained} {
    variable contact
    variable up
    variable down
    set molecule [dict get $explained molecule]
    set summary [dict get $explained summary]
    ::glimpse::vmd::graphics $molecule color gray
    foreach edge [::glimpse::box::edges [dict get $summary grid]] {
        ::glimpse::vmd::graphics $molecule line {*}$edge width 1 style solid
    }
    ::glimpse::vmd::graphics $molecule color yellow3
    foreach pair [Contacts $explained] {
        ::glimpse::vmd::graphics $molecule line {*}$pair width 3 style dashed
    }
    foreach voxel [dict get $summary topVoxels] {
        ::glimpse::vmd::graphics $molecule color [expr {[dict get $voxel attribution] > 0 ? $up : $down}]
        ::glimpse::vmd::graphics $molecule sphere [dict get $voxel position] radius 0.25 resolution 24
    }
    Labels $explained
}

# What the best voxels read as, each at the end of a line that leads away from the ligand: VMD hides texts behind atoms.
proc ::glimpse::scene::Labels {explained} {
    variable away
    set molecule [dict get $explained molecule]
    set ligand {}
    foreach atom [dict get $explained atoms] {
        if {[dict get $atom side] ne "protein"} {
            lappend ligand [dict get $atom position]
        }
    }
    set middle [::glimpse::focus::Middle $ligand]
    ::glimpse::vmd::graphics $molecule color [expr {[::glimpse::vmd::isDark] ? "white" : "black"}]
    foreach voxel [dict get $explained summary topVoxels] {
        set place [dict get $voxel position]
        set length 0.0
        foreach at $place from $middle {
            set length [expr {$length + ($at - $from) * ($at - $from)}]
        }
        set length [expr {max(0.1, sqrt($length))}]
        set end {}
        foreach at $place from $middle {
            lappend end [expr {$at + $away * ($at - $from) / $length}]
        }
        ::glimpse::vmd::graphics $molecule line $place $end width 1 style solid
        ::glimpse::vmd::graphics $molecule text $end " [::glimpse::names::voxel $voxel [dict get $explained atoms]]" \
            size 0.9 thickness 2
    }
}

# Ends of dashes between the atoms that the best voxels and pairs of voxels read as.
proc ::glimpse::scene::Contacts {explained} {
    variable contact
    set atoms [dict get $explained atoms]
    set found {}
    foreach one [concat [dict get $explained summary topVoxels] [dict get $explained summary reciprocalPairs]] {
        set geometry [dict get $one geometry]
        if {$geometry ne "" && [dict get $geometry distance] <= $contact} {
            lappend found [list [dict get [lindex $atoms [dict get $geometry ligandAtom]] position] \
                [dict get [lindex $atoms [dict get $geometry proteinAtom]] position]]
        }
    }
    return [lsort -unique $found]
}
