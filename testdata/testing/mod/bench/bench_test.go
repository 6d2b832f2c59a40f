package bench

import (
	"testing"
)

var sink int

func BenchmarkSum(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink += i
	}
}

func BenchmarkLoop(b *testing.B) {
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n++
	}
	if n != b.N {
		b.Error(n, b.N)
	}
	b.SetBytes(8)
}

func BenchmarkMetric(b *testing.B) {
	b.Log("N is", b.N)
	for range b.N {
	}
	b.ReportMetric(3.25, "apples/op")
	b.ReportMetric(0, "ns/op")
}

func BenchmarkSumFails(b *testing.B) { b.Fatal("no") }

func BenchmarkSumSkips(b *testing.B) { b.Skip("later") }

func BenchmarkSumParallel(b *testing.B) {
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
		}
	})
}

func BenchmarkNested(b *testing.B) {
	for _, name := range []string{"a", "b"} {
		b.Run(name, func(b *testing.B) {
			b.StopTimer()
			b.StartTimer()
			b.ResetTimer()
			for range b.N {
			}
		})
	}
}
