# Tests in VMD itself; elsewhere each is skipped by name.

set ::inVmd [llength [info commands molinfo]]
set ::fixtures [file join $::harness::root tests fixtures]

# A test that needs VMD; `needs` is text or window.
proc vmd_test {name body} {
    test $name [expr {$::inVmd ? $body : "skip {needs VMD: name its command in GLIMPSE_VMD}"}]
}

# A fresh VMD: amprenavir in HIV protease alone, nothing explained.
proc complex {} {
    cleanup forget_all
    return [mol new [file join $::fixtures 1hpv.pdb] type pdb waitfor all]
}

proc forget_all {} {
    ::glimpse::bridge::clear
    foreach molecule [molinfo list] {
        mol delete $molecule
    }
}

# What is explained, waited for.
proc explained_by {args} {
    set name [glimpse explain {*}$args -wait 1 -timeout 600]
    return [dict get $::glimpse::bridge::results $name]
}

proc values {molecule selection attribute} {
    return [::glimpse::vmd::atoms $molecule $selection $attribute]
}

# Titles of the jobs that have not ended.
proc running {} {
    set found {}
    foreach {job record} [array get ::glimpse::jobs::all] {
        if {![::glimpse::jobs::hasEnded $job]} {
            lappend found [dict get $record title]
        }
    }
    return $found
}

# Stands for the window: `::glimpse::desk::use ::hearing` keeps what the user is told.
namespace eval ::hearing {
    variable told {}
    proc tell {title fault} {
        variable told
        lappend told [::glimpse::fault::text $fault]
    }
}

if {$::inVmd} {
    ::glimpse::client::use $::env(GLIMPSE_EXECUTABLE)
}
