package slog

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"time"
	"unicode"
	"unicode/utf8"
)

// A line is a record being written.
type line struct {
	c      *common
	buf    []byte
	sep    string   // what stands before the next key
	prefix []byte   // for text: what keys begin with
	groups []string // for ReplaceAttr: the open groups; nil among the built-in attributes
}

func newLine(c *common, buf []byte, sep string) *line {
	return &line{c: c, buf: buf, sep: sep, groups: append([]string{}, c.groups[:c.open]...)}
}

// rest writes the attributes of the handler and of the record.
func (l *line) rest(r Record) {
	if len(l.c.ready) > 0 {
		l.buf = append(append(l.buf, l.sep...), l.c.ready...)
		l.sep = l.between()
	}
	open := l.c.open
	if r.NumAttrs() > 0 {
		start, any := len(l.buf), false
		l.prefix = append(l.prefix, l.c.prefix...)
		l.openGroups()
		open = len(l.c.groups)
		r.Attrs(func(a Attr) bool {
			any = l.attr(a) || any
			return true
		})
		if !any {
			l.buf, open = l.buf[:start], l.c.open
		}
	}
	if l.c.json {
		for range open + 1 {
			l.buf = append(l.buf, '}')
		}
	}
}

func (l *line) openGroups() {
	for _, name := range l.c.groups[l.c.open:] {
		l.openGroup(name)
	}
}

func (l *line) openGroup(name string) {
	if l.c.json {
		l.key(name)
		l.buf = append(l.buf, '{')
		l.sep = ""
	} else {
		l.prefix = append(append(l.prefix, name...), '.')
	}
	if l.groups != nil {
		l.groups = append(l.groups, name)
	}
}

func (l *line) closeGroup(name string) {
	if l.c.json {
		l.buf = append(l.buf, '}')
	} else {
		l.prefix = l.prefix[:len(l.prefix)-len(name)-1]
	}
	l.after()
	if l.groups != nil {
		l.groups = l.groups[:len(l.groups)-1]
	}
}

// after says that something has been written.
func (l *line) after() {
	l.sep = " "
	if l.c.json {
		l.sep = ","
	}
}

// builtin writes an attribute that belongs to no group.
func (l *line) builtin(a Attr) {
	if l.c.opts.ReplaceAttr != nil {
		l.attr(a)
		return
	}
	l.key(a.Key)
	l.value(a.Value)
}

// attrs writes attributes and reports whether there was anything to write.
func (l *line) attrs(as []Attr) bool {
	any := false
	for _, a := range as {
		any = l.attr(a) || any
	}
	return any
}

func (l *line) attr(a Attr) bool {
	a.Value = a.Value.Resolve()
	if replace := l.c.opts.ReplaceAttr; replace != nil && a.Value.kind != KindGroup {
		a = replace(l.groups, a)
		a.Value = a.Value.Resolve()
	}
	if a.empty() {
		return false
	}
	if source, ok := a.Value.any.(*Source); ok && a.Value.kind == KindAny {
		switch {
		case source.empty():
			return false
		case l.c.json:
			a.Value = source.group()
		default:
			a.Value = StringValue(fmt.Sprintf("%s:%d", source.File, source.Line))
		}
	}
	if a.Value.kind != KindGroup {
		l.key(a.Key)
		l.value(a.Value)
		return true
	}
	members := a.Value.group()
	if len(members) == 0 {
		return true
	}
	start := len(l.buf)
	if a.Key != "" {
		l.openGroup(a.Key)
	}
	if !l.attrs(members) {
		l.buf = l.buf[:start]
		return false
	}
	if a.Key != "" {
		l.closeGroup(a.Key)
	}
	return true
}

func (l *line) key(key string) {
	l.buf = append(l.buf, l.sep...)
	if l.c.json {
		l.string(key)
		l.buf = append(l.buf, ':')
	} else {
		whole := string(l.prefix) + key
		if len(l.prefix) > 0 && (key == "" || mustQuote(key)) || mustQuote(whole) {
			l.buf = strconv.AppendQuote(l.buf, whole)
		} else {
			l.buf = append(l.buf, whole...)
		}
		l.buf = append(l.buf, '=')
	}
	l.after()
}

