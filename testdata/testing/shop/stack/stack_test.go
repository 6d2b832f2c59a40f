package stack

import "testing"

type stack[T any] []T

func (s *stack[T]) push(v T) { *s = append(*s, v) }
func (s *stack[T]) pop() T {
	old := *s
	v := old[len(old)-1]
	*s = old[:len(old)-1]
	return v
}

func TestPush(t *testing.T) {
	var s stack[string]
	s.push("a")
	if s.pop() != "a" {
		t.Fail()
	}
}

func TestPopOfEmpty(t *testing.T) {
	t.Log("it is empty")
	var s stack[int]
	t.Cleanup(func() { t.Log("cleaned up") })
	s.pop()
}

func TestNeverRun(t *testing.T) {}
