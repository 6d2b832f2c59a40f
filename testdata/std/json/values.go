package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"time"
)

type E1 struct{ A, B int }
type E2 struct {
	B int
	C int `json:"c,omitempty"`
}
type T struct {
	E1
	*E2
	S  string `json:"s"`
	N  int    `json:",string"`
	P  *int
	M  map[string]int
	I  any
	L  []int
	Ar [3]int
	By []byte
	F  float64
}
type TM struct{ s string }

func (t TM) MarshalText() ([]byte, error) { return []byte("tm:" + t.s), nil }
func (t *TM) UnmarshalText(b []byte) error {
	if string(b) == "bad" {
		return errors.New("bad text")
	}
	t.s = string(b)
	return nil
}

type JM struct{ v int }

func (t JM) MarshalJSON() ([]byte, error) {
	if t.v == 13 {
		return nil, errors.New("unlucky")
	}
	if t.v == 14 {
		return []byte("{bad"), nil
	}
	return []byte(fmt.Sprintf(` { "jm" : %d } `, t.v)), nil
}
func (t *JM) UnmarshalJSON(b []byte) error {
	fmt.Printf("[UJ %s]", b)
	if string(b) == `"bad"` {
		return errors.New("bad json")
	}
	t.v = len(b)
	return nil
}

type PM struct{ v int }

func (t *PM) MarshalJSON() ([]byte, error) { return []byte("99"), nil }

func dec(s string, v any) {
	err := json.Unmarshal([]byte(s), v)
	b, _ := json.Marshal(v)
	fmt.Printf("%q => %s | %T %v\n", s, b, err, err)
	var ute *json.UnmarshalTypeError
	if errors.As(err, &ute) {
		fmt.Printf("    %q %v %d %q %q %v\n", ute.Value, ute.Type, ute.Offset, ute.Struct, ute.Field, ute.Err)
	}
	var se *json.SyntaxError
	if errors.As(err, &se) {
		fmt.Println("    off", se.Offset)
	}
}
func enc(v any) {
	b, err := json.Marshal(v)
	fmt.Printf("%s | %T %v\n", b, err, err)
}

