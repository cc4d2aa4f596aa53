# Against the daemon itself, which runs in folders of its own.

set ::fixtures [file join $::harness::root tests fixtures]
::glimpse::client::use $::env(GLIMPSE_EXECUTABLE)

proc called {method params} {
    unset -nocomplain ::end
    ::glimpse::client::call $method $params [list caught ::end]
    await {[info exists ::end]} $method
    return $::end
}

proc amprenavir {{more ""}} {
    return [::glimpse::requests::explain [dict merge [dict create model clash structure [dict create text \
        [contents [file join $::fixtures 1hpv.pdb]] format pdb name 1hpv] options {steps 10}] $more]]
}

proc explained {{more ""}} {
    unset -nocomplain ::explained
    set ::notices {}
    set ::ligands {}
    ::glimpse::client::explain [amprenavir $more] [list caught ::explained] {lappend ::notices} {lappend ::ligands}
    await {[info exists ::explained]} "the explanation"
    return $::explained
}

test "models have channels of two sides" {
    set models [dict get [lindex [called models/list "{}"] 1] models]
    set sides {}
    foreach channel [dict get [lindex $models 0] channels] {
        lappend sides [dict get $channel side]
    }
    equal {ligand protein} [lsort -unique $sides]
}

test "an explanation comes with progress, atoms and maps" {
    set answer [lindex [explained] 1]
    equal 1 [dict get $answer explained]
    holds {[llength $::notices] > 0 && [llength $::ligands] == 1}
    set result [dict get [lindex [dict get $answer results] 0] resultId]
    set atoms [dict get [lindex [called result/atoms [::glimpse::requests::result $result]] 1] atoms]
    set sum 0
    foreach atom $atoms {
        set sum [expr {$sum + [dict get $atom attribution]}]
    }
    near [dict get [lindex [dict get $answer results] 0] summary attribution sum] $sum 1e-4 "atoms sum to the total"
    set map [lindex [called result/map [::glimpse::requests::map $result "ligand occupancy"]] 1]
    contains "gridpositions counts 24 24 24" [dict get $map text]
}

# Amprenavir with three of its atoms elsewhere.
proc moved {} {
    set lines {}
    foreach line [split [contents [file join $::fixtures 1hpv.pdb]] \n] {
        if {[string match "HETATM*" $line] && [string range $line 17 19] eq "478"} {
            if {[string trim [string range $line 12 15]] in {N3 C25 O4}} {
                set line [string replace $line 30 37 [format %8.3f [expr {[string range $line 30 37] + 0.8}]]]
            }
            lappend lines $line
        }
    }
    return [dict create text "[join $lines \n]\n" format pdb name moved]
}

# Of some tables those that a view has, in its order.
proc tables_among {view wanted} {
    set found {}
    foreach table [dict get $view tables] {
        if {[dict get $table name] in $wanted} {
            lappend found [dict get $table name]
        }
    }
    return $found
}

test "the daemon says how to show a result, and which atom of what was sent each of its atoms is" {
    set entry [lindex [dict get [lindex [explained [dict create model kdeep versus [moved]]] 1] results] 0]
    set request [::glimpse::requests::result [dict get $entry resultId]]
    set view [lindex [called result/view $request] 1]
    holds {[dict get $view scale atomRange] > 0}
    equal {Voxels Pairs Atoms Residues} [tables_among $view {Voxels Pairs Atoms Residues}]
    foreach atom [dict get [lindex [called result/atoms $request] 1] atoms] {
        incr counts([dict get $atom text],[dict get $atom side])
    }
    equal {structure,ligand structure,protein versus,reference} [lsort [array names counts]]
}


test "a request that can't be understood is refused by name" {
    set fault [lindex [called models/describe {{"modell":"clash"}}] 1]
    equal {-32602 invalid-params modell} [list [dict get $fault code] [dict get $fault kind] [dict get $fault where]]
}

test "a cancelled call ends, and the connection stays" {
    unset -nocomplain ::stopped
    set ::began 0
    set handle [::glimpse::client::explain [amprenavir {options {steps 5000}}] [list caught ::stopped] \
        {set ::began 1 ;#}]
    await {$::began}
    ::glimpse::client::cancel $handle
    await {[info exists ::stopped]}
    equal -32800 [dict get [lindex $::stopped 1] code]
    equal ok [lindex [called daemon/status "{}"] 0]
}

test "a killed daemon loses the calls under way, and the next call starts another" {
    set before [dict get [lindex [called daemon/status "{}"] 1] processId]
    unset -nocomplain ::lost
    set ::began 0
    ::glimpse::client::explain [amprenavir {options {steps 5000}}] [list caught ::lost] {set ::began 1 ;#}
    await {$::began}
    exec kill -KILL $before
    await {[info exists ::lost]}
    equal connection-lost [dict get [lindex $::lost 1] kind]
    holds {[dict get [lindex [called daemon/status "{}"] 1] processId] != $before}
}

