# For VMD's -e, which knows no script's name and goes on after errors: GLIMPSE_TESTS is this folder.

if {[catch {source [file join $env(GLIMPSE_TESTS) run_tests.tcl]}]} {
    puts stderr $errorInfo
    exit
}
