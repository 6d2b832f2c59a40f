// Package html.
package main

import (
	"fmt"
	"html"
)

func main() {
	for _, s := range []string{"", "plain", "<a href=\"x\">'&'</a>", "é<", "&amp;", "&&", "\x00<\xff>"} {
		e := html.EscapeString(s)
		fmt.Printf("%q %q %v\n", s, e, html.UnescapeString(e) == s)
	}
	for _, s := range []string{"", "&", "&;", "&amp", "&amp;", "&ampx", "&AMP;", "&lt&gt", "&notin;", "&notit;", "&not;", "&notanentity;", "&#65;", "&#65", "&#x41;", "&#X41x", "&#;", "&#x;", "&#xg;", "&#0;", "&#128;", "&#159;", "&#x80", "&#xD800;", "&#x110000;", "&#99999999999;", "&#4294967361;", "&copy2026", "&eacute;&Eacute;&eacute", "&NotEqualTilde;", "&fjlig;", "&quot;&apos;&nbsp;|", "a&b&c", "&a", "&am", "&ltimes;", "&lti;", "&CounterClockwiseContourIntegral;", "&thinsp;|", "&#13;", "&zwj;", "&yuml&yumlx", "&frac12x", "&sup1", "&sup", "&Aacute", "& amp;", "&\xff;"} {
		fmt.Printf("%q %q\n", s, html.UnescapeString(s))
	}
}
