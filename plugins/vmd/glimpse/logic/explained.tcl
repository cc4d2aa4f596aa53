# An explanation as the package keeps it, a dict: name (of the molecule that shows it), origin, result (the daemon's
# id), summary (the record of summary.json), json (its text), atoms, atomsMessage (the message that brought them), view
# (how it is shown, as the daemon says: result/view), maps (those shown first, without their text), folder; once it is
# drawn, values (what each atom of its molecule is coloured by) and pocket (numbers of such atoms).
#
# Its origin is a dict: label, molecule and ligand (its selection), parts (molecules and selections of the protein) and
# protein (the first of these selections), frame (the one that is told), moment, notes (what was left out of the texts),
# versus (the reference's selection) with versusMolecule and versusFrame, all empty without one, chains (VMD's chain and
# segment of those that were sent under another name), options (those that were asked for; none in states of an earlier
# version).

namespace eval ::glimpse::explained {}

proc ::glimpse::explained::channel {one} {
    return "[dict get $one side] [dict get $one name]"
}

# One scale for pictures of several: their widest range, and for each channel the highest of the levels where its
# surfaces start. Their views outlive the daemon's results.
proc ::glimpse::explained::scale {several} {
    set limit 0.0
    set levels [dict create]
    foreach explained $several {
        set scale [dict get $explained view scale]
        set limit [expr {max($limit, [dict get $scale atomRange])}]
        foreach one [dict get $scale channels] {
            set channel [dict get $one channel]
            set level [dict get $one level]
            if {$level ne "" && (![dict exists $levels $channel] || [dict get $levels $channel] < $level)} {
                dict set levels $channel $level
            }
        }
    }
    return [dict create limit $limit levels $levels]
}

# The level of a map on a scale; of a channel that the scale doesn't know, the one that came with the map.
proc ::glimpse::explained::level {scale map} {
    if {[dict exists $scale levels [dict get $map channel]]} {
        return [dict get $scale levels [dict get $map channel]]
    }
    return [expr {[dict get $map level] eq "" ? 0.0 : [dict get $map level]}]
}
