# Where the files of results lie. They last, since states that VMD saves refer to them; a result that no state refers to is removed with
# *Clear*, or when it is a week old.

namespace eval ::glimpse::results {
    variable kept kept-for-a-state ;# marks a folder that a saved state refers to
    variable patience 604800 ;# s
    variable count 0
}

# The folder of all results: GLIMPSE_RESULTS, else among the user's data.
proc ::glimpse::results::root {} {
    if {[::glimpse::command::Variable GLIMPSE_RESULTS] ne ""} {
        return [::glimpse::command::Variable GLIMPSE_RESULTS]
    }
    foreach {name rest} {XDG_DATA_HOME glimpse-bridge/vmd LOCALAPPDATA glimpse-bridge/vmd} {
        if {[::glimpse::command::Variable $name] ne ""} {
            return [file join [::glimpse::command::Variable $name] $rest]
        }
    }
    return [file join [::glimpse::command::Home] .local share glimpse-bridge vmd]
}

# Makes a folder for a result.
proc ::glimpse::results::make {name} {
    variable count
    set folder [file join [root] [clock format [clock seconds] -format %Y%m%d-%H%M%S]-[pid]-[incr count]-$name]
    file mkdir $folder
    return $folder
}

proc ::glimpse::results::keep {folder} {
    variable kept
    writeText [file join $folder $kept] "A saved state of VMD refers to these files.\n"
}

# Removes a result's folder, unless a saved state refers to it.
proc ::glimpse::results::drop {folder} {
    variable kept
    if {$folder ne "" && ![file exists [file join $folder $kept]]} {
        catch {file delete -force $folder}
    }
}

# Removes what nothing refers to and a week old.
proc ::glimpse::results::tidy {} {
    variable patience
    foreach folder [glob -nocomplain -types d -directory [root] *] {
        if {[clock seconds] - [file mtime $folder] > $patience} {
            drop $folder
        }
    }
}

proc ::glimpse::results::writeText {path text} {
    set file [open $path w]
    fconfigure $file -encoding utf-8 -translation lf
    puts -nonewline $file $text
    close $file
}
