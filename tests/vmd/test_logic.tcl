# What needs no viewer.

source [file join $::harness::here example.tcl]

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
    equal "A1ABC25C O1" [::glimpse::names::atom "AAA:A1ABC:25C O1"]
    equal odd [::glimpse::names::atom odd]
    set voxel {attribution 0.04 side protein name negative interaction "" geometry "" proteinAtom {label {B:ASP:25 CG}}
        ligandAtom {index 0 label {:478:200 O3}}}
    equal "+0.040 protein negative Asp25 CG" [::glimpse::names::voxel $voxel {}]
    equal "+0.040 ligand negative O3" [::glimpse::names::voxel [dict replace $voxel side ligand] {{side ligand}}]
}

test "the label of an interaction names the atom that it is with, not the one nearest to the voxel" {
    set voxel {attribution 0.04 side ligand name acceptor interaction hydrogen-bond geometry\
        {ligandAtom 2 proteinAtom 1}
        proteinAtom {index 0 label {B:VAL:289 CG2}} ligandAtom {index 2 label {:478:200 O3}}}
    set atoms {
        {side protein residueName VAL residueNumber 289 insertionCode "" name CG2}
        {side protein residueName LEU residueNumber 117 insertionCode A name N}
        {side ligand residueName 478 residueNumber 200 insertionCode "" name O3}
    }
    equal "+0.040 hydrogen bond Leu117A N" [::glimpse::names::voxel $voxel $atoms]
    dict set voxel interaction ""
    equal "+0.040 ligand acceptor O3" [::glimpse::names::voxel $voxel $atoms]
}

test "a label says when only the reference has what it names" {
    set voxel {attribution 0.04 side ligand name acceptor interaction hydrogen-bond geometry\
        {ligandAtom 1 proteinAtom 0}
        proteinAtom {index 0 label {B:LEU:117 N}} ligandAtom {index 1 label {:478:200 O3}}}
    set atoms {
        {side protein residueName LEU residueNumber 117 insertionCode "" name N}
        {side reference residueName 478 residueNumber 200 insertionCode "" name O3}
    }
    equal "+0.040 reference hydrogen bond Leu117 N" [::glimpse::names::voxel $voxel $atoms]
    dict set voxel interaction ""
    equal "+0.040 reference acceptor O3" [::glimpse::names::voxel $voxel $atoms]
    dict set voxel side protein
    equal "+0.040 protein acceptor Leu117 N" [::glimpse::names::voxel $voxel $atoms]
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
        {CA ASP A "" 25 " " "" C -1.5 0.25 100 1.0 1} {CA CA B "" 1 "" "" Ca 1 2 3 1 0}
        {"O5'" DG B "" 10001 A B O 1 2 3 0.5 1}
    } {0.1 -0.2 0}]
    equal "ATOM      1  CA  ASP A  25      -1.500   0.250 100.000  1.00 10.00           C" \
        [string trimright [lindex [split $text \n] 0]]
    equal TER [lindex [split $text \n] 1]
    equal "HETATM    2 CA   CA  B   1       1.000   2.000   3.000  1.00-20.00          CA" [lindex [split $text \n] 2]
    equal "ATOM      3  O5'BDG  B   1A" [string range [lindex [split $text \n] 3] 0 26]
    equal "  -5 " [string range [::glimpse::pdbtext::of {{N GLY A "" -5 "" "" N 0 0 0 1 1}}] 22 26]
}

test "mmCIF text cuts nothing, and quotes what would be something else" {
    set text [::glimpse::ciftext::of "a title" {
        {"O5'" LIGND AAA "" -12345 A B O -1.5 0.25 12345.678 0.5 0} {"\"X" _R "" "" 7 "" "" "" 1 2 3 1 1}
        {N1 data_x . "" 1 "" "" N 0 0 0 1 1}
    } {AAA "" .}]
    contains "data_a_title\nloop_\n_atom_site.group_PDB" $text
    contains "\nHETATM 1 O O5' B LIGND AAA -12345 A -1.500 0.250 12345.678 0.50\n" $text
    contains "\nATOM 2 ? '\"X' ? \"_R\" ? 7 ? 1.000" $text
    contains "\nATOM 3 N N1 ? \"data_x\" \".\" 1 ?" $text
}

