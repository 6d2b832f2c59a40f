package slog

import (
	"context"
	"io"
	"log/internal"
	"slices"
	"sync"
)

// A Handler does something with records.
//
// It leaves out a zero Time, a PC of 0, attributes without key and value, and groups without attributes; the
// attributes of a group without a name stand in its place. Values are resolved before use.
type Handler interface {
	// Enabled reports whether records of this level are handled. It is asked first, so that others cost little.
	Enabled(context.Context, Level) bool
	// Handle handles a record for which Enabled returned true.
	Handle(context.Context, Record) error
	// WithAttrs returns a handler with more attributes. It may keep the slice.
	WithAttrs(attrs []Attr) Handler
	// WithGroup returns a handler whose later attributes belong to a group; it returns itself if name is empty.
	WithGroup(name string) Handler
}

// HandlerOptions are those of TextHandler and JSONHandler.
type HandlerOptions struct {
	// AddSource adds the place in the source.
	AddSource bool
	// Level is the least level that is handled; LevelInfo if nil.
	Level Leveler
	// ReplaceAttr is called for each attribute but groups, the built-in ones included, and returns what to log
	// instead; a zero Attr is left out. groups are the names of the open groups.
	ReplaceAttr func(groups []string, a Attr) Attr
}

// Keys of the built-in attributes.
const (
	TimeKey    = "time"
	LevelKey   = "level"
	MessageKey = "msg"
	SourceKey  = "source"
)

// common is what the handlers of this package share.
type common struct {
	json   bool
	opts   HandlerOptions
	ready  []byte // the attributes of WithAttrs, as they are written
	prefix string // for text: the keys of the open groups
	groups []string
	open   int // how many of groups are open at the end of ready
	mu     *sync.Mutex
	w      io.Writer
}

func newCommon(w io.Writer, json bool, opts *HandlerOptions) *common {
	c := &common{json: json, mu: new(sync.Mutex), w: w}
	if opts != nil {
		c.opts = *opts
	}
	return c
}

func (c *common) enabled(l Level) bool {
	least := LevelInfo
	if c.opts.Level != nil {
		least = c.opts.Level.Level()
	}
	return l >= least
}

func (c *common) clone() *common {
	r := *c
	r.groups = slices.Clip(c.groups)
	r.ready = slices.Clip(c.ready)
	return &r
}

func (c *common) withGroup(name string) *common {
	c = c.clone()
	c.groups = append(c.groups, name)
	return c
}

func (c *common) withAttrs(as []Attr) *common {
	if !slices.ContainsFunc(as, func(a Attr) bool { return !emptyGroup(a) }) {
		return c
	}
	r := c.clone()
	l := newLine(c, r.ready, "")
	l.sep = l.between()
	l.prefix = append(l.prefix, c.prefix...)
	l.openGroups()
	if l.attrs(as) {
		r.ready, r.prefix, r.open = l.buf, string(l.prefix), len(r.groups)
	}
	return r
}

// between returns what separates an attribute from those before it.
func (l *line) between() string {
	switch {
	case len(l.buf) == 0 || l.c.json && l.buf[len(l.buf)-1] == '{':
		return ""
	case l.c.json:
		return ","
	}
	return " "
}

func (c *common) handle(r Record) error {
	l := newLine(c, nil, "")
	if c.json {
		l.buf = append(l.buf, '{')
	}
	groups := l.groups
	l.groups = nil
	if !r.Time.IsZero() {
		l.builtin(Time(TimeKey, r.Time))
	}
	if c.opts.ReplaceAttr == nil {
		l.builtin(String(LevelKey, r.Level.String()))
	} else {
		l.builtin(Any(LevelKey, r.Level))
	}
	if c.opts.AddSource {
		source := r.Source()
		if source == nil {
			source = &Source{}
		}
		l.attr(Any(SourceKey, source))
	}
	l.builtin(String(MessageKey, r.Message))
	l.groups = groups
	l.rest(r)
	l.buf = append(l.buf, '\n')

	c.mu.Lock()
	defer c.mu.Unlock()
	_, err := c.w.Write(l.buf)
	return err
}

// A TextHandler writes records as key=value, one line each.
type TextHandler struct{ *common }

// NewTextHandler returns a handler that writes to w; opts may be nil.
func NewTextHandler(w io.Writer, opts *HandlerOptions) *TextHandler {
	return &TextHandler{newCommon(w, false, opts)}
}

// Enabled reports whether level is at least that of the options.
func (h *TextHandler) Enabled(_ context.Context, level Level) bool { return h.enabled(level) }

// Handle writes r in one call of Write: time, level, source, message, attributes. Values are written with their
// AppendText or MarshalText method if they have one, others by fmt; strings are quoted where they must be.
func (h *TextHandler) Handle(_ context.Context, r Record) error { return h.handle(r) }

// WithAttrs returns a handler with more attributes.
func (h *TextHandler) WithAttrs(attrs []Attr) Handler { return &TextHandler{h.withAttrs(attrs)} }

// WithGroup returns a handler whose later keys begin with name and a dot.
func (h *TextHandler) WithGroup(name string) Handler { return &TextHandler{h.withGroup(name)} }

// A JSONHandler writes records as JSON objects, one line each.
type JSONHandler struct{ *common }

// NewJSONHandler returns a handler that writes to w; opts may be nil.
func NewJSONHandler(w io.Writer, opts *HandlerOptions) *JSONHandler {
	return &JSONHandler{newCommon(w, true, opts)}
}

// Enabled reports whether level is at least that of the options.
func (h *JSONHandler) Enabled(_ context.Context, level Level) bool { return h.enabled(level) }

// Handle writes r in one call of Write: time, level, source, message, attributes. Values are written as
// encoding/json does, without escaping HTML; errors as their text, durations as nanoseconds.
func (h *JSONHandler) Handle(_ context.Context, r Record) error { return h.handle(r) }

// WithAttrs returns a handler with more attributes.
func (h *JSONHandler) WithAttrs(attrs []Attr) Handler { return &JSONHandler{h.withAttrs(attrs)} }

// WithGroup returns a handler whose later attributes are in an object with this name.
func (h *JSONHandler) WithGroup(name string) Handler { return &JSONHandler{h.withGroup(name)} }

// defaultHandler writes lines of the standard logger of package log.
type defaultHandler struct{ *common }

func (h *defaultHandler) Enabled(_ context.Context, l Level) bool { return l >= logLoggerLevel.Level() }

func (h *defaultHandler) Handle(_ context.Context, r Record) error {
	l := newLine(h.common, append([]byte(r.Level.String()), ' '), " ")
	l.buf = append(l.buf, r.Message...)
	l.rest(r)
	return internal.DefaultOutput(r.PC, l.buf)
}

func (h *defaultHandler) WithAttrs(as []Attr) Handler {
	return &defaultHandler{h.withAttrs(as)}
}

func (h *defaultHandler) WithGroup(name string) Handler {
	return &defaultHandler{h.withGroup(name)}
}

// DiscardHandler handles nothing.
var DiscardHandler Handler = discardHandler{}

type discardHandler struct{}

func (discardHandler) Enabled(context.Context, Level) bool  { return false }
func (discardHandler) Handle(context.Context, Record) error { return nil }
func (d discardHandler) WithAttrs([]Attr) Handler           { return d }
func (d discardHandler) WithGroup(string) Handler           { return d }
