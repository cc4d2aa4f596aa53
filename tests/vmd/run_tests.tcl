# Runs tests and reports in TAP: run_tests.tcl TAP_FILE NAME..., each NAME a file test_NAME.tcl.

set here [file dirname [file normalize [info script]]]
source [file join $here harness.tcl]
lappend auto_path [file join $::harness::root plugins vmd]
if {[info exists ::env(GLIMPSE_TEST_TK)]} {
    package require Tk
}
package require glimpse

# In VMD `argv` holds the arguments after -args, and the script's own name isn't among them.
if {[string match -* [lindex $argv 0]] || [lindex $argv 0] eq ""} {
    puts stderr "The first argument is the report's path, not '[lindex $argv 0]'."
    exit 2
}
set ::harness::report [open [lindex $argv 0] w]
foreach ::harness::group [lrange $argv 1 end] {
    source [file join $here test_$::harness::group.tcl]
}
puts $::harness::report "1..$::harness::count"
close $::harness::report
::glimpse::client::close
exit [expr {$::harness::failures || !$::harness::count}]
