package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

type T struct {
	A int `json:"a"`
	B struct{ C []string }
}

func main() {
	for _, s := range []string{`{"a":"x"}`, `{"a":1.5}`, `{"B":{"C":[1]}}`, `{"B":5}`, `{`, ``, `[1,2`, `{"a":1}x`, `{a:1}`, `nul`, `"abc`, `{"a":300000000000000000000}`, "\"\x01\"", `"\x"`, `"\u12"`, `[1,]`, `{"a":1,}`, `01`, `-`, `1.`, `1e`, `{"a" 1}`, strings.Repeat("[", 10001), `{"a":tru}`, `{"B":{"C":["a", 5, {}]}}`} {
		var t T
		err := json.Unmarshal([]byte(s), &t)
		if len(s) > 50 {
			s = s[:10]
		}
		fmt.Printf("%q: %T %v\n", s, err, err)
		if e, ok := err.(*json.UnmarshalTypeError); ok {
			fmt.Printf("   %+v\n", *e)
		}
		if e, ok := err.(*json.SyntaxError); ok {
			fmt.Println("   offset", e.Offset)
		}
	}
	fmt.Println(json.Unmarshal([]byte("1"), nil), json.Unmarshal([]byte("1"), T{}), json.Unmarshal([]byte("1"), (*T)(nil)))
	_, err := json.Marshal(make(chan int))
	fmt.Printf("%T %v\n", err, err)
	_, err = json.Marshal(map[string]any{"a": func() {}})
	fmt.Printf("%T %v\n", err, err)
	type R struct{ P *R }
	r := &R{}
	r.P = r
	_, err = json.Marshal(r)
	fmt.Printf("%T %v\n", err, err)
	b, err := json.Marshal("a\xffb<>&\u2028\x01\b\f\n\t\x7f\"\\/")
	fmt.Println(string(b), err)
}
