# In VMD's window.

source [file join $::harness::here vmd_case.tcl]

vmd_test "the package that was installed is the one that VMD's resource file loads, and the main window is there" {
    set folder [file join $::env(HOME) .vmd glimpse]
    if {![file isdirectory $folder]} {
        skip "the package isn't installed in this home"
    }
    equal [file normalize $folder] $::glimpse::folder
    equal on [menu main status]
    equal $::env(GLIMPSE_EXECUTABLE) [lindex [::glimpse::command::find] 0]
}

vmd_test "the package is in VMD's menu, and its entry opens the window" {
    if {"glimpse" ni [menu list]} {
        ::glimpse::start
    }
    holds {"glimpse" in [menu list]}
    menu glimpse on
    update
    holds {[winfo exists .glimpse]}
}

vmd_test "an atom that is picked opens a menu, and its entry explains the ligand" {
    set molecule [complex]
    ::glimpse::panel::learnModels
    await {[llength $::glimpse::bridge::models] > 1}
    glimpse pick
    set ::vmd_pick_mol $molecule
    set ::vmd_pick_atom [lindex [values $molecule "resname 478" index] 0]
    set ::vmd_pick_event 1
    await {[winfo exists .glimpse_menu] && [winfo ismapped .glimpse_menu]} "the menu"
    equal "Glimpse Bridge" [.glimpse_menu entrycget 0 -label]
    equal "Explain prediction" [.glimpse_menu entrycget 1 -label]
    set models [.glimpse_menu entrycget 1 -menu]
    equal "478" [$models entrycget 0 -label]
    .glimpse_menu unpost
    $models invoke 1
    await {[::glimpse::bridge::current] ne ""} "the explanation"
    equal [dict get [lindex $::glimpse::bridge::models 0] name] [dict get [::glimpse::bridge::current] summary model name]
    holds {[winfo exists .glimpse.body.tabs]} "the panel shows it"
}

vmd_test "an atom of the protein next to a ligand means the ligand, and one of a result its own" {
    set molecule [complex]
    set atom [lindex [values $molecule "protein and chain A and resid 25 and name OD1" index] 0]
    equal "Explain prediction" [lindex [::glimpse::menu::entries $molecule $atom] 1 1]
    set explained [explained_by "resname 478" -model clash -steps 5]
    set entries [::glimpse::menu::entries [dict get $explained molecule] 3]
    equal "Clear [dict get $explained name]" [lindex $entries 3 1]
}

vmd_test "a second call of pick goes back to turning the view" {
    glimpse pick
    glimpse pick
    equal -1 [lsearch -glob [trace info variable ::vmd_pick_event] {* ::glimpse::menu::Picked}]
}

vmd_test "without a model the user is asked, in a window that waits for nobody" {
    complex
    set job [::glimpse::commands::explain [list [molinfo top] "resname 478" ""] {steps 5}]
    await {[winfo exists .glimpse_choose.m1]}
    .glimpse_choose.m1 invoke
    await {[::glimpse::jobs::hasEnded $job]}
    equal done [::glimpse::jobs::get $job state]
}

vmd_test "the window shows what VMD shows" {
    complex
    set explained [explained_by "resname 478" -model kdeep]
    menu glimpse on
    update
    set map [lindex [dict get $explained maps] 0]
    set rows .glimpse.body.tabs.channels.view.rows
    equal 1 $::glimpse::channels::checks([dict get $map index])
    foreach {sign rep} [dict get $explained surfaces [dict get $map channel]] {
        mol modstyle [mol repindex [dict get $explained molecule] $rep] [dict get $explained molecule] Isosurface [expr {$sign * 0.0042}] [dict get $map volume] 0 1 1 1
    }
    ::glimpse::panel::show
    equal "\u00b10.0042" [$rows.value[dict get $map index] cget -text]
    equal mesh [$rows.style[dict get $map index] get]
}

vmd_test "batch draws a picture of each" {
    complex
    set folder [scratch]
    glimpse batch "resname 478" -model clash -steps 5 -folder $folder -maps none
    holds {[llength [glob -nocomplain -directory [file join $folder 478_000] picture*]] == 1}
}
