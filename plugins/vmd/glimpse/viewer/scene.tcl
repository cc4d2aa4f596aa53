# Draws an explanation: the view of the paper's figure 1, as a molecule of its own. Nothing of the user's is changed.

namespace eval ::glimpse::scene {
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
    set explained [Painted $explained $site]
    set text [::glimpse::pdbtext::of [dict get $site atoms] [dict get $explained values]]
    set molecule [::glimpse::vmd::load [::glimpse::owned::write $folder site.pdb $text] [dict get $explained name] \
        [dict get $explained origin molecule]]
    dict set explained molecule $molecule
    dress $explained $site
    set maps {}
    foreach map [dict get $explained maps] {
        lappend maps [addMap $explained $map]
    }
    dict set explained maps $maps
    dict set explained ligandFirst [expr {[llength [dict get $site atoms]] - [dict get $site ligandAtoms]}]
    dict set explained referenceFirst [expr {[llength [dict get $site atoms]] - [dict get $site referenceAtoms]}]
    return $explained
}

# Gives the result's molecule what its file has no room for: whole names, numbers and places, and what each atom
# contributed.
proc ::glimpse::scene::dress {explained site} {
    ::glimpse::vmd::setAtoms [dict get $explained molecule] [dict get $site atoms]
    ::glimpse::vmd::setUser [dict get $explained molecule] [dict get $explained values]
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

# The explanation with what each atom of the site is coloured by, 0 for those that the model didn't see, and with the
# numbers of the pocket's atoms. A result says of each atom which one of which text it is.
proc ::glimpse::scene::Painted {explained site} {
    set count [llength [dict get $site atoms]]
    set ends [list 0 [expr {$count - [dict get $site ligandAtoms]}] [expr {$count - [dict get $site referenceAtoms]}] \
        $count]
    foreach side {protein ligand reference} from [lrange $ends 0 2] to [lrange $ends 1 3] {
        for {set number $from} {$number < $to} {incr number} {
            set numbers($side,[lindex [dict get $site keys] $number]) $number
        }
    }
    set values [lrepeat $count 0.0]
    set found {}
    foreach atom [dict get $explained atoms] {
        set key [lindex [dict get $site sent [dict get $atom text]] [dict get $atom index]]
        set place [dict get $atom side],$key
        # A copy of the crystal's isn't in the site.
        if {[dict get $atom operation] eq "" && [info exists numbers($place)]} {
            lset values $numbers($place) [dict get $atom painted]
            lappend found $numbers($place)
        } else {
            lappend found ""
        }
    }
    set pocket {}
    foreach atom [dict get $explained view pocket] {
        if {[lindex $found $atom] ne ""} {
            lappend pocket [lindex $found $atom]
        }
    }
    return [dict replace $explained values $values pocket $pocket]
}

# Draws all of it; returns the explanation with the names of its coloured representations.
proc ::glimpse::scene::draw {explained scale} {
    variable cartoon
    set molecule [dict get $explained molecule]
    set first [dict get $explained ligandFirst]
    set reference [dict get $explained referenceFirst]
    ::glimpse::vmd::addRep $molecule {NewCartoon 0.3 10 4.1 0} [list ColorID $cartoon] "index < $first" Transparent
    set pocket [join [dict get $explained pocket] { }]
    set coloured [list [::glimpse::vmd::addRep $molecule {Licorice 0.12 12 12} User \
        [expr {$pocket eq "" ? "none" : "noh and index < $first and same residue as index $pocket"}] Opaque] \
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
    dict set explained drawn [Counts $explained]
    return $explained
}

# True while a view has all that was drawn of it. What an earlier version kept in a state doesn't say what that was.
proc ::glimpse::scene::isWhole {explained} {
    set molecule [dict get $explained molecule]
    dict for {channel signs} [dict get $explained surfaces] {
        foreach {sign rep} $signs {
            if {[::glimpse::vmd::style $molecule $rep] eq ""} {
                return 0
            }
        }
    }
    if {[dict exists $explained drawn]} {
        foreach before [dict get $explained drawn] now [Counts $explained] {
            if {$now < $before} {
                return 0
            }
        }
    }
    return 1
}

# How many representations a view has, but for surfaces, which the panel takes away, too; and how many drawings.
proc ::glimpse::scene::Counts {explained} {
    set molecule [dict get $explained molecule]
    set count 0
    foreach {rep style colour} [::glimpse::vmd::reps $molecule] {
        incr count [expr {[lindex $style 0] ne "Isosurface"}]
    }
    return [list $count [llength [::glimpse::vmd::graphics $molecule list]]]
}

# Puts the atoms' colours on another scale.
proc ::glimpse::scene::rescale {explained limit} {
    foreach rep [dict get $explained coloured] {
        ::glimpse::vmd::range [dict get $explained molecule] $rep [expr {-$limit}] $limit
    }
}

proc ::glimpse::scene::Graphics {explained} {
    variable up
    variable down
    set molecule [dict get $explained molecule]
    set view [dict get $explained view]
    ::glimpse::vmd::graphics $molecule color gray
    foreach edge [dict get $view box] {
        ::glimpse::vmd::graphics $molecule line [dict get $edge first] [dict get $edge second] width 1 style solid
    }
    ::glimpse::vmd::graphics $molecule color yellow3
    foreach contact [dict get $view contacts] {
        set ends {}
        foreach atom [list [dict get $contact ligandAtom] [dict get $contact proteinAtom]] {
            lappend ends [dict get [lindex [dict get $explained atoms] $atom] position]
        }
        ::glimpse::vmd::graphics $molecule line {*}$ends width 3 style dashed
    }
    foreach label [dict get $view labels] {
        ::glimpse::vmd::graphics $molecule color [expr {[dict get $label contribution] > 0 ? $up : $down}]
        ::glimpse::vmd::graphics $molecule sphere [dict get $label position] radius 0.25 resolution 24
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
    foreach label [dict get $explained view labels] {
        set place [dict get $label position]
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
        ::glimpse::vmd::graphics $molecule text $end " [dict get $label text]" size 0.9 thickness 2
    }
}
