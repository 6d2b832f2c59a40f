package m_test

import (
	"fmt"
	"testing"

	"example.com/m"
	"example.com/m/internal/zero"
)

func TestOutside(t *testing.T) {
	if got := m.Add(1, 2) + zero.Zero; got != 3 {
		t.Errorf("Add = %d", got)
	}
}

func ExampleAdd() {
	fmt.Println(m.Add(1, 1))
	// Output: 2
}

func ExampleAdd_unordered() {
	fmt.Println("b")
	fmt.Println("a")

	// Unordered output:
	// a
	// b
}

func ExampleAdd_notRun() {
	panic("it has no output")
}

func Example() {
	defer fmt.Println("bye")
	fmt.Print("two\nlines\n")
	// output:
	// two
	// lines
	// bye
}
