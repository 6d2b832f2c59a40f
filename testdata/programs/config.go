// A configuration language: sections, typed values, arrays, comments, includes; and a printer in the style of JSON.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strconv"
	"strings"
	"time"
	"unicode"
)

type Table map[string]any

type ParseError struct {
	File string
	Line int
	Err  error
}

func (e *ParseError) Error() string {
	return e.File + ":" + strconv.Itoa(e.Line) + ": " + e.Err.Error()
}
func (e *ParseError) Unwrap() error { return e.Err }

var (
	ErrDuplicate = errors.New("duplicate key")
	ErrSyntax    = errors.New("syntax")
)

type valueReader struct{ *strings.Reader }

func (r valueReader) peek() (rune, bool) {
	c, _, err := r.ReadRune()
	if err != nil {
		return 0, false
	}
	r.UnreadRune()
	return c, true
}

func (r valueReader) skip() {
	for c, ok := r.peek(); ok && unicode.IsSpace(c); c, ok = r.peek() {
		r.ReadRune()
	}
}

func (r valueReader) while(f func(rune) bool) string {
	var sb strings.Builder
	for c, ok := r.peek(); ok && f(c); c, ok = r.peek() {
		sb.WriteRune(c)
		r.ReadRune()
	}
	return sb.String()
}

func (r valueReader) value() (any, error) {
	r.skip()
	c, ok := r.peek()
	switch {
	case !ok:
		return nil, fmt.Errorf("%w: missing value", ErrSyntax)
	case c == '[':
		r.ReadRune()
		list := []any{}
		for {
			r.skip()
			if c, ok := r.peek(); ok && c == ']' {
				r.ReadRune()
				return list, nil
			}
			v, err := r.value()
			if err != nil {
				return nil, err
			}
			list = append(list, v)
			r.skip()
			if c, ok := r.peek(); !ok {
				return nil, fmt.Errorf("%w: array not closed", ErrSyntax)
			} else if c == ',' {
				r.ReadRune()
			}
		}
	case c == '"':
		r.ReadRune()
		escaped := false
		body := r.while(func(c rune) bool {
			if escaped {
				escaped = false
				return true
			}
			escaped = c == '\\'
			return c != '"'
		})
		if _, _, err := r.ReadRune(); err != nil {
			return nil, fmt.Errorf("%w: string not closed", ErrSyntax)
		}
		s, err := strconv.Unquote(`"` + body + `"`)
		if err != nil {
			return nil, fmt.Errorf("%w: %q", err, body)
		}
		return s, nil
	}
	word := r.while(func(c rune) bool { return !unicode.IsSpace(c) && c != ',' && c != ']' && c != '#' })
	if b, err := strconv.ParseBool(word); err == nil && len(word) > 1 {
		return b, nil
	}
	if n, err := strconv.ParseInt(word, 0, 64); err == nil {
		return n, nil
	} else if errors.Is(err, strconv.ErrRange) {
		return nil, err
	}
	if f, err := strconv.ParseFloat(word, 64); err == nil {
		return f, nil
	}
	if d, err := time.ParseDuration(word); err == nil {
		return d, nil
	}
	if t, err := time.Parse(time.DateOnly, word); err == nil {
		return t, nil
	}
	return nil, fmt.Errorf("%w: what is %q", ErrSyntax, word)
}

type opener func(name string) (io.Reader, error)