func main() {
	dec(`{"s":5,"F":1.5,"a":7}`, &T{})
	dec(`{"s":"x","F":1.5} x`, &T{})
	dec(`{"s":"x","F":1.5`, &T{})
	dec(`{"A":1,"B":2,"c":3,"N":"12","P":4,"M":{"x":1,"y":"z"},"I":[1,{"q":null}],"L":[1,2,3],"Ar":[1,2,3,4],"By":"aGk="}`, &T{})
	dec(`{"Ar":[1],"L":null,"P":null,"M":null}`, &T{Ar: [3]int{7, 8, 9}, L: []int{1}, M: map[string]int{"a": 1}})
	dec(`{"N":12}`, &T{})
	dec(`{"N":"x"}`, &T{})
	dec(`{"N":""}`, &T{})
	dec(`{"N":null}`, &T{})
	dec(`{"By":"!!"}`, &T{})
	dec(`{"By":[1,2]}`, &T{})
	dec(`{"By":5}`, &T{})
	dec(`{"P":"s"}`, &T{})
	dec(`{"L":[1,"a",3]}`, &T{})
	dec(`{"L":{}}`, &T{})
	dec(`{"M":[]}`, &T{})
	dec(`{"M":{"k":[1]}}`, &T{})
	dec(`{"A":1,"A":2,"a":3}`, &T{})
	var i8 int8
	dec(`300`, &i8)
	dec(`"x"`, &i8)
	dec(`null`, &i8)
	dec(`1e2`, &i8)
	dec(`-1`, new(uint))
	dec(`1e999`, new(float64))
	dec(`1e39`, new(float32))
	dec(`true`, new(string))
	dec(`"s"`, new(bool))
	dec(`[1,"a",null,{"x":1.5e3},true]`, new(any))
	dec(`{"a":1}`, new(map[int]string))
	dec(`{"1":"x","2":"y"}`, new(map[int]string))
	dec(`{"300":"x"}`, new(map[int8]string))
	dec(`{"true":1}`, new(map[bool]int))
	dec(`{"a":1}`, new(map[TM]int))
	dec(`"bad"`, &TM{})
	dec(`5`, &TM{})
	dec(`null`, &TM{})
	dec(`["a","b"]`, &[]TM{})
	dec(`["bad","b"]`, &[]TM{})
	dec(`[1, {"a" : 2} ,null]`, &[]JM{})
	dec(`{"x": "bad"}`, &map[string]JM{})
	dec(`{"x": null}`, &map[string]*JM{})
	dec(`"x"`, new(error))
	dec(`1`, new(fmt.Stringer))
	dec(`1`, new(chan int))
	dec(`{"a":1}`, new(func()))
	dec(`"2020-01-02T03:04:05Z"`, new(time.Time))
	dec(`"nope"`, new(time.Time))
	dec(`5`, new(time.Time))
	dec(`1.5`, new(json.Number))
	dec(`"1.5"`, new(json.Number))
	dec(`"x"`, new(json.Number))
	dec(` [1, 2 ] `, new(json.RawMessage))
	dec("\"a\xffb\\ud800x\\ud83d\\ude00\\n\"", new(string))
	dec("\"\\ud800\\u0041\"", new(string))
	var ip any = 5
	dec(`"x"`, &ip)
	var tp any = &T{S: "old"}
	dec(`{"A":1}`, &tp)
	dec(`[[1],[2,3]]`, new([][]int))
	dec(`[1,2]`, new([0]int))
	dec(`{"a":{"b":{"c":5}}}`, &map[string]map[string]map[string]string{})
	dec(`{"a":[{"S":"x"},{"s":5}]}`, &map[string][]T{})
	dec(`{"x":1}`, &struct{ X string }{})
	dec(`{"a":1}`, &struct{ *E1 }{})
	enc(map[string]any{"z": 1, "a": []any{1.5, "x", nil, true}, "<": 1e21, "m": 1e-7, "q": float32(3.4), "big": 1e20})
	enc(math.NaN())
	enc([]any{math.Inf(1)})
	enc(map[int]string{2: "b", 10: "c", -1: "n"})
	enc(map[TM]int{{"b"}: 1, {"a"}: 2})
	enc(map[bool]int{true: 1})
	enc(map[float64]int{1: 1})
	enc(JM{1})
	enc(&JM{2})
	enc([]JM{{3}, {13}})
	enc(JM{14})
	enc(map[string]JM{"k": {14}})
	enc(PM{1})
	enc(&PM{1})
	enc([]PM{{1}})
	enc(struct{ P PM }{})
	enc(&struct{ P PM }{})
	enc(map[string]PM{"a": {}})
	enc([]byte("hi"))
	enc([3]byte{1, 2, 3})
	enc([]byte(nil))
	enc([]int(nil))
	enc(map[string]int(nil))
	enc((*int)(nil))
	enc(T{})
	enc(struct {
		A int       `json:"-"`
		B int       `json:"-,"`
		C *int      `json:",omitempty"`
		D string    `json:"d,omitempty"`
		E []int     `json:",omitempty"`
		F float64   `json:"f,string"`
		G bool      `json:",string"`
		H string    `json:",string"`
		I time.Time `json:",omitzero"`
		J int       `json:"a b"`
		K int       `json:"k"`
		L int       `json:"<é>"`
		M struct{}  `json:",omitempty"`
		N [0]int    `json:",omitempty"`
		O any       `json:",omitempty"`
		P int       `json:",omitzero"`
	}{H: "q\"x"})
	enc(time.Date(2020, 1, 2, 3, 4, 5, 600, time.UTC))
	enc(time.Second)
	enc(json.Number("12.50"))
	enc(json.Number(""))
	enc(json.Number("abc"))
	enc(json.RawMessage(`{"a" :  1}`))
	enc(json.RawMessage(nil))
	enc(json.RawMessage(`{`))
	enc("\u2028\ufffd\U0001F600\x7f\x1f")
	enc(3 + 4i)
	enc(uintptr(3))
	enc([]any{int8(1), uint64(math.MaxUint64), float32(0.1), 0.1, 100000.0, 1e6, 123456789.0, -0.0, 1e-6, 1e-5})
	fmt.Println(json.RawMessage(`{}`), json.Number("4"), json.Delim('{'))
	fmt.Printf("%T %T\n", json.RawMessage{}, json.Number(""))
	b, err := json.MarshalIndent(map[string]any{"a": []int{1, 2}, "b": map[string]int{}, "c": []int{}, "d": nil}, ">", "  ")
	fmt.Println(string(b), err)
	var buf bytes.Buffer
	fmt.Println(json.Indent(&buf, []byte(` {"a":[1,2 , {}],"b":{ } } `), "", "\t"), buf.String())
	buf.Reset()
	fmt.Println(json.Compact(&buf, []byte(` {"a" : [1, 2] , "<": "\u2028" } `)), buf.String())
	buf.Reset()
	fmt.Println(json.Compact(&buf, []byte(`{"a" : [1, 2`)), buf.String())
	fmt.Println(json.Indent(&buf, []byte(`{"a" : x}`), "", ""), buf.String())
	json.HTMLEscape(&buf, []byte(`"<a>&\u2028"`))
	fmt.Println(buf.String(), json.Valid([]byte(`{}`)), json.Valid([]byte(`{`)))
	d := json.NewDecoder(strings.NewReader(`{"a":1} [2] "x" {"b":tru}`))
	for {
		var v any
		err := d.Decode(&v)
		fmt.Printf("%v %T %v %d\n", v, err, err, d.InputOffset())
		if err != nil {
			break
		}
	}
	d = json.NewDecoder(strings.NewReader(` {"a": [1, "x", null, true, {"k":2.5}]} 7 x`))
	for {
		t, err := d.Token()
		fmt.Printf("%T %v %v %d %v\n", t, t, err, d.More())
		if err != nil {
			break
		}
	}
	d = json.NewDecoder(strings.NewReader(`{"zz":1}`))
	d.DisallowUnknownFields()
	var t T
	err = d.Decode(&t)
	fmt.Printf("%T %v\n", err, err)
	d = json.NewDecoder(strings.NewReader(`[{"a":1},{"a":"x"},{"a":3}]`))
	d.UseNumber()
	fmt.Println(d.Token())
	for d.More() {
		var v struct {
			A int
			I any
		}
		err := d.Decode(&v)
		fmt.Println(v, err, d.InputOffset())
	}
	fmt.Println(d.Token())
	fmt.Println(d.Token())
	rest, _ := io.ReadAll(d.Buffered())
	fmt.Printf("%q\n", rest)
	e := json.NewEncoder(&buf)
	buf.Reset()
	e.SetEscapeHTML(false)
	e.Encode(map[string]any{"<>": "&"})
	e.SetIndent("", " ")
	e.Encode([]int{1})
	fmt.Println(e.Encode(func() {}))
	fmt.Print(buf.String())
	for _, s := range []string{"", " ", "{", "[", `{"a"`, `{"a":`, `[1`, `[1,`, `"a`, "tr", "1", "-"} {
		var v any
		d := json.NewDecoder(strings.NewReader(s))
		err := d.Decode(&v)
		fmt.Printf("%q %v %v | ", s, v, err)
		d = json.NewDecoder(strings.NewReader(s))
		var err2 error
		for err2 == nil {
			_, err2 = d.Token()
		}
		fmt.Printf("%T %v\n", err2, err2)
	}
}
