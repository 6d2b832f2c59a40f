package main

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"strings"
	"sync"
	"time"
)

// Streams that come in small parts, and fail.

type drip struct {
	s string
	n int
}

func (d *drip) Read(b []byte) (int, error) {
	if d.s == "" {
		return 0, io.EOF
	}
	n := min(d.n, len(b), len(d.s))
	copy(b, d.s[:n])
	d.s = d.s[n:]
	return n, nil
}

type broken struct{ r io.Reader }

func (b broken) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if err == io.EOF {
		err = errors.New("line cut")
	}
	return n, err
}

type fullWriter struct{ left int }

func (w *fullWriter) Write(b []byte) (int, error) {
	if w.left -= len(b); w.left < 0 {
		return 0, errors.New("no space")
	}
	return len(b), nil
}

// Types with methods of all sorts.

type Color int

func (c Color) MarshalText() ([]byte, error) {
	if c > 2 {
		return nil, fmt.Errorf("no color %d", int(c))
	}
	return []byte([]string{"red", "green", "blue"}[c]), nil
}

func (c *Color) UnmarshalText(b []byte) error {
	for i, n := range []string{"red", "green", "blue"} {
		if n == string(b) {
			*c = Color(i)
			return nil
		}
	}
	return fmt.Errorf("no color %q", b)
}

type Both struct{ v string }

func (b Both) MarshalJSON() ([]byte, error) { return json.Marshal("json:" + b.v) }
func (b Both) MarshalText() ([]byte, error) { return []byte("text:" + b.v), nil }

type App struct{ v int }

func (a App) AppendText(b []byte) ([]byte, error) { return fmt.Appendf(b, "app%d", a.v), nil }
func (a App) MarshalText() ([]byte, error)        { return nil, errors.New("not called") }

type MapM map[string]int

func (m MapM) MarshalJSON() ([]byte, error) { return []byte(fmt.Sprint(len(m))), nil }

type FuncM func()

func (FuncM) MarshalJSON() ([]byte, error) { return []byte(`"fn"`), nil }

type Opt struct{ set bool }

func (o Opt) IsZero() bool { return !o.set }

type PtrZero struct{ n int }

func (p *PtrZero) IsZero() bool { return p.n == 7 }

type Shape interface{ Area() float64 }
type Sq struct{ S float64 }

func (s Sq) Area() float64 { return s.S * s.S }

type Tree struct {
	Left, Right *Tree `json:",omitempty"`
	V           any   `json:"v"`
}

type Event struct {
	At      time.Time     `json:"at"`
	For     time.Duration `json:"for"`
	Color   Color         `json:"color"`
	Raw     json.RawMessage
	Num     json.Number `json:"num,omitempty"`
	Opt     Opt         `json:"opt,omitzero"`
	PZ      PtrZero     `json:"pz,omitzero"`
	Zero    time.Time   `json:"zero,omitzero"`
	Shape   Shape       `json:"shape"`
	private int
}

type embedded struct {
	Deep int `json:"deep"`
}

type Wrap struct {
	embedded
	*Tree
	Color `json:"c"`
}

type TextKey struct{ a, b int }

func (k TextKey) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%d-%d", k.a, k.b), nil }
func (k *TextKey) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "%d-%d", &k.a, &k.b)
	return err
}

func enc(v any) {
	b, err := json.Marshal(v)
	fmt.Printf("%s | %v\n", b, err)
}

