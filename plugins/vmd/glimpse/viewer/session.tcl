# What VMD's saved states need: they restore molecules, maps, surfaces and drawings from the files of results, but no
# values of atoms and nothing of the package. So a saved state gets a last line, which makes the package take over
# again; without the package it does nothing.

namespace eval ::glimpse::session {
    variable file explanation.tcl
    variable framesFile frames.tcl
}

# Follows save_state; replaces what an earlier load followed with.
proc ::glimpse::session::follow {} {
    if {[llength [info commands ::save_state]] || [auto_load ::save_state]} {
        trace remove execution ::save_state enter ::glimpse::session::Saving
        trace remove execution ::save_state leave ::glimpse::session::Saved
        trace add execution ::save_state enter ::glimpse::session::Saving
        trace add execution ::save_state leave ::glimpse::session::Saved
    }
}

# Marks go first: VMD writes the materials of drawings so that it can't read them back.
proc ::glimpse::session::Saving {command operation} {
    # An error here would keep VMD from saving.
    if {[catch {::glimpse::focus::off} message options]} {
        ::glimpse::desk::tell "saving a state" [::glimpse::fault::caught $message $options]
    }
}

proc ::glimpse::session::Saved {command code result operation} {
    set path [lindex $command 1]
    if {$code == 0 && $path ne "" && [file exists $path] && [catch {Append $path} message options]} {
        ::glimpse::desk::tell "saving a state" [::glimpse::fault::caught $message $options]
    }
}

# Adds the last line to a state that VMD has just written; in the encoding that VMD reads it in.
proc ::glimpse::session::Append {path} {
    ::glimpse::bridge::prune
    if {![dict size $::glimpse::bridge::results] && $::glimpse::bridge::series eq ""} {
        return
    }
    set line "if {!\[catch {package require glimpse}\]} {[list ::glimpse::session::restore [stateOf]]}"
    set state [open $path a]
    puts $state "# Glimpse Bridge: the panel, and what each atom contributed\n$line"
    close $state
}

# What a state keeps; the rest is in the results' folders, which stay from now on. Each state has a file of its own
# there: an earlier one may know fewer maps.
proc ::glimpse::session::stateOf {} {
    variable file
    set files {}
    dict for {name explained} $::glimpse::bridge::results {
        set folder [dict get $explained folder]
        ::glimpse::results::keep $folder
        # The user may have called its molecule something else.
        dict set explained called [::glimpse::vmd::name [dict get $explained molecule]]
        lappend files [file normalize [::glimpse::owned::write $folder [::glimpse::owned::fresh $folder $file] \
            $explained]]
    }
    # Molecules get other numbers when the state is played: what counts is their order.
    set hidden {}
    set all [::glimpse::vmd::molecules]
    foreach molecule $::glimpse::bridge::hidden {
        lappend hidden [lsearch -exact $all $molecule]
    }
    return [list files $files molecules $all hidden $hidden shown $::glimpse::bridge::shown scale \
        $::glimpse::bridge::scaleBefore \
        shares $::glimpse::bridge::sharesScale series [SeriesFile]]
}

# The file that keeps the frames that were explained, in a folder of its own; empty when there are none.
proc ::glimpse::session::SeriesFile {} {
    variable framesFile
    if {$::glimpse::bridge::series eq ""} {
        return ""
    }
    set folder [::glimpse::results::make frames]
    ::glimpse::results::keep $folder
    return [file normalize [::glimpse::owned::write $folder $framesFile $::glimpse::bridge::series]]
}

