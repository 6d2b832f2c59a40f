package words

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func count(text string) map[string]int {
	m := make(map[string]int)
	for w := range strings.FieldsSeq(text) {
		m[strings.ToLower(w)]++
	}
	return m
}

func Example() {
	fmt.Println(count("a b A"))
	// Output: map[a:2 b:1]
}

func Example_unordered() {
	for w, n := range count("x y x z") {
		fmt.Println(w, n)
	}
	// Unordered output:
	// x 2
	// z 1
	// y 1
}

func Example_wrong() {
	fmt.Println("two")
	fmt.Println("lines")
	// Output:
	// three
	// lines
}

func ExampleNothing() { panic("not run: it has no output comment") }

func FuzzCount(f *testing.F) {
	f.Add("one two")
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		total := 0
		for _, n := range count(text) {
			total += n
		}
		if total != len(strings.Fields(text)) {
			t.Error(total)
		}
	})
}

func BenchmarkCount(b *testing.B) {
	text := strings.Repeat("the quick brown fox ", 10)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for range b.N {
		count(text)
	}
}

func BenchmarkSizes(b *testing.B) {
	for _, n := range []int{1, 10} {
		b.Run(fmt.Sprint("n=", n), func(b *testing.B) {
			words := slices.Repeat([]string{"w"}, n)
			for b.Loop() {
				count(strings.Join(words, " "))
			}
			b.ReportMetric(float64(n), "words/op")
		})
	}
}

func Nothing() {}
