# Options by the list that comes with the package.

test "every option has its place in a request" {
    array set right {flag 1 number 0.5 text A}
    foreach name [::glimpse::options::names] {
        set option [::glimpse::options::find $name]
        set kind [dict get $option kind]
        if {$kind eq "template"} {
            continue
        }
        set value [expr {[llength [dict get $option words]] ? [lindex [dict get $option words] end] \
            : $kind eq "integer" ? [dict get $option minimum] : $right($kind)}]
        lassign [split [dict get $option member] .] part leaf
        set made [::glimpse::options::parts [dict create $name $value]]
        equal $part [lindex $made 0]
        set sent [expr {$kind ne "flag" ? $value : [dict get $option value] eq "" ? 1 : [dict get $option value]}]
        equal $sent [dict get [::glimpse::json::parse [lindex $made 1]] $leaf]
    }
}

test "a wrong value is refused by the name that VMD has for the option" {
    array set wrong {flag perhaps integer 1.5 number -1 choice nonsense text {} template {}}
    foreach name [::glimpse::options::names] {
        set option [::glimpse::options::find $name]
        set value $wrong([dict get $option kind])
        contains "-$name takes [dict get $option takes], not '$value'." \
            [refused {::glimpse::options::check $name $value}]
    }
    contains "takes a whole number from 10 to 1000" [refused {::glimpse::options::parts {max_steps 9}}]
    contains "a number above 0, not 'nan'" [refused {::glimpse::options::parts {tolerance nan}}]
}

test "what is left out isn't sent, and what says the same twice is refused" {
    equal {} [::glimpse::options::parts {model clash baseline {} symmetry 0 frame 3}]
    equal {options {{"maxSteps":50,"baseline":"interaction"}}} \
        [::glimpse::options::parts {max_steps 50 interaction 1}]
    contains "-baseline doesn't go with -interaction" [refused {::glimpse::options::parts {baseline apo interaction 1}}]
}

test "what doesn't go together is refused by the names that were given" {
    contains "-interaction doesn't go with -versus, which has a baseline of its own." \
        [refused {::glimpse::options::together {interaction 1 versus {0 all {}}}}]
    contains "-max_steps doesn't go with -steps, which" [refused {::glimpse::options::parts {steps 9 max_steps 50}}]
    contains "-top doesn't go with -method occlusion, which" \
        [refused {::glimpse::options::parts {method occlusion top 3}}]
    ::glimpse::options::together {interaction 0 versus {0 all {}} method ig top 3}
}

test "the commands' own options are refused by name, too" {
    foreach {name takes wrong right} {
        wait "0 or 1" x 1 picture "0 or 1" 1.5 0 timeout "a number of seconds" -1 0.5
        frame "a whole number from 0" -1 7 first "a whole number from 0" 08 0
        step "a whole number from 1" 0 2 last "a whole number from 0, or end" none end
    } {
        contains "-$name takes $takes, not '$wrong'." [refused {::glimpse::console::Check $name $wrong}]
        ::glimpse::console::Check $name $right
    }
    foreach command [array names ::glimpse::console::options] {
        foreach name $::glimpse::console::options($command) {
            equal 1 [expr {[info exists ::glimpse::console::takes($name)] \
                || $name in {protein model versus folder maps name formats}}] $name
        }
    }
}

test "the commands take every option, frames those that move with them" {
    foreach name [::glimpse::options::names] {
        equal {1 1} [list [expr {$name in [::glimpse::console::Names explain]}] \
            [expr {$name in [::glimpse::console::Names batch]}]]
    }
    equal 0 [expr {"symmetry" in [::glimpse::console::Names frames]}]
    equal 1 [expr {"max_steps" in [::glimpse::console::Names frames]}]
    equal 0 [expr {"max_steps" in [::glimpse::console::Names export]}]
}

test "a row more in the list is an option more" {
    set before $::glimpse::options::all
    cleanup [list set ::glimpse::options::all $before]
    lappend ::glimpse::options::all [dict replace [lindex $before end] name colour-blind member options.colourBlind \
        help "Draws for N eyes."]
    equal 1 [expr {"colour_blind" in [::glimpse::console::Names explain]}]
    contains "-colour_blind N\n          Draws for N eyes." [::glimpse::options::help]
    equal {options {{"colourBlind":3}}} [::glimpse::options::parts {colour_blind 3}]
}

test "a bound that an option hasn't bounds nothing" {
    foreach {kind takes refuses} {integer {-7 0 900000000} x number {-7.5 0 1e9} nan} {
        set option [dict create kind $kind minimum "" maximum "" above ""]
        foreach value $takes {
            holds {[::glimpse::options::Takes $option $value]} "$kind $value"
        }
        holds {![::glimpse::options::Takes $option $refuses]}
    }
    set option {kind integer minimum 2 maximum 9 above ""}
    equal {0 1 1 0} [list [::glimpse::options::Takes $option 1] [::glimpse::options::Takes $option 2] \
        [::glimpse::options::Takes $option 9] [::glimpse::options::Takes $option 10]]
}

test "a template is a file where there is one, or by its ending or beginning; else SMILES" {
    set folder [scratch]
    set path [file join $folder LIG]
    write $path "a title \u00e9"
    equal "text {a title \u00e9} name LIG" [::glimpse::commands::Template $path]
    equal {smiles CC(=O)O} [::glimpse::commands::Template CC(=O)O]
    foreach missing [list nosuch.sdf NOSUCH.MOL2 nosuch.sdf.gz [file join $folder nosuch] ./nosuch] {
        contains "$missing can't be read: no such file" [refused {::glimpse::commands::Template $missing}]
    }
    contains "$folder is a folder" [refused {::glimpse::commands::Template $folder}]
}

test "a packed template is unpacked, or refused by name" {
    set path [file join [scratch] lig.sdf.gz]
    exec python3 -c "import gzip, sys; gzip.open(sys.argv\[1\], 'wb').write(b'a title')" $path
    if {[llength [info commands ::zlib]]} {
        equal {text {a title} name lig.sdf.gz} [::glimpse::commands::Template $path]
        rename ::zlib ::kept_zlib
        cleanup {rename ::kept_zlib ::zlib}
    }
    contains "$path is packed" [refused {::glimpse::commands::Template $path}]
}

test "a packed template that is cut short is refused by name" {
    if {![llength [info commands ::zlib]]} {
        skip "this Tcl unpacks nothing"
    }
    set path [file join [scratch] lig.sdf.gz]
    write $path ""
    set file [open $path wb]
    puts -nonewline $file [string range [::zlib gzip [string repeat "a title" 100]] 0 20]
    close $file
    contains "$path can't be unpacked" [refused {::glimpse::commands::Template $path}]
}
