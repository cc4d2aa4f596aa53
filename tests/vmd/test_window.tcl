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

# While a script of -e runs, VMD looks at no event of its windows: it is made to between Tcl's.
proc look_at_events {} {
    display update ui
    after 20 look_at_events
}

# Runs xdotool, whose events are those of a real mouse and keyboard.
proc xdo {args} {
    if {[auto_execok xdotool] eq ""} {
        skip "needs the Debian package xdotool"
    }
    return [exec xdotool {*}$args]
}

# Lets VMD go on for so many ms.
proc pass {time} {
    set ::passed 0
    after $time {set ::passed 1}
    await {$::passed}
}

# A click as a hand makes it: VMD misses one that takes no time.
proc click {} {
    xdo mousedown 1
    pass 120
    xdo mouseup 1
}

# The ligand alone, an atom of it in the middle of the graphics window, and the pointer on that.
proc point_at_ligand {molecule} {
    look_at_events
    cleanup {
        after cancel look_at_events
        if {[::glimpse::menu::listens]} {
            glimpse pick
        }
    }
    mol modselect 0 $molecule "resname 478"
    mol modstyle 0 $molecule VDW 1.0 12
    ::glimpse::vmd::centre [lindex [values $molecule "resname 478 and name C3" {x y z}] 0]
    display update
    set window [lindex [xdo search --name "OpenGL Display"] 0]
    xdo windowraise $window
    regexp {X=(-?\d+)\s+Y=(-?\d+)\s+WIDTH=(\d+)\s+HEIGHT=(\d+)} [xdo getwindowgeometry --shell $window] -> x y width \
        height
    set ::pointed [list [expr {$x + $width / 2}] [expr {$y + $height / 2}]]
    xdo mousemove {*}$::pointed
    pass 200
}

proc menu_shows {} {
    return [expr {[winfo exists .glimpse_menu] && [winfo ismapped .glimpse_menu]}]
}

vmd_test "the key e and a click on an atom open a menu, and its entry explains the ligand" {
    set molecule [complex]
    ::glimpse::panel::learnModels
    await {[llength $::glimpse::bridge::models] > 1}
    mouse mode translate
    cleanup {mouse mode rotate}
    point_at_ligand $molecule
    xdo key e
    await {[::glimpse::menu::listens]} "the key"
    click
    await {[menu_shows]} "the menu"
    equal translate $::vmd_mouse_mode "the mouse does what it did before"
    equal "Glimpse Bridge" [.glimpse_menu entrycget 0 -label]
    equal "Explain prediction" [.glimpse_menu entrycget 1 -label]
    set models [.glimpse_menu entrycget 1 -menu]
    equal "478" [$models entrycget 0 -label]
    # With the mouse to the entry, to its menu and to a model.
    lassign $::pointed x y
    xdo mousemove [expr {$x + 40}] [expr {$y + [.glimpse_menu yposition 1] + 10}]
    pass 200
    click
    await {[winfo ismapped $models]} "the models"
    xdo mousemove [expr {[winfo rootx $models] + 20}] [expr {[winfo rooty $models] + [$models yposition 1] + 8}]
    pass 200
    click
    await {[::glimpse::bridge::current] ne ""} "the explanation"
    equal [dict get [lindex $::glimpse::bridge::models 0] name] [dict get [::glimpse::bridge::current] summary model \
        name]
    holds {[winfo exists .glimpse.body.tabs]} "the panel shows it"
}

vmd_test "nothing opens over the menu of the first click, which asks for the models" {
    catch {destroy .glimpse}
    set ::glimpse::bridge::models {}
    set molecule [complex]
    point_at_ligand $molecule
    xdo key e
    await {[::glimpse::menu::listens]} "the key"
    click
    await {[menu_shows]} "the menu"
    await {[llength $::glimpse::bridge::models]} "the models"
    holds {![winfo exists .glimpse]} "the panel isn't there yet"
    .glimpse_menu unpost
}

vmd_test "the menu waits until the button is up" {
    set molecule [complex]
    point_at_ligand $molecule
    xdo key e
    await {[::glimpse::menu::listens]} "the key"
    xdo mousedown 1
    cleanup {xdo mouseup 1}
    await {![::glimpse::menu::listens]} "the pick"
    pass 700
    holds {![menu_shows]} "no menu while the button is down"
    xdo mouseup 1
    await {[menu_shows]} "the menu"
    equal rotate $::vmd_mouse_mode
    .glimpse_menu unpost
}

vmd_test "an atom of the protein next to a ligand means the ligand, and one of a result its own" {
    set molecule [complex]
    set atom [lindex [values $molecule "protein and chain A and resid 25 and name OD1" index] 0]
    equal "Explain prediction" [lindex [::glimpse::menu::entries $molecule $atom] 1 1]
    set explained [explained_by "resname 478" -model clash -steps 5]
    set entries [::glimpse::menu::entries [dict get $explained molecule] 3]
    equal "Clear [dict get $explained name]" [lindex $entries 3 1]
}

vmd_test "a second call of pick goes back to what the mouse did" {
    mouse mode scale
    cleanup {mouse mode rotate}
    glimpse pick
    equal pick $::vmd_mouse_mode
    glimpse pick
    holds {![::glimpse::menu::listens]}
    equal scale $::vmd_mouse_mode
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
        mol modstyle [mol repindex [dict get $explained molecule] $rep] [dict get $explained molecule] Isosurface \
            [expr {$sign * 0.0042}] [dict get $map volume] 0 1 1 1
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
