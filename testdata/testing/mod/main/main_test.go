package main

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

var b = flag.Bool("b", false, "a flag of the tests")

func TestMain(m *testing.M) {
	fmt.Println("before")
	code := m.Run()
	fmt.Println("after", code, *b, flag.Args())
	if len(os.Args) == 0 {
		os.Exit(3)
	}
}

func TestGreeting(t *testing.T) {
	if greeting() != "hello" {
		t.Fail()
	}
}
