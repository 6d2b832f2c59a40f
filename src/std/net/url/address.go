package url

import (
	"errors"
	"strconv"
	"strings"
)

// A problem is what is wrong with an address, and at which part of it if that is not all of it.
type problem struct{ what, at string }

// checkAddress returns what is wrong with an address of IPv6; four reports that it is one of IPv4.
func checkAddress(s string) (four bool, err error) {
	p := problem{what: "unable to parse IP"}
	for i := 0; i < len(s); i++ {
		if s[i] == '.' {
			if p = checkIPv4(s); p.what == "" {
				return true, nil
			}
			break
		}
		if s[i] == ':' {
			if p = checkIPv6(s); p.what == "" {
				return false, nil
			}
			break
		}
		if s[i] == '%' {
			p.what = "missing IPv6 address"
			break
		}
	}
	text := "invalid host: ParseAddr(" + strconv.Quote(s) + "): " + p.what
	if p.at != "" {
		text += " (at " + strconv.Quote(p.at) + ")"
	}
	return false, errors.New(text)
}

func checkIPv4(s string) problem {
	value, digits, fields := 0, 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			if digits == 1 && value == 0 {
				return problem{what: "IPv4 field has octet with leading zero"}
			}
			value = value*10 + int(c-'0')
			digits++
			if value > 255 {
				return problem{what: "IPv4 field has value >255"}
			}
		case c == '.':
			if digits == 0 || i == len(s)-1 {
				return problem{"IPv4 field must have at least one digit", s[i:]}
			}
			if fields == 3 {
				return problem{what: "IPv4 address too long"}
			}
			fields++
			value, digits = 0, 0
		default:
			return problem{"unexpected character", s[i:]}
		}
	}
	if fields < 3 {
		return problem{what: "IPv4 address too short"}
	}
	return problem{}
}

func checkIPv6(s string) problem {
	s, zone, zoned := strings.Cut(s, "%")
	if zoned && zone == "" {
		return problem{what: "zone must be a non-empty string"}
	}
	short := strings.HasPrefix(s, "::")
	if short {
		if s = s[2:]; s == "" {
			return problem{}
		}
	}
	fields := 0
	for fields < 8 {
		digits := 0
		for digits < len(s) {
			if _, ok := unhex(s[digits]); !ok {
				break
			}
			if digits++; digits > 4 {
				return problem{"each group must have 4 or less digits", s}
			}
		}
		if digits == 0 {
			return problem{"each colon-separated field must have at least one digit", s}
		}
		if digits < len(s) && s[digits] == '.' {
			if !short && fields != 6 {
				return problem{"embedded IPv4 address must replace the final 2 fields of the address", s}
			}
			if fields > 6 {
				return problem{"too many hex fields to fit an embedded IPv4 at the end of the address", s}
			}
			if p := checkIPv4(s); p.what != "" {
				return p
			}
			fields += 2
			s = ""
			break
		}
		fields++
		if s = s[digits:]; s == "" {
			break
		}
		if s[0] != ':' {
			return problem{"unexpected character, want colon", s}
		}
		if len(s) == 1 {
			return problem{"colon must be followed by more characters", s}
		}
		if s = s[1:]; s[0] == ':' {
			if short {
				return problem{"multiple :: in address", s}
			}
			short = true
			if s = s[1:]; s == "" {
				break
			}
		}
	}
	switch {
	case s != "":
		return problem{"trailing garbage after address", s}
	case fields < 8 && !short:
		return problem{what: "address string too short"}
	case fields == 8 && short:
		return problem{what: "the :: must expand to at least one field of zeros"}
	}
	return problem{}
}
