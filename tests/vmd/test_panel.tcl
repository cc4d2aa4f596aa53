# The window under Xvfb, with the daemon and without VMD.

source [file join $::harness::here fake_vmd.tcl]
::glimpse::client::use $::env(GLIMPSE_EXECUTABLE)
set ::env(GLIMPSE_RESULTS) [file join [::glimpse::process::folder] glimpse-vmd-panel-[pid]]
# As VMD's own plugins do, in their order: what was set before the window opens, and after.
option add *Font {Helvetica -12}
set ::rows .glimpse.body.tabs.channels.view.rows

proc explain_it {{frame 0}} {
    set text [contents [file join $::harness::root tests fixtures 1hpv.pdb]]
    set origin [dict create label 478 molecule 0 ligand {resname 478} protein all parts {0 all} frame $frame notes {} \
        versus "" versusMolecule ""]
    set what [dict create model clash waits 1 structure [dict create text $text] options {steps 5}]
    set job [::glimpse::jobs::add 478 [list ::glimpse::asking::explain $what $origin] list]
    await {[::glimpse::jobs::hasEnded $job]}
    set explained [::glimpse::jobs::get $job value]
    set atoms {}
    set keys {}
    foreach atom [dict get $explained atoms] {
        lappend keys [dict get $atom index]
        lappend atoms [concat [list [dict get $atom name] [dict get $atom residueName] [dict get $atom chain] "" \
            [dict get $atom residueNumber] \
            "" "" [dict get $atom element]] [dict get $atom position] {1.0 1}]
    }
    # Of the text each atom is known by its place.
    set sent {}
    for {set place 0} {$place <= [lindex [lsort -integer $keys] end]} {incr place} {
        lappend sent $place
    }
    return [list $explained [dict create atoms $atoms ligandAtoms 35 referenceAtoms 0 keys $keys \
        sent [dict create structure $sent]]]
}

proc shown {} {
    if {$::glimpse::bridge::shown eq ""} {
        ::glimpse::bridge::show {*}[explain_it]
    }
    ::glimpse::panel::open
    update
    return [::glimpse::bridge::current]
}

test "the window begins with a hint, and learns the models" {
    equal .glimpse [::glimpse::panel::open]
    await {[.glimpse.ask.model get] ne ""} "a model"
    contains "press e" [.glimpse.body.hint cget -text]
}

test "a job shows its progress and a button that cancels it" {
    set job [::glimpse::jobs::add slow list list]
    await {[winfo exists .glimpse.jobs.$job]}
    ::glimpse::jobs::report $job gradients 0.4
    equal "slow: gradients" [.glimpse.jobs.$job.title cget -text]
    near 0.4 [.glimpse.jobs.$job.bar cget -value] 1e-9
    .glimpse.jobs.$job.cancel invoke
    equal cancelled [::glimpse::jobs::get $job state]
    holds {![winfo exists .glimpse.jobs.$job]}
}

test "a window that asks for a model tells its job, however it goes" {
    set ::chosen {}
    set models {{name a title A description ""} {name b title B description ""}}
    ::glimpse::panel::choose "Which?" $models {lappend ::chosen}
    .glimpse_choose.m2 invoke
    ::glimpse::panel::choose "Which?" $models {lappend ::chosen}
    ::glimpse::panel::choose "Which?" $models {lappend ::chosen}
    destroy .glimpse_choose
    update
    equal {b {} {}} $::chosen
}

test "an explanation fills figures, channels and tables" {
    set explained [shown]
    equal [dict get $explained summary model title] [.glimpse.ask.model get]
    equal "Against nothing" [.glimpse.body.actions.view get]
    contains "over 24 orientations" [.glimpse.body.header.first cget -text]
    contains "completeness error" [.glimpse.body.header.rest cget -text]
    equal [llength [dict get $explained summary channels]] [llength [lsearch -all [winfo children $::rows] *.check*]]
    set tabs .glimpse.body.tabs
    foreach table {Voxels Pairs Atoms Residues} {
        $tabs select $tabs.[string tolower $table]
        update
        equal [llength [::glimpse::tables::rows $table $explained]] \
            [llength [.glimpse.body.tabs.[string tolower $table].rows children {}]] $table
    }
    # The clash detector is no sum over pairs of atoms.
    equal disabled [$tabs tab $tabs.interactions -state]
    contains "Assumed: Bond orders" [.glimpse.body.tabs.notes.text get 1.0 end]
}

