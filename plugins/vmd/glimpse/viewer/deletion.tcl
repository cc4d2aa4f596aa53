# What happens when the user deletes the molecule of a result: what it hid comes back, or the result before it comes
# forward, as with Clear.

namespace eval ::glimpse::deletion {}

proc ::glimpse::deletion::follow {} {
    ::glimpse::vmd::hearDeleted ::glimpse::deletion::Deleted
}

proc ::glimpse::deletion::Deleted {} {
    set count [dict size $::glimpse::bridge::results]
    ::glimpse::bridge::prune
    if {[dict size $::glimpse::bridge::results] == $count} {
        return
    }
    if {[dict exists $::glimpse::bridge::results $::glimpse::bridge::shown]} {
        ::glimpse::bridge::Changed
    } else {
        ::glimpse::bridge::Settle
    }
}
