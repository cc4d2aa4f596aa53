# For VMD's -e, which knows no script's name: GLIMPSE_TESTS is this folder.

source [file join $env(GLIMPSE_TESTS) run_tests.tcl]
