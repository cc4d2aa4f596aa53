# An explanation: its summary is that of the golden conversation.

proc example {} {
    foreach line [split [string trim [contents [file join $::harness::root tests protocol explain.jsonl]]] \n] {
        if {[string match *\"resultId\":* $line] && [string match *\"explained\":1* $line]} {
            set entry [lindex [dict get [::glimpse::json::parse $line] server result results] 0]
            dict set found summary [dict get $entry summary]
            dict set found json [lindex [::glimpse::json::members $line summary] 0]
        } elseif {[string match *\"firstChannels\":* $line]} {
            dict set found view [dict get [::glimpse::json::parse $line] server result]
            break
        } elseif {[string match *\"atoms\":* $line] && [info exists found]} {
            dict set found atoms [dict get [::glimpse::json::parse $line] server result atoms]
            dict set found atomsMessage $line
        }
    }
    return [dict merge $found {name glimpse_LIG_linear maps {} result r origin\
        {ligand "residue 8" protein all frame 0 notes {} versus "" label LIG}}]
}