func main() {
	doc := `{"a": [1, 2.5, "t\u00e9xt", {"k": null}], "b": true} 12 "x" [] -0.5e-3   null tru`
	for _, n := range []int{1, 2, 3, 7, 100} {
		d := json.NewDecoder(&drip{doc, n})
		for {
			var v any
			err := d.Decode(&v)
			fmt.Print(v, " ", err, " ", d.InputOffset(), "; ")
			if err != nil {
				break
			}
		}
		d = json.NewDecoder(&drip{doc, n})
		for {
			t, err := d.Token()
			if err != nil {
				fmt.Println(err)
				break
			}
			fmt.Print(t, " ")
		}
	}
	d := json.NewDecoder(broken{strings.NewReader(`{"a":1} {"b":`)})
	var v any
	fmt.Println(d.Decode(&v), v)
	fmt.Println(d.Decode(&v))
	fmt.Println(d.Decode(&v))
	e := json.NewEncoder(&fullWriter{10})
	fmt.Println(e.Encode("short"), e.Encode("longer text"), e.Encode(1))
	long := strings.Repeat("long text ", 20000)
	big, _ := json.Marshal(map[string]string{"k": long})
	d = json.NewDecoder(&drip{string(big) + string(big), 1000})
	var m map[string]string
	fmt.Println(d.Decode(&m), len(m["k"]), d.Decode(&m), d.Decode(&m))

	enc([]any{Color(1), Both{"b"}, &Both{"p"}, App{3}, MapM{"a": 1}, MapM(nil), FuncM(nil), TextKey{1, 2}})
	enc(map[Color]string{0: "r", 2: "b"})
	enc(map[Both]int{{"k"}: 1})
	enc(map[TextKey]Color{{3, 4}: 1})
	enc(Color(9))
	enc(map[Color]int{9: 1})
	enc(struct {
		C *Color
		B *Both
		I fmt.Stringer
		J json.Marshaler
		K encoding.TextMarshaler
	}{})
	enc(struct {
		J json.Marshaler
		K encoding.TextMarshaler
	}{Both{"j"}, Color(2)})
	enc(Event{At: time.Date(2024, 2, 29, 1, 2, 3, 4000, time.UTC), For: 5, Color: 2, Raw: json.RawMessage(`{"x" : [ ] }`), PZ: PtrZero{7}, Shape: Sq{2}})
	enc(&Event{Num: "1e3", Opt: Opt{true}, PZ: PtrZero{7}})
	enc(Wrap{embedded: embedded{1}, Tree: &Tree{V: "t"}, Color: 1})
	enc(Wrap{})
	var ev Event
	fmt.Println(json.Unmarshal([]byte(`{"at":"2024-02-29T01:02:03+02:00","for":7,"color":"blue","Raw":{"a" : 1},"num":12.50,"opt":{},"shape":null}`), &ev), ev.At, ev.For, ev.Color, string(ev.Raw), ev.Num)
	fmt.Println(json.Unmarshal([]byte(`{"color":"pink","for":8}`), &ev), ev.For)
	fmt.Println(json.Unmarshal([]byte(`{"shape":{"S":3}}`), &ev))
	ev.Shape = &Sq{}
	fmt.Println(json.Unmarshal([]byte(`{"shape":{"S":3}}`), &ev), ev.Shape.Area())
	var w Wrap
	fmt.Println(json.Unmarshal([]byte(`{"deep":4,"v":[1],"Left":{"v":2},"c":"green"}`), &w))
	fmt.Println(w.Deep, w.Tree, w.Color)
	keys := map[TextKey]int{}
	fmt.Println(json.Unmarshal([]byte(`{"1-2":3,"x":4,"5-6":7}`), &keys), keys)
	floats := map[float64]string{}
	fmt.Println(json.Unmarshal([]byte(`{"1.5":"x"}`), &floats), floats)

	// Numbers.
	for _, f := range []float64{0, 1, -1, 0.1, 1e20, 1e21, 123456789012345680000, 1e-6, 1e-7, 5e-324, math.MaxFloat64, 1.0 / 3, 100, 1e6, 12345678, math.Copysign(0, -1)} {
		b, _ := json.Marshal(f)
		b32, _ := json.Marshal(float32(f))
		fmt.Print(string(b), " ", string(b32), "; ")
	}
	fmt.Println()
	var nums struct {
		I8  int8
		U8  uint8
		I64 int64
		U64 uint64
		F32 float32
	}
	for _, s := range []string{`{"I8":-128,"U8":255,"I64":-9223372036854775808,"U64":18446744073709551615,"F32":3.4e38}`, `{"I8":128}`, `{"U8":-1}`, `{"U8":256}`, `{"I64":9223372036854775808}`, `{"U64":18446744073709551616}`, `{"F32":3.5e38}`, `{"I8":1.0}`, `{"I8":-0}`, `{"U8":-0}`} {
		err := json.Unmarshal([]byte(s), &nums)
		fmt.Println(nums, err)
	}

	// Many at once, and one value shared.
	var wg sync.WaitGroup
	results := make([]string, 8)
	for i := range results {
		wg.Add(1)
		go func() {
			defer wg.Done()
			var t Tree
			err := json.Unmarshal([]byte(fmt.Sprintf(`{"Left":{"v":%d},"v":"x"}`, i)), &t)
			b, _ := json.Marshal(t)
			results[i] = fmt.Sprint(string(b), err)
		}()
	}
	wg.Wait()
	fmt.Println(results)

	// A panic in a method goes through.
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		json.Marshal(panicky{})
	}()
	var buf bytes.Buffer
	en := json.NewEncoder(&buf)
	en.SetIndent("> ", "\t")
	en.SetEscapeHTML(false)
	fmt.Println(en.Encode(map[string]any{"a": []int{1}, "b": struct{}{}, "<": "<&>"}), buf.String())
	fmt.Println(json.MarshalIndent(json.RawMessage(nil), "", " "))
	fmt.Println(reflect.TypeOf(json.Delim('[')), reflect.TypeOf(json.Token(1)), json.Delim('}').String())
	n, err := json.Number("12").Int64()
	fmt.Println(n, err)
	f, err := json.Number("1.5").Float64()
	fmt.Println(f, err, json.Number("x").String())
	_, err = json.Number("1.5").Int64()
	fmt.Println(err)
	for _, err := range []error{&json.UnsupportedTypeError{Type: reflect.TypeOf(1)}, &json.UnsupportedValueError{Str: "s"}, &json.InvalidUTF8Error{S: "\xff"}, &json.InvalidUnmarshalError{}, &json.MarshalerError{Type: reflect.TypeOf(1), Err: io.EOF}, &json.UnmarshalTypeError{Value: "v", Type: reflect.TypeOf(1)}, &json.UnmarshalTypeError{Value: "v", Type: reflect.TypeOf(1), Struct: "S", Field: "F", Err: io.EOF}, &json.SyntaxError{}, &json.UnmarshalFieldError{Key: "k", Type: reflect.TypeOf(1)}} {
		fmt.Println(err, errors.Unwrap(err))
	}
}

type panicky struct{}

func (panicky) MarshalJSON() ([]byte, error) { panic("in method") }
