// Methods of the program, promoted and generic ones too, are seen by the library wherever it looks; fmt prints to what os.Stdout is.
package main

import (
	"bufio"
	"encoding/json"
	"encoding"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"sort"
	"strings"
	"text/template"
	"flag"
	"container/heap"
	"context"
	"time"
)

type base struct{ n int }

func (b base) String() string                { return fmt.Sprint("base", b.n) }
func (b *base) MarshalText() ([]byte, error) { return []byte(fmt.Sprint("mt", b.n)), nil }
func (b *base) UnmarshalText(t []byte) error { _, err := fmt.Sscanf(string(t), "mt%d", &b.n); return err }

type mid struct{ *base }
type top struct {
	mid
	Name string
}
type G[T any] struct{ V T }

func (g G[T]) String() string                   { return fmt.Sprintf("G[%v]", g.V) }
func (g *G[T]) UnmarshalJSON(b []byte) error    { return json.Unmarshal(b[1:len(b)-1], &g.V) }
func (g G[T]) MarshalJSON() ([]byte, error)     { b, err := json.Marshal(g.V); return append(append([]byte("["), b...), ']'), err }
func (g G[T]) Error() string                    { return fmt.Sprint("err ", g.V) }
func (g G[T]) Is(e error) bool                  { return e == io.ErrShortWrite }

type embG struct {
	G[int]
	Extra int
}
type Lst []int

func (l Lst) Len() int           { return len(l) }
func (l Lst) Less(i, j int) bool { return l[i] > l[j] }
func (l Lst) Swap(i, j int)      { l[i], l[j] = l[j], l[i] }
func (l *Lst) Push(x any)        { *l = append(*l, x.(int)) }
func (l *Lst) Pop() any          { o := *l; x := o[len(o)-1]; *l = o[:len(o)-1]; return x }

type embL struct{ Lst }
type rd struct{ n int }

func (r *rd) Read(p []byte) (int, error) {
	if r.n == 0 {
		return 0, io.EOF
	}
	r.n--
	return copy(p, "line\n"), nil
}

type embR struct{ *rd }
type wr struct{ strings.Builder }
type rf struct{ total int64 }

func (r *rf) Write(p []byte) (int, error) { r.total += int64(len(p)); return len(p), nil }
func (r *rf) ReadFrom(x io.Reader) (int64, error) {
	b, err := io.ReadAll(x)
	r.total += 1000 + int64(len(b))
	return int64(len(b)), err
}

type fv []string

func (f *fv) String() string     { return strings.Join(*f, "+") }
func (f *fv) Set(s string) error { *f = append(*f, s); if s == "bad" { return errors.New("bad value") }; return nil }

type key struct{ a, b int }

func (k key) MarshalText() ([]byte, error)  { return []byte(fmt.Sprintf("%d/%d", k.a, k.b)), nil }
func (k *key) UnmarshalText(b []byte) error { _, err := fmt.Sscanf(string(b), "%d/%d", &k.a, &k.b); return err }

type vctx struct{ context.Context }

func (v vctx) Value(k any) any { if k == "x" { return 42 }; return v.Context.Value(k) }

type timeErr struct{}
func (timeErr) Error() string { return "te" }
func (timeErr) Timeout() bool { return true }
func (timeErr) Temporary() bool { return false }

type wrapAll struct{ errs []error }
func (w wrapAll) Error() string { return "all" }
func (w wrapAll) Unwrap() []error { return w.errs }