# Takes over what a played state has loaded. Earlier versions kept one file a folder, and their states name the folders.
proc ::glimpse::session::restore {state} {
    variable file
    ::glimpse::bridge::prune
    set before [dict size $::glimpse::bridge::results]
    set shown ""
    set all [::glimpse::vmd::molecules]
    set loaded [lrange $all end-[expr {[llength [dict get $state molecules]] - 1}] end]
    foreach old [dict get $state molecules] new $loaded {
        set renumbered($old) $new
    }
    set files [expr {[dict exists $state files] ? [dict get $state files] : {}}]
    if {[dict exists $state folders]} {
        foreach folder [dict get $state folders] {
            lappend files [file join $folder $file]
        }
    }
    foreach path $files {
        if {[catch {TakeOver $path renumbered} taken options]} {
            ::glimpse::desk::tell "a saved state" [Lost $path $taken $options]
        } elseif {[lindex $taken 0] eq [dict get $state shown]} {
            set shown [lindex $taken 1]
        }
    }
    set series [expr {[dict exists $state series] ? [dict get $state series] : ""}]
    if {$series ne "" && [catch {TakeOverSeries $series renumbered} message options]} {
        ::glimpse::desk::tell "a saved state" [Lost $series $message $options]
    }
    foreach at [dict get $state hidden] {
        lappend ::glimpse::bridge::hidden [lindex $loaded $at]
    }
    if {[dict size $::glimpse::bridge::results]} {
        if {!$before} {
            set ::glimpse::bridge::scaleBefore [dict get $state scale]
        }
        set ::glimpse::bridge::sharesScale [expr {[dict exists $state shares] && [dict get $state shares]}]
        if {$before} {
            ::glimpse::bridge::KeepTogether
        }
        ::glimpse::vmd::useScale $::glimpse::colours::low $::glimpse::colours::middle $::glimpse::colours::high
        ::glimpse::bridge::bringForward [expr {[dict exists $::glimpse::bridge::results $shown] ? $shown :
            [lindex [dict keys $::glimpse::bridge::results] end]}]
    }
}

# Takes over the frames that were explained; a fault when their molecules aren't there, or others are shown.
proc ::glimpse::session::TakeOverSeries {path variable} {
    upvar 1 $variable renumbered
    set series [::glimpse::results::Contents $path]
    if {$::glimpse::bridge::series ne ""} {
        ::glimpse::fault::raise [::glimpse::fault::new state \
            "[dict get $series title], of the state, aren't shown beside those that are there." \
            "Clear these, then load the state again."]
    }
    set origin [dict get [Renumbered [dict create molecule "" origin [dict get $series origin]] renumbered] origin]
    set old [dict get $series choice molecule]
    set lost [expr {![info exists renumbered($old)]}]
    foreach name {fixed around} {
        set parts {}
        foreach {molecule selection} [dict get $series $name] {
            if {[info exists renumbered($molecule)]} {
                lappend parts $renumbered($molecule) $selection
            } else {
                set lost 1
            }
        }
        dict set series $name $parts
    }
    if {$lost} {
        ::glimpse::fault::raise [::glimpse::fault::new state \
            "[dict get $series title], can't be shown: their molecule isn't there." [Remedy $path]]
    }
    dict set series choice molecule $renumbered($old)
    set moments {}
    foreach moment [dict get $series moments] {
        lappend moments [Moment [dict create frame "" moment $moment] renumbered]
    }
    set ::glimpse::bridge::series [dict replace $series origin $origin moments $moments]
    dict for {name explained} $::glimpse::bridge::results {
        if {[::glimpse::series::isOf $::glimpse::bridge::series [dict get $explained result]]} {
            set ::glimpse::bridge::ofSeries $name
        }
    }
    ::glimpse::bridge::Changed
}

# Takes over one explanation; returns the name that it had, and the one that it has now. A fault when the state has
# found less of it than it had.
proc ::glimpse::session::TakeOver {path variable} {
    upvar 1 $variable renumbered
    set explained [Renumbered [::glimpse::results::Contents $path] renumbered]
    set molecule [dict get $explained molecule]
    set name [dict get $explained name]
    set called [expr {[dict exists $explained called] ? [dict get $explained called] : $name}]
    if {$molecule eq "" || [::glimpse::vmd::name $molecule] ne $called ||
        [::glimpse::vmd::count $molecule all] != [llength [dict get $explained site atoms]]} {
        ::glimpse::fault::raise [::glimpse::fault::new state "$name has no molecule with the atoms that it had." \
            [Remedy $path]]
    }
    set missing [expr {[llength [dict get $explained maps]] - [::glimpse::vmd::volumes $molecule]}]
    if {$missing > 0} {
        # A map that is gone makes the others move up: what would be drawn as one channel is another.
        foreach {rep style colour} [::glimpse::vmd::reps $molecule] {
            if {[lindex $style 0] eq "Isosurface"} {
                ::glimpse::vmd::deleteRep $molecule $rep
            }
        }
        dict set explained maps {}
    }
    if {![dict exists $explained view]} {
        set explained [Earlier $explained]
    }
    ::glimpse::scene::dress $explained [dict get $explained site]
    # Beside one that is called so and was there before, whose molecule would be nobody's.
    dict set explained name [::glimpse::names::free $name [dict keys $::glimpse::bridge::results]]
    ::glimpse::bridge::keep [Representations $explained]
    if {$missing > 0} {
        ::glimpse::fault::raise [::glimpse::fault::new state \
            "$missing of the maps of $name are gone, so none of its surfaces is drawn." [Remedy $path]]
    }
    return [list $name [dict get $explained name]]
}

