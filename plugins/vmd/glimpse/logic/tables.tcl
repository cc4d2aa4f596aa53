# Rows of tables: for files, and for windows.

namespace eval ::glimpse::tables {
    variable heads
    array set heads {
        Voxels {rank contribution channel reading region x y z}
        Pairs {ligand contribution protein {contribution of protein} reading}
        Atoms {side chain segment residue number atom element x y z contribution}
        Residues {side chain segment residue number contribution}
        series {name frame prediction unit {standard deviation} {completeness error} folder molecule chain residue\
            number
            model {model version} {model origin} {weights SHA-256}}
    }
}

proc ::glimpse::tables::head {table} {
    variable heads
    return $heads($table)
}

# The rows of a table by its title.
proc ::glimpse::tables::rows {table explained} {
    return [[namespace current]::$table $explained]
}

# Numbers of atoms, those that contribute most first.
proc ::glimpse::tables::bySize {atoms} {
    set sizes {}
    set number 0
    foreach atom $atoms {
        lappend sizes [list $number [expr {abs([dict get $atom attribution])}]]
        incr number
    }
    set found {}
    foreach one [lsort -real -decreasing -index 1 $sizes] {
        lappend found [lindex $one 0]
    }
    return $found
}

proc ::glimpse::tables::Atoms {explained} {
    set rows {}
    set atoms [dict get $explained atoms]
    foreach number [bySize $atoms] {
        set atom [lindex $atoms $number]
        lappend rows [list [dict get $atom side] {*}[Chain $explained $atom] [dict get $atom residueName] \
            [dict get $atom residueNumber][dict get $atom insertionCode] [dict get $atom name] \
            [dict get $atom element] \
            {*}[Place [dict get $atom position]] [dict get $atom attribution]]
    }
    return $rows
}

proc ::glimpse::tables::Residues {explained} {
    set rows {}
    foreach one [dict get $explained summary residues] {
        lappend rows [list [dict get $one side] {*}[Chain $explained $one] [dict get $one name] \
            [dict get $one number][dict get $one insertionCode] [dict get $one attribution]]
    }
    return $rows
}

proc ::glimpse::tables::Voxels {explained} {
    set rows {}
    set rank 0
    foreach one [dict get $explained summary topVoxels] {
        lappend rows [list [incr rank] [dict get $one attribution] [::glimpse::explained::channel $one] \
            [dict get $one reading] \
            [dict get $one regionAttribution] {*}[Place [dict get $one position]]]
    }
    return $rows
}

proc ::glimpse::tables::Pairs {explained} {
    set rows {}
    foreach one [dict get $explained summary reciprocalPairs] {
        lappend rows [list [dict get $one ligandName] [dict get $one ligandAttribution] [dict get $one proteinName] \
            [dict get $one proteinAttribution] [dict get $one reading]]
    }
    return $rows
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

# VMD's chain and segment of an atom or a residue.
proc ::glimpse::tables::Chain {explained one} {
    set known [expr {[dict exists $explained origin chains] ? [dict get $explained origin chains] : {}}]
    return [::glimpse::chains::known $known [dict get $one chain]]
}

proc ::glimpse::tables::Place {position} {
    set found {}
    foreach at $position {
        lappend found [::glimpse::numbers::text %.3f $at]
    }
    return $found
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
