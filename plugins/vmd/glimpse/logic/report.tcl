# What is said of a result: at the prompt, in the panel, in a note for a lab journal.

namespace eval ::glimpse::report {}

# A text as a terminal may show it: names of residues and models are a stranger's, and an escape sequence in one would
# be obeyed.
proc ::glimpse::report::printable {text} {
    return [regsub -all {[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]} $text ?]
}

# Prediction with spread, F(x) and F(baseline), completeness; a line each.
proc ::glimpse::report::figures {summary} {
    set prediction [dict get $summary prediction]
    set spread [dict get $summary stability rotations]
    set attribution [dict get $summary attribution]
    set mean "[Fixed %.2f $spread mean] ± [Fixed %.2f $spread standardDeviation]"
    set over "$mean over [dict get $spread frames] rotations"
    set start "F([dict get $attribution baseline]) [Fixed %.3f $attribution baselineValue]"
    set sum "sum of attributions [Fixed %.3f $attribution sum]"
    set error "completeness error [Fixed %.2g $attribution completenessError]"
    set lines [list "[Fixed %.2f $prediction value] [dict get $prediction unit]; $over" "$start, $sum, $error"]
    set other [dict get $summary comparison]
    if {$other ne ""} {
        set its "[dict get $other reference id] ([Fixed %.2f [dict get $other prediction] value])"
        lappend lines "difference to $its: [Fixed %+.2f $other difference]"
    }
    return $lines
}

proc ::glimpse::report::Fixed {form record name} {
    return [::glimpse::numbers::text $form [dict get $record $name]]
}

# Warnings first, then what was assumed and what the package left out.
proc ::glimpse::report::remarks {explained} {
    set lines {}
    foreach {title name} {Warning warnings Assumed assumptions} {
        foreach one [dict get $explained summary $name] {
            lappend lines "$title: [dict get $one message]"
        }
    }
    foreach note [dict get $explained origin notes] {
        lappend lines "Sent: $note"
    }
    return $lines
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
    return [concat [list "[dict get $explained name]: [::glimpse::explained::title $explained]"] \
        [figures [dict get $explained summary]] \
        [Voxels $explained] [remarks $explained]]
}

proc ::glimpse::report::Voxels {explained} {
    set lines {}
    foreach voxel [dict get $explained summary topVoxels] {
        lappend lines "[Fixed %+.3f $voxel attribution]  [dict get $voxel reading]"
    }
    return $lines
}

# Which model it was exactly; a state of an earlier version may not say.
proc ::glimpse::report::Provenance {model} {
    if {![dict exists $model provenance]} {
        return "model: [dict get $model name]"
    }
    set found [dict get $model provenance]
    set version [expr {[dict get $found version] eq "" ? "of no version" : [dict get $found version]}]
    set whose [expr {[dict get $found origin] eq "shipped" ? "shipped" : "the user's"}]
    set weights [join [dict get $found weightsSha256] { }]
    return "model: [dict get $model name] $version, $whose, SHA-256 of its weights $weights"
}

# For a lab journal: what was explained, from what, by which program, and what came of it.
proc ::glimpse::report::note {explained} {
    set summary [dict get $explained summary]
    set origin [dict get $explained origin]
    set attribution [dict get $summary attribution]
    set model "model [dict get $summary model name] ([dict get $summary model title])"
    set lines [list "[::glimpse::explained::title $explained], $model" [Provenance [dict get $summary model]] \
        "ligand: [dict get $origin ligand], frame [dict get $origin frame]" "protein: [dict get $origin protein]"]
    if {[dict get $origin versus] ne ""} {
        lappend lines "compared with: [dict get $origin versus]"
    }
    lappend lines "method: [dict get $attribution method], baseline [dict get $attribution baseline],\
        [dict get $attribution gradientEvaluations] gradients"
    set lines [concat $lines [figures $summary] [Voxels $explained] [remarks $explained]]
    lappend lines "[dict get $summary program name] [dict get $summary program version]"
    return "[join $lines \n]\n"
}
