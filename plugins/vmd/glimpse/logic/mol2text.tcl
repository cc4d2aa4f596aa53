# A ligand as MOL2, which keeps its bond orders.

namespace eval ::glimpse::mol2text {}

# True when orders are worth sending: VMD has 1.0 for all unless the file had others.
proc ::glimpse::mol2text::hasOrders {orders} {
    foreach order $orders {
        if {$order > 0 && $order != 1} {
            return 1
        }
    }
    return 0
}

# The text. An atom is a list: name, type, element, x, y, z, charge; a bond: first, second (from 0), order.
proc ::glimpse::mol2text::of {title atoms bonds} {
    set lines [list @<TRIPOS>MOLECULE $title "[llength $atoms] [llength $bonds] 1 0 0" SMALL USER_CHARGES @<TRIPOS>ATOM]
    set number 0
    foreach atom $atoms {
        lassign $atom name type element x y z charge
        lappend lines [string map {, .} [format "%d %s %.4f %.4f %.4f %s 1 LIG %.4f" [incr number] $name $x $y $z [Type $type $element] $charge]]
    }
    lappend lines @<TRIPOS>BOND
    set number 0
    foreach bond $bonds {
        lassign $bond first second order
        lappend lines "[incr number] [expr {$first + 1}] [expr {$second + 1}] [Order $order]"
    }
    lappend lines @<TRIPOS>SUBSTRUCTURE "1 LIG 1" ""
    return [join $lines \n]
}

# SYBYL's type where the atom has one (N.4 holds a charge), else the element.
proc ::glimpse::mol2text::Type {type element} {
    return [expr {[string match -nocase "$element.*" $type] ? $type : $element}]
}

proc ::glimpse::mol2text::Order {order} {
    if {$order == 1.5} {
        return ar
    }
    return [expr {max(1, round($order))}]
}
