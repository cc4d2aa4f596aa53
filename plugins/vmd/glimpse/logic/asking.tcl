# What jobs ask of the daemon, one answer after another.

namespace eval ::glimpse::asking {
    variable usual 12 ;# Å, where the daemon's list of models says nothing
}

# How far from a ligand any of the daemon's models looks, Å.
proc ::glimpse::asking::reach {} {
    variable usual
    set reaches {}
    foreach model $::glimpse::bridge::models {
        if {[dict exists $model receptor reach]} {
            lappend reaches [dict get $model receptor reach]
        }
    }
    return [expr {[llength $reaches] ? round([::tcl::mathfunc::max {*}$reaches]) : $usual}]
}

# True when the daemon's list of models has come, which says how much of a protein they see, and the one of that name
# is in it: models come and go.
proc ::glimpse::asking::knowsModels {{name ""}} {
    foreach model $::glimpse::bridge::models {
        set known [dict get $model name]
        if {$name in [list "" $known] || [string first "$name:" $known] == 0} {
            return 1
        }
    }
    return 0
}

# Calls `then` once the daemon's list of models has come, with the one of that name in it.
proc ::glimpse::asking::models {job name then} {
    if {[knowsModels $name]} {
        uplevel #0 $then
        return
    }
    ::glimpse::client::call models/list "{}" [::glimpse::jobs::step $job [list ::glimpse::asking::Learned $job $then]]
}

proc ::glimpse::asking::Learned {job then kind answer} {
    if {![::glimpse::jobs::endsWith $job $kind $answer]} {
        set ::glimpse::bridge::models [dict get $answer models]
        uplevel #0 $then
    }
}

# Calls `then` with the model's name: the one that is meant, the one there is, or the one that the user chooses, unless
# a script waits.
proc ::glimpse::asking::model {job what then} {
    if {[dict get $what model] ne ""} {
        uplevel #0 [concat $then [list [dict get $what model]]]
        return
    }
    ::glimpse::client::call models/list "{}" \
        [::glimpse::jobs::step $job [list ::glimpse::asking::Models $job [dict get $what waits] $then]]
}

proc ::glimpse::asking::Models {job waits then kind answer} {
    if {[::glimpse::jobs::endsWith $job $kind $answer]} {
        return
    }
    set models [dict get $answer models]
    set ::glimpse::bridge::models $models
    if {[llength $models] > 1 && !$waits && [::glimpse::desk::canChoose]} {
        ::glimpse::desk::choose "Explain the prediction of" $models \
            [::glimpse::jobs::step $job [list ::glimpse::asking::Chosen $job $then]]
        return
    }
    uplevel #0 [concat $then [list [onlyModel $models]]]
}

proc ::glimpse::asking::Chosen {job then name} {
    if {[::glimpse::jobs::hasEnded $job]} {
        return
    }
    if {$name eq ""} {
        ::glimpse::jobs::finish $job cancelled
    } else {
        uplevel #0 [concat $then [list $name]]
    }
}

# The model when there is one; a fault that lists them when there are several.
proc ::glimpse::asking::onlyModel {models} {
    if {[llength $models] == 1} {
        return [dict get [lindex $models 0] name]
    }
    if {![llength $models]} {
        ::glimpse::fault::raise [::glimpse::fault::new no-model "No model is installed." \
            "'glimpse doctor' says what is missing."]
    }
    set names {}
    foreach model $models {
        lappend names "-model [dict get $model name]"
    }
    ::glimpse::fault::raise [::glimpse::fault::new bad-usage "There are several models." \
        "Say which: [join $names {, }]."]
}

# Explains one ligand and fetches what is shown first; the job is done with an explanation that has no name yet, its
# maps with texts.
proc ::glimpse::asking::explain {what origin job} {
    model $job $what [list ::glimpse::asking::Explain $what $origin $job]
}

proc ::glimpse::asking::Explain {what origin job model} {
    dict set what model $model
    set handle [::glimpse::client::explain [::glimpse::requests::explain $what] \
        [::glimpse::jobs::step $job [list ::glimpse::asking::Explained $origin $job]] \
        [list ::glimpse::asking::Progress $job 1]]
    ::glimpse::jobs::stopWith $job [list ::glimpse::client::cancel $handle]
}

proc ::glimpse::asking::Progress {job count notice} {
    set stage [dict get $notice stage]
    set share [dict get $notice share]
    if {$count > 1} {
        set stage "[expr {[dict get $notice ligand] + 1}] of $count"
        set share [expr {([dict get $notice ligand] + double($share)) / $count}]
    }
    ::glimpse::jobs::report $job $stage $share
}

proc ::glimpse::asking::Explained {origin job kind answer} {
    if {![::glimpse::jobs::endsWith $job $kind $answer]} {
        fetch [lindex [entries $answer] 0] $origin $job
    }
}

# The entries of an answer, each with its summary's JSON as it came.
proc ::glimpse::asking::entries {answer} {
    set found {}
    foreach entry [dict get $answer results] json [::glimpse::json::members $::glimpse::connection::raw summary] {
        dict set entry json $json
        lappend found $entry
    }
    return $found
}

# A result with its atoms, how it is shown, and the maps that are shown first.
proc ::glimpse::asking::fetch {entry origin job} {
    set error [dict get $entry error]
    if {$error ne ""} {
        ::glimpse::jobs::finish $job failed [::glimpse::fault::new [dict get $error code] [dict get $error message] \
            [dict get $error remedy]]
        return
    }
    set explained [dict create name "" origin $origin result [dict get $entry resultId] summary \
        [dict get $entry summary] atoms {} view {} maps {} folder "" json [dict get $entry json] atomsMessage ""]
    ::glimpse::jobs::report $job atoms 1.0
    ::glimpse::client::call result/atoms [::glimpse::requests::result [dict get $entry resultId]] \
        [::glimpse::jobs::step $job [list ::glimpse::asking::Atoms $explained $job]]
}

proc ::glimpse::asking::Atoms {explained job kind answer} {
    if {[::glimpse::jobs::endsWith $job $kind $answer]} {
        return
    }
    dict set explained atoms [dict get $answer atoms]
    dict set explained atomsMessage $::glimpse::connection::raw
    ::glimpse::client::call result/view [::glimpse::requests::result [dict get $explained result]] \
        [::glimpse::jobs::step $job [list ::glimpse::asking::View $explained $job]]
}

proc ::glimpse::asking::View {explained job kind answer} {
    if {![::glimpse::jobs::endsWith $job $kind $answer]} {
        dict set explained view $answer
        maps $explained [dict get $answer firstChannels] dx $job
    }
}

# Fetches maps one after another; the job is done with the explanation that has them.
proc ::glimpse::asking::maps {explained channels format job} {
    if {![llength $channels]} {
        ::glimpse::jobs::finish $job done $explained
        return
    }
    ::glimpse::jobs::report $job maps 1.0
    ::glimpse::client::call result/map [::glimpse::requests::map [dict get $explained result] [lindex $channels 0] \
        $format] \
        [::glimpse::jobs::step $job [list ::glimpse::asking::Map $explained [lrange $channels 1 end] \
        [lindex $channels 0] $format $job]]
}

proc ::glimpse::asking::Map {explained rest index format job kind answer} {
    if {![::glimpse::jobs::endsWith $job $kind $answer]} {
        dict set answer index $index
        dict lappend explained maps $answer
        maps $explained $rest $format $job
    }
}
