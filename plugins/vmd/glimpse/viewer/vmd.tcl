# The seam: all that the package asks of VMD. Tests without VMD put procedures of their own in its place.

namespace eval ::glimpse::vmd {
    variable hears 1 ;# whether a deletion is another's
    variable whenDeleted ""
}

proc ::glimpse::vmd::molecules {} {
    return [molinfo list]
}

proc ::glimpse::vmd::exists {molecule} {
    return [expr {$molecule in [molinfo list]}]
}

proc ::glimpse::vmd::name {molecule} {
    return [lindex [molinfo $molecule get name] 0]
}

proc ::glimpse::vmd::isDisplayed {molecule} {
    return [molinfo $molecule get displayed]
}

proc ::glimpse::vmd::display {molecule on} {
    mol [expr {$on ? "on" : "off"}] $molecule
}

proc ::glimpse::vmd::top {} {
    return [molinfo top]
}

proc ::glimpse::vmd::makeTop {molecule} {
    mol top $molecule
}

# How many atoms a molecule has, without selecting them.
proc ::glimpse::vmd::size {molecule} {
    return [molinfo $molecule get numatoms]
}

proc ::glimpse::vmd::frames {molecule} {
    return [molinfo $molecule get numframes]
}

proc ::glimpse::vmd::frame {molecule} {
    return [molinfo $molecule get frame]
}

proc ::glimpse::vmd::goTo {molecule frame} {
    molinfo $molecule set frame $frame
}

# Molecule, text and frame of an atom selection that the user made.
proc ::glimpse::vmd::selected {selection} {
    set molecule [$selection molid]
    set frame [$selection frame]
    return [list $molecule [$selection text] [expr {$frame eq "now" ? "" : $frame eq "first" ? 0 :
        $frame eq "last" ? [frames $molecule] - 1 : $frame}]]
}

proc ::glimpse::vmd::isSelection {word} {
    return [expr {[string match atomselect* $word] && [llength [info commands $word]]}]
}

# True when VMD can read a selection's text.
proc ::glimpse::vmd::canRead {molecule text} {
    if {[catch {atomselect $molecule $text} made]} {
        return 0
    }
    $made delete
    return 1
}

# The frame that a selection's word means: now, first, last or a number.
proc ::glimpse::vmd::With {molecule selection frame script} {
    set made [atomselect $molecule $selection frame [expr {$frame eq "" ? "now" : $frame}]]
    set code [catch {uplevel 1 [list apply [list atoms $script] $made]} result options]
    $made delete
    return -options $options $result
}

# Attributes of atoms, a list for each.
proc ::glimpse::vmd::atoms {molecule selection attributes {frame ""}} {
    return [With $molecule $selection $frame "\$atoms get [list $attributes]"]
}

proc ::glimpse::vmd::count {molecule selection {frame ""}} {
    return [With $molecule $selection $frame {$atoms num}]
}

# How many atoms there are, their centre and their box.
proc ::glimpse::vmd::shape {molecule selection {frame ""}} {
    return [With $molecule $selection $frame {
        if {![$atoms num]} {
            return 0
        }
        return [list [$atoms num] [measure center $atoms] [measure minmax $atoms]]
    }]
}

# Bonds between atoms of a selection: {first second order}, as numbers within it, each once.
proc ::glimpse::vmd::bonds {molecule selection {frame ""}} {
    lassign [With $molecule $selection $frame {list [$atoms get index] [$atoms getbonds] [$atoms getbondorders]}] \
        indices partners orders
    set number 0
    foreach index $indices {
        set place($index) $number
        incr number
    }
    set found {}
    foreach index $indices others $partners values $orders {
        foreach other $others order $values {
            if {$other > $index && [info exists place($other)]} {
                lappend found [list $place($index) $place($other) $order]
            }
        }
    }
    return $found
}

# Numbers of atoms of the first selection that lie within a distance of the second.
proc ::glimpse::vmd::contacts {distance molecule selection other otherSelection {frame ""} {otherFrame ""}} {
    set first [atomselect $molecule $selection frame [expr {$frame eq "" ? "now" : $frame}]]
    set second [atomselect $other $otherSelection frame [expr {$otherFrame eq "" ? "now" : $otherFrame}]]
    set found {}
    if {[$first num] && [$second num]} {
        set found [lsort -unique -integer [lindex [measure contacts $distance $first $second] 0]]
    }
    $first delete
    $second delete
    return $found
}

# The types of the files that a molecule was read from, such as pdb and dcd.
proc ::glimpse::vmd::fileTypes {molecule} {
    return [concat {*}[molinfo $molecule get filetype]]
}

