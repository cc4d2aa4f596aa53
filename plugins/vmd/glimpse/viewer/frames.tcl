# Explains frames of a trajectory: typed once, and of the protein what comes near in any of them.

namespace eval ::glimpse::frames {
    variable beyond 3 ;# Å beyond the models' reach, around the ligand in any of the frames
    # Of a request with one frame the daemon says so as an error of the request.
    variable faultsOfAFrame {bad-input ligand-not-found internal-error}
    variable most 1000 ;# frames; of a longer range every so many
    variable chunk 20 ;# frames of one request
    variable waters "Waters are those near the ligand in the first frame."
    variable drawing "" ;# the job that draws the first frame of the series
}

# Explains frames from first to last, every `step`, in the background; returns the job. They are those of the ligand's
# molecule, or of its protein's when the ligand has a single one.
proc ::glimpse::frames::explain {ligand first last step asked} {
    variable most
    ::glimpse::bridge::prune
    lassign $ligand molecule selection
    set protein [::glimpse::commands::Given $asked protein ""]
    set count [::glimpse::moment::count $molecule [lrange $protein 0 0]]
    if {$last eq "" || $last eq "last" || $last eq "end"} {
        set last [expr {$count - 1}]
    }
    if {$first < 0 || $last >= $count || $first > $last || $step < 1} {
        ::glimpse::fault::raise [::glimpse::fault::new bad-usage \
            "There are no frames $first to $last, every $step, of $count." \
            "Frames count from 0: -first 0 -last [expr {$count - 1}] -step 1."]
    }
    set frames [::glimpse::series::chosen $first $last $step $most]
    set moments {}
    foreach frame $frames {
        lappend moments [::glimpse::moment::of $molecule "" [::glimpse::commands::pinned $asked] $frame]
    }
    set choice [::glimpse::ligands::one $molecule $selection [dict get [lindex $moments 0] ligand] \
        [::glimpse::commands::Given $asked ligand_atoms ""]]
    # In the first frame the ligand may lie in another copy of the box: that is this frame's fault alone.
    foreach moment $moments {
        set notes {}
        set around [::glimpse::site::surroundings $choice [lrange $protein 0 1] $moment notes]
        if {[llength $around]} {
            break
        }
    }
    set title "[dict get $choice label], [llength $frames] frames"
    set state [dict create title $title choice $choice around $around notes $notes near {} frames $frames \
        moments $moments entries {} marks {} displaced {} known 0]
    return [::glimpse::jobs::add $title [list ::glimpse::frames::Start $asked $state] ::glimpse::frames::Ended]
}

proc ::glimpse::frames::Start {asked state job} {
    ::glimpse::asking::models $job [expr {[dict exists $asked model] ? [dict get $asked model] : ""}] \
        [list ::glimpse::frames::Look $asked $state [dict get $state moments] $job]
}

# Looks at one frame after the other for what comes near the ligand, the event loop going on between them: all frames of
# a request have the same atoms. Of water only what is near in the first one is sent: by and by all of it comes near.
# Models see none of it unless they count waters, or it is asked for: then a note says so.
proc ::glimpse::frames::Look {asked state left job} {
    if {[::glimpse::jobs::hasEnded $job]} {
        return
    }
    if {![llength $left]} {
        Chosen $asked $state $job
        return
    }
    dict set state near [Near $state [lindex $left 0]]
    after 0 [::glimpse::jobs::step $job [list ::glimpse::frames::Look $asked $state [lrange $left 1 end] $job]]
}

# Numbers of the atoms by molecule, as keys, those of a moment added.
proc ::glimpse::frames::Near {state moment} {
    variable beyond
    set near [expr {[::glimpse::asking::reach] + $beyond}]
    set choice [dict get $state choice]
    set own [dict get $choice molecule]
    set found [dict get $state near]
    set isFirst [expr {$moment eq [lindex [dict get $state moments] 0]}]
    foreach {molecule selection} [dict get $state around] {
        set at [::glimpse::moment::at $moment $molecule]
        set what [expr {$isFirst ? $selection : "($selection) and not water"}]
        set around [::glimpse::vmd::contacts $near $molecule $what $own [dict get $choice selection] $at \
            [dict get $moment ligand]]
        foreach index $around {
            dict set found $molecule $index {}
        }
    }
    return $found
}

