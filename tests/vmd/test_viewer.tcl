# In VMD, with or without its window.

source [file join $::harness::here vmd_case.tcl]

vmd_test "amprenavir in 1HPV is explained as the file itself is" {
    complex
    set explained [explained_by "resname 478" -model kdeep]
    equal glimpse_478_kdeep [dict get $explained name]
    ::glimpse::client::explain [::glimpse::requests::explain [dict create model kdeep ligand 478 structure [dict create text \
        [contents [file join $::fixtures 1hpv.pdb]]]]] [list caught ::itself]
    await {[info exists ::itself]}
    near [dict get [lindex [dict get [lindex $::itself 1] results] 0] summary prediction value] [dict get $explained summary prediction value] 1e-4
}

vmd_test "an atom selection means its molecule and its frame" {
    set molecule [complex]
    mol new [file join $::fixtures 5dpv.pdb] type pdb waitfor all
    set selection [atomselect $molecule "resname 478" frame 0]
    equal $molecule [dict get [explained_by $selection -model clash -steps 5] origin molecule]
    $selection delete
}

proc running {} {
    set found {}
    foreach {job record} [array get ::glimpse::jobs::all] {
        if {![::glimpse::jobs::hasEnded $job]} {
            lappend found [dict get $record title]
        }
    }
    return $found
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
        await {[llength [dict get [::glimpse::bridge::current] maps]] > 0 && ![llength [lsearch -all -inline [running] map]]}
    }
    set explained [::glimpse::bridge::current]
    set molecule [dict get $explained molecule]
    holds {[llength [dict get $explained maps]] >= 7}
    foreach map [lrange [dict get $explained maps] 0 7] {
        lassign [dx_values [file join [dict get $explained folder] [string map {" " _} [dict get $map channel]].dx]] origin data
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
        near [expr {($best + $next) / 2}] $half [expr {0.005 * abs($best - $next) + 1e-4 * abs($best)}] "[dict get $map channel] beside its peak"
    }
}