test "elements come from SYBYL's types and from names where VMD has none" {
    foreach {element name type mass isMol2 isAlone expected} {
        C C1 x 12.011 0 0 C   CL X1 x 0 0 0 Cl   X C1 C.ar 12.011 1 0 C   X N1 N.pl3 14.007 1 0 N
        X X1 Cl 35.45 1 0 Cl   X O1 O.co2 16 0 0 O
        X CL1 CLGA1 35.45 0 0 Cl   X CL CTL2 12.011 0 0 C   X BR1 BR1 12.0 0 0 Br   X CA CA 12.011 0 0 C
        X CA CA 40.08 0 1 Ca   X 1HB x 1.008 0 0 H
        X AC5* x 12 0 0 C   X NC4* x 14.007 0 0 C   X AO1 x 12 0 0 O   X NC1 x 14.007 0 0 N
        X SOD SOD 22.99 0 1 Na   X CLA CLA 35.45 0 1 Cl   X NA N 22.98977 0 0 N   X HG x 1.008 0 0 H   X MW MW 0 0 0 {}
        X ? x 0 0 0 {}
    } {
        equal $expected [::glimpse::elements::of $element $name $type $mass $isMol2 $isAlone] "$element $name $type"
    }
}

# A glycine's atoms in a chain and a segment, some way off.
proc glycine {chain segment residue x} {
    set found {}
    foreach {name at} {N 0 CA 1.5 C 2.5} {
        lappend found [list $name GLY $chain $segment 25 "" "" C [expr {$x + $at}] 0 0 1 1 $residue]
    }
    return $found
}

test "chains that VMD tells apart only by segment, or not at all, are sent apart, and come back as VMD has them" {
    lassign [::glimpse::chains::of [concat [glycine A P1 0 0] [glycine A P2 1 30]]] ids known
    equal {A A A A.P2 A.P2 A.P2} $ids
    equal {{A chain that VMD calls A of segment P2 has residues that another one has, too: it is called A.P2.}} \
        [::glimpse::chains::notes $known]
    equal {A P2} [::glimpse::chains::known $known A.P2]
    equal {A {}} [::glimpse::chains::known $known A]
    lassign [::glimpse::chains::of [concat [glycine X "" 0 0] [glycine X "" 1 30] [glycine X "" 2 60]]] ids known
    equal {X X X X.2 X.2 X.2 X.3 X.3 X.3} $ids
    equal {X.3 {}} [::glimpse::chains::known $known X.3]
    contains "VMD calls X has" [lindex [::glimpse::chains::notes $known] 0]
    lassign [::glimpse::chains::of [concat [glycine X PROA 0 0] [glycine X PROB 1 30]]] ids known
    equal {PROA PROA PROA PROB PROB PROB} $ids
    equal {} [::glimpse::chains::notes $known]
    equal {X PROB} [::glimpse::chains::known $known PROB]
    # A residue with a gap, which VMD takes for two; alternate locations; the same atom written twice.
    foreach atoms [list [list {*}[glycine A "" 0 0] {O GLY A "" 25 "" "" O 9 0 0 1 1 1}] \
        [list {CA GLY A "" 25 "" A C 0 0 0 1 1 0} {CA GLY A "" 25 "" B C 3 0 0 1 1 1}] \
        [concat [glycine A "" 0 0] [glycine A "" 1 0.01]]] {
        equal A [lsort -unique [lindex [::glimpse::chains::of $atoms] 0]]
    }
}

test "of a system with segments and no chains the segments are told to VMD, too" {
    set text [::glimpse::pdbtext::of {{N GLY X PROA 1 "" "" N 0 0 0 1 1} {N GLY X PROB 1 "" "" N 9 0 0 1 1}}]
    equal " PROA" "[string index [lindex [split $text \n] 0] 21][string range [lindex [split $text \n] 0] 72 75]"
    equal "    " [string range [::glimpse::pdbtext::of {{N GLY X PROA 1 "" "" N 0 0 0 1 1}}] 72 75]
}

