// Package path handles paths with slashes, such as those of URLs.
package path

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = errors.New("syntax error in pattern")

// Clean returns the shortest path of the same meaning by its text: no empty elements, no ".", and ".." only at the
// beginning of a relative path. An empty path becomes ".".
func Clean(path string) string {
	rooted := strings.HasPrefix(path, "/")
	var kept []string
	for element := range strings.SplitSeq(path, "/") {
		switch element {
		case "", ".":
		case "..":
			if n := len(kept); n > 0 && kept[n-1] != ".." {
				kept = kept[:n-1]
			} else if !rooted {
				kept = append(kept, "..")
			}
		default:
			kept = append(kept, element)
		}
	}
	clean := strings.Join(kept, "/")
	if rooted {
		return "/" + clean
	}
	if clean == "" {
		return "."
	}
	return clean
}

// Split splits behind the last slash.
func Split(path string) (dir, file string) {
	i := strings.LastIndex(path, "/") + 1
	return path[:i], path[i:]
}

// Join joins the elements that are not empty and cleans the result; "" if there are none.
func Join(elem ...string) string {
	var kept []string
	for _, e := range elem {
		if e != "" {
			kept = append(kept, e)
		}
	}
	if kept == nil {
		return ""
	}
	return Clean(strings.Join(kept, "/"))
}

// Ext returns the last element from its last dot on.
func Ext(path string) string {
	_, file := Split(path)
	if i := strings.LastIndex(file, "."); i >= 0 {
		return file[i:]
	}
	return ""
}

// Base returns the last element, "." of "", "/" of slashes.
func Base(path string) string {
	if path == "" {
		return "."
	}
	path = strings.TrimRight(path, "/")
	if path == "" {
		return "/"
	}
	_, file := Split(path)
	return file
}

// IsAbs reports whether the path begins with a slash.
func IsAbs(path string) bool { return strings.HasPrefix(path, "/") }

// Dir returns what lies before the last element, cleaned.
func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}

// Match reports whether the pattern matches all of name: * stands for anything but slashes, ? for one character but a
// slash, [a-z] for one of a range, [^a-z] for one that is not, and \ for the next character itself.
func Match(pattern, name string) (matched bool, err error) {
	for pattern != "" {
		star := strings.HasPrefix(pattern, "*")
		pattern = strings.TrimLeft(pattern, "*")
		chunk := pattern[:chunkEnd(pattern)]
		pattern = pattern[len(chunk):]
		if star && chunk == "" {
			return !strings.Contains(name, "/"), nil
		}
		rest, ok, err := matchChunk(chunk, name)
		if err != nil {
			return false, err
		}
		// The last chunk has to reach the name's end.
		if ok && (rest == "" || pattern != "") {
			name = rest
			continue
		}
		ok = false
		for i := 0; star && !ok && i < len(name) && name[i] != '/'; i++ {
			rest, ok, err = matchChunk(chunk, name[i+1:])
			if err != nil {
				return false, err
			}
			ok = ok && (rest == "" || pattern != "")
		}
		if !ok {
			return false, wellFormed(pattern)
		}
		name = rest
	}
	return name == "", nil
}

// wellFormed returns what is wrong with the rest of a pattern.
func wellFormed(pattern string) error {
	for pattern != "" {
		pattern = strings.TrimLeft(pattern, "*")
		chunk := pattern[:chunkEnd(pattern)]
		pattern = pattern[len(chunk):]
		if _, _, err := matchChunk(chunk, ""); err != nil {
			return err
		}
	}
	return nil
}

// chunkEnd finds the next star that stands for something.
func chunkEnd(pattern string) int {
	inside := false
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '\\':
			i++
		case '[':
			inside = true
		case ']':
			inside = false
		case '*':
			if !inside {
				return i
			}
		}
	}
	return len(pattern)
}

// matchChunk matches a pattern without stars at the beginning of s. It goes on after a mismatch, for mistakes.
func matchChunk(chunk, s string) (rest string, ok bool, err error) {
	ok = true
	for chunk != "" {
		ok = ok && s != ""
		r, size := rune(0), 0
		if ok {
			r, size = utf8.DecodeRuneInString(s)
		}
		switch chunk[0] {
		case '[':
			var in bool
			if in, chunk, err = matchClass(chunk[1:], r); err != nil {
				return "", false, err
			}
			ok = ok && in
		case '?':
			ok = ok && r != '/'
			chunk = chunk[1:]
		default:
			if chunk[0] == '\\' {
				if chunk = chunk[1:]; chunk == "" {
					return "", false, ErrBadPattern
				}
			}
			ok = ok && chunk[0] == s[0]
			size = min(size, 1)
			chunk = chunk[1:]
		}
		if ok {
			s = s[size:]
		}
	}
	return s, ok, nil
}

// matchClass matches r with what stands in brackets, and returns what comes behind them.
func matchClass(class string, r rune) (in bool, rest string, err error) {
	class, negated := strings.CutPrefix(class, "^")
	for n := 0; n == 0 || !strings.HasPrefix(class, "]"); n++ {
		var low, high rune
		if low, class, err = classRune(class); err != nil {
			return false, "", err
		}
		high = low
		if class[0] == '-' {
			if high, class, err = classRune(class[1:]); err != nil {
				return false, "", err
			}
		}
		in = in || low <= r && r <= high
	}
	return in != negated, class[1:], nil
}

// classRune takes a character of a class, behind which something has to come.
func classRune(class string) (r rune, rest string, err error) {
	if class == "" || class[0] == '-' || class[0] == ']' {
		return 0, "", ErrBadPattern
	}
	class = strings.TrimPrefix(class, "\\")
	r, n := utf8.DecodeRuneInString(class)
	rest = class[n:]
	if rest == "" || r == utf8.RuneError && n == 1 {
		return 0, "", ErrBadPattern
	}
	return r, rest, nil
}
