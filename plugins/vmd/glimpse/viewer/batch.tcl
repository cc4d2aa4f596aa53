# Explains many ligands of one protein, and writes a folder of each; waits for the end.

namespace eval ::glimpse::batch {
    variable head 18 ;# bytes of a TGA file before its pixels
}

# Every frame of every ligand in {molecule selection}, such as docked poses. `asked` has what `commands::explain` takes,
# folder, maps (default, all or none) and picture. A ligand that fails is told, and the rest are done. No folder and no
# table of an earlier batch is used again: a number is added to its name. Returns the rows of series.csv, best first.
proc ::glimpse::batch::explain {molecule selection asked} {
    set found [::glimpse::ligands::in $molecule $selection]
    if {![llength $found]} {
        ::glimpse::fault::raise [::glimpse::fault::new no-ligand "'$selection' holds no ligand." "Select ligands."]
    }
    if {![::glimpse::asking::knowsModels]} {
        ::glimpse::desk::wait [::glimpse::jobs::aside models ::glimpse::console::AskModels list]
    }
    set folder [dict get $asked folder]
    set explanations {}
    foreach choice $found {
        for {set frame 0} {$frame < max(1, [::glimpse::vmd::frames $molecule])} {incr frame} {
            set place [file join $folder [::glimpse::owned::fresh $folder \
                [::glimpse::names::plain [dict get $choice label]]_[::glimpse::numbers::text %03d $frame]]]
            if {[catch {One $choice $frame $asked $place} explained options]} {
                ::glimpse::desk::tell [file tail $place] [::glimpse::fault::caught $explained $options]
                # Half a result is none, and others may need its room.
                catch {::glimpse::owned::remove $place}
            } else {
                lappend explanations [list $explained $place]
            }
        }
    }
    set rows [Series $explanations $folder]
    if {[dict get $asked picture]} {
        Pictures $explanations
    }
    return $rows
}

proc ::glimpse::batch::One {choice frame asked place} {
    set site [::glimpse::site::read $choice [lrange [::glimpse::commands::Given $asked protein ""] 0 1] \
        [::glimpse::moment::of [dict get $choice molecule] $frame [::glimpse::commands::pinned $asked]]]
    set what [dict replace [::glimpse::commands::what $site $asked] batch 1 waits 1]
    set title "[dict get $choice label], frame $frame"
    set explained [::glimpse::desk::wait \
        [::glimpse::jobs::add $title [list ::glimpse::asking::explain $what [dict get $site origin]] list]]
    set channels {}
    if {[dict get $asked maps] eq "default"} {
        set channels [dict get $explained view firstChannels]
    } elseif {[dict get $asked maps] eq "all"} {
        set channels [::glimpse::export::withMaps [dict get $explained summary]]
    }
    ::glimpse::desk::wait [::glimpse::jobs::add $title [list ::glimpse::export::write $explained $place {csv json dx} \
        $channels] list]
    dict set explained site $site
    return $explained
}

# Draws all on one scale, from where the camera is. A picture that can't be written is told, and the rest are drawn.
proc ::glimpse::batch::Pictures {explanations} {
    set all {}
    foreach one $explanations {
        lappend all [lindex $one 0]
    }
    set scale [::glimpse::explained::scale $all]
    foreach one $explanations {
        lassign $one explained place
        set name ""
        if {[catch {
            set name [::glimpse::bridge::show $explained [dict get $explained site] $scale]
            Picture $place
        } message options]} {
            ::glimpse::desk::tell "[file tail $place], picture" [::glimpse::fault::caught $message $options]
        }
        if {$name ne ""} {
            ::glimpse::bridge::clear $name
        }
    }
}

# Has VMD write what shows, whole or not at all: it says nothing of a disk that is full.
proc ::glimpse::batch::Picture {place} {
    set path [file join $place picture.tga]
    set beside [file join $place picture.[pid].part.tga]
    if {[catch {
        ::glimpse::vmd::picture $beside
        if {![IsWhole $beside]} {
            ::glimpse::fault::raise [::glimpse::fault::new environment "VMD couldn't write $path whole." \
                "Look whether its disk is full, and whether VMD has a window."]
        }
        file rename $beside $path
        ::glimpse::owned::add $place picture.tga
    } message options]} {
        catch {file delete $beside}
        return -options $options $message
    }
}

# True for a TGA file with all the pixels that its head tells of, and some.
proc ::glimpse::batch::IsWhole {path} {
    variable head
    if {![file isfile $path]} {
        return 0
    }
    set file [open $path rb]
    set count [binary scan [read $file $head] cux11susucu id width height bits]
    close $file
    set pixels [expr {$count == 4 ? $width * $height * ($bits / 8) : 0}]
    return [expr {$pixels && [file size $path] >= $head + $id + $pixels}]
}

# The frame that an explanation is of, of molecules that have several the ligand's first, and as a table says it: with
# those of the molecules of which it is another one.
proc ::glimpse::batch::Frame {origin} {
    set own [dict get $origin molecule]
    set taken ""
    set others {}
    foreach {molecule frame} [concat [list $own [dict get $origin moment ligand]] [dict get $origin moment at]] {
        if {[::glimpse::vmd::frames $molecule] > 1} {
            if {$taken eq ""} {
                set taken $frame
            } elseif {$frame != $taken} {
                lappend others "[::glimpse::vmd::name $molecule] $frame"
            }
        }
    }
    set taken [expr {$taken eq "" ? 0 : $taken}]
    return [expr {[llength $others] ? "$taken ([join $others {, }])" : $taken}]
}

proc ::glimpse::batch::Series {explanations folder} {
    set rows {}
    foreach one $explanations {
        lassign $one explained place
        set summary [dict get $explained summary]
        set origin [dict get $explained origin]
        lassign [lindex [::glimpse::vmd::atoms [dict get $origin molecule] [dict get $origin ligand] \
            {chain resname resid insertion}] 0] \
            chain residue number insertion
        lappend rows [list [dict get $origin label] [Frame $origin] [dict get $summary prediction value] \
            [dict get $summary prediction unit] [dict get $summary stability rotations standardDeviation] \
            [dict get $summary attribution completenessError] $place \
            [::glimpse::vmd::name [dict get $origin molecule]] $chain $residue \
            [string trim $number$insertion] [::glimpse::report::doubters $summary] \
            {*}[::glimpse::tables::provenance $summary]]
    }
    set rows [lsort -real -decreasing -index 2 $rows]
    if {[llength $rows]} {
        file mkdir $folder
        ::glimpse::owned::write $folder [::glimpse::owned::fresh $folder series.csv] \
            [::glimpse::tables::csv $::glimpse::tables::series $rows]
    }
    return $rows
}
