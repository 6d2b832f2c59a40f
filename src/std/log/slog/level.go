package slog

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync/atomic"
)

// A Level says how grave an event is: the higher, the graver.
type Level int

// The levels with names; levels between them are told by their distance, as in INFO+2.
const (
	LevelDebug Level = -4
	LevelInfo  Level = 0
	LevelWarn  Level = 4
	LevelError Level = 8
)

// A Leveler has a level: a Level, or a LevelVar, whose level changes.
type Leveler interface {
	Level() Level
}

// String returns the level's name.
func (l Level) String() string {
	name, base := "ERROR", LevelError
	switch {
	case l < LevelInfo:
		name, base = "DEBUG", LevelDebug
	case l < LevelWarn:
		name, base = "INFO", LevelInfo
	case l < LevelError:
		name, base = "WARN", LevelWarn
	}
	if l == base {
		return name
	}
	return fmt.Sprintf("%s%+d", name, l-base)
}

// Level returns l itself.
func (l Level) Level() Level { return l }

// AppendText appends the level's name.
func (l Level) AppendText(b []byte) ([]byte, error) { return append(b, l.String()...), nil }

// MarshalText returns the level's name.
func (l Level) MarshalText() ([]byte, error) { return l.AppendText(nil) }

// MarshalJSON returns the level's name, quoted.
func (l Level) MarshalJSON() ([]byte, error) { return strconv.AppendQuote(nil, l.String()), nil }

// UnmarshalText takes what MarshalText returns, in letters of any case.
func (l *Level) UnmarshalText(data []byte) error { return l.parse(string(data)) }

// UnmarshalJSON takes what MarshalJSON returns, in letters of any case.
func (l *Level) UnmarshalJSON(data []byte) error {
	text, err := strconv.Unquote(string(data))
	if err != nil {
		return err
	}
	return l.parse(text)
}

func (l *Level) parse(text string) error {
	name, distance := text, 0
	if sign := strings.IndexAny(text, "+-"); sign >= 0 {
		name = text[:sign]
		n, err := strconv.Atoi(text[sign:])
		if err != nil {
			return fmt.Errorf("slog: level string %q: %w", text, err)
		}
		distance = n
	}
	for _, base := range []Level{LevelDebug, LevelInfo, LevelWarn, LevelError} {
		if strings.ToUpper(name) == base.String() {
			*l = base + Level(distance)
			return nil
		}
	}
	return fmt.Errorf("slog: level string %q: %w", text, errors.New("unknown name"))
}

// A LevelVar holds a level that goroutines may read and set at any time; at first LevelInfo.
type LevelVar struct {
	level atomic.Int64
}

// Level returns the level.
func (v *LevelVar) Level() Level { return Level(v.level.Load()) }

// Set sets the level.
func (v *LevelVar) Set(l Level) { v.level.Store(int64(l)) }

func (v *LevelVar) String() string { return fmt.Sprintf("LevelVar(%s)", v.Level()) }

// AppendText appends the level's name.
func (v *LevelVar) AppendText(b []byte) ([]byte, error) { return v.Level().AppendText(b) }

// MarshalText returns the level's name.
func (v *LevelVar) MarshalText() ([]byte, error) { return v.AppendText(nil) }

// UnmarshalText sets the level by its name.
func (v *LevelVar) UnmarshalText(data []byte) error {
	var l Level
	if err := l.UnmarshalText(data); err != nil {
		return err
	}
	v.Set(l)
	return nil
}
