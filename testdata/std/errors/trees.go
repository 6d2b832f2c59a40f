// Wrapping, joining, Is, As, AsType.
package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

type codeErr struct{ code int }

func (c codeErr) Error() string { return fmt.Sprint("code ", c.code) }

type ptrErr struct{ msg string }

func (p *ptrErr) Error() string        { return p.msg }
func (p *ptrErr) Is(target error) bool { return target == io.EOF }

type asErr struct{}

func (asErr) Error() string { return "as" }
func (asErr) As(target any) bool {
	if p, ok := target.(*codeErr); ok {
		p.code = 99
		return true
	}
	return false
}

type sliceErr []int

func (sliceErr) Error() string { return "slice" }

func try(f func()) {
	defer func() { fmt.Println("panic:", recover()) }()
	f()
}

func main() {
	base := errors.New("base")
	one := fmt.Errorf("one: %w", base)
	two := fmt.Errorf("two: %w and %w", one, codeErr{7})
	joined := errors.Join(nil, two, &ptrErr{"ptr"}, nil)
	fmt.Println(joined)
	fmt.Println(errors.Is(joined, base), errors.Is(joined, codeErr{7}), errors.Is(joined, codeErr{8}), errors.Is(joined, io.EOF), errors.Is(nil, base), errors.Is(base, nil), errors.Is(nil, nil))
	fmt.Println(errors.Is(sliceErr{1}, base), errors.Is(base, sliceErr{1}), errors.New("x") == errors.New("x"))
	var c codeErr
	fmt.Println(errors.As(joined, &c), c.code)
	var p *ptrErr
	fmt.Println(errors.As(joined, &p), p.msg)
	fmt.Println(errors.As(asErr{}, &c), c.code)
	var i interface{ Is(error) bool }
	fmt.Println(errors.As(joined, &i), i != nil)
	var s sliceErr
	fmt.Println(errors.As(joined, &s), errors.As(nil, &s))
	try(func() { errors.As(base, nil) })
	try(func() { errors.As(base, c) })
	try(func() { errors.As(base, (*codeErr)(nil)) })
	var n int
	try(func() { errors.As(base, &n) })
	fmt.Println(errors.Unwrap(one) == base, errors.Unwrap(two), errors.Unwrap(joined), errors.Join(nil, nil) == nil)
	if u, ok := joined.(interface{ Unwrap() []error }); ok {
		fmt.Println(len(u.Unwrap()))
	}
	_, err := os.Open("/no/such/file")
	var pe *fs.PathError
	fmt.Println(err, errors.Is(err, fs.ErrNotExist), errors.Is(err, os.ErrNotExist), errors.As(err, &pe), pe.Op, pe.Path)
	ce, ok := errors.AsType[codeErr](joined)
	fmt.Println(ce, ok)
	fmt.Println(errors.ErrUnsupported, fmt.Errorf("%w", nil), fmt.Errorf("plain %d", 1))
}
