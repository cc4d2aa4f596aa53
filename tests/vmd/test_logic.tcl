# What needs no viewer. The summary is that of the golden conversation.

proc example {} {
    foreach line [split [string trim [contents [file join $::harness::root tests protocol explain.jsonl]]] \n] {
        if {[string match *\"resultId\":* $line] && [string match *\"explained\":1* $line]} {
            set entry [lindex [dict get [::glimpse::json::parse $line] server result results] 0]
            dict set found summary [dict get $entry summary]
            dict set found json [lindex [::glimpse::json::members $line summary] 0]
        } elseif {[string match *\"atoms\":* $line] && [info exists found]} {
            dict set found atoms [dict get [::glimpse::json::parse $line] server result atoms]
            dict set found atomsMessage $line
            break
        }
    }
    return [dict merge $found {name glimpse_LIG_linear limit 1.0 maps {} result r origin {ligand "residue 8" protein all frame 0 notes {} versus "" label LIG}}]
}

test "the ramp is symmetric about its middle, and ends beyond its limit" {
    equal $::glimpse::colours::middle [::glimpse::colours::ramp 0 2]
    equal [::glimpse::colours::ramp 2 2] [::glimpse::colours::ramp 9 2]
    foreach at [::glimpse::colours::ramp -1 1] end $::glimpse::colours::low {
        near $end $at 1e-9
    }
    equal #2166ab [::glimpse::colours::hexadecimal $::glimpse::colours::low]
}

test "the ramp ends at what 95 of 100 contributions don't exceed, rounded up" {
    set values {9.0}
    for {set i 0} {$i < 99} {incr i} {
        lappend values [expr {0.001 * $i}]
    }
    equal 0.094 [::glimpse::colours::limitOf $values]
    equal 0.0 [::glimpse::colours::limitOf {}]
    equal 0.0 [::glimpse::colours::limitOf {0 0}]
    equal 13.0 [::glimpse::colours::roundedUp 12.01]
}

test "a slider's position and its level agree, in equal factors" {
    foreach position {0 1 50 99 100} {
        equal $position [::glimpse::levels::position [::glimpse::levels::at $position 0.7] 0.7]
    }
    near 0.7 [::glimpse::levels::at 100 0.7] 1e-12
    near 0.0007 [::glimpse::levels::at 0 0.7] 1e-12
    equal 0 [::glimpse::levels::position 0 1]
}

test "a surface starts at the stated level, or at 0.3 of the largest size" {
    equal 0.5 [::glimpse::levels::default 0.5 1.0]
    equal 0.3 [::glimpse::levels::default "" 1.0]
}

test "names hold nothing that files and Tcl can't, and are new" {
    equal glimpse_a_b_clash [::glimpse::names::of "a b\[" clash {}]
    equal glimpse_478_kdeep_3 [::glimpse::names::of 478 kdeep {glimpse_478_kdeep glimpse_478_kdeep_2}]
    equal ligand [::glimpse::names::plain "??"]
    equal "Asp25 OD1" [::glimpse::names::atom "B:ASP:25 OD1"]
    equal odd [::glimpse::names::atom odd]
    set voxel {attribution 0.04 side protein name negative interaction "" geometry "" proteinAtom {label {B:ASP:25 CG}}
        ligandAtom {label {:478:200 O3}}}
    equal "+0.040 protein negative Asp25 CG" [::glimpse::names::voxel $voxel {}]
    equal "+0.040 ligand negative O3" [::glimpse::names::voxel [dict replace $voxel side ligand] {}]
}

test "the label of an interaction names the atom that it is with, not the one nearest to the voxel" {
    set voxel {attribution 0.04 side ligand name acceptor interaction hydrogen-bond geometry {ligandAtom 2 proteinAtom 1}
        proteinAtom {index 0 label {B:VAL:289 CG2}} ligandAtom {index 2 label {:478:200 O3}}}
    set atoms {
        {residueName VAL residueNumber 289 insertionCode "" name CG2}
        {residueName LEU residueNumber 117 insertionCode A name N}
        {residueName 478 residueNumber 200 insertionCode "" name O3}
    }
    equal "+0.040 hydrogen bond Leu117A N" [::glimpse::names::voxel $voxel $atoms]
}

test "the cube has twelve edges around the outer voxels" {
    set edges [::glimpse::box::edges {origin {1 2 3} spacing 0.5 size 4}]
    equal 12 [llength [lsort -unique $edges]]
    foreach edge $edges {
        set length 0
        foreach a [lindex $edge 0] b [lindex $edge 1] {
            set length [expr {$length + abs($a - $b)}]
            holds {$a >= 0.75 && $b <= 4.75}
        }
        near 2 $length 1e-9
    }
}

test "atoms are matched by position, over the edges of cells, and no farther than 0.02" {
    array set cells [::glimpse::positions::index {{0 0 0} {0.499 1 -1} {5 5 5}}]
    equal 0 [::glimpse::positions::at cells {-0.01 0.01 0}]
    equal 1 [::glimpse::positions::at cells {0.505 1.003 -1.002}]
    equal -1 [::glimpse::positions::at cells {5 5 5.03}]
}

test "PDB text has its columns, whatever the names" {
    set text [::glimpse::pdbtext::of {
        {CA ASP A "" 25 " " "" C -1.5 0.25 100 1.0 1} {CA CA B "" 1 "" "" Ca 1 2 3 1 0} {"O5'" DG B "" 10001 A B O 1 2 3 0.5 1}
    } {0.1 -0.2 0}]
    equal "ATOM      1  CA  ASP A  25      -1.500   0.250 100.000  1.00 10.00           C" [string trimright [lindex [split $text \n] 0]]
    equal TER [lindex [split $text \n] 1]
    equal "HETATM    2 CA   CA  B   1       1.000   2.000   3.000  1.00-20.00          CA" [lindex [split $text \n] 2]
    equal "ATOM      3  O5'BDG  B   1A" [string range [lindex [split $text \n] 3] 0 26]
}

test "of a system with segments and no chains the segments are told" {
    set text [::glimpse::pdbtext::of {{N GLY X PROA 1 "" "" N 0 0 0 1 1} {N GLY X PROB 1 "" "" N 9 0 0 1 1}}]
    equal " PROA" "[string index [lindex [split $text \n] 0] 21][string range [lindex [split $text \n] 0] 72 75]"
    equal "    " [string range [::glimpse::pdbtext::of {{N GLY X PROA 1 "" "" N 0 0 0 1 1}}] 72 75]
}

test "MOL2 text keeps orders, and a charge that a type states" {
    set text [::glimpse::mol2text::of LIG {{C1 C.ar C 0 0 0 0.1} {N1 N.4 N 1 0 0 1} {O1 X O 2 0 0 0}} {{0 1 1.5} {1 2 2.0}}]
    contains "1 C1 0.0000 0.0000 0.0000 C.ar 1 LIG 0.1000" $text
    contains " N.4 1 LIG" $text
    contains " O 1 LIG" $text
    contains "@<TRIPOS>BOND\n1 1 2 ar\n2 2 3 2\n" $text
    holds {[::glimpse::mol2text::hasOrders {1.0 2.0}] && ![::glimpse::mol2text::hasOrders {1.0 1.0 -1}]}
}

test "coordinates are float32 in base64" {
    equal AACAPwAAAMAAAAAA [::glimpse::numbers::base64 {1 -2 0}]
    equal AACAPw== [::glimpse::numbers::base64 {1}]
    equal AACAPwAAAMA= [::glimpse::numbers::base64 {1 -2}]
}

test "tables have a cell for each head, and CSV quotes what it must" {
    set explained [example]
    foreach table {Voxels Pairs Atoms Residues} {
        foreach row [::glimpse::tables::rows $table $explained] {
            equal [llength [::glimpse::tables::head $table]] [llength $row] $table
        }
    }
    equal "a,\"b,\"\"c\"\"\"\n" [::glimpse::tables::csv {a {b,"c"}} {}]
}

test "atoms come by size, largest first" {
    set sizes {}
    foreach row [::glimpse::tables::rows Atoms [example]] {
        lappend sizes [expr {abs([lindex $row end])}]
    }
    equal [lsort -real -decreasing $sizes] $sizes
}

test "what is exported as JSON is what the daemon sent" {
    set explained [example]
    equal [dict get $explained summary prediction value] [dict get [::glimpse::json::parse [dict get $explained json]] prediction value]
    equal [llength [dict get $explained atoms]] [llength [::glimpse::json::parse [lindex [::glimpse::json::members [dict get $explained atomsMessage] atoms] 0]]]
    equal {{{"a":[1]}} {[{"x":"]"}]} null} [::glimpse::json::members {[{"k":{"a":[1]},"s":"\"k\":1"},{"k":[{"x":"]"}]},{"k":null}]} k]
}

test "a report names prediction, completeness and what was assumed, a note the ligand, too" {
    set explained [example]
    set text [join [::glimpse::report::consoleLines $explained] \n]
    contains "completeness error" $text
    contains "over 24 rotations" $text
    contains "ligand: residue 8, frame 0" [::glimpse::report::note $explained]
    contains "model: linear 1.0, shipped, SHA-256 of its weights 0000" [::glimpse::report::note $explained]
    dict unset explained summary model provenance
    contains "model: linear\n" [::glimpse::report::note $explained]
}

test "numbers have a point in every locale" {
    equal 1.50 [::glimpse::numbers::text %.2f 1.5]
    equal "\u00b10.5" "\u00b1[::glimpse::numbers::text %g 0.5]"
}

test "frames that failed leave gaps, and a range that is flat still has a span" {
    set series {title t frames {0 1 2} entries {{summary {prediction {value 1.5 unit pK}}} {summary ""} {summary {prediction {value 2 unit pK}}}}}
    equal {1.5 {} 2} [::glimpse::series::predictions $series]
    equal pK [::glimpse::series::unit $series]
    equal {1.5 2} [::glimpse::series::span {1.5 {} 2}]
    equal {0.5 1.5} [::glimpse::series::span {1 {} 1}]
    equal {0 3 6 9} [::glimpse::series::chosen 0 9 1 4]
    equal {2 4} [::glimpse::series::chosen 2 5 2 10]
}

test "jobs go one after another, past those that ask aside, and one that waits is cancelled" {
    set ::done {}
    set first [::glimpse::jobs::add one {lappend ::begun} {lappend ::done}]
    set second [::glimpse::jobs::add two {lappend ::begun} {lappend ::done}]
    set third [::glimpse::jobs::add three {lappend ::begun} {lappend ::done}]
    set aside [::glimpse::jobs::aside four {lappend ::begun} {lappend ::done}]
    equal $aside $::begun
    await {$first in $::begun}
    holds {$second ni $::begun}
    ::glimpse::jobs::cancel $second
    ::glimpse::jobs::finish $first done value
    await {$third in $::begun}
    ::glimpse::jobs::finish $third failed [::glimpse::fault::new kind No.]
    equal [list $second $first $third] $::done
    equal {cancelled done failed} [list [::glimpse::jobs::get $second state] [::glimpse::jobs::get $first state] [::glimpse::jobs::get $third state]]
    equal value [::glimpse::desk::wait $first]
    equal No. [refused {::glimpse::desk::wait $third}]
    ::glimpse::jobs::finish $aside done
}

test "a wait has a limit, and the event loop goes on meanwhile" {
    set job [::glimpse::jobs::add slow list list]
    set ::ticks 0
    after 50 {incr ::ticks}
    contains "took longer than 0.2 s" [refused {::glimpse::desk::wait $job 0.2}]
    equal 1 $::ticks
    equal cancelled [::glimpse::jobs::get $job state]
}

test "the help names every option of every command" {
    foreach command [array names ::glimpse::console::options] {
        contains "glimpse $command" $::glimpse::helptext
        foreach option $::glimpse::console::options($command) {
            contains -$option $::glimpse::helptext
        }
    }
}

test "the version is that of the executable" {
    regexp {<Version>(.*)</Version>} [contents [file join $::harness::root Directory.Build.props]] -> version
    equal $version [package present glimpse]
}