test "what is said has the fonts of its styles, whatever other plugins set for all windows" {
    option add *Font {Helvetica -12}
    shown
    set header .glimpse.body.header
    equal {{} {} {}} [list [$header.first cget -font] [$header.rest cget -font] [.glimpse.ask.title cget -font]]
    equal {TkTextFont TkTextFont} [list [.glimpse.ask.ligand cget -font] [.glimpse.ask.model cget -font]]
    foreach {label font} [list $header.first GlimpseLarge .glimpse.ask.title TkDefaultFont] {
        set alone [ttk::label .alone -style Glimpse.TLabel -font $font -text [$label cget -text]]
        equal [list [winfo reqwidth $alone] [winfo reqheight $alone]] \
            [list [winfo reqwidth $label] [winfo reqheight $label]] $label
        destroy $alone
    }
    holds {[winfo reqheight $header.first] > [winfo reqheight .glimpse.ask.title]}
    ::glimpse::panel::choose "Which?" {{name a title A description text}} list
    equal {{} {}} [list [.glimpse_choose.title cget -font] [.glimpse_choose.d1 cget -font]]
    destroy .glimpse_choose
}

test "explaining again keeps the options of the result, but for the view that is chosen" {
    set explained [shown]
    cleanup [list ::glimpse::bridge::keep $explained]
    rename ::glimpse::commands::explain ::kept_explain
    cleanup {rename ::glimpse::commands::explain ""; rename ::kept_explain ::glimpse::commands::explain}
    proc ::glimpse::commands::explain {ligand asked} { set ::asked_again $asked }
    set origin [dict replace [dict get $explained origin] moment {frame 0 ligand 0 at {}}]
    set views .glimpse.body.actions.view
    # A state of an earlier version has no options.
    ::glimpse::bridge::keep [dict replace $explained origin $origin]
    $views current 1
    .glimpse.body.actions.again invoke
    equal {apo clash} [list [dict get $::asked_again baseline] [dict get $::asked_again model]]
    foreach {options at expected} {
        {altloc B template lig.sdf} 0 {altloc B template lig.sdf}
        {altloc B template lig.sdf} 2 {altloc B template lig.sdf baseline ligand}
        {method occlusion} 0 {method occlusion}
        {interaction 1 steps 9} 1 {steps 9 baseline apo}
    } {
        ::glimpse::bridge::keep [dict replace $explained origin [dict replace $origin options $options]]
        $views current $at
        .glimpse.body.actions.again invoke
        equal $expected [dict remove $::asked_again model moment protein] $options
    }
    ::glimpse::bridge::keep [dict replace $explained origin [dict replace $origin options {template lig.sdf steps 9}]]
    ::glimpse::actions::Again other.mol2
    equal {other.mol2 9} [list [dict get $::asked_again template] [dict get $::asked_again steps]]
}

test "tabs of tables that a result of an earlier version lacks are disabled, and come back with one that has them" {
    set explained [shown]
    set tabs .glimpse.body.tabs
    $tabs select $tabs.voxels
    ::glimpse::tabs::fill $tabs [dict replace $explained view [dict replace [dict get $explained view] tables {}]]
    foreach table {voxels pairs atoms residues} {
        equal disabled [$tabs tab $tabs.$table -state] $table
    }
    holds {[$tabs select] ne "$tabs.voxels"}
    ::glimpse::tabs::fill $tabs $explained
    equal normal [$tabs tab $tabs.voxels -state]
}

test "what each atom contributed sums to the total in the molecule's user field" {
    set explained [shown]
    set sum 0
    foreach value $::fake::user {
        set sum [expr {$sum + $value}]
    }
    near [dict get $explained summary attribution sum] $sum 1e-4
    near $::fake::range [dict get $explained view scale atomRange] 1e-12
}

test "a channel that is ticked gets its map and surfaces of both signs, and one that isn't loses them" {
    shown
    set index 8
    equal 0 $::glimpse::channels::checks($index)
    $::rows.check$index invoke
    await {[lindex [::glimpse::surfaces::state [::glimpse::bridge::current] "ligand hydrophobic"] 0] > 0}
    equal {1 -1} [dict keys [dict get [::glimpse::bridge::current] surfaces "ligand hydrophobic"]]
    contains "\u00b1" [$::rows.value$index cget -text]
    $::rows.check$index invoke
    equal 0.0 [lindex [::glimpse::surfaces::state [::glimpse::bridge::current] "ligand hydrophobic"] 0]
    holds {[$::rows.level$index instate disabled]}
}

