# Names of what is shown.

namespace eval ::glimpse::names {
    variable prefix glimpse_
}

# `glimpse_478_clash`; a number is added when it is taken.
proc ::glimpse::names::of {ligand model taken} {
    variable prefix
    return [free $prefix[plain $ligand]_[plain $model] $taken]
}

# The name, with a number when it is taken.
proc ::glimpse::names::free {wanted taken} {
    set name $wanted
    for {set count 2} {$name in $taken} {incr count} {
        set name ${wanted}_$count
    }
    return $name
}

# A word with nothing in it that file names and Tcl can't hold.
proc ::glimpse::names::plain {word} {
    set text [string trim [regsub -all {[^A-Za-z0-9_]+} $word _] _]
    return [expr {$text eq "" ? "ligand" : $text}]
}

# The file of a channel's map.
proc ::glimpse::names::mapFile {channel format} {
    return [string map {" " _} $channel].$format
}
