# What is said of a result: at the prompt, in the panel, in a note for a lab journal. Its lines are the view's.

namespace eval ::glimpse::report {}

# A text as a terminal may show it: names of residues and models are a stranger's, and an escape sequence in one would
# be obeyed.
proc ::glimpse::report::printable {text} {
    return [regsub -all {[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]} $text ?]
}

# Warnings first, then what was assumed and what the package left out.
proc ::glimpse::report::remarks {explained} {
    set lines {}
    foreach one [dict get $explained view remarks] {
        lappend lines [dict get $one line]
    }
    foreach note [dict get $explained origin notes] {
        lappend lines "Sent: $note"
    }
    return $lines
}

# The models that speak against the pose, for a table.
proc ::glimpse::report::doubters {summary} {
    set found {}
    foreach verdict [Against $summary] {
        lappend found [dict get $verdict model]
    }
    return [join $found { }]
}

# What they say, to end a line with, as the program's lists say it.
proc ::glimpse::report::doubts {summary} {
    set text ""
    foreach verdict [Against $summary] {
        append text "; pose doubted by [dict get $verdict model]: [dict get $verdict words]"
    }
    return $text
}

# A summary that a state of an earlier version kept has no verdicts.
proc ::glimpse::report::Against {summary} {
    set found {}
    if {[dict exists $summary verdicts]} {
        foreach verdict [dict get $summary verdicts] {
            if {[dict get $verdict isAgainst]} {
                lappend found $verdict
            }
        }
    }
    return $found
}

# True when the ligand's bond orders were perceived, so that a template would say more.
proc ::glimpse::report::guessedOrders {summary} {
    foreach one [dict get $summary assumptions] {
        if {[string match *order* [dict get $one code]]} {
            return 1
        }
    }
    return 0
}

# For the prompt.
proc ::glimpse::report::consoleLines {explained} {
    set view [dict get $explained view]
    return [concat [list "[dict get $explained name]: [dict get $view title]"] [dict get $view figures] \
        [dict get $view readings] [remarks $explained]]
}

# For a lab journal: what was explained, from what, by which program, and what came of it.
proc ::glimpse::report::note {explained} {
    set view [dict get $explained view]
    set origin [dict get $explained origin]
    set lines [dict get $view note head]
    lappend lines "ligand: [dict get $origin ligand], frame [dict get $origin frame]" \
        "protein: [dict get $origin protein]"
    if {[dict get $origin versus] ne ""} {
        lappend lines "compared with: [dict get $origin versus]"
    }
    set lines [concat $lines [dict get $view note body] [dict get $view figures] [dict get $view readings] \
        [remarks $explained] [list [dict get $view note end]]]
    return "[join $lines \n]\n"
}
