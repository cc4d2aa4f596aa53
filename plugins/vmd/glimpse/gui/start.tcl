# Has VMD's window show the package: the menu, the hotkey, and the panel as the place where jobs and results appear.

namespace eval ::glimpse::gui {}

proc ::glimpse::gui::start {} {
    ::glimpse::desk::use ::glimpse::panel
    set ::glimpse::jobs::hear [list ::glimpse::panel::job]
    set ::glimpse::bridge::hear [list ::glimpse::panel::show]
}