# Parts as lists of whole residues, each atom once.
proc ::glimpse::frames::Fixed {state} {
    set found {}
    foreach {molecule selection} [dict get $state around] {
        if {![dict exists $state near $molecule]} {
            continue
        }
        set residues "same residue as index [join [dict keys [dict get $state near $molecule]] { }]"
        set indices {}
        foreach atom [::glimpse::vmd::atoms $molecule "($selection) and $residues" {index altloc} \
            [::glimpse::moment::at [lindex [dict get $state moments] 0] $molecule]] {
            if {[string trim [lindex $atom 1]] in {"" A} || [::glimpse::site::isCif $molecule]} {
                lappend indices [lindex $atom 0]
            }
        }
        lappend found $molecule "index [join $indices { }]"
    }
    return $found
}

# Protein and ligand of a frame of the series, as {molecule selection frame ...}.
proc ::glimpse::frames::Sources {state index} {
    set choice [dict get $state choice]
    return [::glimpse::sources::of [dict create parts [dict get $state fixed] moment \
        [lindex [dict get $state moments] $index] molecule [dict get $choice molecule] ligand \
        [dict get $choice selection] versus ""]]
}

# What is sent is known: the topology is that of the first frame.
proc ::glimpse::frames::Chosen {asked state job} {
    set choice [dict get $state choice]
    set around [dict get $state around]
    set site [::glimpse::site::assemble $choice [Fixed $state] [lindex [dict get $state moments] 0] \
        [dict get $state notes]]
    set what [dict replace [::glimpse::commands::what $site $asked] batch 1]
    dict set state fixed [dict get $site origin parts]
    dict set state names [::glimpse::sources::names [Sources $state 0]]
    dict set state origin [dict replace [dict get $site origin] protein [lindex $around 1] parts $around \
        options [::glimpse::commands::kept $asked]]
    dict unset state near
    ::glimpse::asking::model $job $what [list ::glimpse::frames::Modelled $what $state $job]
}

proc ::glimpse::frames::Modelled {what state job model} {
    variable waters
    dict set what model $model
    if {[CountsWaters $model [dict get $what options]]} {
        dict set state origin notes [concat [dict get $state origin notes] [list $waters]]
    }
    Read $what $state {} 0 $job
}

# True when waters are seen: by the model, or as it was asked for.
proc ::glimpse::frames::CountsWaters {name asked} {
    foreach model $::glimpse::bridge::models {
        if {[dict get $model name] eq $name && [dict exists $model receptor countsWaters] \
            && [dict get $model receptor countsWaters]} {
            return 1
        }
    }
    set given [::glimpse::commands::Given $asked include_waters 0]
    return [expr {$given ne "" && $given}]
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
        set sources [Sources $state [expr {$done + [llength $texts]}]]
        set floats {}
        foreach {molecule selection frame} $sources {
            set floats [concat $floats {*}[::glimpse::vmd::atoms $molecule $selection {x y z} $frame]]
        }
        lappend texts [::glimpse::numbers::base64 $floats]
        dict lappend state marks [::glimpse::sources::mark $sources]
        after 0 [::glimpse::jobs::step $job \
            [list ::glimpse::frames::Read $what $state $texts [expr {[llength $floats] / 3}] $job]]
        return
    }
    dict set what frames [dict create count [llength $texts] atoms $atoms coordinates [join $texts ""]]
    set handle [::glimpse::client::explain [::glimpse::requests::explain $what] \
        [::glimpse::jobs::step $job [list ::glimpse::frames::Answered $what $state [llength $texts] $job]] \
        [list ::glimpse::frames::Progress $job $done [llength [dict get $state frames]]]]
    ::glimpse::jobs::stopWith $job [list ::glimpse::client::cancel $handle]
}

proc ::glimpse::frames::Progress {job done count notice} {
    dict set notice ligand [expr {$done + [dict get $notice ligand]}]
    ::glimpse::asking::Progress $job $count $notice
}

