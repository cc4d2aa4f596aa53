# Which command leads to the daemon: what was given, GLIMPSE_COMMAND, what `glimpse setup` kept, the program that
# installed the package, `glimpse connect` on the PATH or where it is usually installed.

namespace eval ::glimpse::command {
    variable installer installed-by
    variable remedy \
        "Install Glimpse Bridge, or set GLIMPSE_COMMAND to the command, such as '/opt/glimpse-bridge/glimpse connect'\
        or 'ssh -o BatchMode=yes gpu01 glimpse connect'."
    # A viewer's own libraries break system programs such as ssh.
    variable notInherited {LD_LIBRARY_PATH LD_PRELOAD DYLD_LIBRARY_PATH DYLD_INSERT_LIBRARIES PYTHONHOME PYTHONPATH\
        TCL_LIBRARY TK_LIBRARY}
}

# The command to run, a list of words. One word is a program that `connect` is added to.
proc ::glimpse::command::find {{given ""}} {
    variable installer
    variable remedy
    foreach words [list $given [Variable GLIMPSE_COMMAND] [FirstLine [settingFile]]] {
        if {[string trim $words] ne ""} {
            return [WithConnect [Words $words]]
        }
    }
    set program [FirstLine [file join $::glimpse::folder $installer]]
    if {$program ne "" && [file executable $program]} {
        return [list $program connect]
    }
    set program [lindex [auto_execok glimpse] 0]
    if {$program ne ""} {
        return [list $program connect]
    }
    set places [UsualPlaces]
    foreach place $places {
        if {[file isfile $place] && [file executable $place]} {
            return [list $place connect]
        }
    }
    set folders {}
    foreach place $places {
        lappend folders [file dirname $place]
    }
    ::glimpse::fault::raise [::glimpse::fault::new command-not-found \
        "The program glimpse is neither on the PATH nor in [join $folders {, }]." $remedy]
}

proc ::glimpse::command::notRunnable {program why} {
    variable remedy
    return [::glimpse::fault::new command-not-found "'$program' can't be started: $why." $remedy]
}

# Keeps the command in a file of one line, or forgets it when it is empty; returns the file.
proc ::glimpse::command::keep {command} {
    set path [settingFile]
    if {[string trim $command] ne ""} {
        file mkdir [file dirname $path]
        ::glimpse::owned::replace $path "[string trim $command]\n"
    } elseif {[file isfile $path]} {
        file delete $path
    }
    return $path
}

# The file that keeps the command, for all plugins alike.
proc ::glimpse::command::settingFile {} {
    set folder [Variable XDG_CONFIG_HOME]
    if {$folder eq ""} {
        set folder [file join [Home] .config]
    }
    return [file join $folder glimpse-bridge command]
}

# Runs a script in the environment of the command: this one without what a viewer sets for its own libraries.
proc ::glimpse::command::cleanly {script} {
    variable notInherited
    set kept {}
    foreach name $notInherited {
        if {[info exists ::env($name)]} {
            lappend kept $name $::env($name)
            unset ::env($name)
        }
    }
    set code [catch {uplevel 1 $script} result options]
    foreach {name value} $kept {
        set ::env($name) $value
    }
    return -options $options $result
}

proc ::glimpse::command::Home {} {
    return [expr {[Variable HOME] ne "" ? [Variable HOME] : [file normalize ~]}]
}

proc ::glimpse::command::Variable {name} {
    return [expr {[info exists ::env($name)] ? [string trim $::env($name)] : ""}]
}

proc ::glimpse::command::UsualPlaces {} {
    set places {}
    if {$::tcl_platform(platform) eq "windows"} {
        foreach name {LOCALAPPDATA PROGRAMFILES} {
            if {[Variable $name] ne ""} {
                lappend places [file join [Variable $name] "Glimpse Bridge" glimpse.exe]
            }
        }
        return $places
    }
    foreach folder [list [file join [Home] .local bin] /usr/local/bin /opt/glimpse-bridge /opt/homebrew/bin] {
        lappend places [file join $folder glimpse]
    }
    return $places
}

proc ::glimpse::command::FirstLine {path} {
    if {[catch {open $path r} file]} {
        return ""
    }
    fconfigure $file -encoding utf-8
    set line [string trim [gets $file]]
    close $file
    return $line
}

# Words of a command, as a shell divides them: quotes of either kind hold one together.
proc ::glimpse::command::Words {command} {
    if {[file isfile $command]} {
        return [list $command]
    }
    set words {}
    foreach {word double single plain} [regexp -all -inline -- {"([^"]*)"|'([^']*)'|([^\s"']+)} $command] {
        lappend words $double$single$plain
    }
    return $words
}

proc ::glimpse::command::WithConnect {words} {
    return [expr {[llength $words] == 1 ? [linsert $words end connect] : $words}]
}
