# The parameters of requests, as JSON.

namespace eval ::glimpse::requests {}

# To explain: a dict of model, structure and ligands (dicts of text, format, name) and what may be left out: versus,
# template (a dict, or SMILES with the key `smiles`), frames (a dict of count, atoms, coordinates in base64), options
# (as `options::parts` takes them), displaced (names of groups to leave out), batch.
proc ::glimpse::requests::explain {what} {
    set parts {}
    foreach name {structure ligands versus template} {
        lappend parts $name [expr {[dict exists $what $name] ? [Structure $name [dict get $what $name]] : ""}]
    }
    set frames ""
    if {[dict exists $what frames]} {
        set given [dict get $what frames]
        set frames [::glimpse::json::object count [dict get $given count] atoms [dict get $given atoms] \
            coordinates "\"[dict get $given coordinates]\""]
    }
    set options {}
    if {[dict exists $what options]} {
        set options [::glimpse::options::parts [dict get $what options]]
    }
    set displaced ""
    if {[dict exists $what displaced] && [llength [dict get $what displaced]]} {
        set names {}
        foreach name [dict get $what displaced] {
            lappend names [::glimpse::json::quoted $name]
        }
        set displaced [::glimpse::json::items $names]
    }
    set priority [expr {[dict exists $what batch] && [dict get $what batch] ? "\"batch\"" : ""}]
    return [::glimpse::json::object model [::glimpse::json::quoted [dict get $what model]] {*}$parts frames $frames \
        displaced $displaced {*}$options \
        priority $priority]
}

proc ::glimpse::requests::map {result channel {format dx}} {
    return [::glimpse::json::object resultId [::glimpse::json::quoted $result] channel \
        [::glimpse::json::quoted $channel] \
        format [::glimpse::json::quoted $format]]
}

proc ::glimpse::requests::result {result} {
    return [::glimpse::json::object resultId [::glimpse::json::quoted $result]]
}

proc ::glimpse::requests::release {results} {
    set ids {}
    foreach one $results {
        lappend ids [::glimpse::json::quoted $one]
    }
    return [::glimpse::json::object resultIds [::glimpse::json::items $ids]]
}

proc ::glimpse::requests::Structure {name given} {
    if {[dict exists $given smiles]} {
        return [::glimpse::json::object smiles [::glimpse::json::quoted [dict get $given smiles]]]
    }
    set members {}
    foreach member {text format name} {
        if {[dict exists $given $member] && [dict get $given $member] ne ""} {
            lappend members $member [::glimpse::json::quoted [dict get $given $member]]
        }
    }
    set text [::glimpse::json::object {*}$members]
    return [expr {$name eq "template" ? [::glimpse::json::object structure $text] : $text}]
}