proc ::glimpse::frames::Answered {what state count job kind answer} {
    variable faultsOfAFrame
    if {$kind eq "fault" && $count == 1 && [llength [dict get $state frames]] > 1 \
        && [dict get $answer kind] in $faultsOfAFrame} {
        set error [dict create code [dict get $answer kind] message [dict get $answer message] remedy \
            [dict get $answer remedy]]
        set entries [list [dict create index 0 resultId "" summary "" error $error json null]]
    } elseif {[::glimpse::jobs::endsWith $job $kind $answer]} {
        return
    } else {
        set entries [::glimpse::asking::entries $answer]
    }
    set state [::glimpse::displaced::learned $state $entries]
    if {[::glimpse::displaced::isDone $state]} {
        ::glimpse::jobs::finish $job done [::glimpse::displaced::whole $state]
    } else {
        Read [dict replace $what displaced [dict get $state displaced]] $state {} 0 $job
    }
}

proc ::glimpse::frames::Ended {job} {
    set value [::glimpse::jobs::get $job value]
    switch -- [::glimpse::jobs::get $job state] {
        done { showSeries $value }
        failed { ::glimpse::desk::tell [::glimpse::jobs::get $job title] $value }
    }
}

# True when the first frame of the series is drawn, or was told to fail: its job ends after the series'.
proc ::glimpse::frames::isDrawn {} {
    variable drawing
    return [expr {$drawing eq "" || [::glimpse::jobs::hasEnded $drawing]}]
}

# Keeps a series, and shows its first frame that didn't fail; those that did are told.
proc ::glimpse::frames::showSeries {series} {
    variable drawing
    set drawing ""
    set ::glimpse::bridge::series $series
    set refusal [::glimpse::series::refusal $series]
    if {$refusal ne ""} {
        ::glimpse::desk::tell [dict get $series title] $refusal
    }
    set index 0
    foreach entry [dict get $series entries] {
        if {[dict get $entry resultId] ne ""} {
            set drawing [showFrame $index]
            return
        }
        incr index
    }
}

# Goes to a frame of the series, and shows its explanation in place of the one before; of one that failed it says why.
# Returns the job; nothing for one that failed.
proc ::glimpse::frames::showFrame {index} {
    set series $::glimpse::bridge::series
    set entry [lindex [dict get $series entries] $index]
    set frame [lindex [dict get $series frames] $index]
    set origin [dict get $series origin]
    if {[dict get $entry resultId] eq ""} {
        ::glimpse::desk::tell "[dict get $origin label], frame $frame" [::glimpse::series::fault $series $index]
        return
    }
    Unchanged $series $index
    set moment [lindex [dict get $series moments] $index]
    ::glimpse::moment::goTo \
        [::glimpse::moment::only $moment [::glimpse::bridge::Molecules [dict get $origin parts]]] \
        [dict get $origin molecule]
    set notes [dict get $origin notes]
    set parts [::glimpse::site::cropped [dict get $series choice] [dict get $origin parts] $moment notes]
    set site [::glimpse::site::assemble [dict get $series choice] $parts $moment $notes]
    dict set site origin chains [dict get $origin chains]
    dict set site origin options [::glimpse::commands::Given $origin options {}]
    # What was sent is the same for all frames.
    dict set site sent structure [::glimpse::site::keys [::glimpse::moment::dated $moment [dict get $series fixed]]]
    return [::glimpse::jobs::aside "frame $frame" [list ::glimpse::asking::fetch $entry [dict get $site origin]] \
        [list ::glimpse::frames::Fetched $site [dict get $entry resultId]]]
}

# A fault when the frame isn't there any more, or another one has its number: a picture of it would lie.
proc ::glimpse::frames::Unchanged {series index} {
    set frame [lindex [dict get $series frames] $index]
    set sources [Sources $series $index]
    if {[::glimpse::sources::mark $sources] ne [lindex [dict get $series marks] $index] \
        || [::glimpse::sources::names $sources] ne [dict get $series names]} {
        ::glimpse::fault::raise [::glimpse::fault::new bad-usage \
            "Frame $frame isn't what was explained: the molecule has been changed, or frames deleted." \
            "Explain the frames again."]
    }
}

# Shows a frame's result, unless its series was cleared meanwhile.
proc ::glimpse::frames::Fetched {site result job} {
    if {![::glimpse::series::isOf $::glimpse::bridge::series $result]} {
        return
    }
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
