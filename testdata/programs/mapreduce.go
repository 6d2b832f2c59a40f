// Map-reduce in memory: word counts, an inverted index and averages over the same machinery.
package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
)

type KV[K comparable, V any] struct {
	Key K
	Val V
}

type Emit[K comparable, V any] func(K, V)

type Task[In any, K cmp.Ordered, V, Out any] struct {
	Map      func(In, Emit[K, V])
	Combine  func(K, []V) []V // may be nil
	Reduce   func(K, []V) Out
	Mappers  int
	Reducers int
	Hash     func(K) uint32
}

func (t Task[In, K, V, Out]) Run(inputs iter.Seq[In]) iter.Seq2[K, Out] {
	parts := make([]chan KV[K, []V], t.Reducers)
	for i := range parts {
		parts[i] = make(chan KV[K, []V], 4)
	}
	in := make(chan In)
	go func() {
		defer close(in)
		for x := range inputs {
			in <- x
		}
	}()

	var mappers sync.WaitGroup
	for range t.Mappers {
		mappers.Go(func() {
			for x := range in {
				local := map[K][]V{}
				t.Map(x, func(k K, v V) { local[k] = append(local[k], v) })
				for k, vs := range local {
					if t.Combine != nil {
						vs = t.Combine(k, vs)
					}
					parts[t.Hash(k)%uint32(t.Reducers)] <- KV[K, []V]{k, vs}
				}
			}
		})
	}
	go func() {
		mappers.Wait()
		for _, p := range parts {
			close(p)
		}
	}()

	results := make([]map[K]Out, t.Reducers)
	var reducers sync.WaitGroup
	for i, p := range parts {
		reducers.Go(func() {
			all := map[K][]V{}
			for kv := range p {
				all[kv.Key] = append(all[kv.Key], kv.Val...)
			}
			results[i] = make(map[K]Out, len(all))
			for k, vs := range all {
				results[i][k] = t.Reduce(k, vs)
			}
		})
	}
	reducers.Wait()
	return func(yield func(K, Out) bool) {
		merged := map[K]Out{}
		for _, r := range results {
			maps.Copy(merged, r)
		}
		for _, k := range slices.Sorted(maps.Keys(merged)) {
			if !yield(k, merged[k]) {
				return
			}
		}
	}
}

func fnv(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

type document struct {
	name, text string
}

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
}

func addUp(_ string, vs []int) []int {
	total := 0
	for _, v := range vs {
		total += v
	}
	return []int{total}
}

func main() {
	docs := []document{
		{"hamlet", "To be, or not to be: that is the question"},
		{"macbeth", "Out, out, brief candle! Life's but a walking shadow"},
		{"lear", "Nothing will come of nothing: speak again. Nothing?"},
		{"tempest", "We are such stuff as dreams are made on; the rest is not here"},
		{"empty", ""},
	}
	count := Task[document, string, int, int]{
		Map: func(d document, emit Emit[string, int]) {
			for _, w := range words(d.text) {
				emit(w, 1)
			}
		},
		Combine:  addUp,
		Reduce:   func(k string, vs []int) int { return addUp(k, vs)[0] },
		Mappers:  3,
		Reducers: 4,
		Hash:     fnv,
	}
	for w, n := range count.Run(slices.Values(docs)) {
		if n > 1 {
			fmt.Println(w, n)
		}
	}

	index := Task[document, string, string, []string]{
		Map: func(d document, emit Emit[string, string]) {
			for _, w := range words(d.text) {
				emit(w, d.name)
			}
		},
		Reduce: func(_ string, names []string) []string {
			slices.Sort(names)
			return slices.Compact(names)
		},
		Mappers: 2, Reducers: 2, Hash: fnv,
	}
	for w, names := range index.Run(slices.Values(docs)) {
		if w > "o" {
			break
		}
		if len(names) > 1 || strings.HasPrefix(w, "n") {
			fmt.Printf("%s: %q\n", w, names)
		}
	}

	type reading struct {
		hour int
		temp float64
	}
	mean := Task[reading, int, float64, string]{
		Map: func(r reading, emit Emit[int, float64]) { emit(r.hour/6, r.temp) },
		Reduce: func(_ int, ts []float64) string {
			return fmt.Sprintf("%.2f of %d", slices.Max(ts)-slices.Min(ts), len(ts))
		},
		Mappers: 4, Reducers: 1, Hash: func(int) uint32 { return 0 },
	}
	day := func(yield func(reading) bool) {
		for h := range 24 {
			if !yield(reading{h, float64((h*7)%11) / 3}) {
				return
			}
		}
	}
	for quarter, spread := range mean.Run(day) {
		fmt.Println(quarter, spread)
	}
}
