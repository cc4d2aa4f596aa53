# VMD as far as the panel needs it: keeps what it was told. Molecule 0 is the user's.

namespace eval ::fake {
    variable shown
    array set shown {0 1}
    variable styles
    array set styles {}
    variable count 0
    variable names
    array set names {0 1hpv}
    variable centre ""
    variable scale users
    variable frame 0
}

foreach {name arguments body} {
    molecules {} { return [lsort -integer [array names ::fake::shown]] }
    exists {molecule} { return [info exists ::fake::shown($molecule)] }
    name {molecule} { return $::fake::names($molecule) }
    isDisplayed {molecule} { return $::fake::shown($molecule) }
    display {molecule on} { set ::fake::shown($molecule) $on }
    top {} { return 0 }
    frames {molecule} { return 3 }
    frame {molecule} { return $::fake::frame }
    goTo {molecule frame} { set ::fake::frame $frame }
    atoms {molecule selection attributes {frame ""}} { return {} }
    size {molecule} { return 1 }
    count {molecule selection {frame ""}} { return 0 }
    shape {molecule selection {frame ""}} { return 0 }
    volumes {molecule} { return 0 }
    contacts {args} { return {} }
    bonds {args} { return {} }
    load {path name like} {
        set ::fake::names([incr ::fake::count]) $name
        set ::fake::shown($::fake::count) 1
        return $::fake::count
    }
    addMap {molecule path} { return [incr ::fake::volumes($molecule)] }
    delete {molecule} { unset -nocomplain ::fake::shown($molecule) }
    addRep {molecule style colour selection material} {
        set ::fake::styles($molecule,rep[incr ::fake::reps]) $style
        return rep$::fake::reps
    }
    style {molecule rep} {
        return [expr {[info exists ::fake::styles($molecule,$rep)] ? $::fake::styles($molecule,$rep) : ""}]
    }
    restyle {molecule rep style} { set ::fake::styles($molecule,$rep) $style }
    recolour {molecule rep colour} { set ::fake::colour $colour }
    rematerial {molecule rep material} {}
    reps {molecule} { return {} }
    deleteRep {molecule rep} { unset -nocomplain ::fake::styles($molecule,$rep) }
    range {molecule rep low high} { set ::fake::range $high }
    setAtoms {molecule atoms} { set ::fake::names_set $atoms }
    fileTypes {molecule} { return pdb }
    setUser {molecule values} { set ::fake::user $values }
    graphics {molecule args} { return [incr ::fake::graphics] }
    centre {place} { set ::fake::centre $place }
    useScale {low middle high} { set ::fake::scale ramp; return users }
    restoreScale {before} { set ::fake::scale $before }
    isDark {} { return 1 }
    rgb {colour} { return [expr {$colour == 23 ? {0.02 0.38 0.67} : {0.89 0.35 0.0}}] }
    hasWindow {} { return 1 }
} {
    proc ::glimpse::vmd::$name $arguments $body
}
