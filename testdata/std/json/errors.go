package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

type E struct {
	Err error
	T   time.Time
	N   json.Number
	L   []E
	X   struct{ Y int }
	D   time.Duration
	M   map[int]int
	S   string
}
type MyMap map[string]int
type MySl []int
type Named struct{ A []struct{ B int } }

func dec(s string, v any) {
	err := json.Unmarshal([]byte(s), v)
	back, _ := json.Marshal(v)
	fmt.Printf("%q => %s | %T %v\n", s, back, err, err)
	var ute *json.UnmarshalTypeError
	if errors.As(err, &ute) {
		fmt.Printf("    %q %v %d %q %q %v\n", ute.Value, ute.Type, ute.Offset, ute.Struct, ute.Field, ute.Err)
	}
	if se, ok := err.(*json.SyntaxError); ok {
		fmt.Println("    off", se.Offset)
	}
}

func main() {
	for _, s := range []string{`-x`, `1.x`, `1ex`, `1e+x`, `-`, `[1.`, `[ -`, `[1e`, `[12`, `[0x`, `[00`, `{"a":1 "b":2}`, `{"a":1;`, `[1 2]`, `{"a"`, `{"a":`, `{"a":1`, `{"a":1,`, `[tru`, `[trux`, `falsy`, `nule`, `{1`, `{,`, `}`, `]`, `[}`, `{]`, `{"a":}`, `[1}`, `{"a":1]`, "\"a\tb\"", `"\`, `"\u`, `"\u1`, `"\ug`, `"\u123g"`, `"\ud800\u12"`, "\x00", "\xff", "é", "\"\xff", "'a'", "\"a\x7f\"", "// c", "\ufeff1", `"\ud83d\ude0`, "[\"a\nb\"]", "1 2", "1,", "{}}", "+1", ".5", "Infinity", "NaN", "True", "\v1", "\u00a01"} {
		var v any
		dec(s, &v)
	}
	dec(`{"Err":"x"}`, &E{})
	dec(`{"Err":[1]}`, &E{})
	dec(`{"Err":null}`, &E{})
	dec(` {"S" : 1 , "Err": "x"}`, &E{})
	dec(`{"T":5}`, &E{})
	dec(`{"T":"x"}`, &E{})
	dec(`{"T":{}}`, &E{})
	dec(`{"N":"x"}`, &E{})
	dec(`{"N":true}`, &E{})
	dec(`{"N":{}}`, &E{})
	dec(`{"D":"1s"}`, &E{})
	dec(`{"D":15}`, &E{})
	dec(`{"L":[{"S":"a"},{"S":1}]}`, &E{})
	dec(`{"L":[{"L":[{"S":1}]}]}`, &E{})
	dec(`{"X":{"y":"s"}}`, &E{})
	dec(`{"M":{"x":1,"2":"q","3":4}}`, &E{})
	dec(`{"a":"x"}`, &MyMap{})
	dec(`["x"]`, &MySl{})
	dec(`[{"A":[{"B":"x"}]}]`, &[]Named{})
	dec(`{"A":[{"B":"x"}]}`, &Named{})
	dec(`{"A":[{"B":"x"}]}`, &map[string]Named{})
	dec(`{"k":{"A":[{"B":"x"}]}}`, &map[string]Named{})
	dec(`{"a/b":{"c~d":"x"},"e.f":{"g":1}}`, &map[string]map[string]int{})
	sl := []E{{S: "one", D: 4}, {S: "two"}}
	dec(`[{"D":1}]`, &sl)
	dec(`[{"D":1},{"D":2},{"D":3}]`, &sl)
	mp := map[string]E{"a": {S: "old"}}
	dec(`{"a":{"D":5}}`, &mp)
	mpp := map[string]*E{"a": {S: "old"}}
	dec(`{"a":{"D":5}}`, &mpp)
	fmt.Println(mpp["a"])
	var ia any = map[string]any{"old": 1}
	dec(`{"new":2}`, &ia)
	var pp **int
	dec(`5`, &pp)
	fmt.Println(**pp)
	dec(`null`, &pp)
	type fold struct {
		AbC, ABc int
		Kelvin   int
		ſ        int
		Straße   string
	}
	dec(`{"abc":1,"ABC":2,"ABc":3,"\u212aelvin":4,"STRASSE":"x","straße":"y","STRAßE":"z"}`, &fold{})
	d := json.NewDecoder(strings.NewReader(`{"S":"x","zz":1,"D":7,"yy":2}`))
	d.DisallowUnknownFields()
	var e E
	fmt.Println(d.Decode(&e), e.S, e.D)
	for _, s := range []string{`{"a":1}`, `{"a" 1}`, `[1 2]`, `[1,]`, `{"a":1,}`, `{,}`, `]`, `1 2`, `{"a"}`, `{1:2}`, `[1}`, "\"\\x\"", `tru`, `[tru]`, `{"a":}`, `[,1]`, `{"a":1 "b"`, `{"a":1 x`, `[{]`} {
		d := json.NewDecoder(strings.NewReader(s))
		fmt.Printf("%q: ", s)
		for {
			t, err := d.Token()
			if err != nil {
				fmt.Printf("%T %v @%d\n", err, err, d.InputOffset())
				break
			}
			fmt.Printf("%v@%d ", t, d.InputOffset())
		}
	}
	d = json.NewDecoder(strings.NewReader(`{"a": {"x": 1}, "b": [1, 2], "c": 3} 4`))
	fmt.Println(d.Token())
	fmt.Println(d.Token())
	var v any
	fmt.Println(d.Decode(&v), v, d.More(), d.InputOffset())
	fmt.Println(d.Decode(&v), v)
	fmt.Println(d.Token())
	fmt.Println(d.Token())
	fmt.Println(d.Decode(&v), v)
	fmt.Println(d.Decode(&v), v)
	fmt.Println(d.More())
	fmt.Println(d.Decode(&v), v)
	fmt.Println(d.Token())
	fmt.Println(d.Decode(&v), v, d.InputOffset())
	fmt.Println(d.Token())
	fmt.Println(d.Token())
	fmt.Println(d.Decode(&v), v)
	d = json.NewDecoder(strings.NewReader(`1 x 2`))
	fmt.Println(d.Decode(&v), d.Decode(&v), d.Decode(&v))
	d = json.NewDecoder(strings.NewReader(`"a" 2 {"S":1} {"S":"k"}`))
	fmt.Println(d.Decode(&e), d.Decode(&e), d.Decode(&e), d.Decode(&e), e.S)
	fmt.Println(d.Decode(nil), d.Decode(e))
	type D struct{ N *D }
	var deep *D
	for i := 0; i < 20000; i++ {
		deep = &D{deep}
	}
	b, err := json.Marshal(deep)
	fmt.Println(len(b), err)
	fmt.Println(json.Valid([]byte(strings.Repeat("[", 10000)+strings.Repeat("]", 10000))), json.Valid([]byte(strings.Repeat("[", 10001)+strings.Repeat("]", 10001))))
	type Dup struct {
		A int `json:"x"`
		B int `json:"x"`
		C int
	}
	b, err = json.Marshal(Dup{1, 2, 3})
	fmt.Println(string(b), err)
	type In struct {
		X int
		Y int `json:"Z"`
	}
	type In2 struct {
		X int
		Z int
	}
	type Emb struct {
		In
		In2
		W int
	}
	b, err = json.Marshal(Emb{})
	fmt.Println(string(b), err)
	type lower struct {
		X int
		y int
	}
	type Emb2 struct {
		lower
		*In
		In2 `json:"named"`
		MyMap
		int
	}
	b, err = json.Marshal(Emb2{})
	fmt.Println(string(b), err)
	dec(`{"X":1,"Z":2,"named":{"X":5},"MyMap":{"a":1}}`, &Emb2{})
	type EmbP struct{ *lower }
	dec(`{"X":1}`, &EmbP{})
	type St struct {
		A *int           `json:",string"`
		B []int          `json:",string"`
		C string         `json:",string"`
		D any            `json:",string"`
		E map[string]int `json:",string"`
	}
	n := 5
	b, err = json.Marshal(St{A: &n, B: []int{1}, C: "x", D: 4, E: map[string]int{"a": 1}})
	fmt.Println(string(b), err)
	dec(`{"A":"7","C":"\"in\""}`, &St{})
	dec(`{"C":"in"}`, &St{})
	dec(`{"C":5}`, &St{})
	dec(`{"A":"null"}`, &St{})
	b, err = json.Marshal(map[string]any{"a": []any{map[string]any{"b": make(chan int)}}})
	fmt.Println(string(b), err)
	b, err = json.MarshalIndent([]any{}, "p", "i")
	fmt.Println(string(b), err)
	b, err = json.MarshalIndent(map[string]any{"a": json.RawMessage(`{"x":[1,2]}`)}, "", " ")
	fmt.Println(string(b), err)
	b, err = json.Marshal(struct {
		F func() `json:"-"`
		G func() `json:",omitempty"`
	}{})
	fmt.Println(string(b), err)
	b, err = json.Marshal(struct {
		f func()
		C chan int
	}{})
	fmt.Println(string(b), err)
	b, err = json.Marshal([]float32{1e21, 1e-7, 3.4028235e38, 16777216, 0.1})
	fmt.Println(string(b), err)
	b, err = json.Marshal(map[time.Duration]string{5: "x"})
	fmt.Println(string(b), err)
	b, err = json.Marshal(struct {
		E error
		S fmt.Stringer
		T time.Time
		P *time.Time
	}{E: errors.New("x")})
	fmt.Println(string(b), err)
	b, err = json.Marshal([]any{[]byte{}, [2]byte{1, 2}, []uint8(nil), []rune("a"), [0]int{}, struct{}{}, &[]int{1}, any(nil), []*int{nil}})
	fmt.Println(string(b), err)
	fmt.Println(json.Unmarshal([]byte(`"2020-01-01T25:00:00Z"`), new(time.Time)))
}
