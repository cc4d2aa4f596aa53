# What the tests share: `test NAME BODY` runs and reports in TAP, the names are sentences; the asserts; waiting for what
# must come.

namespace eval ::harness {
    variable here [file dirname [file normalize [info script]]]
    variable root [file dirname [file dirname $here]]
    variable patience 600000 ;# ms to wait for what must come
    variable report stdout
    variable count 0
    variable failures 0
    variable cleanups {}
    variable group ""
}

# Runs a body in a procedure of its own; what it adds with `cleanup` is run whatever happens.
proc test {name body} {
    set line "$::harness::group: $name"
    set code [catch {apply [list {} $body]} message options]
    foreach script [lreverse $::harness::cleanups] {
        if {[catch {uplevel #0 $script} why] && $code == 0} {
            set code 1
            set message "in cleaning up: $why"
        }
    }
    set ::harness::cleanups {}
    incr ::harness::count
    if {$code == 0 || $code == 2} {
        puts $::harness::report "ok - $line"
    } elseif {[lindex [dict get $options -errorcode] 0] eq "SKIP"} {
        puts $::harness::report "ok - $line # SKIP $message"
    } else {
        incr ::harness::failures
        puts $::harness::report "not ok - $line # [lindex [split $message \n] 0]"
        puts stderr "$line\n  [dict get $options -errorinfo]"
    }
    flush $::harness::report
}

proc skip {why} {
    return -code error -errorcode SKIP $why
}

proc cleanup {script} {
    lappend ::harness::cleanups $script
}

proc equal {expected found {about ""}} {
    if {$expected ne $found} {
        error "$about: expected '[string range $expected 0 500]', found '[string range $found 0 500]'"
    }
}

proc near {expected found tolerance {about ""}} {
    if {abs($expected - $found) > $tolerance} {
        error "$about: expected $expected within $tolerance, found $found"
    }
}

proc holds {condition {about ""}} {
    if {![uplevel 1 [list expr $condition]]} {
        error "[expr {$about eq "" ? $condition : $about}] doesn't hold"
    }
}

proc contains {part text} {
    if {[string first $part $text] < 0} {
        error "'[string range $text 0 500]' doesn't contain '$part'"
    }
}

# The message of the error that a script raises; fails when it raises none.
proc refused {script} {
    if {![catch {uplevel 1 $script} message]} {
        error "'$script' wasn't refused"
    }
    return $message
}

# Runs the event loop until a condition holds.
proc await {condition {about ""}} {
    set until [expr {[clock milliseconds] + $::harness::patience}]
    while {![uplevel 1 [list expr $condition]]} {
        if {[clock milliseconds] > $until} {
            error "[expr {$about eq "" ? $condition : $about}] never came"
        }
        after 5 {set ::harness::tick 1}
        vwait ::harness::tick
    }
}


# A callback that keeps what it is called with: `[list caught ::name]`, then `await {[info exists ::name]}`.
proc caught {variable args} {
    set $variable $args
}

proc scratch {} {
    set folder [file join [::glimpse::process::folder] glimpse-vmd-[pid]-[incr ::harness::folders]]
    file mkdir $folder
    cleanup [list file delete -force $folder]
    return $folder
}

proc write {path text} {
    set file [open $path w]
    fconfigure $file -encoding utf-8 -translation lf
    puts -nonewline $file $text
    close $file
}

proc contents {path} {
    set file [open $path r]
    fconfigure $file -encoding utf-8
    set text [read $file]
    close $file
    return $text
}
