# Glimpse Bridge in VMD: what a neural network saw when it scored a ligand in its protein. `glimpse help` at VMD's
# prompt says more.
# Tcl 8.5 and nothing else. wire/ talks to the daemon, logic/ needs no viewer, viewer/ touches VMD (vmd.tcl and
# vmdlook.tcl alone its commands), gui/ Tk.

namespace eval ::glimpse {
    variable version 0.1.0
    variable folder [file dirname [file normalize [info script]]]
}

foreach ::glimpse::file {
    wire/json wire/framing wire/fault wire/command wire/process wire/connection wire/client wire/requests
    logic/owned logic/numbers logic/colours logic/levels logic/names logic/elements
    logic/chains logic/pdbtext logic/ciftext
    logic/mol2text logic/explained logic/displaced
    logic/tables logic/report logic/series logic/jobs logic/asking logic/options logic/helptext
    viewer/vmd viewer/vmdlook viewer/ligands viewer/moment viewer/sources viewer/site viewer/results viewer/scene
    viewer/surfaces viewer/bridge viewer/deletion viewer/desk viewer/commands
    viewer/frames viewer/export viewer/batch viewer/focus viewer/session viewer/console
} {
    source -encoding utf-8 [file join $::glimpse::folder $::glimpse::file.tcl]
}
set ::glimpse::client::version $::glimpse::version
::glimpse::options::load $::glimpse::folder
# What VMD's resource file calls: adds the menu's entry and the hotkey, where there is a window.
proc ::glimpse::start {} {
    if {[::glimpse::vmd::hasWindow]} {
        ::glimpse::menu::install
    }
}

if {[::glimpse::vmd::hasWindow]} {
    foreach ::glimpse::file {style header table channels plot tabs actions panel menu start} {
        source -encoding utf-8 [file join $::glimpse::folder gui $::glimpse::file.tcl]
    }
    ::glimpse::gui::start
}
if {[llength [info commands ::molinfo]]} {
    ::glimpse::session::follow
    ::glimpse::deletion::follow
    ::glimpse::results::tidy
    ::glimpse::results::stayInUse
}

package provide glimpse $::glimpse::version