func main() {
	t := top{mid{&base{7}}, "nm"}
	fmt.Println(t, &t, []top{t}, map[string]top{"a": t}, struct{ T top }{t}, [1]*top{&t} != [1]*top{nil})
	fmt.Printf("%v %+v %s %d %q %#v\n", t.mid, t.base.n, t, t.n, t, G[string]{"x"})
	b, err := json.Marshal(map[string]any{"t": t, "p": &t, "g": G[int]{5}, "e": embG{G[int]{6}, 7}, "pe": &embG{}, "m": map[key]G[string]{{1, 2}: {"q"}}})
	fmt.Println(string(b), err)
	var g G[[]int]
	fmt.Println(json.Unmarshal([]byte("[[1,2]]"), &g), g, g.V)
	var m map[key]*base
	fmt.Println(json.Unmarshal([]byte(`{"3/4":"mt9"}`), &m), m[key{3, 4}])
	var tt top
	tt.base = &base{}
	fmt.Println(json.Unmarshal([]byte(`"mt12"`), &tt), tt)
	e := fmt.Errorf("w: %w", G[int]{3})
	var ge G[int]
	fmt.Println(errors.Is(e, io.ErrShortWrite), errors.As(e, &ge), ge.V, e)
	var te interface{ Timeout() bool }
	fmt.Println(errors.As(wrapAll{[]error{io.EOF, timeErr{}}}, &te), os.IsTimeout(timeErr{}), errors.Is(wrapAll{[]error{io.EOF}}, io.EOF))
	l := embL{Lst{1, 3, 2}}
	sort.Sort(l)
	fmt.Println(l, sort.IsSorted(l), sort.IsSorted(sort.Reverse(l)))
	h := &Lst{5, 1, 9}
	heap.Init(h)
	heap.Push(h, 7)
	fmt.Println(heap.Pop(h), *h)
	s := bufio.NewScanner(embR{&rd{3}})
	for s.Scan() {
		fmt.Print(s.Text(), ";")
	}
	var w wr
	fmt.Fprintf(&w, "%05d", 42)
	io.WriteString(&w, "!")
	log.New(&w, "p:", log.Lmsgprefix).Println(t, G[int]{1})
	fmt.Println(w.String(), w.Len())
	var r rf
	n, err := io.Copy(&r, struct{ io.Reader }{strings.NewReader("hello")})
	fmt.Println(n, err, r.total)
	fs := flag.NewFlagSet("x", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	var f fv
	fs.Var(&f, "v", "usage")
	k := key{}
	fs.TextVar(&k, "k", key{5, 6}, "key")
	fmt.Println(fs.Parse([]string{"-v", "a", "-v=b", "-k", "8/9"}), f.String(), k, fs.Parse([]string{"-v", "bad"}))
	tm := template.Must(template.New("a").Parse("{{.T}} {{.T.Name}} {{.T.String}} {{.G.V}} {{.G}} {{range .L}}{{.}} {{end}}{{.E}}\n"))
	fmt.Println(tm.Execute(os.Stdout, map[string]any{"T": t, "G": &G[int]{4}, "L": []G[int]{{1}, {2}}, "E": e}))
	c, cancel := context.WithTimeout(vctx{context.Background()}, time.Hour)
	fmt.Println(c.Value("x"), c.Value("y"))
	cancel()
	var tmm encoding.TextMarshaler = &t
	bb, _ := tmm.MarshalText()
	fmt.Println(string(bb), slices.SortedFunc(slices.Values([]G[int]{{3}, {1}}), func(a, b G[int]) int { return a.V - b.V }))
	func() {
		defer func() { fmt.Println("rec:", recover()) }()
		panic(G[int]{9})
	}()
	var old = os.Stdout
	rp, wp, _ := os.Pipe()
	os.Stdout = wp
	fmt.Println("captured", 1)
	fmt.Printf("%d\n", 2)
	fmt.Print("x")
	os.Stdout = old
	wp.Close()
	all, _ := io.ReadAll(rp)
	fmt.Printf("%q\n", all)
	rp, wp, _ = os.Pipe()
	wp.WriteString("5 six\n7 seven")
	wp.Close()
	os.Stdin = rp
	var i int
	var str string
	fmt.Println(fmt.Scan(&i, &str))
	fmt.Println(i, str)
	fmt.Println(fmt.Scanf("\n%d %s", &i, &str))
	fmt.Println(i, str)
	fmt.Println(fmt.Scanln(&i))
}