# An explanation of an earlier version, which knew no view: its scale, what its summary says, and no tables. What its
# atoms are coloured by is in its file, to 0.0001.
proc ::glimpse::session::Earlier {explained} {
    set title "[dict get $explained summary ligand id]: [dict get $explained summary prediction meaning]"
    set remarks {}
    foreach {word member} {Warning warnings Assumed assumptions} {
        foreach one [dict get $explained summary $member] {
            lappend remarks [dict create line "$word: [dict get $one message]"]
        }
    }
    lappend remarks [dict create line "An earlier version kept this: explain it again to have its tables, too."]
    dict set explained values {}
    foreach beta [::glimpse::vmd::atoms [dict get $explained molecule] all beta] {
        dict lappend explained values [expr {$beta / 100.0}]
    }
    dict set explained view [dict create title $title figures [list [dict get $explained summary prediction meaning]] \
        readings {} remarks $remarks tables {} note [dict create head [list $title] body {} end ""] \
        scale [dict create atomRange [dict get $explained limit] channels {}]]
    return $explained
}

# What to tell of an explanation that can't be taken over as it was.
proc ::glimpse::session::Lost {path message options} {
    if {[lindex [dict get $options -errorcode] 0] eq "GLIMPSE"} {
        return [::glimpse::fault::caught $message $options]
    }
    return [::glimpse::fault::new state "What the state keeps of an explanation can't be read from $path." \
        [Remedy $path]]
}

proc ::glimpse::session::Remedy {path} {
    return \
        "The state needs the files in [file dirname $path] as they were: bring them back and load it again, or explain\
        again."
}

# The explanation with the numbers that molecules have now.
proc ::glimpse::session::Renumbered {explained variable} {
    upvar 1 $variable renumbered
    foreach place {molecule {origin molecule} {origin versusMolecule}} {
        set old [dict get $explained {*}$place]
        dict set explained {*}$place [expr {[info exists renumbered($old)] ? $renumbered($old) : ""}]
    }
    set parts {}
    foreach {molecule selection} [dict get $explained origin parts] {
        if {[info exists renumbered($molecule)]} {
            lappend parts $renumbered($molecule) $selection
        }
    }
    dict set explained origin parts $parts
    dict set explained origin moment [Moment [dict get $explained origin] renumbered]
    if {![dict exists $explained origin versusFrame]} {
        dict set explained origin versusFrame ""
    }
    return $explained
}

# The moment with the numbers that molecules have now; a state of an earlier version has a frame alone.
proc ::glimpse::session::Moment {origin variable} {
    upvar 1 $variable renumbered
    set frame [dict get $origin frame]
    set moment [expr {[dict exists $origin moment] ? [dict get $origin moment]
        : [dict create frame $frame ligand $frame at {}]}]
    set at [dict create]
    dict for {molecule frame} [dict get $moment at] {
        if {[info exists renumbered($molecule)]} {
            dict set at $renumbered($molecule) $frame
        }
    }
    return [dict replace $moment at $at]
}

# The explanation with the names that its representations have now: coloured ones and surfaces are known by what they
# draw.
proc ::glimpse::session::Representations {explained} {
    dict set explained coloured {}
    dict set explained surfaces {}
    foreach {rep style colour} [::glimpse::vmd::reps [dict get $explained molecule]] {
        if {$colour eq "User"} {
            dict lappend explained coloured $rep
        }
        if {[lindex $style 0] eq "Isosurface"} {
            foreach map [dict get $explained maps] {
                if {[dict get $map volume] == [lindex $style 2]} {
                    dict set explained surfaces [dict get $map channel] [expr {[lindex $style 1] > 0 ? 1 : -1}] $rep
                }
            }
        }
    }
    return $explained
}
