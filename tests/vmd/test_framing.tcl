proc taken {chunks} {
    set reader [::glimpse::framing::reader]
    set found {}
    foreach chunk $chunks {
        set found [concat $found [::glimpse::framing::take reader $chunk]]
    }
    ::glimpse::framing::end $reader
    return $found
}

test "messages come whole, however the bytes are cut" {
    set bytes "[::glimpse::framing::frame "{\"a\":\"\u00c5\"}"][::glimpse::framing::frame\
        {}][::glimpse::framing::frame "{\"b\":1}"]"
    foreach size {1 2 7 40 1000} {
        set chunks {}
        for {set at 0} {$at < [string length $bytes]} {incr at $size} {
            lappend chunks [string range $bytes $at [expr {$at + $size - 1}]]
        }
        equal [list "{\"a\":\"\u00c5\"}" {} "{\"b\":1}"] [taken $chunks] "chunks of $size"
    }
}

test "a length counts bytes of UTF-8" {
    equal "Content-Length: 4\r\n\r\n" [string range [::glimpse::framing::frame "\"\u00c5\""] 0 20]
}

test "a header of any case and with other fields is understood" {
    equal {{{}}} [taken [list "content-length:  2\r\nContent-Type: x\r\n\r\n{}"]]
}

test "what isn't protocol is quoted" {
    foreach junk {"Last login: today\n" "Content-Length: -1\r\n\r\n" "Content-Length: x\r\n\r\n"\
        "Content-Lungth: 2\r\n\r\n"} {
        equal [string trim $junk] [refused {taken [list $junk]}]
    }
    refused {taken [list "Content-Length: 1\r\nX: [string repeat x 1100]"]}
}

test "an end in the middle of a message is an error, and so is one in a header" {
    contains "isn't complete" [refused {taken [list "Content-Length: 5\r\n\r\n{}"]}]
    refused {taken [list "Content-Len"]}
}
