// Values and texts of all kinds, odd ones too.
package main

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"
)

type MJ struct{ v int }

func (m MJ) MarshalJSON() ([]byte, error) { return []byte(fmt.Sprintf(`{"mj": %d }`, m.v)), nil }

type PMJ struct{ v int }

func (m *PMJ) MarshalJSON() ([]byte, error) { return []byte(`"pmj"`), nil }
func (m *PMJ) UnmarshalJSON(b []byte) error {
	if string(b) == `"bad"` {
		return errors.New("bad pmj")
	}
	m.v = len(b)
	return nil
}

type MT string

func (m MT) MarshalText() ([]byte, error)   { return []byte("T<" + string(m) + ">"), nil }
func (m *MT) UnmarshalText(b []byte) error { *m = MT("U" + string(b)); return nil }

type BadMJ struct{}

func (BadMJ) MarshalJSON() ([]byte, error) { return []byte("{oops"), nil }

type ErrMJ struct{}

func (ErrMJ) MarshalJSON() ([]byte, error) { return nil, errors.New("no way") }

type ErrMT struct{}

func (ErrMT) MarshalText() ([]byte, error) { return nil, errors.New("no text") }

type Base struct {
	ID   int `json:"id"`
	Name string
	x    int
}
type Mid struct {
	Base
	Name string `json:"name,omitempty"`
}
type Emb struct {
	*Mid
	MJP   *PMJ `json:",omitempty"`
	Extra any  `json:"extra,omitzero"`
}
type Tags struct {
	A int     `json:"a,string"`
	B string  `json:",string"`
	C bool    `json:"c,string"`
	D float64 `json:"-"`
	E int     `json:"-,"`
	F []int   `json:"f,omitempty"`
	G map[string]int `json:"g,omitempty"`
	H *int    `json:"h,omitempty"`
	I [0]int  `json:"i,omitempty"`
	J any     `json:"j,omitempty"`
	K time.Time `json:"k,omitzero"`
	L string  `json:"日本"`
	M string  `json:"a b"`
	N string  `json:"x\"y"`
	O *int    `json:",string"`
	P uint8   `json:"P,omitempty,string"`
}
type Gen[T any] struct {
	V T
	L []Gen[T] `json:",omitempty"`
}
type Zero struct{ n int }

func (z Zero) IsZero() bool { return z.n == 7 }

type WithZero struct {
	Z Zero  `json:"z,omitzero"`
	P *Zero `json:"p,omitzero"`
}
type Amb1 struct{ X int }
type Amb2 struct{ X int }
type Amb struct {
	Amb1
	Amb2
	Y int
}
type Rec struct {
	N *Rec
	V int
}
type IntKey int
type TK struct{ a int }

func (t TK) MarshalText() ([]byte, error) { return []byte(fmt.Sprint("k", t.a)), nil }

type Bs []byte
type By byte

var _ encoding.TextMarshaler = MT("")

func enc(v any) {
	b, err := json.Marshal(v)
	fmt.Printf("%T %s %v %T\n", v, b, err, err)
	b, err = json.MarshalIndent(v, ">", "\t")
	fmt.Printf("%s %v\n", b, err)
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	err = e.Encode(v)
	fmt.Printf("%q %v\n", buf.String(), err)
}

func dec(s string, p any) {
	err := json.Unmarshal([]byte(s), p)
	fmt.Printf("%q -> %T %+v err=%v", s, p, deref(p), err)
	var se *json.SyntaxError
	var te *json.UnmarshalTypeError
	if errors.As(err, &se) {
		fmt.Print(" off=", se.Offset)
	}
	if errors.As(err, &te) {
		fmt.Print(" te=", te.Value, te.Type, te.Offset, te.Struct, te.Field)
	}
	fmt.Println()
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber()
	d.DisallowUnknownFields()
	fmt.Println(d.Decode(p), d.InputOffset(), d.More())
}
func deref(p any) any {
	b, e := json.Marshal(p)
	return fmt.Sprint(string(b), e)
}

