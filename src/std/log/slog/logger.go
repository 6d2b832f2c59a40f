// Package slog logs events with levels and attributes: keys with values. A Logger makes a Record of each and gives it
// to its Handler, which writes it as text or JSON, or does anything else.
package slog

import (
	"bytes"
	"context"
	"log"
	"runtime"
	"sync/atomic"
	"time"
)

var (
	defaultLogger  atomic.Pointer[Logger]
	logLoggerLevel LevelVar
)

func init() {
	log.Default() // so that log is initialised too
	defaultLogger.Store(New(&defaultHandler{newCommon(nil, false, nil)}))
}

// Default returns the logger of the functions of this package.
func Default() *Logger { return defaultLogger.Load() }

// SetDefault sets the logger of the functions of this package. What package log writes goes to its handler too.
func SetDefault(l *Logger) {
	defaultLogger.Store(l)
	if _, ok := l.Handler().(*defaultHandler); !ok {
		files := log.Flags()&(log.Lshortfile|log.Llongfile) != 0
		log.SetOutput(&handlerWriter{l.Handler(), &logLoggerLevel, files})
		log.SetFlags(0)
	}
}

// SetLogLoggerLevel sets the least level that the default logger writes before SetDefault, and the level of what
// package log writes after it. It returns the level before.
func SetLogLoggerLevel(level Level) (oldLevel Level) {
	oldLevel = logLoggerLevel.Level()
	logLoggerLevel.Set(level)
	return oldLevel
}

// handlerWriter makes records of the lines of a log.Logger.
type handlerWriter struct {
	h     Handler
	level Leveler
	files bool // whether to find out where they come from
}

func (w *handlerWriter) Write(line []byte) (int, error) {
	ctx, level := context.Background(), w.level.Level()
	if !w.h.Enabled(ctx, level) {
		return 0, nil
	}
	var pc uintptr
	if w.files {
		pc = caller(5)
	}
	r := NewRecord(time.Now(), level, string(bytes.TrimSuffix(line, []byte("\n"))), pc)
	return len(line), w.h.Handle(ctx, r)
}

// caller returns who called, skip calls further up; 0 is this function.
func caller(skip int) uintptr {
	var pcs [1]uintptr
	runtime.Callers(skip, pcs[:])
	return pcs[0]
}

// NewLogLogger returns a log.Logger whose lines become records of this level.
func NewLogLogger(h Handler, level Level) *log.Logger {
	return log.New(&handlerWriter{h, level, true}, "", 0)
}

// A Logger makes records and gives them to a handler.
type Logger struct{ handler Handler }

// New returns a logger for a handler, which must not be nil.
func New(h Handler) *Logger {
	if h == nil {
		panic("nil Handler")
	}
	return &Logger{h}
}

// With returns the default logger with more attributes.
func With(args ...any) *Logger { return Default().With(args...) }

// Handler returns the handler.
func (l *Logger) Handler() Handler { return l.handler }

// With returns a logger with more attributes. Arguments are those of Info.
func (l *Logger) With(args ...any) *Logger {
	if len(args) == 0 {
		return l
	}
	return &Logger{l.handler.WithAttrs(attrs(args))}
}

// WithGroup returns a logger whose later attributes belong to a group; l itself if name is empty.
func (l *Logger) WithGroup(name string) *Logger {
	if name == "" {
		return l
	}
	return &Logger{l.handler.WithGroup(name)}
}

// Enabled reports whether l logs records of this level.
func (l *Logger) Enabled(ctx context.Context, level Level) bool {
	if ctx == nil {
		ctx = context.Background()
	}
	return l.handler.Enabled(ctx, level)
}

// log is called by what the program calls: the record comes from the caller of the caller.
func (l *Logger) log(ctx context.Context, level Level, msg string, args []any) {
	if ctx == nil {
		ctx = context.Background()
	}
	if l.Enabled(ctx, level) {
		r := NewRecord(time.Now(), level, msg, caller(4))
		r.Add(args...)
		_ = l.handler.Handle(ctx, r)
	}
}

