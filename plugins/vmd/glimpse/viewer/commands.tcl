# What can be asked for, from the prompt, the menu and the panel alike. Each returns a job's name; faults are raised as
# errors.

namespace eval ::glimpse::commands {}

# Explains a ligand. `ligand` is {molecule selection frame}, the frame empty for the current one; `asked` a dict of what
# else was given: protein and versus (of the same form), model, frame, options of a request, or the moment.
proc ::glimpse::commands::explain {ligand {asked {}}} {
    ::glimpse::bridge::prune
    lassign $ligand molecule selection frame
    set moment [expr {[dict exists $asked moment] ? [dict get $asked moment]
        : [::glimpse::moment::of $molecule $frame [pinned $asked] [Given $asked frame ""]]}]
    set choice [::glimpse::ligands::one $molecule $selection [dict get $moment ligand] \
        [Given $asked ligand_atoms ""]]
    set site [::glimpse::site::read $choice [lrange [Given $asked protein ""] 0 1] $moment]
    set title [dict get $choice label]
    if {[dict exists $asked versus]} {
        lassign [dict get $asked versus] otherMolecule otherSelection otherFrame
        set otherFrame [::glimpse::moment::ofReference $moment $molecule $otherMolecule $otherFrame]
        set other [::glimpse::ligands::one $otherMolecule $otherSelection $otherFrame \
            [Given $asked ligand_atoms ""]]
        set site [::glimpse::site::withReference $site $other $otherFrame]
        append title " minus [dict get $other label]"
    }
    dict set site mark [::glimpse::sources::markOf [dict get $site origin]]
    return [::glimpse::jobs::add $title [list ::glimpse::asking::explain [what $site $asked] [dict get $site origin]] \
        [list ::glimpse::commands::Explained $site]]
}

# The request for a site.
proc ::glimpse::commands::what {site asked} {
    set what [dict create model [Given $asked model ""] waits [Given $asked wait 0] structure [dict get $site protein] \
        ligands [dict get $site ligand] \
        options $asked]
    if {[dict exists $site versus]} {
        dict set what versus [dict get $site versus]
    }
    if {[Given $asked template ""] ne ""} {
        dict set what template [Template [dict get $asked template]]
    }
    return $what
}

# The frame of the protein's molecule, when its selection names one.
proc ::glimpse::commands::pinned {asked} {
    lassign [Given $asked protein ""] molecule selection frame
    return [expr {$frame eq "" ? {} : [list $molecule $frame]}]
}

# A template by its file, else as SMILES.
proc ::glimpse::commands::Template {given} {
    if {![file isfile $given]} {
        return [dict create smiles $given]
    }
    set file [open $given r]
    fconfigure $file -encoding utf-8
    set text [read $file]
    close $file
    return [dict create text $text name [file tail $given]]
}

proc ::glimpse::commands::Given {asked name otherwise} {
    return [expr {[dict exists $asked $name] ? [dict get $asked $name] : $otherwise}]
}

proc ::glimpse::commands::Explained {site job} {
    set value [::glimpse::jobs::get $job value]
    switch -- [::glimpse::jobs::get $job state] {
        done {
            ::glimpse::jobs::become $job [::glimpse::bridge::show $value $site]
            Compare $site [::glimpse::jobs::get $job title]
        }
        failed { ::glimpse::desk::tell [::glimpse::jobs::get $job title] $value }
    }
}

# What is drawn is what was explained: says so when the user's molecules are no longer that.
proc ::glimpse::commands::Compare {site title} {
    if {[::glimpse::sources::markOf [dict get $site origin]] ne [dict get $site mark]} {
        ::glimpse::desk::tell $title [::glimpse::fault::new source-changed \
            "[dict get $site origin label] or its protein has changed while it was explained:\
            what is drawn is as it was." "Explain it again."]
    }
}

# Explains the ligand of what is shown again, in another view, by another model, or with bond orders from a template.
proc ::glimpse::commands::again {explained asked} {
    set origin [dict get $explained origin]
    if {![::glimpse::vmd::exists [dict get $origin molecule]]} {
        ::glimpse::fault::raise [::glimpse::fault::new no-ligand "The ligand's molecule is gone." "Load it again."]
    }
    if {[dict get $origin versus] ne ""} {
        dict unset asked baseline ;# A comparison has one of its own.
        dict set asked versus [list [dict get $origin versusMolecule] [dict get $origin versus] \
            [dict get $origin versusFrame]]
    }
    if {[llength [dict get $origin parts]] == 2} {
        dict set asked protein [lrange [dict get $origin parts] 0 1]
    }
    dict set asked moment [::glimpse::moment::again [dict get $origin moment] [dict get $origin molecule]]
    return [explain [list [dict get $origin molecule] [dict get $origin ligand] ""] $asked]
}