# Loads a PDB file as a molecule without representations, in the view of another one; neither top nor camera change.
proc ::glimpse::vmd::load {path name like} {
    set top [molinfo top]
    set views [Views]
    set next [Next]
    set molecule [mol new $path type pdb waitfor all]
    mol rename $molecule $name
    LeaveReps $molecule 0
    if {[llength $next]} {
        lassign $next style colour selection material
        mol representation {*}$style
        mol color {*}$colour
        mol selection $selection
        mol material $material
    }
    if {[dict exists $views $like]} {
        dict set views $molecule [dict get $views $like]
    }
    Restore $views
    if {$top >= 0} {
        mol top $top
    }
    return $molecule
}

# How each molecule is seen: VMD resets that when it loads something.
proc ::glimpse::vmd::Views {} {
    set views [dict create]
    foreach molecule [molinfo list] {
        dict set views $molecule [molinfo $molecule get {center_matrix rotate_matrix scale_matrix global_matrix}]
    }
    return $views
}

proc ::glimpse::vmd::Restore {views} {
    dict for {molecule view} $views {
        molinfo $molecule set {center_matrix rotate_matrix scale_matrix global_matrix} $view
    }
}

# Style, colour, selection and material of the representation that the user would add next: VMD forgets them when it
# loads a molecule, and tells them of a representation only.
proc ::glimpse::vmd::Next {} {
    set molecule [molinfo top]
    if {$molecule < 0} {
        return {}
    }
    mol addrep $molecule
    set at [expr {[molinfo $molecule get numreps] - 1}]
    set found [molinfo $molecule get [list [list rep $at] [list color $at] [list selection $at] [list material $at]]]
    mol delrep $at $molecule
    return $found
}

# Takes away representations that VMD added on its own, those beyond so many.
proc ::glimpse::vmd::LeaveReps {molecule count} {
    while {[molinfo $molecule get numreps] > $count} {
        mol delrep $count $molecule
    }
}

# Loads a map; returns the number of the volume.
proc ::glimpse::vmd::addMap {molecule path} {
    set count [molinfo $molecule get numreps]
    set views [Views]
    # In a molecule without any VMD would add a representation, and have the user's next one look like it.
    mol addrep $molecule
    mol addfile $path type dx waitfor all $molecule
    Restore $views
    LeaveReps $molecule $count
    return [expr {[volumes $molecule] - 1}]
}

# How many maps a molecule has.
proc ::glimpse::vmd::volumes {molecule} {
    return [molinfo $molecule get numvolumedata]
}

proc ::glimpse::vmd::delete {molecule} {
    variable hears
    if {$molecule in [molinfo list]} {
        set hearsBefore $hears
        set hears 0
        set code [catch {mol delete $molecule} result options]
        set hears $hearsBefore
        return -options $options $result
    }
}

# Has a script called when molecules were deleted by anybody else; it takes the place of an earlier one.
proc ::glimpse::vmd::hearDeleted {script} {
    variable whenDeleted $script
    trace remove variable ::vmd_molecule write ::glimpse::vmd::MoleculeChanged
    trace add variable ::vmd_molecule write ::glimpse::vmd::MoleculeChanged
}

proc ::glimpse::vmd::MoleculeChanged {array molecule operation} {
    variable hears
    variable whenDeleted
    if {$hears && $molecule ne "" && $molecule ni [molinfo list]} {
        ::glimpse::connection::Run $whenDeleted
    }
}

# Sets what a PDB file has no room for: names and places of atoms as pdbtext takes them.
proc ::glimpse::vmd::setAtoms {molecule atoms} {
    set values {}
    foreach atom $atoms {
        lappend values [concat [lrange $atom 0 4] [lrange $atom 8 10]]
    }
    With $molecule all "" "\$atoms set {name resname chain segname resid x y z} [list $values]"
}

proc ::glimpse::vmd::setUser {molecule values} {
    With $molecule all "" "\$atoms set user [list $values]"
}

proc ::glimpse::vmd::graphics {molecule args} {
    return [::graphics $molecule {*}$args]
}

# Turns the camera's centre to a place, for all molecules alike.
proc ::glimpse::vmd::centre {place} {
    foreach molecule [molinfo list] {
        molinfo $molecule set center_matrix [list [transoffset [vecinvert $place]]]
        molinfo $molecule set global_matrix [list [transidentity]]
    }
}

proc ::glimpse::vmd::picture {path} {
    render snapshot $path
}

proc ::glimpse::vmd::hasWindow {} {
    return [expr {[info exists ::tk_version] && [llength [info commands winfo]]}]
}
