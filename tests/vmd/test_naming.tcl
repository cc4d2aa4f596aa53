# In VMD: atoms, residues, chains and ligands have VMD's own names, whatever file they come from.

source [file join $::harness::here vmd_case.tcl]

vmd_test "a ligand from MOL2 goes with its orders and elements, in the protein of another molecule" {
    complex
    # The same place: amprenavir from a file that has bond orders and SYBYL's types, where VMD's element is X.
    set other [mol new [file join $::fixtures 1hpv-pocket.mol2] type mol2 waitfor all]
    equal X [lsort -unique [values $other all element]]
    set choice [::glimpse::ligands::one $other "resname \"478.*\""]
    set sent [::glimpse::site::ligand $choice 0]
    equal mol2 [dict get $sent format]
    holds {[regexp {\m(C\.ar|C\.2)\M} [dict get $sent text]] && [regexp {\m(2|ar)\n} [dict get $sent text]]} \
        "types and orders"
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

vmd_test "a metal that VMD knows goes as that metal, whatever it is called" {
    foreach {symbol name} {Sm SM Ce CE Yb YB Ho HO Hf HF Er ER} {
        set molecule [complex]
        set water [atomselect $molecule "index [lindex [::glimpse::vmd::atoms $molecule "water" index] 0]"]
        $water set {element name resname} [list [list $symbol $name $name]]
        $water delete
        set site [::glimpse::site::read [::glimpse::ligands::one $molecule "resname 478"] "" \
            [::glimpse::moment::of $molecule 0]]
        holds {[regexp "\nHETATM \\d+ $symbol $name " [dict get $site protein text]]} $symbol
        forget_all
    }
}

vmd_test "names, numbers and chains are VMD's, however long, in what is drawn, in tables and in labels" {
    set molecule [complex]
    foreach {selection attribute value} {
        "protein and chain A" chain AAA "protein and chain B" chain AAB "resname 478" resname LIGND "resname LIGND" \
            resid -12345
        "resname LIGND" chain LONG
    } {
        set atoms [atomselect $molecule $selection]
        $atoms set $attribute $value
        $atoms delete
    }
    set explained [explained_by "resname LIGND" -model kdeep]
    equal {AAA AAB} [lsort -unique [concat {*}[values [dict get $explained molecule] "protein" chain]]]
    equal {{LIGND -12345 LONG}} \
        [lsort -unique [values [dict get $explained molecule] "resname LIGND" {resname resid chain}]]
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
    contains "\"chain\":\"AAB\",\"residueName\":\"ASP\",\"residueNumber\":25" \
        [contents [file join $folder explanation.json]]
}

vmd_test "names beyond ASCII and places beyond PDB's columns are drawn where they are, bonded as they are" {
    set shapes {}
    foreach change {
        {}
        {$chain set chain \u00e9}
        {$ligand set resname \u00e9t\u00e9}
        {$one set name C\u03b1}
        {$all moveby {-1500 -1500 -1200}}
        {$all moveby {9990 0 0}}
    } {
        forget_all
        set molecule [complex]
        set parts {all all ligand "resname 478" chain "protein and chain A" one "protein and resid 25 and name CA"}
        foreach {name selection} $parts {
            set $name [atomselect $molecule $selection]
        }
        set residue [lindex [$ligand get residue] 0]
        eval $change
        set explained [explained_by "residue $residue" -model clash -steps 5]
        set drawn [dict get $explained molecule]
        foreach there [values $drawn "index >= [dict get $explained ligandFirst]" {x y z}] here [$ligand get {x y z}] {
            near 0 [veclength [vecsub $there $here]] 1e-3 "the ligand, $change"
        }
        foreach there [measure minmax [set copy [atomselect $drawn all]]] here [measure minmax $all] {
            near 0 [veclength [vecsub $there $here]] 1e-2 "the box of all, $change"
        }
        equal [lsort -unique [$ligand get resname]] \
            [lsort -unique [values $drawn "index >= [dict get $explained ligandFirst]" resname]]
        lappend shapes [llength [::glimpse::vmd::bonds $drawn all]]
    }
    equal 1 [llength [lsort -unique $shapes]] "bonds: $shapes"
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

# 1HPV as mmCIF with all the items that VMD wants.
proc as_cif {path} {
    set lines [list data_1HPV # loop_]
    foreach item {group_PDB id type_symbol label_atom_id label_alt_id label_comp_id label_asym_id label_entity_id
        label_seq_id pdbx_PDB_ins_code
        Cartn_x Cartn_y Cartn_z occupancy B_iso_or_equiv pdbx_formal_charge auth_seq_id auth_comp_id auth_asym_id
        auth_atom_id pdbx_PDB_model_num} {
        lappend lines _atom_site.$item
    }
    foreach line [split [contents [file join $::fixtures 1hpv.pdb]] \n] {
        if {[regexp {^(ATOM|HETATM) *(\d+) (.{4}).(.{3}) (.)(.{4})....(.{8})(.{8})(.{8})} $line -> group serial name \
            residue chain number x y z]} {
            set name [string trim $name]
            set chain [expr {$chain eq " " ? "L" : $chain}]
            lappend lines [list $group $serial [string index [string trimleft $name 0123456789] 0] $name . \
                [string trim $residue] $chain 1 \
                [string trim $number] ? [string trim $x] [string trim $y] [string trim $z] 1.00 \
                20.00 ? [string trim $number] [string trim $residue] \
                $chain $name 1]
        }
    }
    write $path "[join $lines \n]\n#\n"
}

vmd_test "a complex from mmCIF has its atoms' names, which VMD keeps as their types" {
    complex
    set whole [dict get [explained_by "resname 478" -model kdeep] summary prediction value]
    forget_all
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
    near $whole [dict get $explained summary prediction value] 0.01 "as from the PDB file"
    equal {C CA CB CG N O OD1 OD2} \
        [lsort -unique [concat {*}[values [dict get $explained molecule] "resname ASP and resid 25" name]]]
    foreach warning [dict get $explained summary warnings] {
        holds {![string match "*stands in lines*" [dict get $warning message]]} $warning
    }
    # Frames, too, whose atoms all have an alternate location that is none.
    animate dup $molecule
    equal 2 [llength [glimpse frames "resname 478" -model clash -steps 5 -wait 1 -timeout 300]]
}

vmd_test "a ligand is meant by its own name and chain, which a selection would read as an expression or not at all" {
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
