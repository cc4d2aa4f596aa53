# Names of what is shown.

namespace eval ::glimpse::names {
    variable prefix glimpse_
    variable aminoAcids {ALA ARG ASN ASP CYS GLN GLU GLY HIS ILE LEU LYS MET PHE PRO SER THR TRP TYR VAL}
}

# `glimpse_478_clash`; a number is added when it is taken.
proc ::glimpse::names::of {ligand model taken} {
    variable prefix
    return [free $prefix[plain $ligand]_[plain $model] $taken]
}

# The name, with a number when it is taken.
proc ::glimpse::names::free {wanted taken} {
    set name $wanted
    for {set count 2} {$name in $taken} {incr count} {
        set name ${wanted}_$count
    }
    return $name
}

# A word with nothing in it that file names and Tcl can't hold.
proc ::glimpse::names::plain {word} {
    set text [string trim [regsub -all {[^A-Za-z0-9_]+} $word _] _]
    return [expr {$text eq "" ? "ligand" : $text}]
}

# The file of a channel's map.
proc ::glimpse::names::mapFile {channel format} {
    return [string map {" " _} $channel].$format
}

# `B:ASP:25 OD1` as `Asp25 OD1`; another label as it is.
proc ::glimpse::names::atom {label} {
    if {[regexp {^([^:]*):([^:]*):(\S+)\s+(\S+)$} $label -> chain residue number atom]} {
        return "[called $residue]$number $atom"
    }
    return $label
}

# Amino acids as they are written; other names as they are.
proc ::glimpse::names::called {residue} {
    variable aminoAcids
    return [expr {$residue in $aminoAcids ? [string totitle $residue] : $residue}]
}

# What a voxel contributed and where: `+0.038 contact Asp25 OD1`, the protein's atom of the interaction that it reads
# as; without one its channel and atom: `+0.016 protein negative Asp25 CG`. What the reference of a comparison has, and
# not the ligand, is said to be its own:
# `-0.010 reference contact Asp25 OD2`. `atoms` are the result's.
proc ::glimpse::names::voxel {voxel atoms} {
    set value [::glimpse::numbers::text %+#.2g [dict get $voxel attribution]]
    set interaction [dict get $voxel interaction]
    if {$interaction ne ""} {
        set partner [lindex $atoms [dict get $voxel geometry proteinAtom]]
        set owner [expr {[IsReference $atoms [dict get $voxel geometry ligandAtom]] ? "reference " : ""}]
        set residue [called [dict get $partner residueName]][dict get $partner residueNumber]
        append residue [dict get $partner insertionCode]
        return "$value $owner[string map {- " "} $interaction] $residue [dict get $partner name]"
    }
    set protein [atom [dict get $voxel proteinAtom label]]
    if {[dict get $voxel side] eq "protein"} {
        return "$value protein [dict get $voxel name] $protein"
    }
    set owner [expr {[IsReference $atoms [dict get $voxel ligandAtom index]] ? "reference" : [dict get $voxel side]}]
    return "$value $owner [dict get $voxel name] [lindex [dict get $voxel ligandAtom label] end]"
}

proc ::glimpse::names::IsReference {atoms index} {
    return [expr {[dict get [lindex $atoms $index] side] eq "reference"}]
}
