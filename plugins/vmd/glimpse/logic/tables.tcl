# Rows of tables, for files and for windows, as the view has them; chains come back as VMD has them, with their
# segments.

namespace eval ::glimpse::tables {
    variable series {name frame prediction unit {standard deviation} {completeness error} folder molecule chain residue\
        number {pose doubted by} model {model version} {model origin} {weights SHA-256}}
}

# False for a table that a state of an earlier version doesn't have.
proc ::glimpse::tables::has {table explained} {
    return [expr {[llength [dict get [Table $table $explained] columns]] > 0}]
}

# The columns of a table by its name, {name format ...}: what a window shows numbers by, nothing for texts.
proc ::glimpse::tables::columns {table explained} {
    set found {}
    foreach column [Columns [Table $table $explained]] {
        lappend found [dict get $column name] [dict get $column format]
        if {[dict get $column name] eq "chain"} {
            lappend found segment ""
        }
    }
    return $found
}

proc ::glimpse::tables::head {table explained} {
    set found {}
    foreach {name format} [columns $table $explained] {
        lappend found $name
    }
    return $found
}

# The rows of a table.
proc ::glimpse::tables::rows {table explained} {
    set record [Table $table $explained]
    set rows {}
    set number 0
    foreach place [dict get $record rows] {
        if {$table eq "Atoms"} {
            lappend rows [Atom $explained [lindex [dict get $explained atoms] [dict get $place atoms]]]
            continue
        }
        set row {}
        foreach column [Columns $record] {
            set isText [expr {[dict get $column format] eq ""}]
            set cell [lindex [dict get $column [expr {$isText ? "texts" : "numbers"}]] $number]
            switch -- [dict get $column name] {
                chain { set row [concat $row [Chain $explained $cell]] }
                x - y - z { lappend row [::glimpse::numbers::text %.3f $cell] }
                default { lappend row $cell }
            }
        }
        lappend rows $row
        incr number
    }
    return $rows
}

# Where it is what a row is about.
proc ::glimpse::tables::places {table explained row} {
    set place [lindex [dict get [Table $table $explained] rows] $row]
    if {[dict get $place position] ne ""} {
        return [list [dict get $place position]]
    }
    set found {}
    foreach atom [dict get $place atoms] {
        lappend found [dict get [lindex [dict get $explained atoms] $atom] position]
    }
    return $found
}

# A table of the view; one without columns and rows in a state of an earlier version.
proc ::glimpse::tables::Table {table explained} {
    foreach one [dict get $explained view tables] {
        if {[dict get $one name] eq $table} {
            return $one
        }
    }
    return {columns {} rows {}}
}

# The columns that aren't details.
proc ::glimpse::tables::Columns {record} {
    set found {}
    foreach column [dict get $record columns] {
        if {![dict get $column isDetail]} {
            lappend found $column
        }
    }
    return $found
}

# An atom's cells.
proc ::glimpse::tables::Atom {explained atom} {
    set row [list [dict get $atom side] {*}[Chain $explained [dict get $atom chain]] [dict get $atom residueName] \
        [dict get $atom residueNumber][dict get $atom insertionCode] [dict get $atom name] [dict get $atom element]]
    foreach at [dict get $atom position] {
        lappend row [::glimpse::numbers::text %.3f $at]
    }
    return [concat $row [list [dict get $atom attribution]]]
}

# Which model it was exactly: name, version, whose it is, checksums of its weights; blank where a state of an earlier
# version doesn't say.
proc ::glimpse::tables::provenance {summary} {
    set model [dict get $summary model]
    if {![dict exists $model provenance]} {
        return [list [dict get $model name] "" "" ""]
    }
    set found [dict get $model provenance]
    return [list [dict get $model name] [dict get $found version] [dict get $found origin] \
        [join [dict get $found weightsSha256] " "]]
}

# VMD's chain and segment of a chain that was sent.
proc ::glimpse::tables::Chain {explained chain} {
    set known [expr {[dict exists $explained origin chains] ? [dict get $explained origin chains] : {}}]
    return [::glimpse::chains::known $known $chain]
}

# Rows as CSV. A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers. A
# cell is one line that steers no terminal.
proc ::glimpse::tables::csv {head rows} {
    set lines {}
    foreach row [linsert $rows 0 $head] {
        set cells {}
        foreach cell $row {
            set cell [::glimpse::report::printable [regsub -all {[\r\n]+} $cell { }]]
            if {[regexp {^[-=+@\t\uff1d\uff0b\uff0d\uff20]} $cell] \
                && ![regexp {^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$} $cell]} {
                set cell '$cell
            }
            if {[regexp {[",]} $cell]} {
                set cell "\"[string map {\" \"\"} $cell]\""
            }
            lappend cells $cell
        }
        lappend lines [join $cells ,]
    }
    return "[join $lines \n]\n"
}
