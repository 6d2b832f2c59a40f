package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"math"
	"os"
	"path"
	"strings"
	"time"
)

type secret string

func (secret) LogValue() slog.Value { return slog.StringValue("REDACTED") }

type user struct{ name, mail string }

func (u user) LogValue() slog.Value {
	return slog.GroupValue(slog.String("name", u.name), slog.Any("mail", secret(u.mail)))
}

type endless struct{}

func (e endless) LogValue() slog.Value { return slog.AnyValue(e) }

type point struct{ X, Y int }

type marshaled struct{}

func (marshaled) MarshalText() ([]byte, error) { return []byte("as text"), nil }

type failing struct{}

func (failing) MarshalText() ([]byte, error) { return nil, errors.New("no text") }

type panicking struct{ n int }

func (p *panicking) MarshalText() ([]byte, error) { return []byte(fmt.Sprint("n is ", 10/p.n)), nil }

type named []byte

func noTime(groups []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey && len(groups) == 0 {
		return slog.Attr{}
	}
	return a
}

func events(l *slog.Logger) {
	ctx := context.Background()
	l.Debug("not shown")
	l.Info("hello", "count", 3)
	l.Warn("with spaces and = \"signs\"", "key with space", "value\n", "empty", "", "ü", "ünïcode")
	l.Error("bad", "err", errors.New("it failed"), "nil", nil)
	l.Info("odd", 1, "key")
	l.Log(ctx, slog.LevelWarn+2, "level between", "a", slog.LevelError-1)
	l.LogAttrs(ctx, slog.LevelInfo, "attrs", slog.Bool("b", true), slog.Float64("f", 1e21), slog.Float64("nan", math.NaN()),
		slog.Uint64("u", math.MaxUint64), slog.Int64("i", -5), slog.Int("n", 4), slog.Duration("d", 1500*time.Millisecond),
		slog.Time("t", time.Date(2024, 2, 3, 4, 5, 6, 789999999, time.UTC)), slog.Any("p", point{1, 2}),
		slog.Any("pp", &point{3, 4}), slog.Any("m", map[string]int{"x": 1, "a": 2}), slog.Any("list", []int{1, 2}))
	l.Info("types", "text", marshaled{}, "fails", failing{}, "panics", &panicking{0}, "nilptr", (*panicking)(nil),
		"bytes", []byte("a b"), "named", named("n"), "html", "<a&b>", "ctl", "\x00\x1f\x7f\u2028\ufffd\xff", "back", `a\b`)
	l.Info("values", "password", secret("hush"), "user", user{"ann", "a@b"}, "endless", endless{})
	l.Info("groups", slog.Group("g", "a", 1, slog.Group("h", "b", 2), slog.Group("none")), slog.Group("", "inline", true),
		slog.Group("empty"), slog.GroupAttrs("ga", slog.Int("z", 26)), slog.Attr{})
	with := l.With("one", 1).WithGroup("s").With("two", 2, slog.Group("in", "three", 3))
	with.Info("inside", "four", 4)
	with.Info("nothing more")
	with.WithGroup("t").Info("no attributes")
	with.WithGroup("t").WithGroup("u").Info("deep", "five", user{"bob", "b@c"})
	l.WithGroup("lonely").With().Info("empty group", slog.Group("x"))
	l.WithGroup("q").With(slog.Group("x")).Info("empty with")
	l.With("six", make(map[string]any)).WithGroup("dotted.name").Info("x", "a=b", "v", "", "nokey")
	if l.WithGroup("") != l || l.With() != l {
		fmt.Println("changed")
	}
	l.InfoContext(ctx, "ctx")
	l.WarnContext(ctx, "ctx", "a", 1)
	l.ErrorContext(nil, "ctx", "a", 1, "b")
	l.DebugContext(ctx, "not shown")
	fmt.Println(l.Enabled(ctx, slog.LevelDebug), l.Enabled(nil, slog.LevelInfo))
}

func source(groups []string, a slog.Attr) slog.Attr {
	if s, ok := a.Value.Any().(*slog.Source); ok {
		s.File = path.Base(s.File)
		s.Line = min(s.Line, 1)
	}
	return noTime(groups, a)
}

