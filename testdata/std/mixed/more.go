// Readers and writers that fail, flags, logs, containers, sync and reflect misused, errors of files.
package main

import (
	"bytes"
	"container/list"
	"container/ring"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"io"
	"io/fs"
	"log"
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf16"
)

type errReader struct{ n int }

func (e *errReader) Read(p []byte) (int, error) {
	if e.n--; e.n < 0 {
		return 0, errors.New("read failed")
	}
	return copy(p, "abc"), nil
}

type shortWriter struct{}

func (shortWriter) Write(p []byte) (int, error) { return len(p) / 2, nil }

type badWriter struct{}

func (badWriter) Write(p []byte) (int, error) { return len(p) + 1, nil }

func try(n string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			_, isErr := e.(error)
			fmt.Println(n, "PANIC", e, isErr)
		}
	}()
	f()
}

func main() {
	var buf bytes.Buffer
	fmt.Println(io.Copy(shortWriter{}, strings.NewReader("hello")))
	try("bad", func() { fmt.Println(io.Copy(badWriter{}, strings.NewReader("hello"))) })
	try("bad", func() { fmt.Println(io.Copy(badWriter{}, bytes.NewReader([]byte("hello")))) })
	try("bad", func() { fmt.Println(io.Copy(badWriter{}, bytes.NewBufferString("hello"))) })
	try("bad", func() { fmt.Println(io.Copy(badWriter{}, io.LimitReader(strings.NewReader("hello"), 9))) })
	fmt.Println(io.Copy(&buf, &errReader{2}))
	fmt.Println(io.CopyN(&buf, strings.NewReader("hi"), 5))
	p := make([]byte, 4)
	fmt.Println(io.ReadFull(strings.NewReader("hi"), p))
	fmt.Println(io.ReadAtLeast(strings.NewReader("hi"), p[:1], 3))
	fmt.Println(io.ReadFull(strings.NewReader(""), p))
	fmt.Println(io.WriteString(shortWriter{}, "hey"))
	lr := io.LimitReader(strings.NewReader("abcdef"), 3)
	b, err := io.ReadAll(lr)
	fmt.Println(string(b), err)
	sr := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	b, err = io.ReadAll(sr)
	fmt.Println(string(b), err, sr.Size())
	fmt.Println(sr.Seek(-10, 1))
	fmt.Println(sr.ReadAt(p, 3))
	fmt.Println(sr.ReadAt(p, 9))
	mr := io.MultiReader(strings.NewReader("a"), &errReader{1}, strings.NewReader("z"))
	b, err = io.ReadAll(mr)
	fmt.Println(string(b), err)
	tr := io.TeeReader(strings.NewReader("tee"), shortWriter{})
	b, err = io.ReadAll(tr)
	fmt.Println(string(b), err)
	fmt.Println(io.MultiWriter(&buf, shortWriter{}).Write([]byte("xyz")))
	pr, pw := io.Pipe()
	go func() { pw.Write([]byte("pipe")); pw.CloseWithError(errors.New("custom")) }()
	b, err = io.ReadAll(pr)
	fmt.Println(string(b), err)
	pr.Close()
	fmt.Println(pw.Write([]byte("x")))
	ow := io.NewOffsetWriter(nil, 3)
	fmt.Println(ow.Seek(-1, 0))
	// flag
	for _, args := range [][]string{{"-n", "x"}, {"-n=5", "-b", "--s", "v", "rest", "-n", "6"}, {"-zz"}, {"-n"}, {"-b=maybe"}, {"-d", "5"}, {"-d=1h2m"}, {"-"}, {"--", "-n"}, {"---x"}, {"-=x"}, {"-h"}, {"-u=-1"}, {"-f=1e400"}, {"-i64=99999999999999999999"}, {"-fn=bad"}, {"-bf"}, {"-bf=q"}} {
		fset := flag.NewFlagSet("prog", flag.ContinueOnError)
		var out bytes.Buffer
		fset.SetOutput(&out)
		n := fset.Int("n", 3, "the `count` of things")
		bb := fset.Bool("b", false, "a bool")
		s := fset.String("s", "def", "a string\nsecond line")
		d := fset.Duration("d", time.Second, "")
		u := fset.Uint("u", 1, "unsigned")
		f := fset.Float64("f", 1.5, "float")
		i64 := fset.Int64("i64", 0, "zero default")
		fset.Func("fn", "func `x`", func(s string) error { return errors.New("fn:" + s) })
		fset.BoolFunc("bf", "boolfunc", func(s string) error { fmt.Println("bf", s); return nil })
		err := fset.Parse(args)
		fmt.Println(args, err, *n, *bb, *s, *d, *u, *f, *i64, fset.Args(), fset.NArg(), fset.NFlag(), fset.Parsed(), errors.Is(err, flag.ErrHelp))
		fmt.Print(out.String())
		fset.Visit(func(f *flag.Flag) { fmt.Print(f.Name, "=", f.Value, " ") })
		fset.VisitAll(func(f *flag.Flag) { fmt.Print(f.Name, f.DefValue, " ") })
		fmt.Println(fset.Lookup("n").Usage, fset.Set("n", "zz"), fset.Set("nope", "1"))
	}
	try("dup", func() {
		fset := flag.NewFlagSet("p", flag.PanicOnError)
		fset.SetOutput(io.Discard)
		fset.Int("a", 1, "")
		fset.Int("a", 1, "")
	})
	try("badname", func() { fset := flag.NewFlagSet("p", 0); fset.SetOutput(io.Discard); fset.Int("-a", 1, "") })
	try("badname", func() { fset := flag.NewFlagSet("p", 0); fset.SetOutput(io.Discard); fset.Int("a=b", 1, "") })
	try("ponerr", func() { fset := flag.NewFlagSet("p", flag.PanicOnError); fset.SetOutput(io.Discard); fset.Parse([]string{"-q"}) })
	// log
	buf.Reset()
	l := log.New(&buf, "pre ", 0)
	for _, fl := range []int{0, log.Lmsgprefix, log.Lshortfile, log.Lshortfile | log.Lmsgprefix} {
		l.SetFlags(fl)
		l.Print("a", 1, 2, "b", "c", 3)
		l.Println("x", nil)
		l.Printf("%d\n", 5)
		l.Output(1, "out")
	}
	try("logpanic", func() { l.Panicf("p%d", 1) })
	try("logpanic", func() { l.Panicln("p", 1) })
	fmt.Print(buf.String(), l.Prefix(), l.Flags(), l.Writer() == &buf, "\n")
	// containers
	li := list.New()
	e1 := li.PushBack(1)
	li.PushFront(0)
	li.InsertAfter(5, e1)
	l2 := list.New()
	l2.PushBack("q")
	li.PushBackList(l2)
	li.PushFrontList(li)
	li.MoveToFront(e1)
	li.MoveBefore(e1, e1)
	for e := li.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println(li.Len(), li.Remove(e1), li.Remove(e1), li.Len(), li.InsertBefore(1, e1))
	r := ring.New(4)
	for i := range 4 {
		r.Value = i
		r = r.Next()
	}
	r.Unlink(2)
	r.Do(func(x any) { fmt.Print(x, " ") })
	fmt.Println(r.Len(), ring.New(0) == nil, r.Move(-3).Value)
	// sync
	var wg sync.WaitGroup
	try("wgneg", func() { wg.Add(-1) })
	var mu sync.RWMutex
	fmt.Println(mu.TryLock(), mu.TryRLock())
	mu.Unlock()
	var once sync.Once
	try("once", func() { once.Do(func() { panic("in once") }) })
	once.Do(func() { fmt.Println("never") })
	ov := sync.OnceValue(func() int { panic("ov") })
	try("ov", func() { ov() })
	try("ov", func() { ov() })
	var m sync.Map
	m.Store("a", 1)
	fmt.Println(m.LoadOrStore("a", 2))
	fmt.Println(m.Swap("a", 3))
	fmt.Println(m.CompareAndSwap("a", 3, 4), m.CompareAndDelete("a", 9))
	try("uncmp", func() { m.CompareAndSwap("a", []int{}, 1) })
	fmt.Println(m.LoadAndDelete("a"))
	var v atomic.Value
	fmt.Println(v.Load())
	v.Store(1)
	try("av", func() { v.Store("x") })
	try("av", func() { v.Store(nil) })
	try("av", func() { v.CompareAndSwap(1, "z") })
	fmt.Println(v.Swap(2), v.CompareAndSwap(2, 3))
	var pool sync.Pool
	fmt.Println(pool.Get())
	// reflect
	type T struct {
		A int `json:"a" x:"y"`
		b string
	}
	t := T{1, "q"}
	rv := reflect.ValueOf(&t).Elem()
	try("set", func() { rv.Field(1).SetString("z") })
	try("set", func() { reflect.ValueOf(t).Field(0).SetInt(5) })
	try("kind", func() { rv.Field(0).SetString("z") })
	try("nil", func() { reflect.ValueOf(nil).Type() })
	try("idx", func() { rv.Field(9) })
	try("elem", func() { reflect.ValueOf(5).Elem() })
	try("len", func() { reflect.ValueOf(5).Len() })
	try("iface", func() { rv.Field(1).Interface() })
	try("call", func() { reflect.ValueOf(strings.ToUpper).Call(nil) })
	try("call", func() { reflect.ValueOf(strings.ToUpper).Call([]reflect.Value{reflect.ValueOf(1)}) })
	try("conv", func() { reflect.ValueOf("a").Convert(reflect.TypeOf(1.5)) })
	try("mapidx", func() { reflect.ValueOf(map[string]int(nil)).SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf(1)) })
	try("append", func() { reflect.Append(reflect.ValueOf([]int{}), reflect.ValueOf("a")) })
	f0, _ := rv.Type().FieldByName("A")
	fmt.Println(f0.Tag.Get("json"), f0.Tag.Get("none"), f0, rv.Type().NumMethod(), rv.String(), reflect.ValueOf(5).String(), reflect.Value{}.String())
	fmt.Println(reflect.TypeOf(map[string][]*T{}), reflect.TypeOf(func(int, ...string) error { return nil }), reflect.TypeFor[error](), reflect.TypeOf([3]chan<- int{}), reflect.TypeOf(struct {
		X int "tag"
		fs.FileMode
	}{}))
	// misc
	rnd := rand.New(rand.NewSource(1))
	fmt.Println(rnd.Perm(5), rnd.Intn(10), rnd.Float64(), rnd.NormFloat64(), rnd.ExpFloat64(), rnd.Int31n(7), rand.NewZipf(rnd, 1.5, 2, 100).Uint64())
	fmt.Println(utf16.Encode([]rune{97, 0x1f600, 0xd800}), string(utf16.Decode([]uint16{0xd83d, 0xde00, 0xd83d, 65})), fs.FileMode(0o4755|fs.ModeDir), fs.FileMode(0), fs.ModeSymlink|0o777)
	fmt.Println(crc32.ChecksumIEEE([]byte("hello")), fnv.New32a().Sum(nil), slices.Sorted(maps.Keys(map[string]int{"b": 1, "a": 2})))
	for _, pat := range []string{"*.none", "[", "a["} {
		g, err := filepath.Glob(pat)
		fmt.Println(g, err)
	}
	_, err = os.Open("/no/such")
	fmt.Println(err, errors.Is(err, fs.ErrNotExist))
	_, err = os.ReadFile("/")
	fmt.Println(err)
	fmt.Println(os.Remove("/no/such"), os.Rename("/no/a", "/no/b"), os.Chdir("/no"), os.Truncate("/no", 1), os.Symlink("a", "/no/b/c"))
	_, err = os.ReadDir("/no")
	fmt.Println(err)
	fmt.Println(os.ExpandEnv("$NOPE-${NOPE}x$$"), os.Expand("$a ${b} $1 ${ $", strings.ToUpper))
	var x struct{ A json.RawMessage }
	fmt.Println(json.Unmarshal([]byte(`{"A": [1, 2 ]}`), &x), string(x.A))
}
