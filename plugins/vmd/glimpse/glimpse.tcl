# Glimpse Bridge in VMD: what a neural network saw when it scored a ligand in its protein. `glimpse help` at VMD's prompt says more.
# Tcl 8.5 and nothing else; what touches VMD is in viewer/, what touches Tk in gui/.

namespace eval ::glimpse {
    variable version 0.1.0
    variable folder [file dirname [file normalize [info script]]]
}

foreach ::glimpse::file {
    json framing fault command process connection client requests
} {
    source -encoding utf-8 [file join $::glimpse::folder $::glimpse::file.tcl]
}
set ::glimpse::client::version $::glimpse::version

package provide glimpse $::glimpse::version