func (l *Logger) logAttrs(ctx context.Context, level Level, msg string, attrs []Attr) {
	if ctx == nil {
		ctx = context.Background()
	}
	if l.Enabled(ctx, level) {
		r := NewRecord(time.Now(), level, msg, caller(4))
		r.AddAttrs(attrs...)
		_ = l.handler.Handle(ctx, r)
	}
}

// Log logs at a level. Arguments are Attrs, or keys each followed by a value.
func (l *Logger) Log(ctx context.Context, level Level, msg string, args ...any) {
	l.log(ctx, level, msg, args)
}

// LogAttrs is like Log, only for Attrs.
func (l *Logger) LogAttrs(ctx context.Context, level Level, msg string, attrs ...Attr) {
	l.logAttrs(ctx, level, msg, attrs)
}

// Log logs by the default logger.
func Log(ctx context.Context, level Level, msg string, args ...any) {
	Default().log(ctx, level, msg, args)
}

// LogAttrs logs by the default logger.
func LogAttrs(ctx context.Context, level Level, msg string, attrs ...Attr) {
	Default().logAttrs(ctx, level, msg, attrs)
}

// Debug logs at LevelDebug. Arguments are those of Log.
func (l *Logger) Debug(msg string, args ...any) {
	l.log(context.Background(), LevelDebug, msg, args)
}

// DebugContext logs at LevelDebug. Arguments are those of Log.
func (l *Logger) DebugContext(ctx context.Context, msg string, args ...any) {
	l.log(ctx, LevelDebug, msg, args)
}

// Debug logs at LevelDebug by the default logger.
func Debug(msg string, args ...any) {
	Default().log(context.Background(), LevelDebug, msg, args)
}

// DebugContext logs at LevelDebug by the default logger.
func DebugContext(ctx context.Context, msg string, args ...any) {
	Default().log(ctx, LevelDebug, msg, args)
}

// Info logs at LevelInfo. Arguments are those of Log.
func (l *Logger) Info(msg string, args ...any) {
	l.log(context.Background(), LevelInfo, msg, args)
}

// InfoContext logs at LevelInfo. Arguments are those of Log.
func (l *Logger) InfoContext(ctx context.Context, msg string, args ...any) {
	l.log(ctx, LevelInfo, msg, args)
}

// Info logs at LevelInfo by the default logger.
func Info(msg string, args ...any) {
	Default().log(context.Background(), LevelInfo, msg, args)
}

// InfoContext logs at LevelInfo by the default logger.
func InfoContext(ctx context.Context, msg string, args ...any) {
	Default().log(ctx, LevelInfo, msg, args)
}

// Warn logs at LevelWarn. Arguments are those of Log.
func (l *Logger) Warn(msg string, args ...any) {
	l.log(context.Background(), LevelWarn, msg, args)
}

// WarnContext logs at LevelWarn. Arguments are those of Log.
func (l *Logger) WarnContext(ctx context.Context, msg string, args ...any) {
	l.log(ctx, LevelWarn, msg, args)
}

// Warn logs at LevelWarn by the default logger.
func Warn(msg string, args ...any) {
	Default().log(context.Background(), LevelWarn, msg, args)
}

// WarnContext logs at LevelWarn by the default logger.
func WarnContext(ctx context.Context, msg string, args ...any) {
	Default().log(ctx, LevelWarn, msg, args)
}

// Error logs at LevelError. Arguments are those of Log.
func (l *Logger) Error(msg string, args ...any) {
	l.log(context.Background(), LevelError, msg, args)
}

// ErrorContext logs at LevelError. Arguments are those of Log.
func (l *Logger) ErrorContext(ctx context.Context, msg string, args ...any) {
	l.log(ctx, LevelError, msg, args)
}

// Error logs at LevelError by the default logger.
func Error(msg string, args ...any) {
	Default().log(context.Background(), LevelError, msg, args)
}

// ErrorContext logs at LevelError by the default logger.
func ErrorContext(ctx context.Context, msg string, args ...any) {
	Default().log(ctx, LevelError, msg, args)
}
