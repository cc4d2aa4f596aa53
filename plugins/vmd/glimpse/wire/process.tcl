# The command behind a connection: a pipe that never blocks, and what it says on stderr, kept in a file since Tcl has no
# second pipe.

namespace eval ::glimpse::process {
    variable count 0
    variable lastLines 5
    variable tries 100
}

# Starts a command; returns a dict of channel, pid, complaints (a file) and command. Raises a fault when it can't be
# started.
proc ::glimpse::process::start {words} {
    set complaints [Complaints]
    if {[catch {::glimpse::command::cleanly {open [concat [list |] $words [list 2> $complaints]] r+}} channel]} {
        set why [regsub {^couldn't execute "[^"]*": } $channel ""]
        file delete $complaints
        ::glimpse::fault::raise [::glimpse::command::notRunnable [lindex $words 0] $why]
    }
    fconfigure $channel -blocking 0 -translation binary -buffering full -buffersize 65536
    return [dict create channel $channel pid [lindex [pid $channel] end] complaints $complaints command \
        [join $words " "]]
}

# A new file for what the command says: never one that is there already, which may be another's, or a link to one.
proc ::glimpse::process::Complaints {} {
    variable count
    variable tries
    for {set left $tries} {1} {incr left -1} {
        set path [file join [folder] glimpse-bridge-[pid]-[incr count]-[expr {int(rand() * 1e9)}].stderr]
        if {![catch {open $path {WRONLY CREAT EXCL} 0600} file]} {
            close $file
            return $path
        }
        if {$left <= 1} {
            ::glimpse::fault::raise [::glimpse::fault::new environment "No file can be made in [folder]: $file." \
                "Name a folder that can be written to in TMPDIR."]
        }
    }
}

# Where files that nobody needs later are put.
proc ::glimpse::process::folder {} {
    foreach name {TMPDIR TEMP TMP} {
        if {[info exists ::env($name)] && [file isdirectory $::env($name)] && [file writable $::env($name)]} {
            return $::env($name)
        }
    }
    return [expr {[file isdirectory /tmp] ? "/tmp" : [pwd]}]
}

# Ends the conversation: the command sees the end of its input. One that doesn't listen is killed.
proc ::glimpse::process::stop {process {kill 0}} {
    set channel [dict get $process channel]
    if {$channel ni [file channels]} {
        return
    }
    fileevent $channel readable {}
    if {$kill} {
        set pid [dict get $process pid]
        if {$::tcl_platform(platform) eq "windows"} {
            catch {exec taskkill /F /T /PID $pid &}
        } else {
            catch {exec kill -KILL $pid}
        }
    }
    catch {close $channel}
    catch {file delete [dict get $process complaints]}
}

# What the command said last, quoted; empty when it said nothing.
proc ::glimpse::process::lastWords {process} {
    variable lastLines
    if {[catch {open [dict get $process complaints] r} file]} {
        return ""
    }
    fconfigure $file -encoding utf-8
    set lines [split [string trim [read $file]] \n]
    close $file
    set text [string trim [join [lrange $lines end-[expr {$lastLines - 1}] end] \n]]
    return [expr {$text eq "" ? "" : " It said: \"$text\""}]
}
