# A table whose rows sort by any column, and whose click centres what the row is about.

namespace eval ::glimpse::table {
    variable wide {reading 250 channel 130 protein 90 ligand 90 contribution 96 region 70 {contribution of protein}\
        158 residue 66 number 66 element 66}
}

proc ::glimpse::table::make {path table} {
    ttk::frame $path -style Paper.Glimpse.TFrame
    ttk::treeview $path.rows -style Glimpse.Treeview -show headings -selectmode browse \
        -yscrollcommand [list $path.scroll set]
    ttk::scrollbar $path.scroll -style Glimpse.Vertical.TScrollbar -orient vertical -command [list $path.rows yview]
    bind $path.rows <<TreeviewSelect>> [list ::glimpse::table::Clicked $path.rows $table]
    pack $path.scroll -side right -fill y
    pack $path.rows -side left -fill both -expand 1
    return $path
}

proc ::glimpse::table::Head {rows columns} {
    variable wide
    set head [dict keys $columns]
    $rows configure -columns $head
    dict for {column format} $columns {
        set anchor [expr {$format ne "" || $column eq "number" ? "e" : "w"}]
        $rows heading $column -text $column -anchor $anchor -command [list ::glimpse::table::Sort $rows $column 1]
        $rows column $column -anchor $anchor \
            -width [expr {[dict exists $wide $column] ? [dict get $wide $column] : 56}] \
            -stretch [expr {"reading" ni $head || $column eq "reading"}]
    }
}

proc ::glimpse::table::fill {path table explained} {
    $path.rows delete [$path.rows children {}]
    set columns [::glimpse::tables::columns $table $explained]
    Head $path.rows $columns
    set number 0
    foreach row [::glimpse::tables::rows $table $explained] {
        set shown {}
        foreach {column format} $columns cell $row {
            lappend shown [expr {$format eq "" || $cell eq "" ? $cell : [::glimpse::numbers::text $format $cell]}]
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
