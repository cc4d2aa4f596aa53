# Work under way, one piece after another: explaining is for the daemon, and the loop goes on meanwhile. A job is a name
# in `all`, a dict of title, isAside (a short question), state (waiting, running, done, failed, cancelled), stage, share
# (0 to 1), value (what came of it, or the fault), work, ended, stop (what cancels what runs).

namespace eval ::glimpse::jobs {
    variable all
    array set all {}
    variable count 0
    variable queue {}
    variable running ""
    variable hear {} ;# scripts that are called with each job that changed
}

# Queues work, a script that is called with the job's name and ends by `finish`; `ended` is called with the name then.
proc ::glimpse::jobs::add {title work ended} {
    variable all
    variable count
    variable queue
    set job job[incr count]
    set all($job) [dict create title $title isAside 0 state waiting stage waiting share 0.0 value "" work $work ended \
        $ended stop ""]
    lappend queue $job
    Tell $job
    after 0 [namespace code Next]
    return $job
}

# A short question to the daemon, past what is being explained.
proc ::glimpse::jobs::aside {title work ended} {
    variable all
    variable count
    set job job[incr count]
    set all($job) [dict create title $title isAside 1 state running stage starting share 0.0 value "" work $work ended \
        $ended stop ""]
    Tell $job
    Begin $job
    return $job
}

proc ::glimpse::jobs::get {job name} {
    variable all
    return [dict get $all($job) $name]
}

proc ::glimpse::jobs::hasEnded {job} {
    return [expr {[get $job state] in {done failed cancelled}}]
}

# Says how far it is.
proc ::glimpse::jobs::report {job stage share} {
    variable all
    if {![hasEnded $job]} {
        dict set all($job) stage $stage
        dict set all($job) share $share
        Tell $job
    }
}

# Another value for a job that is done, such as the name of what was shown.
proc ::glimpse::jobs::become {job value} {
    variable all
    dict set all($job) value $value
}

# What is called with the job's name when it ends, in place of what it was added with.
proc ::glimpse::jobs::endWith {job script} {
    variable all
    dict set all($job) ended $script
}

# What `cancel` shall call while it runs.
proc ::glimpse::jobs::stopWith {job script} {
    variable all
    dict set all($job) stop $script
}

proc ::glimpse::jobs::cancel {job} {
    variable all
    if {[hasEnded $job]} {
        return
    }
    set stop [get $job stop]
    if {[get $job state] eq "waiting" || $stop eq ""} {
        finish $job cancelled
    } else {
        dict set all($job) stage cancelling
        Tell $job
        uplevel #0 $stop
    }
}

# Ends a job: `done` with what came of it, `failed` with a fault, or `cancelled`.
proc ::glimpse::jobs::finish {job state {value ""}} {
    variable all
    variable running
    variable queue
    if {[hasEnded $job]} {
        return
    }
    set isRunning [expr {$job eq $running}]
    dict set all($job) state $state
    dict set all($job) value $value
    dict set all($job) stop ""
    if {$isRunning} {
        set running ""
        after 0 [namespace code Next]
    }
    set queue [lsearch -all -inline -not -exact $queue $job]
    if {[catch {uplevel #0 [concat [get $job ended] [list $job]]} message options]} {
        set fault [::glimpse::fault::caught $message $options]
        dict set all($job) state failed
        dict set all($job) value $fault
        ::glimpse::connection::Run ::glimpse::desk::tell [get $job title] $fault
    }
    Tell $job
}

# A callback for a job: the script, whose error ends the job. Nothing else would, and all that waits for the job would
# wait for ever.
proc ::glimpse::jobs::step {job script} {
    return [list ::glimpse::jobs::Step $job $script]
}

proc ::glimpse::jobs::Step {job script args} {
    if {[catch {uplevel #0 [concat $script $args]} message options]} {
        finish $job failed [::glimpse::fault::caught $message $options]
    }
}

# Ends a job by how a call of the daemon ended; false when it had an answer, and the job goes on.
proc ::glimpse::jobs::endsWith {job kind value} {
    if {[hasEnded $job]} {
        return 1
    }
    if {$kind eq "ok"} {
        return 0
    }
    finish $job [expr {[dict get $value kind] eq "cancelled" ? "cancelled" : "failed"}] $value
    return 1
}

proc ::glimpse::jobs::Next {} {
    variable all
    variable running
    variable queue
    if {$running ne "" || ![llength $queue]} {
        return
    }
    set running [lindex $queue 0]
    set queue [lrange $queue 1 end]
    set job $running
    dict set all($job) state running
    report $job starting 0.0
    Begin $job
}

proc ::glimpse::jobs::Begin {job} {
    Step $job [get $job work] $job
}

proc ::glimpse::jobs::Tell {job} {
    variable hear
    foreach script $hear {
        ::glimpse::connection::Run $script $job
    }
}
