test "values of every kind are read" {
    set found [::glimpse::json::parse \
        "{\"a\": 1.5e-3, \"b\":\[true,false,null,\"x\"\],\r\n \"c\":{\"d\":{}}, \"e\":\[\]}"]
    equal 1.5e-3 [dict get $found a]
    equal {1 0 {} x} [list {*}[dict get $found b]]
    equal "" [dict get $found c d]
    equal {} [dict get $found e]
}

test "escapes are those of JSON, and an escaped backslash escapes nothing" {
    equal "\"\\/\b\f\n\r\t" [::glimpse::json::parse {"\"\\\/\b\f\n\r\t"}]
    equal "\u00c5 \u00e9 \ufffd" [::glimpse::json::parse {"\u00c5 \u00E9 \ud83d\ude00"}]
    equal {\u0041 \n A} [::glimpse::json::parse {"\\u0041 \\n \u0041"}]
}

test "what is no JSON is refused" {
    foreach text [list "" "\{" "\[1,\]" {{"a"}} {{"a":1,}} nul 01x {[1 2]} "\"a" "{} {}" NaN "\[1,2" {{a:1}} "\]"] {
        contains "not JSON" [refused {::glimpse::json::parse $text}]
    }
    contains "not JSON" [refused {::glimpse::json::parse [string repeat \[ 200][string repeat \] 200]}]
}

test "what is written is read back the same" {
    foreach text [list "" "a\"b\\c\n\t\u00c5\u0001/" "\$x \[exit\] \{" "{}"] {
        equal $text [::glimpse::json::parse [::glimpse::json::quoted $text]]
    }
    equal {{"a":1,"c":[true,"x"]}} \
        [::glimpse::json::object a 1 b "" c [::glimpse::json::items [list [::glimpse::json::boolean yes] \"x\"]]]
}

test "a number is written as JSON writes it, and what is none is refused" {
    foreach {given written} {1 1 -2.5 -2.5 1e-9 1e-9 .5 0.5 0x10 16.0} {
        equal $written [::glimpse::json::number $given]
    }
    foreach given {NaN Inf -Inf 1,5 one} {
        refused {::glimpse::json::number $given}
    }
}

test "the text of a map is read as one string" {
    set lines [string repeat {0.00012 -1.5e-05 0\n} 4608]
    set found [::glimpse::json::parse "{\"channel\":\"ligand donor\",\"text\":\"$lines\"}"]
    equal [string map {\\n \n} $lines] [dict get $found text]
}
