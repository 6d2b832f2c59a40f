package events

import (
	"fmt"
	"os"
	"sync/atomic"
	"testing"
)

func TestOrder(t *testing.T) {
	var n atomic.Int32
	t.Cleanup(func() { t.Log("after all:", n.Load()) })
	t.Run("group", func(t *testing.T) {
		for _, name := range []string{"x"} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				n.Add(1)
			})
		}
		t.Log("they wait")
	})
	t.Log("they are done:", n.Load())
}

func TestOutput(t *testing.T) {
	fmt.Println("to standard output")
	fmt.Fprintln(os.Stderr, "to standard error")
	fmt.Print("no newline")
	t.Attr("kind", "a b")
	fmt.Fprint(t.Output(), "through the test\nand more")
}

func TestFails(t *testing.T) {
	t.Run("now", func(t *testing.T) { t.FailNow() })
	t.Run("not", func(t *testing.T) { t.SkipNow() })
	if t.Failed() {
		t.Log("something below has failed")
	}
}
