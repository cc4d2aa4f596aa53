# A table whose rows sort by any column, and whose click centres what the row is about.

namespace eval ::glimpse::table {
    variable wide {reading 250 channel 130 protein 90 ligand 90 contribution 96 region 70 {contribution of protein}\
        158 residue 66 number 66 element 66}
}

proc ::glimpse::table::make {path table} {
    variable wide
    ttk::frame $path -style Paper.Glimpse.TFrame
    set head [::glimpse::tables::head $table]
    ttk::treeview $path.rows -style Glimpse.Treeview -columns $head -show headings -selectmode browse \
        -yscrollcommand [list $path.scroll set]
    ttk::scrollbar $path.scroll -style Glimpse.Vertical.TScrollbar -orient vertical -command [list $path.rows yview]
    foreach column $head {
        $path.rows heading $column -text $column -anchor [Anchor $column] \
            -command [list ::glimpse::table::Sort $path.rows $column 1]
        $path.rows column $column -anchor [Anchor $column] \
            -width [expr {[dict exists $wide $column] ? [dict get $wide $column] : 56}] \
            -stretch [expr {"reading" ni $head || $column eq "reading"}]
    }
    bind $path.rows <<TreeviewSelect>> [list ::glimpse::table::Clicked $path.rows $table]
    pack $path.scroll -side right -fill y
    pack $path.rows -side left -fill both -expand 1
    return $path
}

proc ::glimpse::table::Anchor {column} {
    return [expr {$column in {rank contribution {contribution of protein} region number x y z} ? "e" : "w"}]
}

proc ::glimpse::table::fill {path table explained} {
    $path.rows delete [$path.rows children {}]
    set number 0
    foreach row [::glimpse::tables::rows $table $explained] {
        set shown {}
        foreach column [::glimpse::tables::head $table] cell $row {
            if {$column in {contribution region {contribution of protein}}} {
                set cell [::glimpse::numbers::text %+.3g $cell]
            } elseif {$column in {x y z}} {
                set cell [::glimpse::numbers::text %.1f $cell]
            }
            lappend shown $cell
        }
        $path.rows insert {} end -id $number -values $shown
        incr number
    }
}

proc ::glimpse::table::Sort {rows column decreasing} {
    set keyed {}
    set isNumber 1
    foreach item [$rows children {}] {
        set value [$rows set $item $column]
        set isNumber [expr {$isNumber && [string is double -strict $value]}]
        lappend keyed [list $item $value]
    }
    set order [list [expr {$isNumber ? "-real" : "-dictionary"}] [expr {$decreasing ? "-decreasing" : "-increasing"}] \
        -index 1]
    set at 0
    foreach one [lsort {*}$order $keyed] {
        $rows move [lindex $one 0] {} $at
        incr at
    }
    $rows heading $column -command [list ::glimpse::table::Sort $rows $column [expr {!$decreasing}]]
}

proc ::glimpse::table::Clicked {rows table} {
    set item [lindex [$rows selection] 0]
    set explained [::glimpse::bridge::current]
    if {$item ne "" && $explained ne ""} {
        ::glimpse::panel::guarded [list ::glimpse::focus::on $explained $table $item]
    }
}
