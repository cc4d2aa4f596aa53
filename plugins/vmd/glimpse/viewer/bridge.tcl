# The package's state: what was explained, and what of the user's is hidden meanwhile.

namespace eval ::glimpse::bridge {
    variable models {}
    variable results [dict create] ;# explanations by name, the oldest first
    variable shown "" ;# the one in front
    variable hidden {} ;# molecules of the user's that views have copies of
    variable sharesScale 0
    variable series "" ;# frames that were explained
    variable ofSeries "" ;# the explanation that shows one of them
    variable scaleBefore "" ;# the user's colour scale
    variable hear {} ;# scripts that are called when what is shown changed
}

# The user's molecules that have atoms at places: no maps and drawings alone.
proc ::glimpse::bridge::theirs {} {
    variable results
    set ours {}
    dict for {name explained} $results {
        lappend ours [dict get $explained molecule]
    }
    set found {}
    foreach molecule [::glimpse::vmd::molecules] {
        if {$molecule ni $ours && [::glimpse::vmd::size $molecule] && [::glimpse::vmd::frames $molecule]} {
            lappend found $molecule
        }
    }
    return $found
}

# True for a molecule that is displayed, or was before a view hid it.
proc ::glimpse::bridge::counts {molecule} {
    variable hidden
    return [expr {[::glimpse::vmd::isDisplayed $molecule] || $molecule in $hidden}]
}

# The explanation in front; empty when there is none.
proc ::glimpse::bridge::current {} {
    variable results
    variable shown
    return [expr {[dict exists $results $shown] ? [dict get $results $shown] : ""}]
}

# Keeps a changed explanation.
proc ::glimpse::bridge::keep {explained} {
    variable results
    dict set results [dict get $explained name] $explained
}

# Draws a result in a molecule of its own, on the scale or its own; one that is there already, and whole, is only
# brought forward. Returns its name.
proc ::glimpse::bridge::show {explained site {scale ""}} {
    variable results
    variable scaleBefore
    prune
    dict for {name known} $results {
        if {[dict get $known result] eq [dict get $explained result] \
            && [dict get $known origin] eq [dict get $explained origin]} {
            if {![::glimpse::scene::isWhole $known]} {
                TakeAway $name
                break
            }
            bringForward $name
            return $name
        }
    }
    set taken [dict keys $results]
    foreach molecule [::glimpse::vmd::molecules] {
        lappend taken [::glimpse::vmd::name $molecule]
    }
    set name [::glimpse::names::of [dict get $explained origin label] [dict get $explained summary model name] $taken]
    dict set explained name $name
    set explained [::glimpse::scene::load $explained $site]
    dict set explained site [dict remove $site protein ligand versus mark keys sent]
    if {$scaleBefore eq ""} {
        set scaleBefore [::glimpse::vmd::useScale $::glimpse::colours::low $::glimpse::colours::middle \
            $::glimpse::colours::high]
    }
    dict set results $name $explained
    set isOwn [expr {$scale eq ""}]
    if {$isOwn} {
        set scale [scaleOf $explained]
    }
    dict set results $name [::glimpse::scene::draw $explained $scale]
    if {$isOwn} {
        KeepTogether
    }
    bringForward $name
    return $name
}

# Those that are on one scale with an explanation: it alone, or all of its model, as the daemon has it, and so of one
# unit.
proc ::glimpse::bridge::Sharing {explained} {
    variable sharesScale
    variable results
    set found [list $explained]
    if {$sharesScale} {
        dict for {name other} $results {
            if {[dict get $other summary model name] eq [dict get $explained summary model name]} {
                lappend found $other
            }
        }
    }
    return $found
}

# The scale that an explanation is drawn on: its own, or that of all of its model.
proc ::glimpse::bridge::scaleOf {explained} {
    return [::glimpse::explained::scale [Sharing $explained]]
}

# Shows all explanations of a model on one scale, or each on its own.
proc ::glimpse::bridge::rescale {shares} {
    variable sharesScale
    set sharesScale $shares
    prune
    ApplyScales
    Changed
}

# Has those that share a scale go on with one when some came or went.
proc ::glimpse::bridge::KeepTogether {} {
    variable sharesScale
    if {$sharesScale} {
        ApplyScales
    }
}

proc ::glimpse::bridge::ApplyScales {} {
    variable results
    dict for {name explained} $results {
        set scale [scaleOf $explained]
        ::glimpse::scene::rescale $explained [dict get $scale limit]
        dict for {channel level} [dict get $scale levels] {
            ::glimpse::surfaces::change $explained $channel $level
        }
    }
}