func replacing() {
	shout := func(groups []string, a slog.Attr) slog.Attr {
		switch {
		case a.Key == slog.TimeKey:
			return slog.Attr{}
		case a.Key == slog.LevelKey:
			return slog.Int("severity", int(a.Value.Any().(slog.Level)))
		case a.Key == slog.MessageKey:
			return slog.Group("m", "text", a.Value.String())
		case a.Key == "drop":
			return slog.Attr{}
		}
		return slog.String(strings.ToUpper(a.Key), strings.Join(groups, "/")+"|"+a.Value.String())
	}
	for _, h := range []slog.Handler{
		slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: shout}),
		slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: shout}),
	} {
		l := slog.New(h).With("pre", 1).WithGroup("g")
		l.Info("hi", "a", 1, "drop", 2, slog.Group("h", "b", 2, "drop", 1), "u", user{"x", "y"}, slog.Group("i", "drop", 2))
		l.With("c", 3).Info("only dropped", "drop", 1)
	}
	for _, h := range []slog.Handler{
		slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{AddSource: true, ReplaceAttr: source}),
		slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{AddSource: true, ReplaceAttr: source}),
	} {
		l := slog.New(h)
		l.Info("from here")
		l.Log(context.Background(), slog.LevelInfo, "and here")
		l.LogAttrs(context.Background(), slog.LevelInfo, "and here")
		h.Handle(context.Background(), slog.NewRecord(time.Time{}, slog.LevelInfo, "from nowhere", 0))
		slog.NewLogLogger(h, slog.LevelWarn).Print("from log")
	}
}

func levels() {
	for _, l := range []slog.Level{-5, -4, -1, 0, 3, 4, 5, 8, 12} {
		j, _ := json.Marshal(l)
		text, _ := l.MarshalText()
		more, _ := l.AppendText([]byte("> "))
		fmt.Println(l, string(j), string(text), string(more), l.Level() == l)
	}
	for _, text := range []string{"info", "Error+3", "WARN-1", "debug", "loud", "INFO+", "INFO+x", ""} {
		var l slog.Level
		fmt.Println(l.UnmarshalText([]byte(text)), int(l))
		fmt.Println(json.Unmarshal([]byte(`"`+text+`"`), &l), int(l))
	}
	var l slog.Level
	fmt.Println(l.UnmarshalJSON([]byte("3")))
	var v slog.LevelVar
	fmt.Println(v.Level(), &v)
	v.Set(slog.LevelError)
	fmt.Println(v.Level(), v.String())
	fmt.Println(v.UnmarshalText([]byte("debug+1")), v.UnmarshalText([]byte("x")))
	text, err := v.MarshalText()
	fmt.Println(string(text), err)
	text, err = v.AppendText([]byte("-"))
	fmt.Println(string(text), err)
	h := slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{Level: &v, ReplaceAttr: noTime})
	slog.New(h).Debug("hidden")
	v.Set(slog.LevelDebug)
	slog.New(h).Debug("visible")
	fmt.Println(h.Enabled(context.Background(), slog.LevelDebug-1))
}

type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, errors.New("full") }

func handlers() {
	ctx := context.Background()
	text := slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: noTime})
	js := slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: noTime, Level: slog.LevelWarn})
	m := slog.NewMultiHandler(text, js, slog.NewTextHandler(failingWriter{}, nil))
	l := slog.New(m).With("a", 1).WithGroup("g")
	l.Info("one")
	l.Warn("two", "b", 2)
	fmt.Println(m.Enabled(ctx, slog.LevelDebug), m.Enabled(ctx, slog.LevelInfo))
	fmt.Println(m.Handle(ctx, slog.NewRecord(time.Time{}, slog.LevelInfo, "x", 0)))
	d := slog.DiscardHandler
	fmt.Println(d.Enabled(ctx, slog.LevelError), d.Handle(ctx, slog.Record{}), d.WithAttrs(nil) == d, d.WithGroup("x") == d)
	at := time.Date(2023, 1, 2, 3, 4, 5, 678999999, time.FixedZone("X", 3600))
	for _, h := range []slog.Handler{slog.NewTextHandler(os.Stdout, nil), slog.NewJSONHandler(os.Stdout, nil)} {
		h.Handle(ctx, slog.NewRecord(at, slog.LevelInfo, "with a time", 0))
		r := slog.NewRecord(at, slog.LevelInfo, "late", 0)
		r.AddAttrs(slog.Any("c", complex(1, 2)), slog.Time("late", at.AddDate(9000, 0, 0).AddDate(-9000, 0, 0)), slog.Any("ch", make(chan int) == nil))
		h.WithAttrs([]slog.Attr{slog.Int("n", 1)}).WithGroup("z").Handle(ctx, r)
	}
	defer func() { fmt.Println(recover()) }()
	slog.New(nil)
}

