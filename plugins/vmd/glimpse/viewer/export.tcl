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
    set channels {}
    foreach one [dict get $explained summary channels] {
        if {[dict get $one level] ne ""} {
            lappend channels [dict get $one index]
        }
    }
    return [::glimpse::jobs::add export [list ::glimpse::export::write $explained $folder $wanted $channels] ::glimpse::export::Ended]
}

proc ::glimpse::export::Ended {job} {
    if {[::glimpse::jobs::get $job state] eq "failed"} {
        ::glimpse::desk::tell export [::glimpse::jobs::get $job value]
    }
}

# Writes all that needs no daemon, then fetches the maps; the job is done with the names of the files.
proc ::glimpse::export::write {explained folder wanted channels job} {
    file mkdir $folder
    set texts [list note.txt [::glimpse::report::note $explained]]
    if {"csv" in $wanted} {
        foreach {file table} {atoms.csv Atoms voxels.csv Voxels residues.csv Residues} {
            lappend texts $file [::glimpse::tables::csv [::glimpse::tables::head $table] [::glimpse::tables::rows $table $explained]]
        }
    }
    if {"json" in $wanted} {
        lappend texts explanation.json [::glimpse::json::object summary [dict get $explained json] \
            atoms [lindex [::glimpse::json::members [dict get $explained atomsMessage] atoms] 0]]
    }
    set written {}
    foreach {name text} $texts {
        ::glimpse::results::writeText [file join $folder $name] $text
        lappend written [file join $folder $name]
    }
    set left {}
    foreach format {dx cube} {
        if {$format in $wanted} {
            foreach channel $channels {
                lappend left $format $channel
            }
        }
    }
    Maps [dict get $explained result] $folder $left $written $job
}

proc ::glimpse::export::Maps {result folder left written job} {
    if {![llength $left]} {
        ::glimpse::jobs::finish $job done $written
        return
    }
    lassign $left format channel
    ::glimpse::client::call result/map [::glimpse::requests::map $result $channel $format] \
        [list ::glimpse::export::Map $result $folder $format [lrange $left 2 end] $written $job]
}

proc ::glimpse::export::Map {result folder format left written job kind answer} {
    if {[::glimpse::jobs::endsWith $job $kind $answer]} {
        return
    }
    set path [file join $folder [string map {" " _} [dict get $answer channel]].$format]
    ::glimpse::results::writeText $path [dict get $answer text]
    Maps $result $folder $left [concat $written [list $path]] $job
}