vmd_test "the user field sums to the total, and its scale is the ramp's" {
    complex
    set explained [explained_by "resname 478" -model kdeep]
    set sum 0
    foreach value [values [dict get $explained molecule] all user] {
        set sum [expr {$sum + $value}]
    }
    near [dict get $explained summary attribution sum] $sum 1e-3
    set rep [lindex [dict get $explained coloured] 0]
    set range [mol scaleminmax [dict get $explained molecule] [mol repindex [dict get $explained molecule] $rep]]
    near [dict get $explained limit] [lindex $range 1] 1e-4
    equal BWR [colorinfo scale method]
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
    foreach was $before is [list [::glimpse::vmd::reps $molecule] [lsort -unique [values $molecule all user]] [molinfo top] \
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

vmd_test "a state that VMD saves brings back maps, levels, user values and what Clear undoes" {
    set molecule [complex]
    set explained [explained_by "resname 478" -model kdeep]
    ::glimpse::surfaces::change $explained [dict get [lindex [dict get $explained maps] 0] channel] 0.0031
    set before [values [dict get $explained molecule] all user]
    set state [file join [scratch] "a state.vmd"]
    save_state $state
    # As in a VMD that was started anew.
    foreach one [molinfo list] {
        mol delete $one
    }
    set ::glimpse::bridge::results [dict create]
    set ::glimpse::bridge::hidden {}
    set ::glimpse::bridge::scaleBefore ""
    uplevel #0 [list source $state]
    set again [::glimpse::bridge::current]
    equal [dict get $explained name] [dict get $again name]
    equal [dict get $explained summary model provenance] [dict get $again summary model provenance]
    # One a member of an ensemble.
    set weights [join [dict get $again summary model provenance weightsSha256] " "]
    holds {[regexp {^[0-9a-f]{64}( [0-9a-f]{64})*$} $weights]}
    contains "SHA-256 of its weights $weights" [::glimpse::report::note $again]
    equal [molinfo [dict get $again molecule] get numvolumedata] [llength [dict get $again maps]]
    near 0.0031 [lindex [::glimpse::surfaces::state $again [dict get [lindex [dict get $again maps] 0] channel]] 0] 1e-6
    foreach one $before other [values [dict get $again molecule] all user] {
        near $one $other 1e-6
    }
    equal 0 [molinfo [lindex [molinfo list] 0] get displayed]
    ::glimpse::bridge::clear
    equal 1 [molinfo [lindex [molinfo list] 0] get displayed]
    holds {[file exists [dict get $explained folder]]} "the files last"
    file delete -force [dict get $explained folder]
}

# Three frames: the ligand as it is, and moved by 1 and 2 Å.
proc trajectory {} {
    set molecule [complex]
    foreach frame {1 2} {
        animate dup $molecule
        set ligand [atomselect $molecule "resname 478" frame $frame]
        $ligand moveby [list $frame 0 0]
        $ligand delete
    }
    return $molecule
}

vmd_test "frames are explained in order, each as it is alone, and one is gone to" {
    set molecule [trajectory]
    set rows [glimpse frames "resname 478" -model clash -steps 5 -wait 1 -timeout 600]
    equal {0 1 2} [list [lindex $rows 0 0] [lindex $rows 1 0] [lindex $rows 2 0]]
    holds {[lindex $rows 2 1] > [lindex $rows 0 1]} "a ligand pushed into the wall clashes"
    await {[::glimpse::bridge::current] ne ""}
    ::glimpse::frames::showFrame 2
    await {[dict get [::glimpse::bridge::current] origin frame] == 2}
    equal 2 [molinfo $molecule get frame]
    equal 1 [dict size $::glimpse::bridge::results]
    set first [dict get [explained_by "resname 478" -model clash -steps 5 -frame 0] summary prediction value]
    near [lindex $rows 0 1] $first 1e-3
    equal 2 [llength [glimpse frames "resname 478" -model clash -steps 5 -first 0 -last 2 -step 2 -wait 1]]
    contains "no frames 0 to 9" [refused {glimpse frames "resname 478" -last 9}]
    # The protein alone is somewhere else.
    set protein [atomselect $molecule "protein and chain A and resid 25" frame 0]
    $protein moveby {0 0.5 0}
    contains "isn't what was explained" [refused {::glimpse::frames::showFrame 0}]
    $protein moveby {0 -0.5 0}
    $protein delete
    # Frame 2 is frame 1 now.
    animate delete beg 1 end 1 $molecule
    contains "isn't what was explained" [refused {::glimpse::frames::showFrame 1}]
}

proc residues_of {summary} {
    set found {}
    foreach one [dict get $summary residues] {
        if {[dict get $one side] eq "protein"} {
            lappend found [dict get $one chain][dict get $one number]
        }
    }
    return [lsort -unique $found]
}

vmd_test "what comes near in a later frame only is explained there" {
    set molecule [complex]
    animate dup $molecule
    set ligand [atomselect $molecule "resname 478" frame 1]
    # Residues that were farther than 15 Å from it are within 12 Å now.
    $ligand moveby {0 8 0}
    $ligand delete
    glimpse frames "resname 478" -model clash -steps 5 -wait 1 -timeout 600
    set both {}
    foreach entry [dict get $::glimpse::bridge::series entries] {
        lappend both [residues_of [dict get $entry summary]]
    }
    set alone [residues_of [dict get [explained_by "resname 478" -model clash -steps 5 -frame 1] summary]]
    equal $alone [lindex $both 1]
    set new 0
    foreach one $alone {
        incr new [expr {$one ni [lindex $both 0]}]
    }
    holds {$new > 0} "some of them are near in the later frame only"
}

vmd_test "broken and unwrapped frames are told with what to do, also one that is alone in a request, and the rest is explained" {
    set molecule [complex]
    foreach frame {1 2 3 4} {
        animate dup $molecule
    }
    set atom [atomselect $molecule "resname 478 and name C25" frame 1]
    $atom moveby {30 0 0}
    $atom delete
    set ligand [atomselect $molecule "resname 478" frame 4]
    $ligand moveby {60 0 0}
    $ligand delete
    set chunk $::glimpse::frames::chunk
    set ::glimpse::frames::chunk 2
    cleanup [list set ::glimpse::frames::chunk $chunk]
    rename ::glimpse::desk::tell ::told_before
    cleanup {rename ::glimpse::desk::tell ""; rename ::told_before ::glimpse::desk::tell}
    set ::told {}
    proc ::glimpse::desk::tell {title fault} { lappend ::told $title $fault }
    set rows [glimpse frames "resname 478" -model clash -steps 5 -wait 1 -timeout 600]
    foreach row $rows isThere {1 0 1 1 0} {
        equal $isThere [expr {[lindex $row 1] ne ""}] $row
    }
    lassign $::told title fault
    contains "5 frames" $title
    contains "2 of 5 frames couldn't be explained: 1, 4. Frame 1: " [dict get $fault message]
    contains "C25" [dict get $fault message]
    contains "Wrap the trajectory" [dict get $fault remedy]
    ::glimpse::frames::showFrame 4
    contains "frame 4" [lindex $::told end-1]
    contains "outside the protein" [dict get [lindex $::told end] message]
    await {[::glimpse::bridge::current] ne ""}
    equal 0 [dict get [::glimpse::bridge::current] origin frame]
}

vmd_test "a first frame that isn't wrapped is its own fault alone" {
    set molecule [complex]
    animate dup $molecule
    animate dup $molecule
    set ligand [atomselect $molecule "resname 478" frame 0]
    $ligand moveby {60 0 0}
    $ligand delete
    set rows [glimpse frames "resname 478" -model clash -steps 5 -wait 1 -timeout 600]
    equal "" [lindex $rows 0 1]
    holds {[lindex $rows 1 1] ne ""}
    near [lindex $rows 1 1] [lindex $rows 2 1] 1e-9
    await {[::glimpse::bridge::current] ne ""}
    equal 1 [dict get [::glimpse::bridge::current] origin frame]
}

vmd_test "a batch writes a folder for each pose, and the best first" {
    trajectory
    set folder [file join [scratch] "a batch"]
    set rows [glimpse batch "resname 478" -model clash -steps 5 -folder $folder -picture 0]
    equal 3 [llength $rows]
    equal [lsort -real -decreasing -index 2 $rows] $rows
    set lines [split [string trim [contents [file join $folder series.csv]]] \n]
    equal 4 [llength $lines]
    contains "model,model version,model origin,weights SHA-256" [lindex $lines 0]
    foreach line [lrange $lines 1 end] {
        holds {[regexp {,clash,[^,]+,shipped,[0-9a-f]{64}( [0-9a-f]{64})*$} $line]} $line
    }
    foreach file {note.txt atoms.csv explanation.json} {
        holds {[file size [file join $folder 478_000 $file]] > 100} $file
    }
    holds {[llength [glob -directory [file join $folder 478_002] *.dx]] >= 1}
}

vmd_test "a ligand from MOL2 goes with its orders and elements, in the protein of another molecule" {
    complex
    # The same place: amprenavir from a file that has bond orders and SYBYL's types, where VMD's element is X.
    set other [mol new [file join $::fixtures 1hpv-pocket.mol2] type mol2 waitfor all]
    equal X [lsort -unique [values $other all element]]
    set choice [::glimpse::ligands::one $other "resname \"478.*\""]
    set sent [::glimpse::site::ligand $choice 0]
    equal mol2 [dict get $sent format]
    holds {[regexp {\m(C\.ar|C\.2)\M} [dict get $sent text]] && [regexp {\m(2|ar)\n} [dict get $sent text]]} "types and orders"
    set ligand [atomselect $other [dict get $choice selection]]
    set explained [explained_by $ligand -model kdeep -protein [atomselect [molinfo index 0] "protein"]]
    holds {![::glimpse::report::guessedOrders [dict get $explained summary]]} "the orders are the file's"
    array set counts {}
    foreach atom [dict get $explained atoms] {
        if {[dict get $atom side] eq "ligand"} {
            incr counts([dict get $atom element])
        }
    }
    equal {C 25 N 3 O 6 S 1} [list C $counts(C) N $counts(N) O $counts(O) S $counts(S)]
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
    holds {[llength [lsearch -all $written *.dx]] == [llength [lsearch -all $written *.cube]] && [llength $written] > 20}
    set json [::glimpse::json::parse [contents [file join $folder explanation.json]]]
    equal clash [dict get $json summary model name]
}

vmd_test "a result that the user deleted is forgotten, and what it hid comes back" {
    set molecule [complex]
    set explained [explained_by "resname 478" -model clash -steps 5]
    mol delete [dict get $explained molecule]
    ::glimpse::bridge::prune
    equal 0 [dict size $::glimpse::bridge::results]
    equal 1 [molinfo $molecule get displayed]
}

# What is in the user field of each side of a result, added up.
proc painted {explained} {
    set found [dict create protein 0.0 ligand 0.0 reference 0.0]
    foreach value [values [dict get $explained molecule] all user] {
        set side [expr {[incr at] <= [dict get $explained ligandFirst] ? "protein" : $at <= [dict get $explained referenceFirst] ? "ligand" : "reference"}]
        dict set found $side [expr {[dict get $found $side] + $value}]
    }
    return $found
}

vmd_test "each side of a comparison is painted with its own values, and what both ligands have with what it contributes together" {
    set molecule [complex]
    # The congener: amprenavir without the nitrogen of its aniline, at the same place to the last digit.
    set other [mol new [file join $::fixtures 1hpv.pdb] type pdb waitfor all]
    set whole [atomselect $molecule "resname 478"]
    set part [atomselect $other "resname 478 and not name N3"]
    set path [file join [scratch] part.pdb]
    $part writepdb $path
    set reference [mol new $path type pdb waitfor all]
    mol delete $other
    set less [atomselect $reference all]
    set explained [explained_by $whole -versus $less -protein protein -model kdeep -steps 10]
    set record [dict create ligand 0.0 reference 0.0]
    foreach atom [dict get $explained atoms] {
        if {[dict get $atom side] ne "protein"} {
            dict set record [dict get $atom side] [expr {[dict get $record [dict get $atom side]] + [dict get $atom attribution]}]
        }
    }
    set comparison [dict get $explained summary comparison]
    near [dict get $comparison ligandSum] [dict get $record ligand] 1e-4
    near [dict get $comparison referenceSum] [dict get $record reference] 1e-4
    foreach match [dict get $comparison matches] {
        foreach side {ligand reference} other {referenceIndex ligandIndex} {
            dict set record $side [expr {[dict get $record $side] + [dict get [lindex [dict get $explained atoms] [dict get $match $other]] attribution]}]
        }
    }
    holds {[llength [dict get $comparison matches]] == 34}
    set found [painted $explained]
    near [dict get $record ligand] [dict get $found ligand] 1e-3 ligand
    near [dict get $record reference] [dict get $found reference] 1e-3 reference
    near 0 [dict get $found protein] 1e-6 protein
    # Of the ligand all but what was changed is paler than its own contribution.
    near [dict get $comparison difference] [dict get $found ligand] 0.05 "what the ligand shows is the difference"
    foreach selection [list $whole $less] {
        $selection delete
    }
}

vmd_test "the sides of an explanation are painted with what they contribute" {
    complex
    set explained [explained_by "resname 478" -model kdeep]
    set record [dict create protein 0.0 ligand 0.0]
    foreach atom [dict get $explained atoms] {
        dict set record [dict get $atom side] [expr {[dict get $record [dict get $atom side]] + [dict get $atom attribution]}]
    }
    foreach side {protein ligand} {
        near [dict get $record $side] [dict get [painted $explained] $side] 1e-3 $side
    }
}

vmd_test "names, numbers and chains are VMD's, however long, in what is drawn, in tables and in labels" {
    set molecule [complex]
    foreach {selection attribute value} {
        "protein and chain A" chain AAA "protein and chain B" chain AAB "resname 478" resname LIGND "resname LIGND" resid -12345
        "resname LIGND" chain LONG
    } {
        set atoms [atomselect $molecule $selection]
        $atoms set $attribute $value
        $atoms delete
    }
    set explained [explained_by "resname LIGND" -model kdeep]
    equal {AAA AAB} [lsort -unique [concat {*}[values [dict get $explained molecule] "protein" chain]]]
    equal {{LIGND -12345 LONG}} [lsort -unique [values [dict get $explained molecule] "resname LIGND" {resname resid chain}]]
    set aspartates {}
    foreach row [::glimpse::tables::rows Residues $explained] {
        lassign $row side chain segment name number contribution
        if {$name eq "ASP" && $number == 25} {
            lappend aspartates $chain
        }
        if {$side eq "ligand"} {
            equal {LONG LIGND -12345} [list $chain $name $number]
        }
    }
    equal {AAA AAB} [lsort $aspartates]
    set folder [scratch]
    glimpse export $folder -formats {csv json}
    contains ",AAB,,ASP,25," [contents [file join $folder residues.csv]]
    contains "\"chain\":\"AAB\",\"residueName\":\"ASP\",\"residueNumber\":25" [contents [file join $folder explanation.json]]
}

vmd_test "two chains of one name that only segments tell apart stay two, and come back as VMD has them" {
    set molecule [complex]
    foreach {chain segment} {A PROA B PROB} {
        set atoms [atomselect $molecule "protein and chain $chain"]
        $atoms set segname $segment
        $atoms set chain P
        $atoms delete
    }
    set explained [explained_by "resname 478" -model kdeep]
    set found {}
    foreach row [::glimpse::tables::rows Residues $explained] {
        if {[lrange $row 3 4] eq {ASP 25}} {
            lappend found [lrange $row 1 2]
        }
    }
    equal {{P PROB} {P {}}} [lsort $found]
}

vmd_test "labels and dashes are those of the reading's own atoms" {
    complex
    set texts {}
    foreach model {kdeep clash pose} {
        set explained [explained_by "resname 478" -model $model]
        set drawn {}
        foreach id [graphics [dict get $explained molecule] list] {
            set one [graphics [dict get $explained molecule] info $id]
            if {[lindex $one 0] eq "text"} {
                lappend drawn [string trim [lindex $one 2]]
            }
        }
        foreach voxel [dict get $explained summary topVoxels] label $drawn {
            if {[dict get $voxel interaction] eq ""} {
                continue
            }
            # The reading: "hydrogen bond, donor N2 to acceptor A:ASP:93 OD1, 2.9 Å".
            regexp {^\S+ .* ([A-Z][a-z]+)(\d+) (\S+)$} $label -> name number atom
            lappend texts [dict get $voxel reading]
            contains ":[string toupper $name]:$number $atom" [dict get $voxel reading]
        }
    }
    holds {[llength $texts] > 0} "there was an interaction to look at"
}

vmd_test "a state of an earlier version, whose folder lists nothing, still loads, and its files stay" {
    complex
    set explained [explained_by "resname 478" -model clash -steps 5]
    set folder [dict get $explained folder]
    set state [file join [scratch] old.vmd]
    save_state $state
    # As the version before wrote it: the folder is named, and there is no list.
    set lines [split [string trim [contents $state]] \n]
    write $state "[join [lrange $lines 0 end-1] \n]\n[string map {"files " "folders " /explanation.tcl ""} [lindex $lines end]]\n"
    file delete [file join $folder $::glimpse::owned::list]
    foreach one [molinfo list] {
        mol delete $one
    }
    set ::glimpse::bridge::results [dict create]
    set ::glimpse::bridge::hidden {}
    uplevel #0 [list source $state]
    equal [dict get $explained name] [dict get [::glimpse::bridge::current] name]
    ::glimpse::bridge::clear
    holds {[file exists [file join $folder site.pdb]] && [file exists [file join $folder explanation.tcl]]}
    file delete -force $folder
}

# Where the colours of an explanation end in VMD itself.
proc painted_to {explained} {
    set molecule [dict get $explained molecule]
    set rep [lindex [dict get $explained coloured] 0]
    return [lindex [mol scaleminmax $molecule [mol repindex $molecule $rep]] 1]
}

# That all are painted to a limit, and that it is what the panel's legend says.
proc all_painted_to {limit} {
    dict for {name explained} $::glimpse::bridge::results {
        near $limit [painted_to $explained] 1e-5 $name
        near $limit [dict get [::glimpse::bridge::scaleOf $explained] limit] 1e-9 $name
    }
}

vmd_test "what shares a scale is on one whatever comes or goes" {
    complex
    cleanup {::glimpse::bridge::rescale 0}
    set small [explained_by "resname 478" -model kdeep -baseline apo]
    ::glimpse::bridge::rescale 1
    set large [explained_by "resname 478" -model kdeep]
    set limits [lsort -real [list [dict get $small limit] [dict get $large limit]]]
    holds {[lindex $limits 0] != [lindex $limits 1]}
    all_painted_to [lindex $limits 1]
    foreach one [list $small $large] {
        if {[dict get $one limit] == [lindex $limits 1]} {
            ::glimpse::bridge::clear [dict get $one name]
        }
    }
    all_painted_to [lindex $limits 0]
    set large [explained_by "resname 478" -model kdeep -baseline [expr {[dict get $large limit] == [lindex $limits 1] ? "zero" : "apo"}]]
    mol delete [dict get $large molecule]
    ::glimpse::bridge::prune
    all_painted_to [lindex $limits 0]
}

vmd_test "what another model predicts has a scale of its own" {
    complex
    cleanup {::glimpse::bridge::rescale 0}
    explained_by "resname 478" -model kdeep
    explained_by "resname 478" -model clash -steps 5
    ::glimpse::bridge::rescale 1
    dict for {name explained} $::glimpse::bridge::results {
        near [dict get $explained limit] [painted_to $explained] 1e-5 $name
        near [dict get $explained limit] [dict get [::glimpse::bridge::scaleOf $explained] limit] 1e-9 $name
    }
}

vmd_test "a channel that is shown while a scale is shared has one level everywhere" {
    complex
    cleanup {::glimpse::bridge::rescale 0}
    set names [list [dict get [explained_by "resname 478" -model kdeep] name] [dict get [explained_by "resname 478" -model kdeep -baseline apo] name]]
    ::glimpse::bridge::rescale 1
    set levels {}
    foreach name $names {
        ::glimpse::bridge::bringForward $name
        ::glimpse::bridge::showChannel 11
        await {[dict exists [::glimpse::bridge::current] surfaces {ligand donor}]}
    }
    foreach name $names {
        lappend levels [lindex [::glimpse::surfaces::state [dict get $::glimpse::bridge::results $name] {ligand donor}] 0]
    }
    near [lindex $levels 0] [lindex $levels 1] 1e-7
}

vmd_test "a state goes on with the scale that it was painted on, and with a molecule that was renamed" {
    complex
    cleanup {::glimpse::bridge::rescale 0}
    set small [explained_by "resname 478" -model kdeep -baseline apo]
    set large [explained_by "resname 478" -model kdeep]
    mol rename [dict get $large molecule] mine
    ::glimpse::bridge::rescale 1
    set limit [dict get [::glimpse::bridge::scaleOf $small] limit]
    set state [file join [scratch] state.vmd]
    save_state $state
    foreach one [molinfo list] {
        mol delete $one
    }
    set ::glimpse::bridge::results [dict create]
    set ::glimpse::bridge::hidden {}
    set ::glimpse::bridge::sharesScale 0
    uplevel #0 [list source $state]
    equal 2 [dict size $::glimpse::bridge::results]
    equal 1 $::glimpse::bridge::sharesScale
    all_painted_to $limit
    ::glimpse::bridge::clear
    foreach one [list $small $large] {
        file delete -force [dict get $one folder]
    }
}

vmd_test "a state that is loaded beside a result of the same name leaves that one its own" {
    complex
    set saved [explained_by "resname 478" -model kdeep]
    set state [file join [scratch] state.vmd]
    save_state $state
    ::glimpse::bridge::clear
    set other [explained_by "resname 478" -model kdeep -baseline apo]
    equal [dict get $saved name] [dict get $other name]
    uplevel #0 [list source $state]
    equal [list [dict get $other name] [dict get $saved name]_2] [dict keys $::glimpse::bridge::results]
    equal [dict get $saved name]_2 $::glimpse::bridge::shown
    equal [dict get $saved result] [dict get [::glimpse::bridge::current] result]
    ::glimpse::bridge::clear
    equal 2 [llength [molinfo list]] "the protein, and the state's"
    file delete -force [dict get $saved folder]
}

vmd_test "an earlier state knows the maps that it had when a later one has more" {
    complex
    set explained [explained_by "resname 478" -model kdeep]
    set first [file join [scratch] first.vmd]
    save_state $first
    ::glimpse::bridge::showChannel 3
    await {[llength [dict get [::glimpse::bridge::current] maps]] > [llength [dict get $explained maps]]}
    save_state [file join [scratch] second.vmd]
    foreach one [molinfo list] {
        mol delete $one
    }
    set ::glimpse::bridge::results [dict create]
    set ::glimpse::bridge::hidden {}
    uplevel #0 [list source $first]
    set again [::glimpse::bridge::current]
    equal [llength [dict get $explained maps]] [llength [dict get $again maps]]
    equal [molinfo [dict get $again molecule] get numvolumedata] [llength [dict get $again maps]]
    ::glimpse::bridge::clear
    file delete -force [dict get $explained folder]
}

vmd_test "a result that can't be shown ends its job, leaves no molecule and says why" {
    complex
    set folder [scratch]
    write [file join $folder glimpse-bridge] "a file where the folder would be"
    cleanup [expr {[info exists ::env(GLIMPSE_RESULTS)] ? [list set ::env(GLIMPSE_RESULTS) $::env(GLIMPSE_RESULTS)] : {unset ::env(GLIMPSE_RESULTS)}}]
    set ::env(GLIMPSE_RESULTS) $folder
    contains "glimpse-bridge" [refused {glimpse explain "resname 478" -model clash -steps 5 -wait 1 -timeout 600}]
    equal 1 [llength [molinfo list]]
}

vmd_test "two batches into one folder keep apart" {
    complex
    set folder [file join [scratch] out]
    set rows [concat [glimpse batch "resname 478" -model clash -steps 5 -folder $folder -picture 0] \
        [glimpse batch "resname 478" -model clash -steps 5 -folder $folder -picture 0]]
    equal {478_000 478_000_2} [list [file tail [lindex $rows 0 6]] [file tail [lindex $rows 1 6]]]
    foreach {row table} {0 series.csv 1 series_2.csv} {
        contains [lindex $rows $row 6] [contents [file join $folder $table]]
    }
}

# 1HPV as mmCIF with all the items that VMD wants.
proc as_cif {path} {
    set lines [list data_1HPV # loop_]
    foreach item {group_PDB id type_symbol label_atom_id label_alt_id label_comp_id label_asym_id label_entity_id label_seq_id pdbx_PDB_ins_code
        Cartn_x Cartn_y Cartn_z occupancy B_iso_or_equiv pdbx_formal_charge auth_seq_id auth_comp_id auth_asym_id auth_atom_id pdbx_PDB_model_num} {
        lappend lines _atom_site.$item
    }
    foreach line [split [contents [file join $::fixtures 1hpv.pdb]] \n] {
        if {[regexp {^(ATOM|HETATM) *(\d+) (.{4}).(.{3}) (.)(.{4})....(.{8})(.{8})(.{8})} $line -> group serial name residue chain number x y z]} {
            set name [string trim $name]
            set chain [expr {$chain eq " " ? "L" : $chain}]
            lappend lines [list $group $serial [string index [string trimleft $name 0123456789] 0] $name . [string trim $residue] $chain 1 \
                [string trim $number] ? [string trim $x] [string trim $y] [string trim $z] 1.00 20.00 ? [string trim $number] [string trim $residue] \
                $chain $name 1]
        }
    }
    write $path "[join $lines \n]\n#\n"
}

vmd_test "a complex from mmCIF has its atoms' names, which VMD keeps as their types" {
    cleanup forget_all
    set path [file join [scratch] 1hpv.cif]
    as_cif $path
    set molecule [mol new $path type pdbx waitfor all]
    holds {"OD1" ni [concat {*}[values $molecule all name]]}
    set explained [explained_by "resname 478" -model kdeep]
    set names {}
    foreach atom [dict get $explained atoms] {
        if {[dict get $atom residueName] eq "ASP" && [dict get $atom residueNumber] == 25} {
            lappend names [dict get $atom name]
        }
    }
    equal {C CA CB CG N O OD1 OD2} [lsort -unique $names]
    near 8.26 [dict get $explained summary prediction value] 0.01 "as from the PDB file"
    equal {C CA CB CG N O OD1 OD2} [lsort -unique [concat {*}[values [dict get $explained molecule] "resname ASP and resid 25" name]]]
    foreach warning [dict get $explained summary warnings] {
        holds {![string match "*stands in lines*" [dict get $warning message]]} $warning
    }
    # Frames, too, whose atoms all have an alternate location that is none.
    animate dup $molecule
    equal 2 [llength [glimpse frames "resname 478" -model clash -steps 5 -wait 1 -timeout 300]]
}

vmd_test "a ligand is meant by its own name and chain, though a selection would read them as an expression or not at all" {
    foreach word [list A+B * {L"G} L'G {[X]} {$AB} L\\G {'"} {}] {
        set molecule [complex]
        set ligand [atomselect $molecule "resname 478"]
        $ligand set resname [list $word]
        $ligand set chain [list $word]
        set other [atomselect $molecule "water and resid 201 to 210"]
        $other set resname AAB
        $other set chain AAB
        lassign [::glimpse::ligands::in $molecule "index [lindex [$ligand get index] 0]"] found
        equal 35 [dict get $found heavy] $word
        set meant [atomselect $molecule [::glimpse::ligands::readable $found]]
        equal [$ligand get index] [$meant get index] $word
        foreach selection [list $ligand $other $meant] {
            $selection delete
        }
    }
}

namespace eval ::hearing {
    variable told {}
    proc tell {title fault} {
        variable told
        lappend told [::glimpse::fault::text $fault]
    }
}

vmd_test "what a state needs and has no more is told, and no map is drawn for another" {
    forget_all
    complex
    set explained [explained_by "resname 478" -model clash -steps 5]
    set folder [dict get $explained folder]
    set state [file join [scratch] state.vmd]
    save_state $state
    holds {[llength [dict get $explained maps]] > 1} "there are maps that would move up"
    set map [::glimpse::names::mapFile [dict get [lindex [dict get $explained maps] 0] channel] dx]
    set whole [contents [file join $folder explanation.tcl]]
    set before $::glimpse::desk::window
    ::glimpse::desk::use ::hearing
    cleanup [list ::glimpse::desk::use $before]
    foreach {lost words} [list $map "1 of the maps" site.pdb "has no molecule" explanation.tcl "can't be read" "half a record" "can't be read"] {
        foreach one [molinfo list] {
            mol delete $one
        }
        set ::glimpse::bridge::results [dict create]
        set ::glimpse::bridge::hidden {}
        set ::hearing::told {}
        if {$lost eq "half a record"} {
            write [file join $folder explanation.tcl] [string range $whole 0 5000]
        } else {
            file rename [file join $folder $lost] [file join $folder aside]
        }
        # As VMD plays it: an error in a line doesn't end it.
        foreach line [split [contents $state] \n] {
            append command $line \n
            if {[info complete $command]} {
                catch {uplevel #0 $command}
                set command ""
            }
        }
        contains $words [join $::hearing::told]
        contains $folder [join $::hearing::told]
        if {$lost eq $map} {
            set again [::glimpse::bridge::current]
            equal {} [dict get $again maps]
            holds {[string first Isosurface [::glimpse::vmd::reps [dict get $again molecule]]] < 0} "no surface is drawn of another channel's map"
        } else {
            equal 0 [dict size $::glimpse::bridge::results] $lost
        }
        catch {file rename [file join $folder aside] [file join $folder $lost]}
        write [file join $folder explanation.tcl] $whole
    }
    file delete -force $folder
}

vmd_test "a frame that comes after its series was cleared isn't shown" {
    trajectory
    glimpse frames "resname 478" -model clash -steps 5 -wait 1 -timeout 600
    await {[::glimpse::bridge::current] ne ""}
    ::glimpse::frames::showFrame 2
    ::glimpse::bridge::clear
    await {![llength [running]]}
    equal 0 [dict size $::glimpse::bridge::results]
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
        equal [expr {$change eq "" ? 0 : 1}] [string match "*has changed while it was explained*" [join $::hearing::told]] $change
        equal 1 [dict size $::glimpse::bridge::results] $change
    }
}
