package token_test

import (
	"reflect"
	"testing"

	"example.com/shop/token"
)

func TestSplit(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
		fails    string
	}{
		{"empty", "", nil, ""},
		{"sum", "1 + 22", []string{"1", "+", "22"}, ""},
		{"brackets", "(1)", []string{"(", "1", ")"}, ""},
		{"letters", "1+x", []string{"1", "+"}, "column 3: unexpected 'x'"},
		{"wide", "7 ×", []string{"7"}, "column 3: unexpected 'x'"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := token.Split(tt.in)
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("Split(%q):\ngot  %q\nwant %q", tt.in, got, tt.want)
			}
			message := ""
			if err != nil {
				message = err.Error()
			}
			if message != tt.fails {
				t.Fatalf("Split(%q): error %q, want %q", tt.in, message, tt.fails)
			}
		})
	}
}
