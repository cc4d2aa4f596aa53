# What can be asked for, from the prompt, the menu and the panel alike. Each returns a job's name; faults are raised as
# errors.

namespace eval ::glimpse::commands {
    variable molecules {.sdf .mol .mol2 .cif .pdb .gz} ;# endings of files that a template may be in
}

# Explains a ligand. `ligand` is {molecule selection frame}, the frame empty for the current one; `asked` a dict of what
# else was given: protein and versus (of the same form), model, frame, options of a request, or the moment.
proc ::glimpse::commands::explain {ligand {asked {}}} {
    ::glimpse::bridge::prune
    lassign $ligand molecule selection frame
    set moment [expr {[dict exists $asked moment] ? [dict get $asked moment]
        : [::glimpse::moment::of $molecule $frame [pinned $asked] [Given $asked frame ""]]}]
    set choice [::glimpse::ligands::one $molecule $selection [dict get $moment ligand] \
        [Given $asked ligand_atoms ""]]
    set title [dict get $choice label]
    set reference {}
    if {[dict exists $asked versus]} {
        lassign [dict get $asked versus] otherMolecule otherSelection otherFrame
        set otherFrame [::glimpse::moment::ofReference $moment $molecule $otherMolecule $otherFrame]
        set other [::glimpse::ligands::one $otherMolecule $otherSelection $otherFrame \
            [Given $asked ligand_atoms ""]]
        set reference [list $other $otherFrame]
        append title " minus [dict get $other label]"
    }
    # How much of a large protein is read is the models' to say: the first time they are asked for before.
    if {![::glimpse::asking::knowsModels [Given $asked model ""]]} {
        return [::glimpse::jobs::add $title [list ::glimpse::commands::Learn $choice $reference $moment $asked] \
            [list ::glimpse::commands::Explained ""]]
    }
    set site [Site $choice $reference $moment $asked]
    return [::glimpse::jobs::add $title [list ::glimpse::asking::explain [what $site $asked] [dict get $site origin]] \
        [list ::glimpse::commands::Explained $site]]
}

proc ::glimpse::commands::Learn {choice reference moment asked job} {
    ::glimpse::asking::models $job [Given $asked model ""] \
        [list ::glimpse::commands::Learned $choice $reference $moment $asked $job]
}

proc ::glimpse::commands::Learned {choice reference moment asked job} {
    set site [Site $choice $reference $moment $asked]
    ::glimpse::jobs::endWith $job [list ::glimpse::commands::Explained $site]
    ::glimpse::asking::explain [what $site $asked] [dict get $site origin] $job
}

# The site as it is now, with its mark. `reference` is {ligand frame}, or empty.
proc ::glimpse::commands::Site {choice reference moment asked} {
    set site [::glimpse::site::read $choice [lrange [Given $asked protein ""] 0 1] $moment]
    if {[llength $reference]} {
        set site [::glimpse::site::withReference $site {*}$reference]
    }
    dict set site origin options [kept $asked]
    dict set site mark [::glimpse::sources::markOf [dict get $site origin]]
    return $site
}

# Of what was asked for the options of a request, to explain again with.
proc ::glimpse::commands::kept {asked} {
    set found [dict filter $asked script {name value} {
        expr {$value ne "" && $name in [::glimpse::options::names]}
    }]
    if {[file isfile [Given $found template ""]]} {
        dict set found template [file normalize [dict get $found template]]
    }
    return $found
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

# A template by its file, or by what would be one by its ending or as no SMILES begins; else as SMILES.
proc ::glimpse::commands::Template {given} {
    variable molecules
    if {![file isfile $given] && [string tolower [file extension $given]] ni $molecules \
        && ![string match {[/.~]*} $given]} {
        return [dict create smiles $given]
    }
    if {[file isdirectory $given]} {
        ::glimpse::fault::raise [::glimpse::fault::new environment "$given is a folder." \
            "Give the file with the ligand's bond orders."]
    }
    if {[catch {open $given rb} file options]} {
        ::glimpse::fault::raise [::glimpse::fault::new environment \
            "$given can't be read: [lindex [dict get $options -errorcode] 2]." \
            "Check the path, and that you may read it."]
    }
    set content [read $file]
    close $file
    if {[string match \x1f\x8b* $content]} {
        set content [Unpacked $given $content]
    }
    return [dict create text [encoding convertfrom utf-8 $content] name [file tail $given]]
}

# What a gzip file holds. Tcl 8.5 can't tell.
proc ::glimpse::commands::Unpacked {path content} {
    if {![llength [info commands ::zlib]]} {
        ::glimpse::fault::raise [::glimpse::fault::new bad-input \
            "$path is packed, and this VMD's Tcl unpacks nothing." \
            "Unpack it: gunzip $path"]
    }
    if {[catch {::zlib gunzip $content} unpacked]} {
        ::glimpse::fault::raise [::glimpse::fault::new bad-input "$path can't be unpacked: $unpacked." \
            "It is damaged or cut short; copy or export it again."]
    }
    return $unpacked
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

# Explains the ligand of what is shown again with the options that it was explained with, but for what else is asked
# for: another view, another model, or bond orders from a template.
proc ::glimpse::commands::again {explained asked} {
    set origin [dict get $explained origin]
    set options [Given $origin options {}]
    # A view that it has already may have come from -interaction, or of itself.
    if {[dict exists $origin options] \
        && [Given $asked baseline ""] eq [dict get $explained summary attribution baseline]} {
        dict unset asked baseline
    } elseif {[dict exists $asked baseline]} {
        dict unset options interaction
    }
    set asked [dict merge $options $asked]
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
