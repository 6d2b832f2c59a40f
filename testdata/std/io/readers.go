// Readers, writers, copying, pipes.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
)

type slow struct{ r io.Reader }

func (s slow) Read(p []byte) (int, error) {
	if len(p) > 3 {
		p = p[:3]
	}
	return s.r.Read(p)
}

type failing struct{ n int }

func (f *failing) Write(p []byte) (int, error) {
	if f.n -= len(p); f.n < 0 {
		return 0, errors.New("full")
	}
	return len(p), nil
}

type short struct{}

func (short) Write(p []byte) (int, error) { return len(p) / 2, nil }

func main() {
	all, err := io.ReadAll(slow{strings.NewReader(strings.Repeat("abcdefg", 200))})
	fmt.Println(len(all), err)
	buf := make([]byte, 4)
	n, err := io.ReadFull(slow{strings.NewReader("abc")}, buf)
	fmt.Println(n, err, string(buf[:n]))
	n, err = io.ReadFull(strings.NewReader(""), buf)
	fmt.Println(n, err)
	n, err = io.ReadAtLeast(slow{strings.NewReader("abcdef")}, buf, 2)
	fmt.Println(n, err)
	_, err = io.ReadAtLeast(strings.NewReader("x"), buf, 5)
	fmt.Println(err)
	var out bytes.Buffer
	w, err := io.Copy(&out, io.LimitReader(slow{strings.NewReader("0123456789")}, 7))
	fmt.Println(w, err, out.String())
	w, err = io.CopyN(&out, strings.NewReader("xyz"), 5)
	fmt.Println(w, err, out.String())
	w, err = io.Copy(&failing{5}, slow{strings.NewReader("0123456789")})
	fmt.Println(w, err)
	w, err = io.Copy(short{}, slow{strings.NewReader("0123456789")})
	fmt.Println(w, err)
	var a, b strings.Builder
	n, err = io.MultiWriter(&a, &b, &failing{2}).Write([]byte("multi"))
	fmt.Println(n, err, a.String(), b.String())
	all, err = io.ReadAll(io.MultiReader(strings.NewReader("one "), strings.NewReader(""), strings.NewReader("two")))
	fmt.Println(string(all), err)
	a.Reset()
	all, _ = io.ReadAll(io.TeeReader(strings.NewReader("tee"), &a))
	fmt.Println(string(all), a.String())
	s := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	all, _ = io.ReadAll(s)
	pos, err := s.Seek(-2, io.SeekEnd)
	n, err2 := s.Read(buf)
	m, err3 := s.ReadAt(buf, 3)
	fmt.Println(string(all), pos, err, n, err2, m, err3, s.Size())
	_, err = s.Seek(-9, io.SeekStart)
	fmt.Println(err)
	n, err = io.WriteString(os.Stdout, "written\n")
	fmt.Println(n, err)
	c := io.NopCloser(strings.NewReader("x"))
	fmt.Println(c.Close())
	w, err = io.Copy(io.Discard, strings.NewReader("gone"))
	fmt.Println(w, err)

	r, pw := io.Pipe()
	var wg sync.WaitGroup
	for g := 0; g < 3; g++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 50; i++ {
				fmt.Fprintf(pw, "line %d %d\n", g, i)
			}
		}()
	}
	go func() {
		wg.Wait()
		pw.CloseWithError(errors.New("done writing"))
	}()
	all, err = io.ReadAll(r)
	fmt.Println(strings.Count(string(all), "\n"), strings.Count(string(all), "line"), err)
	_, err = pw.Write([]byte("x"))
	fmt.Println(err)
	r, pw = io.Pipe()
	r.CloseWithError(errors.New("no reader"))
	n, err = pw.Write([]byte("x"))
	fmt.Println(n, err)
	_, err = r.Read(buf)
	fmt.Println(err)
	r, pw = io.Pipe()
	go pw.Close()
	n, err = r.Read(buf)
	fmt.Println(n, err, r.Close(), io.EOF, io.ErrUnexpectedEOF, io.ErrClosedPipe)
}
