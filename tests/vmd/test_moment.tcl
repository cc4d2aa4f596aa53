# Without VMD: which frame of which molecule is read. Molecule 0 is a trajectory of five frames, displayed at 2, 1 a
# ligand of one frame, 2 has three poses and is displayed at 1, 3 is a map.

foreach {name body} {
    molecules {{} { return {0 1 2 3} }}
    size {{molecule} { return [expr {$molecule != 3}] }}
    frames {{molecule} { return [lindex {5 1 3 0} $molecule] }}
    frame {{molecule} { return [lindex {2 0 1 -1} $molecule] }}
    name {{molecule} { return [lindex {protein ligand poses map} $molecule] }}
    isDisplayed {{molecule} { return 1 }}
} {
    proc ::glimpse::vmd::$name {*}$body
}

# Frames of the ligand and of the molecules 0, 1 and 2.
proc read_of {args} {
    set moment [::glimpse::moment::of {*}$args]
    set found [dict get $moment ligand]
    foreach molecule {0 1 2} {
        lappend found [::glimpse::moment::at $moment $molecule]
    }
    return $found
}

test "what names no frame is read as it is seen" {
    equal {0 2 0 1} [read_of 1 ""]
    equal {1 2 0 1} [read_of 2 ""]
}

test "a ligand's frame is that of others that have as many, but the only frame says nothing of them" {
    equal {0 2 0 1} [read_of 1 0]
    equal {2 2 0 2} [read_of 2 2]
    equal {0 0 0 0} [read_of 2 0]
    equal {4 4 0 1} [read_of 0 4]
}

test "a frame that another selection names is read, whatever else" {
    equal {0 4 0 1} [read_of 1 "" {0 4}]
    equal {1 1 0 2} [read_of 0 1 {2 2}]
    # The protein of the ligand's own molecule in another frame.
    equal {1 3 0 1} [read_of 0 1 {0 3}]
}

test "a ligand of one frame goes through the frames of its protein" {
    equal 5 [::glimpse::moment::count 1 {}]
    equal 3 [::glimpse::moment::count 1 2]
    equal 3 [::glimpse::moment::count 2 {}]
    equal {0 3 0 1} [read_of 1 "" {} 3]
    equal {0 0 0 0} [read_of 1 "" {} 0]
}

test "molecules without atoms are no one's surroundings" {
    equal {0 1 2} [::glimpse::bridge::theirs]
    contains "map has no atoms" [refused {::glimpse::moment::of 3 ""}]
}

test "a frame that isn't there is refused, not read as the last" {
    contains "no frame 3 of poses, which has 3" [refused {::glimpse::moment::of 2 3}]
    contains "no frame 5 of protein" [refused {::glimpse::moment::of 1 "" {0 5}}]
    contains "no frame 5: no molecule has more than 5" [refused {::glimpse::moment::of 1 "" {} 5}]
}
