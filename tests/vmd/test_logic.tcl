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

test "a slider's position and its level agree, in equal factors" {
    foreach position {0 1 50 99 100} {
        equal $position [::glimpse::levels::position [::glimpse::levels::at $position 0.7] 0.7]
    }
    near 0.7 [::glimpse::levels::at 100 0.7] 1e-12
    near 0.0007 [::glimpse::levels::at 0 0.7] 1e-12
    equal 0 [::glimpse::levels::position 0 1]
}

test "as much is sent as the model that looks farthest sees" {
    set before $::glimpse::bridge::models
    set ::glimpse::bridge::models {}
    equal 12 [::glimpse::asking::reach]
    set ::glimpse::bridge::models {{name a receptor {reach 12}} {name b receptor {reach 15.0}} {name old}}
    equal 15 [::glimpse::asking::reach]
    set ::glimpse::bridge::models $before
}

test "names hold nothing that files and Tcl can't, and are new" {
    equal glimpse_a_b_clash [::glimpse::names::of "a b\[" clash {}]
    equal glimpse_478_mine_pose [::glimpse::names::of 478 mine:pose {}]
    equal glimpse_478_kdeep_3 [::glimpse::names::of 478 kdeep {glimpse_478_kdeep glimpse_478_kdeep_2}]
    equal ligand [::glimpse::names::plain "??"]
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
    set far [split [::glimpse::pdbtext::of {
        {C\u03b1 GLY \u00e9 "" 1 "" "" C -1500.0 20000.0 1.5 1 1}
        {N LIG B "" 1 "" "" N -1501.0 20001.0 1.0 5000 0}}] \n]
    equal "C_  GLY _   1       1.000  -1.000   0.500" [string range [lindex $far 0] 13 53]
    equal "   0.000   0.000   0.000999.00" [string range [lindex $far 2] 30 59]
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

test "an element that VMD knows is that element, and one that it doesn't know is guessed as before" {
    set text [contents [file join $::harness::root daemon Glimpse.Core Structures ElementTable.cs]]
    set all [regexp -all -inline {\("([A-Z][a-z]?)", } $text]
    holds {[llength $all] > 180} "the daemon's table"
    foreach {row symbol} $all {
        equal $symbol [::glimpse::elements::of [string toupper $symbol] $symbol x 0 0 1] $symbol
        equal $symbol [::glimpse::elements::of $symbol C1 x 0 0 0] $symbol
    }
    foreach {name expected} {CE C HO H NO N OS O PO P SM S CF C CM C CN C HF H HS H NB N} {
        equal $expected [::glimpse::elements::of X $name x 0 0 0] $name
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
    # A name that labels couldn't be taken apart by, and no second chain.
    lassign [::glimpse::chains::of [glycine {a b} "" 0 0]] ids known
    equal {{The chain 'a b' is called a_b.}} [::glimpse::chains::notes $known]
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
            equal [llength [::glimpse::tables::head $table $explained]] [llength $row] $table
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

test "of several pictures the widest range and the highest levels are taken, and a channel without one has its map's" {
    foreach {range level} {0.2 0.5 0.1 0.7} {
        lappend several [dict create view [dict create scale [dict create atomRange $range channels [list \
            [dict create index 0 channel {protein acceptor} level $level] \
            {index 1 channel {ligand donor} level {}}]]]]
    }
    set scale [::glimpse::explained::scale $several]
    equal {limit 0.2 levels {{protein acceptor} 0.7}} $scale
    equal 0.7 [::glimpse::explained::level $scale {channel {protein acceptor} level 0.1}]
    equal 0.1 [::glimpse::explained::level $scale {channel {ligand donor} level 0.1}]
}

test "an atom is painted by the text and the place in it that the result says, and no copy is" {
    set explained {view {pocket {0 2}} atoms {
        {side protein text structure index 1 operation {} painted 0.1}
        {side protein text structure index 1 operation -x,y,-z painted 9}
        {side protein text structure index 0 operation {} painted 0.2}
        {side ligand text ligands index 0 operation {} painted 0.3}
        {side reference text versus index 0 operation {} painted 0.4}
    }}
    # Of the protein one atom more is drawn than was sent, in front; both ligands are one atom of one molecule.
    set site {atoms {a b c d e} ligandAtoms 2 referenceAtoms 1 keys {0:7 0:8 0:9 1:0 1:0}
        sent {structure {0:8 0:9} ligands 1:0 versus 1:0}}
    set painted [::glimpse::scene::Painted $explained $site]
    equal {0.0 0.2 0.1 0.3 0.4} [dict get $painted values]
    equal {2 1} [dict get $painted pocket]
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
    contains "over 24 orientations" $text
    contains "ligand: residue 8, frame 0" [::glimpse::report::note $explained]
    contains "model: linear 1.0, shipped, SHA-256 of its weights 0000" [::glimpse::report::note $explained]
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

test "frames and tables say who doubts a pose, as the program's lists do" {
    set against {verdicts {{model clash isAgainst true words {atoms overlap}} {model pose isAgainst true words odd}}}
    set for {verdicts {{model clash isAgainst false words {no atoms overlap}}}}
    set series [dict create entries [list [dict create summary $against] [dict create summary $for] {summary ""} \
        {summary {prediction {value 1}}}]]
    equal "; pose doubted by clash: atoms overlap; pose doubted by pose: odd" [::glimpse::series::doubts $series 0]
    foreach index {1 2 3} {
        equal "" [::glimpse::series::doubts $series $index]
    }
    equal "clash pose" [::glimpse::report::doubters $against]
    equal [llength $::glimpse::tables::series] [llength [lsort -unique $::glimpse::tables::series]]
    holds {"pose doubted by" in $::glimpse::tables::series}
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
        foreach option [::glimpse::console::Names $command] {
            contains -$option "$::glimpse::helptext[::glimpse::options::help]"
        }
    }
}

test "the version is that of the executable" {
    regexp {<Version>(.*)</Version>} [contents [file join $::harness::root Directory.Build.props]] -> version
    equal $version [package present glimpse]
}