func main() {
	one := 1
	ch := make(chan int)
	rec := &Rec{V: 1}
	rec.N = rec
	for _, v := range []any{nil, true, 1, -1.5, 1e21, 1e20, 1e-6, 1e-7, float32(3.4e38), float32(0.1), math.NaN(), math.Inf(1), "a<b>&\u2028\u2029\x00\x1f\x7f\"\\/\xff日😀", []int(nil), []int{}, [2]int{1, 2}, map[string]int(nil), map[string]any{"z": 1, "a": nil, "<": 1, "\xff": 2}, map[int]string{10: "a", 9: "b", -1: "c"}, map[IntKey]int{1: 2}, map[MT]int{"q": 1}, map[TK]int{{1}: 1, {2}: 2}, map[float64]int{1: 1}, map[bool]int{true: 1}, map[any]int{}, []byte("hello"), []byte(nil), []byte{}, Bs("x"), []By{1, 2}, [3]byte{1, 2, 3}, MJ{1}, &MJ{2}, PMJ{1}, &PMJ{1}, []PMJ{{1}}, []*PMJ{{1}, nil}, map[string]PMJ{"a": {}}, struct{ P PMJ }{}, &struct{ P PMJ }{}, MT("x"), []MT{"a"}, BadMJ{}, ErrMJ{}, ErrMT{}, map[string]any{"x": ErrMJ{}}, Emb{}, Emb{Mid: &Mid{}}, Emb{Mid: &Mid{Base: Base{1, "n", 2}, Name: "o"}, MJP: &PMJ{}, Extra: 0}, Tags{}, Tags{A: 1, B: "q\"", C: true, F: []int{}, G: map[string]int{}, H: &one, J: 0, K: time.Unix(0, 5).UTC(), O: &one, P: 3}, Gen[int]{1, []Gen[int]{{2, nil}}}, Gen[MT]{V: "g"}, WithZero{Zero{7}, nil}, WithZero{Zero{6}, &Zero{7}}, Amb{}, ch, func() {}, struct{ C chan int }{}, struct{ c chan int }{}, complex(1, 2), rec, json.Number("12.50"), json.Number(""), json.Number("1x"), json.RawMessage(`{"a": [1, 2]}`), json.RawMessage(nil), json.RawMessage("{"), &one, (*int)(nil), any(nil), error(nil), errors.New("e"), time.Duration(5), time.Date(2024, 2, 29, 1, 2, 3, 4000, time.FixedZone("", -3600*5)), time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), struct{ A, B any }{[]any{1, map[string]any{"k": []string{"v"}}}, struct{}{}}, map[string]int{}, [][]int{{}, nil, {1}}, []any{}, uint64(math.MaxUint64), int64(math.MinInt64), 'x', struct {
		A int `json:"a"`
		B int `json:"a"`
	}{1, 2}, struct {
		A int `json:"x"`
		X int
	}{1, 2}} {
		enc(v)
	}
	ins := []string{``, ` `, `null`, `true`, `1`, `-1`, `1.5`, `1e3`, `300`, `-0`, `01`, `1.`, `.5`, `1e`, `+1`, `"x"`, `"\u00e9\ud83d\ude00\ud83d x\udc00"`, `"\q"`, `"\u12"`, "\"a\nb\"", "\"\xff\"", `"unterminated`, `[]`, `[1,2,3]`, `[1,]`, `[1 2]`, `[1`, `{}`, `{"a":1}`, `{"A":1,"a":2}`, `{"a"}`, `{"a":}`, `{"a":1,}`, `{a:1}`, `{"a":1 "b":2}`, `{"id":"x"}`, `{"ID":5,"name":"n","NAME":"m"}`, `{"extra":{"x":[1,"2",null]}}`, `nul`, `nulll`, `truefalse`, `[1]]`, `{"V":1,"L":[{"V":"x"},{"V":3}]}`, `"bad"`, `"aGVsbG8="`, `"aGVsbG8"`, `"!!"`, `{"a":"12","B":"\"q\"","c":"true","O":"5"}`, `{"a":12}`, `{"a":"x"}`, `{"a":""}`, `{"a":null,"B":null}`, `{"1":1,"-2":2}`, `{"1.5":1}`, `{"x":1}`, `{"300":1}`, `[1,"a",null]`, `[[1],[2,3]]`, `{"N":{"N":{"V":3}}}`, `{"N":null,"V":2}`, `"2024-02-29T01:02:03.5+05:30"`, `"2024-13-01T00:00:00Z"`, `"2024-02-29"`, "\ufeff1", `1 2`, `{"a":1}{"a":2}`, `/*c*/1`, `'a'`, `{"":1}`, "{\"a\u0000\":1}", "\x00", `[` + strings.Repeat("[", 100), strings.Repeat("[", 10001), `123456789012345678901234567890`, `1e400`, `-1e400`, `0.1e-400`, `3.4e39`, `{"X":1,"Y":2}`, `{"Name":"a","x":3}`, `{"mjp":"ok","MJP":"bad"}`, `{"p":1}`, `"k1"`}
	type mk = func() any
	for _, s := range ins {
		for _, f := range []mk{func() any { return new(any) }, func() any { return new(int8) }, func() any { return new(float64) }, func() any { return new(string) }, func() any { return &[]int{9, 8, 7, 6} }, func() any { return new([2]int) }, func() any { return new([]byte) }, func() any { return &map[string]int{"pre": 1} }, func() any { return new(map[MT]int) }, func() any { return new(Emb) }, func() any { return new(Tags) }, func() any { return new(Gen[int]) }, func() any { return new(PMJ) }, func() any { return new(time.Time) }, func() any { return new(Rec) }, func() any { x := any(&[]int{1}); return &x }} {
			dec(s, f())
		}
		var b bytes.Buffer
		fmt.Println(json.Valid([]byte(s)), json.Compact(&b, []byte(s)), b.String())
		b.Reset()
		fmt.Println(json.Indent(&b, []byte(s), "-", "  "), b.String())
		b.Reset()
		json.HTMLEscape(&b, []byte(s))
		fmt.Println(b.String())
		d := json.NewDecoder(strings.NewReader(s))
		for i := 0; i < 12; i++ {
			t, err := d.Token()
			fmt.Printf("%T %v %v %d %v|", t, t, err, d.InputOffset(), d.More())
			if err != nil {
				break
			}
		}
		fmt.Println()
	}
	fmt.Println(json.Unmarshal([]byte("1"), nil), json.Unmarshal([]byte("1"), 5), json.Unmarshal([]byte("1"), (*int)(nil)))
}
