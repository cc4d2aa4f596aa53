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

# The text. Atoms are as pdbtext takes them, `kinds` has type and charge of each; a bond is a list: first, second (from
# 0), order.
proc ::glimpse::mol2text::of {title atoms kinds bonds} {
    set owners [dict create]
    set named {}
    set number 0
    foreach atom $atoms kind $kinds {
        lassign $atom name residue chain _ resid insertion _ element x y z
        lassign $kind type charge
        set key [list $chain $residue $resid $insertion]
        incr number
        if {![dict exists $owners $key]} {
            dict set owners $key [list [expr {[dict size $owners] + 1}] $number]
        }
        lappend named [::glimpse::numbers::text "%d %s %.4f %.4f %.4f %s %d %s %.4f" $number [Word $name] $x $y $z \
            [Type $type $element] \
            [lindex [dict get $owners $key] 0] [Word $residue][string trim $resid$insertion] $charge]
    }
    set lines [list @<TRIPOS>MOLECULE $title "[llength $atoms] [llength $bonds] [dict size $owners] 0 0" SMALL \
        USER_CHARGES @<TRIPOS>ATOM]
    set lines [concat $lines $named]
    lappend lines @<TRIPOS>BOND
    set number 0
    foreach bond $bonds {
        lassign $bond first second order
        lappend lines "[incr number] [expr {$first + 1}] [expr {$second + 1}] [Order $order]"
    }
    lappend lines @<TRIPOS>SUBSTRUCTURE
    dict for {key owner} $owners {
        lassign $key chain residue resid insertion
        lappend lines \
            "[lindex $owner 0] [Word $residue][string trim $resid$insertion] [lindex $owner 1] RESIDUE 0\
            [expr {[string trim $chain] eq "" ? "****" : [Word $chain]}] [Word $residue]"
    }
    lappend lines ""
    return [join $lines \n]
}

# A name without blanks, which MOL2 parts fields by.
proc ::glimpse::mol2text::Word {name} {
    set word [regsub -all {\s+} [string trim $name] _]
    return [expr {$word eq "" ? "LIG" : $word}]
}

# SYBYL's type where the atom has one (N.4 holds a charge), else the element; a dummy's where nothing tells that.
proc ::glimpse::mol2text::Type {type element} {
    if {$element eq ""} {
        return Du
    }
    return [expr {[string match -nocase "$element.*" $type] ? $type : $element}]
}

proc ::glimpse::mol2text::Order {order} {
    if {$order == 1.5} {
        return ar
    }
    return [expr {max(1, round($order))}]
}
