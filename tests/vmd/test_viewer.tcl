# In VMD, with or without its window: what is explained, drawn, kept, exported and told.

source [file join $::harness::here vmd_case.tcl]

vmd_test "amprenavir in 1HPV is explained as the file itself is" {
    complex
    set explained [explained_by "resname 478" -model kdeep]
    equal glimpse_478_kdeep [dict get $explained name]
    ::glimpse::client::explain \
        [::glimpse::requests::explain [dict create model kdeep ligand 478 structure [dict create text \
        [contents [file join $::fixtures 1hpv.pdb]]]]] [list caught ::itself]
    await {[info exists ::itself]}
    near [dict get [lindex [dict get [lindex $::itself 1] results] 0] summary prediction value] \
        [dict get $explained summary prediction value] 1e-4
}

vmd_test "an atom selection means its molecule and its frame" {
    set molecule [complex]
    mol new [file join $::fixtures 5dpv.pdb] type pdb waitfor all
    set selection [atomselect $molecule "resname 478" frame 0]
    equal $molecule [dict get [explained_by $selection -model clash -steps 5] origin molecule]
    $selection delete
}

# Places a spare atom where a map is asked, and reads the interpolated value there.
proc read_at {molecule volume place} {
    set atom [atomselect $molecule "index 0"]
    lassign [lindex [$atom get {x y z}] 0] x y z
    $atom moveto $place
    set value [lindex [$atom get interpvol$volume] 0]
    $atom moveto [list $x $y $z]
    $atom delete
    return $value
}

# Values of a .dx file as [x, y, z], z fastest, and its origin.
proc dx_values {path} {
    set text [contents $path]
    regexp {origin (\S+) (\S+) (\S+)} $text -> x y z
    set first [expr {[string first "data follows" $text] + 12}]
    return [list [list $x $y $z] [lrange [string range $text $first end] 0 13823]]
}

vmd_test "every map lies where the daemon put it, to 0.01 Å" {
    complex
    set explained [explained_by "resname 478" -model kdeep]
    foreach index {0 3 8 9 11} {
        ::glimpse::bridge::showChannel $index
        await {[llength [dict get [::glimpse::bridge::current] maps]] > 0 \
            && ![llength [lsearch -all -inline [running] map]]}
    }
    set explained [::glimpse::bridge::current]
    set molecule [dict get $explained molecule]
    holds {[llength [dict get $explained maps]] >= 5} ;# Those that were asked for, and the first ones.
    foreach map [lrange [dict get $explained maps] 0 7] {
        lassign [dx_values [file join [dict get $explained folder] [string map {" " _} [dict get $map channel]].dx]] \
            origin data
        set best 0
        set inside {}
        for {set x 1} {$x < 22} {incr x} {
            for {set y 1} {$y < 22} {incr y} {
                for {set z 1} {$z < 22} {incr z} {
                    if {abs([lindex $data [expr {($x * 24 + $y) * 24 + $z}]]) > abs($best)} {
                        set best [lindex $data [expr {($x * 24 + $y) * 24 + $z}]]
                        set inside [list $x $y $z]
                    }
                }
            }
        }
        set place {}
        foreach from $origin at $inside {
            lappend place [expr {$from + $at}]
        }
        set volume [dict get $map volume]
        near $best [read_at $molecule $volume $place] [expr {1e-4 * abs($best)}] "[dict get $map channel] at its peak"
        # Between voxels the value is linear: a map that is shifted by 0.01 Å would miss by a hundredth of the step.
        lassign $inside x y z
        set next [lindex $data [expr {(($x + 1) * 24 + $y) * 24 + $z}]]
        set half [read_at $molecule $volume [list [expr {[lindex $place 0] + 0.5}] [lindex $place 1] [lindex $place 2]]]
        near [expr {($best + $next) / 2}] $half [expr {0.005 * abs($best - $next) + 1e-4 * abs($best)}] \
            "[dict get $map channel] beside its peak"
    }
}