test "MOL2 text keeps orders, and a charge that a type states" {
    set text [::glimpse::mol2text::of LIG \
        {{C1 LIGND AAA "" 17 B "" C 0 0 0 1 0 0} {N1 LIGND AAA "" 17 B "" N 1 0 0 1 0 0}\
        {O1 G X "" 1 "" "" O 2 0 0 1 0 1}} \
        {{C.ar 0.1} {N.4 1} {X 0}} {{0 1 1.5} {1 2 2.0}}]
    contains "1 C1 0.0000 0.0000 0.0000 C.ar 1 LIGND17B 0.1000" $text
    contains " N.4 1 LIGND17B" $text
    contains " O 2 G1 " $text
    contains "@<TRIPOS>BOND\n1 1 2 ar\n2 2 3 2\n" $text
    contains "@<TRIPOS>SUBSTRUCTURE\n1 LIGND17B 1 RESIDUE 0 AAA LIGND\n2 G1 3 RESIDUE 0 X G\n" $text
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

test "a text that a spreadsheet would run is none in a table, and numbers stay numbers" {
    equal "a\n'=1+1,'@b,'-c,'+d,-1.5,+2e-3,e\n" [::glimpse::tables::csv a {{=1+1 @b -c +d -1.5 +2e-3 e}}]
    equal "a\n'\uff1d1,?\[31mred,two lines\n" \
        [::glimpse::tables::csv a [list [list "\uff1d1" "\u001b\[31mred" "two\r\nlines"]]]
    equal "a\n =1\n" [::glimpse::tables::csv a [list [list "\r=1"]]]
}

test "what is printed steers no terminal" {
    equal "a?\[2Jb?31mc\td\ne?f" [::glimpse::report::printable "a\u001b\[2Jb\u009b31mc\td\ne\u202ef"]
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
    equal [dict get $explained summary prediction value] [dict get [::glimpse::json::parse [dict get $explained json]] \
        prediction value]
    equal [llength [dict get $explained atoms]] \
        [llength [::glimpse::json::parse [lindex [::glimpse::json::members [dict get $explained atomsMessage] atoms] \
        0]]]
    equal {{{"a":[1]}} {[{"x":"]"}]} null} \
        [::glimpse::json::members {[{"k":{"a":[1]},"s":"\"k\":1"},{"k":[{"x":"]"}]},{"k":null}]} k]
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
    set series {title t frames {0 1 2} entries {{summary {prediction {value 1.5 unit pK}}} {summary ""}\
        {summary {prediction {value 2 unit pK}}}}}
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
    equal {cancelled done failed} [list [::glimpse::jobs::get $second state] [::glimpse::jobs::get $first state] \
        [::glimpse::jobs::get $third state]]
    equal value [::glimpse::desk::wait $first]
    equal No. [refused {::glimpse::desk::wait $third}]
    ::glimpse::jobs::finish $aside done
}

test "an error in a callback, in what asks, or in what shows ends the job" {
    proc ::raises {args} {
        error "no such window"
    }
    cleanup {rename ::raises ""}
    set job [::glimpse::jobs::aside one list list]
    uplevel #0 [concat [::glimpse::jobs::step $job ::raises] [list ok {}]]
    equal failed [::glimpse::jobs::get $job state]
    contains "no such window" [refused {::glimpse::desk::wait $job}]

    rename ::glimpse::desk::choose ::kept_choose
    rename ::glimpse::desk::canChoose ::kept_canChoose
    proc ::glimpse::desk::choose {args} {
        error "can't open a window"
    }
    proc ::glimpse::desk::canChoose {} {
        return 1
    }
    cleanup {
        rename ::glimpse::desk::choose ""
        rename ::kept_choose ::glimpse::desk::choose
        rename ::glimpse::desk::canChoose ""
        rename ::kept_canChoose ::glimpse::desk::canChoose
    }
    set asks [::glimpse::jobs::add two list list]
    set next [::glimpse::jobs::add three list list]
    await {[::glimpse::jobs::get $asks state] eq "running"}
    uplevel #0 [concat [::glimpse::jobs::step $asks [list ::glimpse::asking::Models $asks 0 list]] \
        [list ok {models {{name a} {name b}}}]]
    equal failed [::glimpse::jobs::get $asks state]
    await {[::glimpse::jobs::get $next state] eq "running"} "the job behind it"
    ::glimpse::jobs::finish $next done

    set shows [::glimpse::jobs::aside four list ::raises]
    ::glimpse::jobs::finish $shows done value
    contains "no such window" [refused {::glimpse::desk::wait $shows}]
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