func records() {
	r := slog.NewRecord(time.Time{}, slog.LevelInfo, "m", 0)
	r.Add("a", 1, slog.Int("b", 2), 3, "c", 4, slog.Group("empty"))
	r.AddAttrs(slog.Int("d", 5), slog.Group("none"), slog.Int("e", 6), slog.Int("f", 7))
	c := r.Clone()
	c.Add("g", 8)
	r.AddAttrs(slog.Int("h", 9))
	for _, r := range []slog.Record{r, c} {
		fmt.Print(r.NumAttrs(), r.Source(), ":")
		r.Attrs(func(a slog.Attr) bool {
			fmt.Print(" ", a)
			return a.Key != "g"
		})
		fmt.Println()
	}
	fmt.Println(r.Message, r.Level, r.Time.IsZero(), r.PC)
}

func values() {
	at := time.Date(2024, 1, 2, 3, 4, 5, 6, time.UTC)
	all := []any{"s", 1, int8(-1), int16(2), int32(3), int64(4), uint(5), uint8(6), uint16(7), uint32(8), uint64(9), uintptr(10),
		float32(1.5), 2.5, true, false, time.Second, at, []slog.Attr{slog.Int("a", 1), slog.Group("e")}, slog.IntValue(3),
		secret("x"), nil, point{1, 2}, slog.KindTime, errors.New("e")}
	for _, x := range all {
		v := slog.AnyValue(x)
		fmt.Printf("%v %v %T %v\n", v.Kind(), v, v.Any(), v.Equal(slog.AnyValue(x)))
	}
	fmt.Println(slog.Kind(99), slog.Kind(-1), slog.Value{}.Kind(), slog.Value{}.Equal(slog.AnyValue(nil)))
	fmt.Println(slog.StringValue("a").Equal(slog.StringValue("b")), slog.IntValue(1).Equal(slog.Uint64Value(1)))
	fmt.Println(slog.Int64Value(1).Int64(), slog.Uint64Value(2).Uint64(), slog.Float64Value(3).Float64(), slog.BoolValue(true).Bool(),
		slog.DurationValue(time.Hour).Duration(), slog.TimeValue(at).Time(), slog.AnyValue(secret("a")).LogValuer(),
		slog.GroupValue(slog.Int("a", 1)).Group(), slog.TimeValue(time.Time{}).Time().IsZero())
	fmt.Println(slog.AnyValue(secret("a")).Resolve(), slog.AnyValue(endless{}).Resolve())
	fmt.Println(slog.String("k", "v").Equal(slog.Any("k", "v")), slog.String("k", "v"), slog.Group("g", "a", 1))
	for _, f := range []func(){
		func() { slog.IntValue(1).Bool() }, func() { slog.BoolValue(true).Int64() }, func() { slog.StringValue("").Uint64() },
		func() { slog.IntValue(1).Float64() }, func() { slog.IntValue(1).Duration() }, func() { slog.IntValue(1).Time() },
		func() { slog.IntValue(1).Group() },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

func bridge() {
	log.SetOutput(os.Stdout)
	log.SetFlags(0)
	slog.Info("by default", "a", 1, slog.Group("g", "b", 2))
	slog.Debug("hidden")
	fmt.Println(slog.SetLogLoggerLevel(slog.LevelDebug))
	slog.Debug("shown", "q", "a b")
	slog.With("w", 1).WithGroup("g").Warn("with", "x", 2)
	log.SetFlags(log.Lshortfile)
	slog.Error("has a file")
	slog.LogAttrs(context.Background(), slog.LevelInfo, "too", slog.Int("a", 1))
	fmt.Println(slog.SetLogLoggerLevel(slog.LevelWarn))
	var b bytes.Buffer
	h := slog.NewTextHandler(io.MultiWriter(os.Stdout, &b), &slog.HandlerOptions{ReplaceAttr: source, AddSource: true})
	slog.SetDefault(slog.New(h))
	fmt.Println(slog.Default().Handler() == h)
	log.Print("through slog")
	log.Println("and", "this")
	log.Printf("%d%%\n\n", 5)
	slog.Info("a")
	slog.Warn("b")
	slog.Error("c")
	slog.Debug("d")
	ctx := context.Background()
	slog.InfoContext(ctx, "a")
	slog.WarnContext(ctx, "b")
	slog.ErrorContext(ctx, "c")
	slog.DebugContext(ctx, "d")
	slog.Log(ctx, slog.LevelInfo, "e", "f", "g")
	fmt.Println(b.Len() > 100)
}

func main() {
	events(slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: noTime})))
	events(slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: noTime})))
	replacing()
	levels()
	handlers()
	records()
	values()
	bridge()
}
