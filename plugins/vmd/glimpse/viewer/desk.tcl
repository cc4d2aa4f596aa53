# Where the package meets its user: VMD's text console, unless a window has taken over by `use`.

namespace eval ::glimpse::desk {
    variable window "" ;# the namespace of the procedures tell and choose
    variable pause 20 ;# ms between looks whether what is waited for has come
}

# Has the procedures of a namespace tell errors and ask questions.
proc ::glimpse::desk::use {namespace} {
    variable window
    set window $namespace
}

# True when nothing is waited for unless a script says so.
proc ::glimpse::desk::hasWindow {} {
    return [::glimpse::vmd::hasWindow]
}

proc ::glimpse::desk::canChoose {} {
    variable window
    return [expr {$window ne ""}]
}

# Asks for one of several models; `then` gets its name, or nothing.
proc ::glimpse::desk::choose {title models then} {
    variable window
    ${window}::choose $title $models $then
}

# Tells of a fault.
proc ::glimpse::desk::tell {title fault} {
    variable window
    puts [::glimpse::report::printable "Glimpse: $title: [dict get $fault message]\n  [dict get $fault remedy]"]
    if {$window ne ""} {
        ${window}::tell $title $fault
    }
}

# Waits for a job, and until a script that looks for what follows from it is true, while the event loop goes on, at most
# so many seconds (0: no limit); returns the job's value, or raises its fault.
proc ::glimpse::desk::wait {job {limit 0} {follows {expr 1}}} {
    variable pause
    set until [expr {[clock milliseconds] + round(1000 * $limit)}]
    while {![::glimpse::jobs::hasEnded $job] || ![{*}$follows]} {
        after $pause
        update
        if {$limit > 0 && [clock milliseconds] > $until} {
            ::glimpse::jobs::cancel $job
            ::glimpse::fault::raise [::glimpse::fault::new timeout \
                "[::glimpse::jobs::get $job title] took longer than $limit s." "Give it more time with -timeout."]
        }
    }
    switch -- [::glimpse::jobs::get $job state] {
        done { return [::glimpse::jobs::get $job value] }
        failed { ::glimpse::fault::raise [::glimpse::jobs::get $job value] }
    }
    ::glimpse::fault::raise [::glimpse::fault::cancelled]
}
