# Explains many ligands of one protein, and writes a folder of each; waits for the end.

namespace eval ::glimpse::batch {}

# Every frame of every ligand in {molecule selection}, such as docked poses. `asked` has what `commands::explain` takes,
# folder, maps (default, all or none) and picture. A ligand that fails is told, and the rest are done. No folder and no
# table of an earlier batch is used again: a number is added to its name. Returns the rows of series.csv, best first.
proc ::glimpse::batch::explain {molecule selection asked} {
    set found [::glimpse::ligands::in $molecule $selection]
    if {![llength $found]} {
        ::glimpse::fault::raise [::glimpse::fault::new no-ligand "'$selection' holds no ligand." "Select ligands."]
    }
    set folder [dict get $asked folder]
    set explanations {}
    foreach choice $found {
        for {set frame 0} {$frame < max(1, [::glimpse::vmd::frames $molecule])} {incr frame} {
            set place [file join $folder [::glimpse::owned::fresh $folder \
                [::glimpse::names::plain [dict get $choice label]]_[::glimpse::numbers::text %03d $frame]]]
            if {[catch {One $choice $frame $asked $place} explained options]} {
                ::glimpse::desk::tell [file tail $place] [::glimpse::fault::caught $explained $options]
            } else {
                lappend explanations [list $explained $place]
            }
        }
    }
    if {[dict get $asked picture]} {
        Pictures $explanations
    }
    return [Series $explanations $folder]
}

proc ::glimpse::batch::One {choice frame asked place} {
    set site [::glimpse::site::read $choice [lrange [::glimpse::commands::Given $asked protein ""] 0 1] \
        [::glimpse::moment::of [dict get $choice molecule] $frame [::glimpse::commands::pinned $asked]]]
    set what [dict replace [::glimpse::commands::what $site $asked] batch 1 waits 1]
    set title "[dict get $choice label], frame $frame"
    set explained [::glimpse::desk::wait \
        [::glimpse::jobs::add $title [list ::glimpse::asking::explain $what [dict get $site origin]] list]]
    set channels {}
    if {[dict get $asked maps] eq "default"} {
        set channels [dict get $explained view firstChannels]
    } elseif {[dict get $asked maps] eq "all"} {
        set channels [::glimpse::export::withMaps [dict get $explained summary]]
    }
    ::glimpse::desk::wait [::glimpse::jobs::add $title [list ::glimpse::export::write $explained $place {csv json dx} \
        $channels] list]
    dict set explained site $site
    return $explained
}

# Draws all on one scale, from where the camera is.
proc ::glimpse::batch::Pictures {explanations} {
    set all {}
    foreach one $explanations {
        lappend all [lindex $one 0]
    }
    set scale [::glimpse::explained::scale $all]
    foreach one $explanations {
        lassign $one explained place
        set name [::glimpse::bridge::show $explained [dict get $explained site] $scale]
        ::glimpse::vmd::picture [file join $place picture.tga]
        ::glimpse::owned::add $place picture.tga
        ::glimpse::bridge::clear $name
    }
}

proc ::glimpse::batch::Series {explanations folder} {
    set rows {}
    foreach one $explanations {
        lassign $one explained place
        set summary [dict get $explained summary]
        set origin [dict get $explained origin]
        lassign [lindex [::glimpse::vmd::atoms [dict get $origin molecule] [dict get $origin ligand] \
            {chain resname resid insertion}] 0] \
            chain residue number insertion
        lappend rows [list [dict get $origin label] [dict get $origin frame] [dict get $summary prediction value] \
            [dict get $summary prediction unit] [dict get $summary stability rotations standardDeviation] \
            [dict get $summary attribution completenessError] $place \
            [::glimpse::vmd::name [dict get $origin molecule]] $chain $residue \
            [string trim $number$insertion] {*}[::glimpse::tables::provenance $summary]]
    }
    set rows [lsort -real -decreasing -index 2 $rows]
    if {[llength $rows]} {
        file mkdir $folder
        ::glimpse::owned::write $folder [::glimpse::owned::fresh $folder series.csv] \
            [::glimpse::tables::csv $::glimpse::tables::series $rows]
    }
    return $rows
}
