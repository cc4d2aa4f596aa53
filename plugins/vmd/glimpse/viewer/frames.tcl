# Explains frames of a trajectory: typed once, and of the protein what is near.

namespace eval ::glimpse::frames {
    variable near 15 ;# Å around the ligand in the first frame; the models see 12
    variable most 1000 ;# frames; of a longer range every so many
    variable chunk 20 ;# frames of one request
}

# Explains frames from first to last, every `step`, in the background; returns the job.
proc ::glimpse::frames::explain {ligand first last step asked} {
    variable most
    ::glimpse::bridge::prune
    lassign $ligand molecule selection
    set count [::glimpse::vmd::frames $molecule]
    if {$last eq "" || $last eq "last" || $last eq "end"} {
        set last [expr {$count - 1}]
    }
    if {$first < 0 || $last >= $count || $first > $last || $step < 1} {
        ::glimpse::fault::raise [::glimpse::fault::new bad-usage "There are no frames $first to $last, every $step, of $count." \
            "Frames count from 0: -first 0 -last [expr {$count - 1}] -step 1."]
    }
    set choice [::glimpse::ligands::one $molecule $selection $first]
    set whole [::glimpse::site::read $choice [expr {[dict exists $asked protein] ? [lrange [dict get $asked protein] 0 1] : ""}] $first]
    set site [::glimpse::site::assemble $choice [Fixed $choice [dict get $whole origin parts] $first] $first [dict get $whole origin notes]]
    set frames [::glimpse::series::chosen $first $last $step $most]
    set title "[dict get $choice label], [llength $frames] frames"
    # Chains are named as those that are sent.
    set origin [dict replace [dict get $whole origin] chains [dict get $site origin chains]]
    set state [dict create title $title origin $origin choice $choice frames $frames entries {} ligands {} \
        parts [concat [dict get $site origin parts] [list $molecule [dict get $choice selection]]]]
    set what [dict replace [::glimpse::commands::what $site $asked] batch 1]
    return [::glimpse::jobs::add $title [list ::glimpse::frames::Start $what $state] ::glimpse::frames::Ended]
}

# Parts as lists of atoms, since what is near changes from frame to frame; each atom once.
proc ::glimpse::frames::Fixed {choice parts frame} {
    variable near
    set found {}
    foreach {molecule selection} $parts {
        set at [::glimpse::site::FrameOf $molecule [dict get $choice molecule] $frame]
        set around [::glimpse::vmd::contacts $near $molecule $selection [dict get $choice molecule] [dict get $choice selection] $at $frame]
        if {![llength $around]} {
            continue
        }
        set indices {}
        foreach atom [::glimpse::vmd::atoms $molecule "($selection) and same residue as index [join $around { }]" {index altloc} $at] {
            if {[string trim [lindex $atom 1]] in {"" A} || [::glimpse::site::isCif $molecule]} {
                lappend indices [lindex $atom 0]
            }
        }
        lappend found $molecule "index [join $indices { }]"
    }
    return $found
}

proc ::glimpse::frames::Start {what state job} {
    ::glimpse::asking::model $job $what [list ::glimpse::frames::Modelled $what $state $job]
}

proc ::glimpse::frames::Modelled {what state job model} {
    dict set what model $model
    Read $what $state {} 0 $job
}

# Reads the frames of the next request one by one, the event loop going on between them, then sends it.
proc ::glimpse::frames::Read {what state texts atoms job} {
    variable chunk
    if {[::glimpse::jobs::hasEnded $job]} {
        return
    }
    set done [llength [dict get $state entries]]
    set frames [lrange [dict get $state frames] $done [expr {$done + $chunk - 1}]]
    if {[llength $texts] < [llength $frames]} {
        set frame [lindex $frames [llength $texts]]
        set floats {}
        foreach {molecule selection} [dict get $state parts] {
            set at [::glimpse::site::FrameOf $molecule [dict get $state choice molecule] $frame]
            set floats [concat $floats {*}[::glimpse::vmd::atoms $molecule $selection {x y z} $at]]
        }
        lappend texts [::glimpse::numbers::base64 $floats]
        dict lappend state ligands [Ligand [dict get $state choice] $frame]
        after 0 [::glimpse::jobs::step $job [list ::glimpse::frames::Read $what $state $texts [expr {[llength $floats] / 3}] $job]]
        return
    }
    dict set what frames [dict create count [llength $texts] atoms $atoms coordinates [join $texts ""]]
    set handle [::glimpse::client::explain [::glimpse::requests::explain $what] [::glimpse::jobs::step $job [list ::glimpse::frames::Answered $what $state $job]] \
        [list ::glimpse::frames::Progress $job $done [llength [dict get $state frames]]]]
    ::glimpse::jobs::stopWith $job [list ::glimpse::client::cancel $handle]
}

