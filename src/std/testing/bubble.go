package testing

import (
	"runtime"
	"testing/internal"
)

func init() {
	internal.Test = func(t, f any) bool { return t.(*T).inBubble(f.(func(*T))) }
}

// inBubble runs f as the inside of t, which reports for it, and reports whether it has not failed.
func (t *T) inBubble(f func(*T)) bool {
	if t.tidying.Load() {
		panic("testing: synctest.Run called during t.Cleanup")
	}
	inside := t.child(t.name)
	inside.bubble = true
	go tRunner(inside, f)
	if !<-inside.signal {
		runtime.Goexit()
	}
	return !inside.failed
}