test "the slider moves both surfaces, and the level is told" {
    set explained [shown]
    set map [lindex [dict get $explained maps] 0]
    set channel [dict get $map channel]
    $::rows.level[dict get $map index] set 60
    update
    set level [::glimpse::levels::at 60 [::glimpse::levels::largest $map]]
    foreach {sign rep} [dict get $explained surfaces $channel] {
        near [expr {$sign * $level}] [lindex [::glimpse::vmd::style [dict get $explained molecule] $rep] 1] 1e-12
    }
    equal "\u00b1[::glimpse::numbers::text %.2g $level]" [$::rows.value[dict get $map index] cget -text]
    ::glimpse::panel::show
    near 60 [$::rows.level[dict get $map index] get] 0.5
}

test "a row that is clicked is centred, whatever the table was sorted by" {
    set explained [shown]
    set rows .glimpse.body.tabs.residues.rows
    .glimpse.body.tabs select .glimpse.body.tabs.residues
    update
    ::glimpse::table::Sort $rows contribution 0
    $rows selection set [lindex [$rows children {}] 0]
    update
    set residue [lindex [dict get $explained summary residues] [lindex [$rows selection] 0]]
    set places [::glimpse::tables::places Residues $explained [lindex [$rows selection] 0]]
    near [lindex $::fake::centre 0] [lindex [::glimpse::focus::Middle $places] 0] 1e-9
    holds {[dict get $residue attribution] < 0} "the first row by rising contribution lowers the prediction"
}

test "a fault is told in the window with its remedy, and goes away" {
    shown
    ::glimpse::panel::guarded {::glimpse::export::start /tmp "" nosuch}
    contains "There is no format 'nosuch'." [.glimpse.banner.text cget -text]
    contains "Formats: csv" [.glimpse.banner.text cget -text]
    holds {[winfo manager .glimpse.banner] eq "pack"}
    ::glimpse::panel::say ""
    holds {[winfo manager .glimpse.banner] eq ""}
}

test "frames are plotted, and a click goes to the nearest" {
    set explained [shown]
    set result [dict get $explained result]
    set entries {}
    set doubt {verdicts {{model clash isAgainst true words {atoms overlap}}}}
    foreach value {1.0 "" 3.0} more [list {} {} $doubt] {
        lappend entries [dict create resultId [expr {$value eq "" ? "" : $result}] error "" json "" \
            summary [expr {$value eq "" ? "" : [dict replace [dict get $explained summary] prediction \
            [dict create value $value unit pK meaning m] {*}$more]}]]
    }
    set ::glimpse::bridge::series [dict create title t origin [dict replace [dict get $explained origin] chains {}] \
        frames {0 1 2} entries $entries fixed {} names {{}} marks {0 0 0} \
        moments {{frame 0 ligand 0 at {}} {frame 1 ligand 1 at {}} {frame 2 ligand 2 at {}}} \
        choice {molecule 0 selection all label 478 heavy 35}]
    cleanup {set ::glimpse::bridge::series ""}
    ::glimpse::panel::show
    .glimpse.body.tabs select .glimpse.body.tabs.frames
    update
    set plot .glimpse.body.tabs.frames
    set dots {}
    foreach item [$plot find all] {
        if {[$plot type $item] eq "oval"} {
            lappend dots $item
        }
    }
    equal 2 [llength $dots]
    holds {[$plot itemcget [lindex $dots 0] -fill] ne $::glimpse::style::paper} "nobody doubts it"
    equal $::glimpse::style::paper [$plot itemcget [lindex $dots 1] -fill] "a ring for a pose that is doubted"
    event generate $plot <Button-1> -x [expr {[winfo width $plot] - 50}] -y 50
    await {$::fake::frame == 2}
}

test "all on one scale is the widest, and its own comes back" {
    set explained [shown]
    ::glimpse::bridge::rescale 1
    near [dict get $explained view scale atomRange] $::fake::range 1e-12
    ::glimpse::bridge::rescale 0
}

test "clearing brings back the user's molecule and colour scale, and removes the files" {
    set folder [dict get [shown] folder]
    equal 0 $::fake::shown(0)
    equal ramp $::fake::scale
    .glimpse.body.actions.clear invoke
    equal 1 $::fake::shown(0)
    equal users $::fake::scale
    holds {![file exists $folder]}
    contains "press e" [.glimpse.body.hint cget -text]
}

test "closing the window keeps it, and the menu opens it again" {
    shown
    eval [wm protocol .glimpse WM_DELETE_WINDOW]
    equal withdrawn [wm state .glimpse]
    ::glimpse::panel::open
    equal normal [wm state .glimpse]
}

test "the theme of other windows stays as it is" {
    equal default [ttk::style theme use]
}

::glimpse::bridge::clear
file delete -force $::env(GLIMPSE_RESULTS)
