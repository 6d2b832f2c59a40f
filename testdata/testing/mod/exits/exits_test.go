package exits

import (
	"runtime"
	"testing"
)

func TestGoexit(t *testing.T) { runtime.Goexit() }

func TestCleanup(t *testing.T) {
	t.Cleanup(func() { panic("in cleanup") })
}
