package main

// Texts broken at random: the same errors at the same places, the same values.

import (
	"encoding/json"
	"fmt"
	"strings"
)

type inner struct {
	Name string
	On   bool
	List []int8
}

type target struct {
	A int
	B float64
	C string
	D []inner
	E map[string]*inner
	F any
	G [2]uint16
	H []byte
	I *target
	J json.Number
	K int `json:",string"`
}

var seeds = []string{
	`{"A":1,"B":-2.5e10,"C":"text \u00e9 \ud83d\ude00 \n","D":[{"Name":"x","On":true,"List":[1,2,-3]}],"E":{"k":{"Name":"y"},"n":null}}`,
	`{"F":{"nested":[1,"two",null,false,{"deep":[[]]}]},"G":[1,2],"H":"aGVsbG8=","I":{"A":7,"I":{"C":"z"}},"J":12.5,"K":"3"}`,
	` [ 1 , 2.0 , -0 , 1e5 , "s" , true , false , null , { } , [ ] ] `,
	`"\"\\\/\b\f\n\r\t\u0041"`,
}

const alphabet = "{}[]:,\"\\0123456789.eE+-truefalsn \t\n\x01\xff\u00e9uDd/"

type random uint64

func (r *random) next(n int) int {
	*r ^= *r << 13
	*r ^= *r >> 7
	*r ^= *r << 17
	return int(uint64(*r) % uint64(n))
}

func mutate(r *random, s string) string {
	b := []byte(s)
	for n := 1 + r.next(3); n > 0 && len(b) > 0; n-- {
		i := r.next(len(b))
		switch r.next(5) {
		case 0:
			b = append(b[:i], b[i+1:]...)
		case 1:
			b[i] = alphabet[r.next(len(alphabet))]
		case 2:
			b = append(b[:i], append([]byte{alphabet[r.next(len(alphabet))]}, b[i:]...)...)
		case 3:
			j := i + r.next(len(b)-i)
			b = append(b[:i], b[j:]...)
		case 4:
			b = b[:i]
		}
	}
	return string(b)
}

func outcome(s string) string {
	var out strings.Builder
	for _, v := range []any{new(target), new(any)} {
		err := json.Unmarshal([]byte(s), v)
		back, _ := json.Marshal(v)
		fmt.Fprintf(&out, "%s|%T %v", back, err, err)
		switch e := err.(type) {
		case *json.SyntaxError:
			fmt.Fprint(&out, e.Offset)
		case *json.UnmarshalTypeError:
			fmt.Fprint(&out, e.Value, e.Type, e.Offset, e.Struct, e.Field, e.Err)
		}
	}
	return out.String()
}

func main() {
	r := random(88172645463325252)
	for block := range 40 {
		sum := uint64(14695981039346656037)
		for range 200 {
			s := mutate(&r, seeds[r.next(len(seeds))])
			o := outcome(s)
			if block < 1 {
				fmt.Printf("%q\n    %s\n", s, o)
			}
			for _, b := range []byte(o) {
				sum = (sum ^ uint64(b)) * 1099511628211
			}
		}
		fmt.Printf("%d %x\n", block, sum)
	}
}