func parse(name string, open opener, root Table) (errs []error) {
	in, err := open(name)
	if err != nil {
		return []error{fmt.Errorf("open: %w", err)}
	}
	if c, ok := in.(io.Closer); ok {
		defer c.Close()
	}
	line, section := 0, root
	report := func(err error) { errs = append(errs, &ParseError{name, line, err}) }
	for s := bufio.NewScanner(in); s.Scan(); {
		line++
		text := strings.TrimSpace(s.Text())
		switch {
		case text == "" || text[0] == '#':
		case text[0] == '[' && strings.HasSuffix(text, "]"):
			section = root
			for _, part := range strings.Split(text[1:len(text)-1], ".") {
				next, ok := section[part].(Table)
				if !ok {
					if _, exists := section[part]; exists {
						report(fmt.Errorf("%w: %s is no section", ErrDuplicate, part))
					}
					next = Table{}
					section[part] = next
				}
				section = next
			}
		case strings.HasPrefix(text, "include "):
			errs = append(errs, parse(strings.Trim(text[8:], `" `), open, root)...)
		default:
			key, rest, found := strings.Cut(text, "=")
			key = strings.TrimSpace(key)
			if !found {
				report(fmt.Errorf("%w: %q has no value", ErrSyntax, key))
				continue
			}
			if _, ok := section[key]; ok {
				report(fmt.Errorf("%w %q", ErrDuplicate, key))
				continue
			}
			r := valueReader{strings.NewReader(rest)}
			v, err := r.value()
			if err == nil {
				if r.skip(); r.Len() > 0 {
					if c, _ := r.peek(); c != '#' {
						err = fmt.Errorf("%w: %d bytes too many", ErrSyntax, r.Len())
					}
				}
			}
			if err != nil {
				report(err)
				continue
			}
			section[key] = v
		}
	}
	return
}

func write(w io.Writer, v any, indent string) {
	deeper := indent + "  "
	switch v := v.(type) {
	case Table:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		fmt.Fprintln(w, "{")
		for i, k := range keys {
			fmt.Fprintf(w, "%s%q: ", deeper, k)
			write(w, v[k], deeper)
			if i < len(keys)-1 {
				fmt.Fprint(w, ",")
			}
			fmt.Fprintln(w)
		}
		fmt.Fprint(w, indent, "}")
	case []any:
		fmt.Fprint(w, "[")
		for i, x := range v {
			if i > 0 {
				fmt.Fprint(w, ", ")
			}
			write(w, x, deeper)
		}
		fmt.Fprint(w, "]")
	case string:
		fmt.Fprintf(w, "%q", v)
	case time.Time:
		fmt.Fprintf(w, "%q", v.Format("Mon 2 Jan 2006"))
	case fmt.Stringer:
		fmt.Fprintf(w, "%q", v.String())
	case nil:
		fmt.Fprint(w, "null")
	case int64, float64, bool:
		fmt.Fprint(w, v)
	default:
		panic(fmt.Errorf("cannot write a %T", v))
	}
}

func lookup[T any](t Table, path string) (T, error) {
	var zero T
	var v any = t
	for _, part := range strings.Split(path, ".") {
		sub, ok := v.(Table)
		if !ok {
			return zero, fmt.Errorf("%s: %T has no parts", path, v)
		}
		if v, ok = sub[part]; !ok {
			return zero, fmt.Errorf("%s: nothing there", path)
		}
	}
	x, ok := v.(T)
	if !ok {
		return zero, fmt.Errorf("%s: is a %T, not a %T", path, v, zero)
	}
	return x, nil
}

var extra = `
[server]
tls = true
port = 9
[server.limits]
timeout = 1m30s
rate = 2.5e3
`

func main() {
	open := func(name string) (io.Reader, error) {
		switch name {
		case "-":
			return os.Stdin, nil
		case "extra.conf":
			return strings.NewReader(extra), nil
		}
		return os.Open("/nonexistent/" + name)
	}
	root := Table{}
	errs := parse("-", open, root)
	for _, err := range errs {
		var pe *ParseError
		fmt.Println(err, "|", errors.As(err, &pe), errors.Is(err, ErrSyntax), errors.Is(err, ErrDuplicate), errors.Is(err, os.ErrNotExist))
	}
	write(os.Stdout, root, "")
	fmt.Println()
	fmt.Println(lookup[int64](root, "server.port"))
	fmt.Println(lookup[time.Duration](root, "server.limits.timeout"))
	fmt.Println(lookup[string](root, "server.port"))
	fmt.Println(lookup[bool](root, "server.port.x"))
	fmt.Println(lookup[[]any](root, "nope"))
	released, _ := lookup[time.Time](root, "released")
	fmt.Println(released.AddDate(0, 1, 0).Weekday(), released.YearDay())
	defer func() { fmt.Println(recover()) }()
	write(io.Discard, []any{struct{}{}}, "")
}
