# Which frame of which molecule is read: nothing else says so. A moment is a dict: frame (the one that is told), ligand
# (the ligand's), at (a dict of the frames of molecules that the protein is taken from).

namespace eval ::glimpse::moment {}

# The moment that is meant for a ligand of a molecule. `frame` is the one that its selection names, empty for the
# current one; `pinned` a dict of frames by molecule that other selections name; `time` the frame that all go to that
# have as many, empty where none is named. What names no frame is as it is seen. Beside a ligand of a named frame of
# several, other molecules are of the same one where they have as many. A fault when there is no such frame.
proc ::glimpse::moment::of {own frame {pinned {}} {time ""}} {
    set count [::glimpse::vmd::frames $own]
    if {$time ne ""} {
        set ligand [expr {$count > 1 ? $time : 0}]
        Check $own $ligand
        if {$count == 1} {
            CheckAny $time
        }
    } else {
        set ligand [expr {$frame eq "" ? [::glimpse::vmd::frame $own] : $frame}]
        Check $own $ligand
        if {$frame ne "" && $count > 1} {
            set time $frame
        }
    }
    set at [dict create]
    foreach molecule [::glimpse::bridge::theirs] {
        set isSame [expr {$time ne "" && [::glimpse::vmd::frames $molecule] > max(1, $time)}]
        dict set at $molecule [expr {$isSame ? $time : [::glimpse::vmd::frame $molecule]}]
    }
    dict set at $own $ligand
    dict for {molecule named} $pinned {
        if {$named ne ""} {
            Check $molecule $named
            dict set at $molecule $named
        }
    }
    return [dict create frame [expr {$time ne "" ? $time : $ligand}] ligand $ligand at $at]
}

# The frame of a molecule that the protein is taken from.
proc ::glimpse::moment::at {moment molecule} {
    return [expr {[dict exists $moment at $molecule] ? [dict get $moment at $molecule]
        : [::glimpse::vmd::frame $molecule]}]
}

# Parts, {molecule selection ...}, with their frames: {molecule selection frame ...}.
proc ::glimpse::moment::dated {moment parts} {
    set found {}
    foreach {molecule selection} $parts {
        lappend found $molecule $selection [at $moment $molecule]
    }
    return $found
}

# The frame of a reference: the one that is named, else that of its molecule.
proc ::glimpse::moment::ofReference {moment own molecule named} {
    if {$named ne ""} {
        Check $molecule $named
        return $named
    }
    return [expr {$molecule == $own ? [dict get $moment ligand] : [at $moment $molecule]}]
}

# The moment with the frames of these molecules alone.
proc ::glimpse::moment::only {moment molecules} {
    set at [dict create]
    foreach molecule $molecules {
        dict set at $molecule [at $moment $molecule]
    }
    return [dict replace $moment at $at]
}

# The moment once more; a fault when its frames are gone.
proc ::glimpse::moment::again {moment own} {
    dict for {molecule frame} [dict replace [dict get $moment at] $own [dict get $moment ligand]] {
        if {[::glimpse::vmd::exists $molecule]} {
            Check $molecule $frame
        }
    }
    return $moment
}

# Has the molecules show the moment.
proc ::glimpse::moment::goTo {moment own} {
    dict for {molecule frame} [dict replace [dict get $moment at] $own [dict get $moment ligand]] {
        if {[::glimpse::vmd::exists $molecule]} {
            ::glimpse::vmd::goTo $molecule $frame
        }
    }
}

# How many frames there are to explain of a ligand in a molecule: its own, or, of one that has a single frame, the most
# of the molecules whose protein is taken: {molecule ...}, or those that are displayed when there are none.
proc ::glimpse::moment::count {own proteins} {
    set count [::glimpse::vmd::frames $own]
    if {$count != 1} {
        return $count
    }
    if {![llength $proteins]} {
        foreach molecule [::glimpse::bridge::theirs] {
            if {[::glimpse::bridge::counts $molecule]} {
                lappend proteins $molecule
            }
        }
    }
    foreach molecule $proteins {
        set count [expr {max($count, [::glimpse::vmd::frames $molecule])}]
    }
    return $count
}

proc ::glimpse::moment::Check {molecule frame} {
    set count [::glimpse::vmd::frames $molecule]
    if {!$count} {
        ::glimpse::fault::raise [::glimpse::fault::new no-ligand \
            "[::glimpse::vmd::name $molecule] has no atoms at places: it is a map, a drawing or without frames." \
            "Make the molecule with the ligand the top one: mol top NUMBER."]
    }
    if {$frame < 0 || $frame >= $count} {
        ::glimpse::fault::raise [::glimpse::fault::new bad-usage \
            "There is no frame $frame of [::glimpse::vmd::name $molecule], which has $count." "Frames count from 0."]
    }
}

# A fault when no molecule has so many frames.
proc ::glimpse::moment::CheckAny {frame} {
    set most 0
    foreach molecule [::glimpse::bridge::theirs] {
        set most [expr {max($most, [::glimpse::vmd::frames $molecule])}]
    }
    if {$frame < 0 || $frame >= $most} {
        ::glimpse::fault::raise [::glimpse::fault::new bad-usage \
            "There is no frame $frame: no molecule has more than $most." "Frames count from 0."]
    }
}