proc ::glimpse::frames::Progress {job done count notice} {
    dict set notice ligand [expr {$done + [dict get $notice ligand]}]
    ::glimpse::asking::Progress $job $count $notice
}

proc ::glimpse::frames::Answered {what state job kind answer} {
    if {[::glimpse::jobs::endsWith $job $kind $answer]} {
        return
    }
    dict set state entries [concat [dict get $state entries] [::glimpse::asking::entries $answer]]
    if {[llength [dict get $state entries]] < [llength [dict get $state frames]]} {
        Read $what $state {} 0 $job
    } else {
        ::glimpse::jobs::finish $job done $state
    }
}

proc ::glimpse::frames::Ended {job} {
    set value [::glimpse::jobs::get $job value]
    switch -- [::glimpse::jobs::get $job state] {
        done { showSeries $value }
        failed { ::glimpse::desk::tell [::glimpse::jobs::get $job title] $value }
    }
}

# Keeps a series, and shows its first frame that didn't fail.
proc ::glimpse::frames::showSeries {series} {
    set ::glimpse::bridge::series $series
    set index 0
    foreach entry [dict get $series entries] {
        if {[dict get $entry resultId] ne ""} {
            showFrame $index
            return
        }
        incr index
    }
    ::glimpse::desk::tell [dict get $series title] [::glimpse::fault::new bad-input "No frame could be explained." \
        [dict get [lindex [dict get $series entries] 0] error remedy]]
}

# Goes to a frame of the series, and shows its explanation in place of the one before.
proc ::glimpse::frames::showFrame {index} {
    set series $::glimpse::bridge::series
    set entry [lindex [dict get $series entries] $index]
    if {[dict get $entry resultId] eq ""} {
        return
    }
    set frame [lindex [dict get $series frames] $index]
    set origin [dict get $series origin]
    Unchanged $series $index
    ::glimpse::vmd::goTo [dict get $origin molecule] $frame
    set site [::glimpse::site::assemble [dict get $series choice] [dict get $origin parts] $frame [dict get $origin notes]]
    dict set site origin chains [dict get $origin chains]
    ::glimpse::jobs::aside "frame $frame" [list ::glimpse::asking::fetch $entry [dict get $site origin]] [list ::glimpse::frames::Fetched $site]
}

# Where the ligand's atoms are, and what they are called: by that a frame is known again.
proc ::glimpse::frames::Ligand {choice frame} {
    return [::glimpse::vmd::atoms [dict get $choice molecule] [dict get $choice selection] {name x y z} $frame]
}

# A fault when the frame isn't there any more, or another one has its number: a picture of it would lie.
proc ::glimpse::frames::Unchanged {series index} {
    set choice [dict get $series choice]
    set molecule [dict get $choice molecule]
    set frame [lindex [dict get $series frames] $index]
    if {![::glimpse::vmd::exists $molecule] || $frame >= [::glimpse::vmd::frames $molecule] ||
        [Ligand $choice $frame] ne [lindex [dict get $series ligands] $index]} {
        ::glimpse::fault::raise [::glimpse::fault::new bad-usage \
            "Frame $frame isn't what was explained: the molecule has been changed, or frames deleted." "Explain the frames again."]
    }
}

proc ::glimpse::frames::Fetched {site job} {
    set value [::glimpse::jobs::get $job value]
    switch -- [::glimpse::jobs::get $job state] {
        done {
            set before $::glimpse::bridge::ofSeries
            set ::glimpse::bridge::ofSeries [::glimpse::bridge::show $value $site]
            if {$before ne "" && $before ne $::glimpse::bridge::ofSeries} {
                ::glimpse::bridge::clear $before
            }
        }
        failed { ::glimpse::desk::tell [::glimpse::jobs::get $job title] $value }
    }
}