func (l *line) string(s string) {
	switch {
	case l.c.json:
		l.buf = appendJSONString(l.buf, s)
	case mustQuote(s):
		l.buf = strconv.AppendQuote(l.buf, s)
	default:
		l.buf = append(l.buf, s...)
	}
}

// value writes a value; errors and panics of its methods are written instead of it.
func (l *line) value(v Value) {
	defer func() {
		if p := recover(); p != nil {
			if r := reflect.ValueOf(v.any); r.Kind() == reflect.Pointer && r.IsNil() {
				l.string("<nil>")
				return
			}
			l.string(fmt.Sprintf("!PANIC: %v", p))
		}
	}()
	write := l.textValue
	if l.c.json {
		write = l.jsonValue
	}
	if err := write(v); err != nil {
		l.string(fmt.Sprintf("!ERROR:%v", err))
	}
}

func (l *line) textValue(v Value) error {
	switch v.kind {
	case KindString:
		l.string(v.any.(string))
		return nil
	case KindTime:
		l.buf = appendMillis(l.buf, v.Time())
		return nil
	case KindAny:
	default:
		l.buf = v.append(l.buf)
		return nil
	}
	switch a := v.any.(type) {
	case encoding.TextAppender:
		text, err := a.AppendText(nil)
		if err != nil {
			return err
		}
		l.string(string(text))
	case encoding.TextMarshaler:
		text, err := a.MarshalText()
		if err != nil {
			return err
		}
		l.string(string(text))
	default:
		if t := reflect.TypeOf(a); t != nil && t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8 {
			l.buf = strconv.AppendQuote(l.buf, string(reflect.ValueOf(a).Bytes()))
			return nil
		}
		l.string(fmt.Sprintf("%+v", a))
	}
	return nil
}

// appendMillis appends a time in RFC 3339 with milliseconds, cut off and not rounded.
func appendMillis(b []byte, t time.Time) []byte {
	return t.Truncate(time.Millisecond).AppendFormat(b, "2006-01-02T15:04:05.000Z07:00")
}

func (l *line) jsonValue(v Value) error {
	switch v.kind {
	case KindString:
		l.string(v.any.(string))
	case KindDuration:
		l.buf = strconv.AppendInt(l.buf, int64(v.num), 10)
	case KindInt64, KindUint64, KindBool:
		l.buf = v.append(l.buf)
	case KindFloat64:
		return l.marshal(v.float())
	case KindTime:
		return l.jsonTime(v.Time())
	default:
		_, marshals := v.any.(json.Marshaler)
		if err, ok := v.any.(error); ok && !marshals {
			l.string(err.Error())
			return nil
		}
		return l.marshal(v.any)
	}
	return nil
}

func (l *line) jsonTime(t time.Time) error {
	if y := t.Year(); y < 0 || y > 9999 {
		return errors.New("time.Time year outside of range [0,9999]")
	}
	l.buf = append(t.AppendFormat(append(l.buf, '"'), time.RFC3339Nano), '"')
	return nil
}

func (l *line) marshal(v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	l.buf = append(l.buf, bytes.TrimSuffix(b.Bytes(), []byte("\n"))...)
	return nil
}

// mustQuote reports whether a text would not be told apart from what surrounds it.
func mustQuote(s string) bool {
	for _, r := range s {
		switch {
		case r == ' ' || r == '=' || r == '"' || r == utf8.RuneError:
			return true
		case r == 0x7f:
			// It is let through.
		case unicode.IsSpace(r) || !unicode.IsPrint(r):
			return true
		}
	}
	return s == ""
}

func appendJSONString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		s = s[size:]
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r < ' ':
			b = append(b, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		case r == '\u2028' || r == '\u2029':
			b = append(append(b, `\u202`...), hex[r&15])
		case r == utf8.RuneError && size == 1:
			b = append(b, invalid...)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}

// What stands for bytes that are no UTF-8.
const invalid = "\ufffd"
