// What an uncaught panic prints for values of every kind: each is raised by a call that the one before deferred.
package main

import (
	"errors"
	"fmt"
	"math"
	"time"
)

type (
	code   int
	msg    string
	flt    float64
	cpx    complex128
	flag   bool
	small  uint8
	text   struct{ s string }
	failed struct{ n int }
	byPtr  struct{ n int }
	enum   int
)

func (t text) String() string   { return "<" + t.s + ">" }
func (f *failed) Error() string { return fmt.Sprintf("failed %d\nsecond line", f.n) }
func (b *byPtr) String() string { return "by pointer" }
func (e enum) Error() string    { return "as error" }
func (e enum) String() string   { return "as text" }

func main() {
	values := []any{
		"boom", "", "one\ntwo\n", 42, 'x', uint8(7), true, 1.5, float32(0.1), 1 + 2i, complex64(1.5 - 2i),
		math.NaN(), math.Inf(-1), 1e21, int64(math.MinInt64), uint64(math.MaxUint64), uintptr(5),
		code(3), msg("q\n"), flt(2.5), cpx(2.5i), flag(true), small(9), text{"s"}, &failed{3}, &byPtr{1}, enum(1),
		errors.New("an error"), fmt.Errorf("wrapped: %w", errors.ErrUnsupported), 3 * time.Second, nil,
	}
	for i := len(values) - 1; i >= 0; i-- {
		defer func() { panic(values[i]) }()
	}
}