vmd_test "the user's molecules, representations, user values, colours, top and camera are kept, and come back" {
    set molecule [complex]
    mol modstyle 0 $molecule Licorice 0.3 12 12
    mol addrep $molecule
    set all [atomselect $molecule all]
    $all set user 3
    $all delete
    color scale method RGB
    molinfo $molecule set rotate_matrix {{{0 1 0 0} {-1 0 0 0} {0 0 1 0} {0 0 0 1}}}
    set view {center_matrix rotate_matrix scale_matrix global_matrix}
    set before [list [::glimpse::vmd::reps $molecule] [lsort -unique [values $molecule all user]] [molinfo top] \
        [molinfo $molecule get $view] [colorinfo scale method] [color scale colors BWR]]
    mol representation VDW 0.5 12
    set explained [explained_by "resname 478" -model clash -steps 5]
    equal [molinfo $molecule get $view] [molinfo [dict get $explained molecule] get $view] "the view is the user's"
    equal 0 [molinfo $molecule get displayed]
    equal $molecule [molinfo top]
    set folder [dict get $explained folder]
    glimpse clear
    foreach was $before is [list [::glimpse::vmd::reps $molecule] [lsort -unique [values $molecule all user]] \
        [molinfo top] \
        [molinfo $molecule get $view] [colorinfo scale method] [color scale colors BWR]] {
        equal $was $is
    }
    mol addrep $molecule
    equal VDW [lindex [::glimpse::vmd::reps $molecule] end-1 0] "the style of the next representation"
    equal 1 [molinfo $molecule get displayed]
    equal [list $molecule] [molinfo list]
    holds {![file exists $folder]}
}

vmd_test "levels and styles are VMD's own, and follow" {
    complex
    set explained [explained_by "resname 478" -model kdeep]
    foreach map [dict get $explained maps] {
        ::glimpse::surfaces::change $explained [dict get $map channel] 0.002 mesh
        lassign [::glimpse::surfaces::state $explained [dict get $map channel]] level style
        near 0.002 $level 1e-6
        equal mesh $style
    }
    set rep [dict get $explained surfaces [dict get [lindex [dict get $explained maps] 0] channel] -1]
    near -0.002 [lindex [::glimpse::vmd::style [dict get $explained molecule] $rep] 1] 1e-6
}

vmd_test "another ligand of the site is compared with, and swapping them negates the difference" {
    set molecule [complex]
    set other [mol new [file join $::fixtures 1hpv.pdb] type pdb waitfor all]
    set moved [atomselect $other "resname 478"]
    $moved moveby {0.4 0 0}
    set here [atomselect $molecule "resname 478"]
    set there [explained_by $here -versus $moved -protein "protein" -model kdeep -steps 10]
    set back [explained_by $moved -versus $here -protein "protein" -model kdeep -steps 10]
    near [dict get $there summary comparison difference] [expr {-[dict get $back summary comparison difference]}] 0.05
    equal 3 [llength [dict get $there coloured]]
    contains "minus" [dict get $there name]
    $moved delete
    $here delete
}

vmd_test "what can't be explained is said with what to do" {
    complex
    contains "has no atoms" [refused {glimpse explain "resname NOSUCH"}]
    contains "only a polymer" [refused {glimpse explain "chain A"}]
    contains "no option -modell" [refused {glimpse explain "resname 478" -modell kdeep}]
    contains "There are several models" [refused {glimpse explain "resname 478" -wait 1}]
    contains "'nosuch'" [refused {glimpse explain "resname 478" -model nosuch -wait 1}]
    contains "no explanation 'nosuch'" [refused {glimpse clear nosuch}]
}

