# What opens at a picked atom. VMD has no menu of its own there: pick mode waits for one click.

namespace eval ::glimpse::menu {
    variable popup .glimpse_menu
    variable most 8 ;# ligands that it lists
    variable key e
    variable before rotate ;# the mouse's mode that picking took the place of
    variable firstPause 150 ;# ms that a click takes
    variable longestPause 500 ;# ms between looks whether the button is up
}

# Adds the entry to VMD's menus, and the hotkey.
proc ::glimpse::menu::install {} {
    variable key
    vmd_install_extension glimpse ::glimpse::panel::open "Analysis/Glimpse Bridge"
    foreach known [user list keys] {
        # VMD lets keys that do nothing say how they are set.
        if {[lindex $known 0] eq $key && ![string match "*::glimpse::*" [lindex $known 1]] \
            && ![string match "puts *user add key*" [lindex $known 1]]} {
            puts "Glimpse: the key '$key' does what you have set; 'glimpse pick' waits for a click on a ligand."
            return
        }
    }
    user add key $key ::glimpse::console::pick
}

# Waits for a click on an atom; a second call, or the key again, goes back to what the mouse did before.
proc ::glimpse::console::pick {} {
    set on [expr {![::glimpse::menu::listens]}]
    if {$on} {
        ::glimpse::menu::Listen
    } else {
        ::glimpse::menu::Ignore
        ::glimpse::menu::Release $::glimpse::menu::firstPause ""
    }
    ::glimpse::panel::say [expr {$on ? "Click an atom of a ligand, or of the protein next to one." : ""}]
}

# True while a click is waited for.
proc ::glimpse::menu::listens {} {
    return [expr {[lsearch -glob [trace info variable ::vmd_pick_event] {* ::glimpse::menu::Picked}] >= 0}]
}

proc ::glimpse::menu::Listen {} {
    variable before
    if {[info exists ::vmd_mouse_mode] && $::vmd_mouse_mode ne "pick"} {
        set before [list $::vmd_mouse_mode $::vmd_mouse_submode]
    }
    trace add variable ::vmd_pick_event write ::glimpse::menu::Picked
    mouse mode pick
}

proc ::glimpse::menu::Ignore {} {
    trace remove variable ::vmd_pick_event write ::glimpse::menu::Picked
}

# The button is still down: VMD changes no mode until it is up, and as long as it holds the pointer no menu could.
proc ::glimpse::menu::Picked {args} {
    variable firstPause
    Ignore
    after $firstPause [list ::glimpse::menu::Release $firstPause \
        [list ::glimpse::menu::open $::vmd_pick_mol $::vmd_pick_atom]]
}

# Gives the mouse back as soon as VMD lets it, then runs a script.
proc ::glimpse::menu::Release {pause then} {
    variable before
    variable longestPause
    if {![listens] && [catch {mouse mode {*}$before}]} {
        set pause [expr {min($longestPause, 2 * $pause)}]
        after $pause [list ::glimpse::menu::Release $pause $then]
        return
    }
    if {$then ne ""} {
        ::glimpse::panel::guarded $then
    }
}

# Opens the menu for an atom where the pointer is.
proc ::glimpse::menu::open {molecule atom} {
    variable popup
    ::glimpse::panel::say ""
    Build $popup [entries $molecule $atom]
    lassign [winfo pointerxy .] x y
    tk_popup $popup $x $y
}

# The entries for an atom: {title LABEL}, {entry LABEL SCRIPT}, {menu LABEL ENTRIES} or {line}.
proc ::glimpse::menu::entries {molecule atom} {
    variable most
    ::glimpse::panel::learnModels
    set selection "index $atom"
    set shown ""
    dict for {name explained} $::glimpse::bridge::results {
        if {[dict get $explained molecule] == $molecule} {
            set shown $name
            set molecule [dict get $explained origin molecule]
            set selection [dict get $explained origin ligand]
        }
    }
    set found {{title {Glimpse Bridge}}}
    set ligands {}
    if {[::glimpse::vmd::exists $molecule]} {
        set ligands [lrange [::glimpse::ligands::meantBy $molecule $selection] 0 [expr {$most - 1}]]
    }
    if {![llength $ligands]} {
        lappend found {title {no ligand here}}
    }
    foreach ligand $ligands {
        set label [dict get $ligand label]
        set suffix [expr {[llength $ligands] == 1 ? "" : " of $label"}]
        set meant [list [dict get $ligand molecule] [dict get $ligand selection] ""]
        lappend found [list menu "Explain prediction$suffix" [Models $label [list ::glimpse::commands::explain $meant] \
            {}]]
        set count [::glimpse::moment::count [dict get $ligand molecule] {}]
        if {$count > 1} {
            lappend found [list menu "Explain all $count frames$suffix" \
                [Models $label [list ::glimpse::frames::explain $meant 0 last 1] {}]]
        }
        set others {}
        foreach other [lrange [::glimpse::ligands::othersInSite $ligand] 0 [expr {$most - 1}]] {
            set versus [list [dict get $other molecule] [dict get $other selection] ""]
            lappend others [list menu "[dict get $other label] ([::glimpse::vmd::name [dict get $other molecule]])" \
                [Models "$label minus [dict get $other label]" [list ::glimpse::commands::explain $meant] \
                [list versus $versus]]]
        }
        if {[llength $others]} {
            lappend found [list menu "Compare$suffix with..." [concat [list [list title "$label minus"]] $others]]
        }
    }
    if {[dict size $::glimpse::bridge::results]} {
        lappend found line
        if {$shown ne ""} {
            lappend found [list entry "Clear $shown" [list ::glimpse::bridge::clear $shown]]
        }
        lappend found [list entry Clear [list ::glimpse::bridge::clear]]
    }
    return $found
}

# Entries for the models; while they aren't known, one that asks.
proc ::glimpse::menu::Models {label script asked} {
    set found [list [list title $label]]
    foreach model $::glimpse::bridge::models {
        lappend found [list entry [dict get $model title] \
            [concat $script [list [dict replace $asked model [dict get $model name]]]]]
    }
    if {![llength $::glimpse::bridge::models]} {
        lappend found [list entry "by a model..." [concat $script [list $asked]]]
    }
    return $found
}

proc ::glimpse::menu::Build {path entries} {
    catch {destroy $path}
    ::menu $path -tearoff 0
    set count 0
    foreach entry $entries {
        lassign $entry kind label what
        switch -- $kind {
            line { $path add separator }
            title { $path add command -label $label -state disabled }
            menu {
                Build $path.m[incr count] $what
                $path add cascade -label $label -menu $path.m$count
            }
            entry { $path add command -label $label -command [list ::glimpse::panel::guarded $what] }
        }
    }
}