# Shows this result, and no other; hides what of the user's it has copies of.
proc ::glimpse::bridge::bringForward {name} {
    variable results
    variable shown
    variable hidden
    set shown $name
    dict for {other explained} $results {
        ::glimpse::vmd::display [dict get $explained molecule] [expr {$other eq $name}]
    }
    set origin [dict get $results $name origin]
    foreach molecule [concat [dict get $origin molecule] [dict get $origin versusMolecule] \
        [Molecules [dict get $origin parts]]] {
        if {[::glimpse::vmd::exists $molecule] && [::glimpse::vmd::isDisplayed $molecule]} {
            ::glimpse::vmd::display $molecule 0
            lappend hidden $molecule
        }
    }
    Changed
}

proc ::glimpse::bridge::Molecules {parts} {
    set found {}
    foreach {molecule selection} $parts {
        lappend found $molecule
    }
    return $found
}

# Takes a result away, or all of them; with the last one, all of the user's comes back as it was.
proc ::glimpse::bridge::clear {{name ""}} {
    variable results
    variable series
    prune
    foreach one [expr {$name eq "" ? [dict keys $results] : [list $name]}] {
        Drop $one
    }
    KeepTogether
    if {$name eq ""} {
        set series ""
    }
    Settle
}

proc ::glimpse::bridge::Drop {name} {
    variable results
    variable series
    if {![dict exists $results $name]} {
        return
    }
    set gone [TakeAway $name]
    if {[::glimpse::series::isOf $series [dict get $gone result]]} {
        return
    }
    if {[::glimpse::client::server] ne ""} {
        ::glimpse::client::call result/release [::glimpse::requests::release [list [dict get $gone result]]] \
            ::glimpse::bridge::Released
    }
}

# Takes a view away, and nothing of the daemon's; returns what it showed.
proc ::glimpse::bridge::TakeAway {name} {
    variable results
    set gone [dict get $results $name]
    dict unset results $name
    ::glimpse::vmd::delete [dict get $gone molecule]
    ::glimpse::results::drop [dict get $gone folder]
    return $gone
}

proc ::glimpse::bridge::Released {kind answer} {} ;# One that couldn't be released makes room sometime.

# Forgets results whose molecule the user deleted.
proc ::glimpse::bridge::prune {} {
    variable results
    set count [dict size $results]
    foreach name [dict keys $results] {
        if {![::glimpse::vmd::exists [dict get $results $name molecule]]} {
            Drop $name
        }
    }
    if {[dict size $results] < $count} {
        KeepTogether
    }
    if {![dict size $results]} {
        RestoreUsers
    }
}

proc ::glimpse::bridge::Settle {} {
    variable results
    variable shown
    if {[dict size $results]} {
        bringForward [lindex [dict keys $results] end]
    } else {
        set shown ""
        RestoreUsers
        Changed
    }
}

proc ::glimpse::bridge::RestoreUsers {} {
    variable hidden
    variable scaleBefore
    foreach molecule $hidden {
        if {[::glimpse::vmd::exists $molecule]} {
            ::glimpse::vmd::display $molecule 1
        }
    }
    set hidden {}
    if {$scaleBefore ne ""} {
        ::glimpse::vmd::restoreScale $scaleBefore
        set scaleBefore ""
    }
}

# Shows a channel of the explanation in front; its map is fetched the first time.
proc ::glimpse::bridge::showChannel {index} {
    set explained [current]
    foreach map [dict get $explained maps] {
        if {[dict get $map index] == $index} {
            ShowMap $explained $map
            return
        }
    }
    ::glimpse::jobs::aside map [list ::glimpse::asking::maps [dict replace $explained maps {}] [list $index] dx] \
        [list ::glimpse::bridge::Fetched [dict get $explained name]]
}

proc ::glimpse::bridge::Fetched {name job} {
    variable results
    if {[::glimpse::jobs::get $job state] eq "failed"} {
        ::glimpse::desk::tell map [::glimpse::jobs::get $job value]
    }
    if {[::glimpse::jobs::get $job state] ne "done" || ![dict exists $results $name]} {
        Changed
        return
    }
    set explained [dict get $results $name]
    set map [::glimpse::scene::addMap $explained [lindex [dict get [::glimpse::jobs::get $job value] maps] 0]]
    dict lappend explained maps $map
    ShowMap $explained $map
}

proc ::glimpse::bridge::ShowMap {explained map} {
    keep $explained
    set level [::glimpse::explained::level [scaleOf $explained] $map]
    foreach other [lrange [Sharing $explained] 1 end] {
        ::glimpse::surfaces::change $other [dict get $map channel] $level
    }
    keep [::glimpse::surfaces::show $explained $map $level]
    Changed
}

proc ::glimpse::bridge::Changed {} {
    variable hear
    foreach script $hear {
        ::glimpse::connection::Run $script
    }
}