vmd_test "a selection that VMD can't read is named as it was typed, with what to do" {
    complex
    foreach {typed line} {
        {resname (478} {glimpse explain $typed}
        {nonsense} {glimpse explain $typed}
        {} {glimpse explain $typed}
        {resname 478) or (protein} {glimpse explain $typed}
        {chain A and and} {glimpse explain "resname 478" -protein $typed}
        {resname 47 and} {glimpse explain "resname 478" -versus $typed}
        {resname (478} {glimpse frames $typed}
        {resname (478} {glimpse batch $typed -model clash}
        {(} {glimpse batch "resname 478" -protein $typed -model clash}
    } {
        contains "VMD can't read the selection '$typed'. Write it" [refused $line]
    }
}

vmd_test "nothing waits while it computes, and a cancelled job ends" {
    complex
    set ::ticks 0
    proc tick {} {
        incr ::ticks
        after 20 tick
    }
    cleanup {after cancel tick}
    tick
    set job [::glimpse::commands::explain [list [molinfo top] "resname 478" ""] {model kdeep steps 3000}]
    await {[::glimpse::jobs::get $job share] > 0}
    set ::ticks 0
    await {$::ticks > 10} "the loop's next turn"
    holds {![::glimpse::jobs::hasEnded $job]} "it computes meanwhile"
    ::glimpse::jobs::cancel $job
    await {[::glimpse::jobs::hasEnded $job]}
    equal cancelled [::glimpse::jobs::get $job state]
}

vmd_test "an explanation is exported with a map for each channel" {
    complex
    explained_by "resname 478" -model clash -steps 5
    set folder [scratch]
    set written [glimpse export $folder -formats {csv json dx cube}]
    holds {[llength [lsearch -all $written *.dx]] == [llength [lsearch -all $written *.cube]] \
        && [llength $written] > 20}
    set json [::glimpse::json::parse [contents [file join $folder explanation.json]]]
    equal clash [dict get $json summary model name]
}

vmd_test "a result that the user deleted is forgotten, and what it hid comes back" {
    set molecule [complex]
    set explained [explained_by "resname 478" -model clash -steps 5]
    equal 0 [molinfo $molecule get displayed]
    mol delete [dict get $explained molecule]
    equal 1 [molinfo $molecule get displayed]
    equal 0 [dict size $::glimpse::bridge::results]
}

vmd_test "when the user deletes the result in front the one before comes forward, as with clear" {
    set molecule [complex]
    set first [explained_by "resname 478" -model clash -steps 2]
    set second [explained_by "resname 478" -model clash -steps 3]
    set third [explained_by "resname 478" -model clash -steps 4]
    mol delete [dict get $first molecule]
    equal [dict get $third name] $::glimpse::bridge::shown "one behind it is gone"
    mol delete [dict get $third molecule]
    equal [dict get $second name] $::glimpse::bridge::shown
    equal 1 [molinfo [dict get $second molecule] get displayed]
    equal 0 [molinfo $molecule get displayed]
    mol delete all
    equal {} [dict keys $::glimpse::bridge::results]
    equal {} [::glimpse::bridge::current]
}

vmd_test "what was deleted from a view is there again when it is explained again" {
    set user [complex]
    set explained [explained_by "resname 478" -model clash -steps 5]
    set name [dict get $explained name]
    set count [molinfo [dict get $explained molecule] get numreps]
    set drawings [llength [graphics [dict get $explained molecule] list]]
    foreach spoil {
        {mol delrep 0 $molecule}
        {mol delrep [expr {$count - 1}] $molecule}
        {graphics $molecule delete all}
    } {
        set molecule [dict get $::glimpse::bridge::results $name molecule]
        eval $spoil
        set again [explained_by "resname 478" -model clash -steps 5]
        set molecule [dict get $again molecule]
        equal $name [dict get $again name]
        equal [list $user $molecule] [molinfo list] $spoil
        equal $count [molinfo $molecule get numreps] $spoil
        equal $drawings [llength [graphics $molecule list]] $spoil
    }
    # What is whole, with a channel that the panel has hidden, is only brought forward.
    set channel [lindex [dict keys [dict get $again surfaces]] 0]
    ::glimpse::bridge::keep [::glimpse::surfaces::hide $again $channel]
    equal $molecule [dict get [explained_by "resname 478" -model clash -steps 5] molecule]
}

vmd_test "a result that can't be shown ends its job, leaves no molecule and says why" {
    complex
    set folder [scratch]
    write [file join $folder glimpse-bridge] "a file where the folder would be"
    cleanup [expr {[info exists ::env(GLIMPSE_RESULTS)] ? [list set ::env(GLIMPSE_RESULTS) $::env(GLIMPSE_RESULTS)] \
        : {unset ::env(GLIMPSE_RESULTS)}}]
    set ::env(GLIMPSE_RESULTS) $folder
    contains "glimpse-bridge" [refused {glimpse explain "resname 478" -model clash -steps 5 -wait 1 -timeout 600}]
    equal 1 [llength [molinfo list]]
}

proc moved {selection} {
    set atoms [atomselect top $selection]
    $atoms moveby {0.4 0 0}
    $atoms delete
}

vmd_test "a ligand that was moved, a protein that was edited and a molecule that was deleted meanwhile are told" {
    set before $::glimpse::desk::window
    ::glimpse::desk::use ::hearing
    cleanup [list ::glimpse::desk::use $before]
    foreach change {{} {moved "resname 478"} {moved "protein and resid 25 and name OD1"} {mol delete $molecule}} {
        forget_all
        set molecule [complex]
        set ::hearing::told {}
        set job [::glimpse::commands::explain [list $molecule "resname 478" ""] {model clash steps 5 waits 1}]
        eval $change
        await {[::glimpse::jobs::hasEnded $job]}
        equal [expr {$change eq "" ? 0 : 1}] [llength $::hearing::told] $change
        equal [expr {$change eq "" ? 0 : 1}] [string match "*has changed while it was explained*" \
            [join $::hearing::told]] $change
        equal 1 [dict size $::glimpse::bridge::results] $change
    }
}
