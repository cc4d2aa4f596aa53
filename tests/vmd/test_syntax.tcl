# VMD comes with Tcl 8.5 on some platforms: what only a later one has must not be in the package.

set ::newer {
    {(^|[\[;\{]|\s)(try|throw|lmap|tailcall|coroutine|yield|yieldto|zlib|lpop|ledit|lremove|lseq)\s} {(^|[\[;\{\s])oo::}
    {\mdict\s+(map|getdef|getwithdefault)\M} {\mstring\s+(cat|insert)\M} {\mbinary\s+(en|de)code\M}
    {\ml(sort|search)\s[^\n]*-stride\M}
    {\mfile\s+(tempfile|tempdir|home)\M} {\mchan\s+(pipe|push|pop)\M} {\mclose\s+\S+\s+(r|w|read|write)\M}
    {\mstring\s+is\s+(entier|dict)\M}
    {\marray\s+(for|default)\M} {\minterp\s+cancel\M} {\minfo\s+(object|class|coroutine|errorstack)\M}
    {\mencoding\s+user\M}
    {\mtk\s+(busy|fontchooser|print|sysnotify)\M} {\m-placeholder\M}
    {\mpackage\s+require\s+(json|base64|Thread|struct|tdom)\M}
}

proc newer_in {text} {
    foreach line [split $text \n] {
        if {[regexp {^\s*#} $line]} {
            continue
        }
        foreach pattern $::newer {
            if {[regexp -- $pattern $line]} {
                return [string trim $line]
            }
        }
    }
    return ""
}

proc package_files {} {
    set found {}
    set folders [list [file join $::harness::root plugins vmd glimpse]]
    while {[llength $folders]} {
        set folder [lindex $folders 0]
        set folders [concat [lrange $folders 1 end] [glob -nocomplain -types d -directory $folder *]]
        set found [concat $found [glob -nocomplain -directory $folder *.tcl]]
    }
    return [lsort $found]
}

test "no file of the package uses what Tcl 8.5 lacks" {
    holds {[llength [package_files]] > 10}
    foreach file [package_files] {
        equal "" [newer_in [contents $file]] $file
    }
}

test "the check finds what it is for" {
    foreach line {
        "try {a} on error {} {}" "set x \[lmap a \$b {incr a}\]" "binary encode base64 \$x" "dict map {a b} \$d {set b}"
        "string cat a b" "coroutine a b" "\[tailcall a\]" "zlib gzip x" "oo::class create X" "lsort -stride 2 \$x" \
            "close \$channel w"
    } {
        holds {[newer_in $line] ne ""} $line
    }
    foreach line {"# try this" "set entry \$x" "after cancel \$id" "puts \$yielded" "close \$channel"} {
        equal "" [newer_in $line]
    }
}

test "lists are changed in place only where they have an element" {
    foreach file [package_files] {
        holds {![regexp {\mlset\s+\S+\s+(end\+1|\[llength)} [contents $file]]} $file
    }
}

test "files are short" {
    foreach file [package_files] {
        holds {[llength [split [contents $file] \n]] <= 300} $file
    }
}
