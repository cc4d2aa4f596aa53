# Views, scale, export, note, clear.

namespace eval ::glimpse::actions {
    variable views {{Against nothing} zero {Against the protein alone} apo {Against the ligand alone} ligand\
        {The interaction alone} interaction}
    variable shares 0
}

proc ::glimpse::actions::make {path} {
    variable views
    ttk::frame $path -style Glimpse.TFrame
    set titles {}
    foreach {title baseline} $views {
        lappend titles $title
    }
    ttk::combobox $path.view -style Glimpse.TCombobox -state readonly -values $titles -width 24
    $path.view current 0
    Button $path.again "Explain again" ::glimpse::actions::Again
    Button $path.template "Template..." ::glimpse::actions::Template
    ttk::checkbutton $path.scale -style Glimpse.TCheckbutton -text "One scale for all" \
        -variable ::glimpse::actions::shares \
        -command {::glimpse::panel::guarded {::glimpse::bridge::rescale $::glimpse::actions::shares}}
    Button $path.export "Export..." ::glimpse::actions::Export
    Button $path.note "Copy note" ::glimpse::actions::CopyNote
    Button $path.clear Clear {::glimpse::bridge::clear $::glimpse::bridge::shown}
    grid $path.view $path.again $path.template - -sticky ew -padx {0 6} -pady {0 6}
    grid $path.scale $path.export $path.note $path.clear -sticky ew -padx {0 6}
    foreach column {0 1 2 3} {
        grid columnconfigure $path $column -weight 1 -uniform actions
    }
}

proc ::glimpse::actions::Button {path text script} {
    ttk::button $path -style Glimpse.TButton -text $text -command [list ::glimpse::panel::guarded $script]
}

# Offers the view of the explanation that shows.
proc ::glimpse::actions::follow {path explained} {
    variable views
    set at [lsearch -exact $views [dict get $explained summary attribution baseline]]
    $path.view current [expr {$at < 0 ? 0 : $at / 2}]
}

proc ::glimpse::actions::show {path explained} {
    variable shares
    set shares $::glimpse::bridge::sharesScale
    $path.template state [expr {[::glimpse::report::guessedOrders [dict get $explained summary]] ? "!disabled" \
        : "disabled"}]
}

# Explains the same ligand again with the options that it has, in another view or by the model that is chosen above.
proc ::glimpse::actions::Again {{template ""}} {
    variable views
    set explained [::glimpse::bridge::current]
    set path $::glimpse::panel::window.body.actions
    set asked [dict create baseline [lindex $views [expr {2 * [$path.view current] + 1}]] model \
        [::glimpse::panel::Model]]
    if {$template ne ""} {
        dict set asked template $template
    }
    if {[dict get $asked model] eq ""} {
        dict set asked model [dict get $explained summary model name]
    }
    ::glimpse::commands::again $explained $asked
}

# Explains again with the ligand's bond orders from a file.
proc ::glimpse::actions::Template {} {
    set file [tk_getOpenFile -parent $::glimpse::panel::window -title "The ligand with its bond orders" \
        -filetypes {{{SDF and MOL2} {.sdf .mol .mol2}} {{All files} *}}]
    if {$file ne ""} {
        Again $file
    }
}

proc ::glimpse::actions::Export {} {
    set folder [tk_chooseDirectory -parent $::glimpse::panel::window -title "Export to a folder"]
    if {$folder ne ""} {
        ::glimpse::export::start $folder "" $::glimpse::export::formats
    }
}

proc ::glimpse::actions::CopyNote {} {
    clipboard clear
    clipboard append [::glimpse::report::note [::glimpse::bridge::current]]
    ::glimpse::panel::say "The note is on the clipboard."
}
