# Atoms as mmCIF, which cuts no name and no number. Atoms are as pdbtext takes them.

namespace eval ::glimpse::ciftext {
    variable items {group_PDB id type_symbol label_atom_id label_alt_id auth_comp_id auth_asym_id auth_seq_id
        pdbx_PDB_ins_code Cartn_x Cartn_y
        Cartn_z occupancy}
}

# The text; `chains` are those of `chains::of`, one an atom.
proc ::glimpse::ciftext::of {title atoms chains} {
    variable items
    set lines [list data_[::glimpse::names::plain $title] loop_]
    foreach item $items {
        lappend lines _atom_site.$item
    }
    set serial 0
    foreach atom $atoms chain $chains {
        lassign $atom name residue _ _ number insertion altloc element x y z occupancy isPolymer
        set line "[expr {$isPolymer ? "ATOM" : "HETATM"}] [incr serial]"
        foreach value [list $element $name $altloc $residue $chain $number $insertion] {
            append line " [Value $value]"
        }
        lappend lines "$line [::glimpse::numbers::text "%.3f %.3f %.3f %.2f" $x $y $z $occupancy]"
    }
    lappend lines ""
    return [join $lines \n]
}

# A value as CIF writes it: quoted where it would be something else, a question mark for nothing.
proc ::glimpse::ciftext::Value {value} {
    set value [string trim $value]
    if {$value eq ""} {
        return ?
    }
    if {[regexp {^[A-Za-z0-9][^\s]*$} $value] && ![regexp -nocase {^(data_|save_|loop_$|stop_$|global_$)} $value] \
        || [string is integer -strict $value]} {
        return $value
    }
    return [expr {[string first \" $value] < 0 ? "\"$value\"" : "'$value'"}]
}
