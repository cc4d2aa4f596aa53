# Channels, tables, notes and the plot of frames.

namespace eval ::glimpse::tabs {
    variable tables {Voxels Pairs Interactions Atoms Residues}
    variable unfilled {}
}

proc ::glimpse::tabs::make {path} {
    variable tables
    ttk::notebook $path -style Glimpse.TNotebook
    $path add [::glimpse::channels::make $path.channels] -text Channels
    foreach table $tables {
        $path add [::glimpse::table::make $path.[string tolower $table] $table] -text $table
    }
    ttk::frame $path.notes -style Paper.Glimpse.TFrame -padding 8
    text $path.notes.text -wrap word -state disabled -relief flat -borderwidth 0 -highlightthickness 0 \
        -background $::glimpse::style::paper \
        -foreground $::glimpse::style::ink -font TkDefaultFont -spacing3 6
    pack $path.notes.text -fill both -expand 1
    $path add $path.notes -text Notes
    $path add [::glimpse::plot::make $path.frames] -text Frames
    bind $path <<NotebookTabChanged>> [list ::glimpse::tabs::FillTable $path]
}

# Fills all from an explanation; tables when they come to the front: a thousand atoms take a while. The tabs of tables
# that a state of an earlier version doesn't have are disabled.
proc ::glimpse::tabs::fill {path explained} {
    variable tables
    variable unfilled
    ::glimpse::channels::fill $path.channels $explained
    set unfilled $tables
    foreach table $tables {
        $path tab $path.[string tolower $table] \
            -state [expr {[::glimpse::tables::has $table $explained] ? "normal" : "disabled"}]
    }
    FillTable $path
    set text $path.notes.text
    $text configure -state normal
    $text delete 1.0 end
    $text insert end [join [::glimpse::report::remarks $explained] \n]
    if {[::glimpse::report::guessedOrders [dict get $explained summary]]} {
        $text insert end \
            "\nIf its bond orders look wrong, give them with Template..., or glimpse explain ... -template FILE|SMILES."
    }
    $text configure -state disabled
}

# Shows what changes while an explanation stays in front.
proc ::glimpse::tabs::refresh {path explained} {
    ::glimpse::channels::refresh $path.channels $explained
    $path tab $path.frames -state [expr {$::glimpse::bridge::series eq "" ? "disabled" : "normal"}]
    ::glimpse::plot::show $path.frames $explained
}

proc ::glimpse::tabs::FillTable {path} {
    variable unfilled
    set table [$path tab current -text]
    set explained [::glimpse::bridge::current]
    if {$table in $unfilled && $explained ne ""} {
        set unfilled [lsearch -all -inline -not -exact $unfilled $table]
        ::glimpse::table::fill $path.[string tolower $table] $table $explained
    }
}
