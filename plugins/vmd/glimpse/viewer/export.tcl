# Writes explanations to folders.

namespace eval ::glimpse::export {
    variable formats {csv json dx cube}
}

# Writes a result in the background, the one in front when none is named; returns the job, whose value is the files.
proc ::glimpse::export::start {folder name wanted} {
    variable formats
    ::glimpse::bridge::prune
    if {$name eq ""} {
        set name $::glimpse::bridge::shown
    }
    set wrong ""
    foreach one $wanted {
        if {$one ni $formats} {
            set wrong "There is no format '$one'."
        }
    }
    if {$wrong eq "" && ![dict exists $::glimpse::bridge::results $name]} {
        set wrong "There is no explanation '$name'."
    }
    if {$wrong ne ""} {
        ::glimpse::fault::raise [::glimpse::fault::new bad-usage $wrong \
            "Formats: [join $formats {, }]; explanations: [join [dict keys $::glimpse::bridge::results] {, }]."]
    }
    set explained [dict get $::glimpse::bridge::results $name]
    set channels [withMaps [dict get $explained summary]]
    return [::glimpse::jobs::add export [list ::glimpse::export::write $explained $folder $wanted $channels] \
        ::glimpse::export::Ended]
}

# The channels that have maps with something in them.
proc ::glimpse::export::withMaps {summary} {
    set channels {}
    foreach one [dict get $summary channels] {
        if {[dict get $one level] ne ""} {
            lappend channels [dict get $one index]
        }
    }
    return $channels
}

proc ::glimpse::export::Ended {job} {
    if {[::glimpse::jobs::get $job state] eq "failed"} {
        ::glimpse::desk::tell export [::glimpse::jobs::get $job value]
    }
}

# Writes all that needs no daemon, then fetches the maps; the job is done with the names of the files. What the package
# wrote there before and what isn't written again goes, but for tables that were asked for and that the explanation of
# an earlier version doesn't have; a file of another's in the way is a fault, before anything is written.
proc ::glimpse::export::write {explained folder wanted channels job} {
    set texts [list note.txt [::glimpse::report::note $explained]]
    set kept {}
    if {"csv" in $wanted} {
        foreach {file table} {atoms.csv Atoms voxels.csv Voxels residues.csv Residues interactions.csv Interactions} {
            if {![::glimpse::tables::has $table $explained]} {
                # Another model has no interactions: those of an earlier export would be taken for its own.
                if {$table ne "Interactions"} {
                    lappend kept $file
                }
                continue
            }
            lappend texts $file [::glimpse::tables::csv [::glimpse::tables::head $table $explained] \
                [::glimpse::tables::rows $table $explained]]
        }
    }
    if {"json" in $wanted} {
        lappend texts explanation.json [::glimpse::json::object summary [dict get $explained json] \
            atoms [lindex [::glimpse::json::members [dict get $explained atomsMessage] atoms] 0] chains \
            [Chains $explained]]
    }
    ::glimpse::owned::refuse $folder [concat [dict keys $texts] [MapNames $explained $wanted $channels]]
    ::glimpse::owned::claim $folder
    set written {}
    foreach {name text} $texts {
        lappend written [::glimpse::owned::write $folder $name $text]
    }
    set left {}
    foreach format {dx cube} {
        if {$format in $wanted} {
            foreach channel $channels {
                lappend left $format $channel
            }
        }
    }
    Maps [dict get $explained result] $folder $left $written $kept $job
}

# VMD's chain and segment of those that were sent under another name; empty where there are none.
proc ::glimpse::export::Chains {explained} {
    set members {}
    if {[dict exists $explained origin chains]} {
        dict for {id known} [dict get $explained origin chains] {
            lappend members $id [::glimpse::json::object chain [::glimpse::json::quoted [lindex $known 2]] \
                segment [::glimpse::json::quoted [lindex $known 1]]]
        }
    }
    return [expr {[llength $members] ? [::glimpse::json::object {*}$members] : ""}]
}

proc ::glimpse::export::MapNames {explained wanted channels} {
    set names {}
    foreach one [dict get $explained summary channels] {
        foreach format {dx cube} {
            if {$format in $wanted && [dict get $one index] in $channels} {
                lappend names [::glimpse::names::mapFile [::glimpse::explained::channel $one] $format]
            }
        }
    }
    return $names
}

proc ::glimpse::export::Maps {result folder left written kept job} {
    if {![llength $left]} {
        set names $kept
        foreach path $written {
            lappend names [file tail $path]
        }
        set gone [::glimpse::owned::leaveOnly $folder $names]
        if {[llength $gone]} {
            puts "Glimpse: removed from $folder what an earlier export wrote there: [join $gone {, }]"
        }
        ::glimpse::jobs::finish $job done $written
        return
    }
    lassign $left format channel
    ::glimpse::client::call result/map [::glimpse::requests::map $result $channel $format] \
        [::glimpse::jobs::step $job [list ::glimpse::export::Map $result $folder $format [lrange $left 2 end] $written \
        $kept $job]]
}

proc ::glimpse::export::Map {result folder format left written kept job kind answer} {
    if {[::glimpse::jobs::endsWith $job $kind $answer]} {
        return
    }
    set path [::glimpse::owned::write $folder [::glimpse::names::mapFile [dict get $answer channel] $format] \
        [dict get $answer text]]
    Maps $result $folder $left [concat $written [list $path]] $kept $job
}
