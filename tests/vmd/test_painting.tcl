# In VMD: what atoms are painted with, and the scales that explanations share.

source [file join $::harness::here vmd_case.tcl]

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
    near [dict get $explained view scale atomRange] [lindex $range 1] 1e-4
    equal BWR [colorinfo scale method]
}

# What is in the user field of each side of a result, added up.
proc painted {explained} {
    set found [dict create protein 0.0 ligand 0.0 reference 0.0]
    foreach value [values [dict get $explained molecule] all user] {
        set side [expr {[incr at] <= [dict get $explained ligandFirst] ? "protein" : $at \
            <= [dict get $explained referenceFirst] ? "ligand" : "reference"}]
        dict set found $side [expr {[dict get $found $side] + $value}]
    }
    return $found
}

vmd_test "each side of a comparison is painted with its own values, and what both have with their sum" {
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
            dict set record [dict get $atom side] \
                [expr {[dict get $record [dict get $atom side]] + [dict get $atom attribution]}]
        }
    }
    set comparison [dict get $explained summary comparison]
    near [dict get $comparison ligandSum] [dict get $record ligand] 1e-4
    near [dict get $comparison referenceSum] [dict get $record reference] 1e-4
    foreach match [dict get $comparison matches] {
        foreach side {ligand reference} other {referenceIndex ligandIndex} {
            dict set record $side [expr \
                {[dict get $record $side] + [dict get [lindex [dict get $explained atoms] [dict get $match $other]] \
                attribution]}]
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
        dict set record [dict get $atom side] \
            [expr {[dict get $record [dict get $atom side]] + [dict get $atom attribution]}]
    }
    foreach side {protein ligand} {
        near [dict get $record $side] [dict get [painted $explained] $side] 1e-3 $side
    }
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
    set limits [lsort -real [list [dict get $small view scale atomRange] [dict get $large view scale atomRange]]]
    holds {[lindex $limits 0] != [lindex $limits 1]}
    all_painted_to [lindex $limits 1]
    foreach one [list $small $large] {
        if {[dict get $one view scale atomRange] == [lindex $limits 1]} {
            ::glimpse::bridge::clear [dict get $one name]
        }
    }
    all_painted_to [lindex $limits 0]
    set large [explained_by "resname 478" -model kdeep \
        -baseline [expr {[dict get $large view scale atomRange] == [lindex $limits 1] ? "zero" : "apo"}]]
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
        near [dict get $explained view scale atomRange] [painted_to $explained] 1e-5 $name
        near [dict get $explained view scale atomRange] [dict get [::glimpse::bridge::scaleOf $explained] limit] 1e-9 \
            $name
    }
}

vmd_test "a channel that is shown while a scale is shared has one level everywhere" {
    complex
    cleanup {::glimpse::bridge::rescale 0}
    set names [list [dict get [explained_by "resname 478" -model kdeep] name] \
        [dict get [explained_by "resname 478" -model kdeep -baseline apo] name]]
    ::glimpse::bridge::rescale 1
    set levels {}
    foreach name $names {
        ::glimpse::bridge::bringForward $name
        ::glimpse::bridge::showChannel 11
        await {[dict exists [::glimpse::bridge::current] surfaces {ligand donor}]}
    }
    foreach name $names {
        lappend levels [lindex [::glimpse::surfaces::state [dict get $::glimpse::bridge::results $name] \
            {ligand donor}] 0]
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
