# How the window looks. Its styles are its own, made of clam's elements where X11's default theme draws as in 1990; the
# theme of other windows stays as it is.

namespace eval ::glimpse::style {
    variable paper #fbfbfa
    variable ground #f1f1ef
    variable ink #23262b
    variable faint #6c7178
    variable line #cfd0cd
    variable accent #2166ab
    variable made 0
}

proc ::glimpse::style::make {} {
    variable made
    variable paper
    variable ground
    variable ink
    variable faint
    variable line
    variable accent
    if {$made} {
        return
    }
    set made 1
    font create GlimpseBold {*}[font actual TkDefaultFont] -weight bold
    font create GlimpseLarge {*}[font actual TkDefaultFont] -weight bold \
        -size [expr {round(1.25 * abs([font actual TkDefaultFont -size]))}]
    Fonts
    Elements
    ttk::style configure Glimpse.TFrame -background $ground
    ttk::style configure Paper.Glimpse.TFrame -background $paper
    foreach {name colour font ground_} [list Glimpse $ink TkDefaultFont $ground Faint.Glimpse $faint TkDefaultFont \
        $ground \
        Large.Glimpse $ink GlimpseLarge $ground FaintPaper.Glimpse $faint TkDefaultFont $paper] {
        ttk::style configure $name.TLabel -background $ground_ -foreground $colour -font $font
        ttk::style layout $name.TLabel [ttk::style layout TLabel]
    }
    set flat [list -background $paper -foreground $ink -bordercolor $line -lightcolor $paper -darkcolor $paper \
        -focuscolor $line]
    ttk::style configure Glimpse.TButton {*}$flat -padding {9 3} -anchor center -relief flat
    ttk::style map Glimpse.TButton -background [list disabled $ground pressed $line active white] \
        -foreground [list disabled $faint] \
        -bordercolor [list active $accent]
    ttk::style configure Go.Glimpse.TButton -background $accent -foreground white -bordercolor $accent \
        -lightcolor $accent -darkcolor $accent
    ttk::style map Go.Glimpse.TButton -background [list disabled $line pressed #17497c active #2b78c5] \
        -foreground {disabled white}
    foreach one {TCombobox TEntry} {
        ttk::style configure Glimpse.$one {*}$flat -fieldbackground $paper -padding 3 -arrowcolor $faint \
            -selectbackground $accent \
            -selectforeground white -insertcolor $ink
        ttk::style map Glimpse.$one -bordercolor [list focus $accent] \
            -fieldbackground [list readonly $paper disabled $ground] \
            -foreground [list disabled $faint]
    }
    foreach {one ground_} [list Glimpse.TCheckbutton $ground Paper.Glimpse.TCheckbutton $paper] {
        ttk::style configure $one {*}$flat -background $ground_ -indicatorbackground white \
            -indicatorforeground $accent -indicatorsize 11 -indicatormargin {1 1 6 1} -upperbordercolor $line \
            -lowerbordercolor $line
        ttk::style map $one -background [list active $ground_] -foreground [list disabled $faint] \
            -indicatorbackground [list selected white disabled $ground]
    }
    ttk::style configure Glimpse.Horizontal.TScale {*}$flat -troughcolor $ground -background $accent \
        -lightcolor $accent -darkcolor $accent \
        -bordercolor $line -sliderlength 14 -gripcount 0
    ttk::style map Glimpse.Horizontal.TScale -background [list disabled $line] -lightcolor [list disabled $line] \
        -darkcolor [list disabled $line]
    ttk::style configure Glimpse.Horizontal.TProgressbar -background $accent -lightcolor $accent -darkcolor $accent \
        -bordercolor $line \
        -troughcolor $paper
    ttk::style configure Glimpse.Vertical.TScrollbar {*}$flat -troughcolor $ground -background $line \
        -arrowcolor $faint -gripcount 0
    ttk::style configure Glimpse.TNotebook {*}$flat -background $ground -tabmargins {2 4 2 0}
    ttk::style configure Glimpse.TNotebook.Tab {*}$flat -background $ground -padding {8 4}
    ttk::style map Glimpse.TNotebook.Tab -background [list selected $paper] -lightcolor [list selected $paper] \
        -foreground [list disabled $line]
    ttk::style configure Glimpse.Treeview -background $paper -fieldbackground $paper -foreground $ink -borderwidth 0 \
        -rowheight [expr {[font metrics TkDefaultFont -linespace] + 6}]
    ttk::style map Glimpse.Treeview -background [list selected #d8e6f4] -foreground [list selected $ink]
    ttk::style configure Glimpse.Treeview.Heading {*}$flat -foreground $faint -background $ground -padding {4 3} \
        -relief flat
}

# VMD's other plugins set a font for all windows in the option database, which goes before styles. Ours have the class
# Glimpse: labels keep the font of their style, and what is typed into Tk's own.
proc ::glimpse::style::Fonts {} {
    foreach {widget font} {TLabel "" TEntry TkTextFont TCombobox TkTextFont TCombobox*Listbox TkTextFont} {
        option add *Glimpse*$widget.font $font 100
    }
}

# Layouts of clam, under names of our own.
proc ::glimpse::style::Elements {} {
    foreach style {TButton TCheckbutton TCombobox TEntry Horizontal.TScale Horizontal.TProgressbar Vertical.TScrollbar
        TNotebook TNotebook.Tab
        Treeview Treeview.Heading} {
        set layout [ttk::style theme settings clam [list ttk::style layout $style]]
        ttk::style layout Glimpse.$style [Ours $layout]
    }
    foreach {style of} {Go.Glimpse.TButton Glimpse.TButton Paper.Glimpse.TCheckbutton Glimpse.TCheckbutton} {
        ttk::style layout $style [ttk::style layout $of]
    }
}

# A layout with each element replaced by clam's: a flat list of elements, each followed by its options.
proc ::glimpse::style::Ours {layout} {
    set found {}
    while {[llength $layout]} {
        set layout [lassign $layout element]
        catch {ttk::style element create Glimpse.$element from clam $element}
        lappend found Glimpse.$element
        while {[string match -* [lindex $layout 0]]} {
            set layout [lassign $layout option value]
            if {$value ne ""} {
                lappend found $option [expr {$option eq "-children" ? [Ours $value] : $value}]
            }
        }
    }
    return $found
}
