// Scanners, buffered readers and writers.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type one struct{ r io.Reader }

func (o one) Read(p []byte) (int, error) {
	if len(p) > 1 {
		p = p[:1]
	}
	return o.r.Read(p)
}

func main() {
	text := "first line\r\n\nthird  line with wörds\nlast"
	for name, split := range map[string]bufio.SplitFunc{"lines": bufio.ScanLines} {
		for _, r := range []io.Reader{strings.NewReader(text), one{strings.NewReader(text)}} {
			sc := bufio.NewScanner(r)
			sc.Split(split)
			for sc.Scan() {
				fmt.Printf("%s %q\n", name, sc.Text())
			}
			fmt.Println(sc.Err(), sc.Scan())
		}
	}
	for _, split := range []bufio.SplitFunc{bufio.ScanWords, bufio.ScanRunes, bufio.ScanBytes} {
		sc := bufio.NewScanner(one{strings.NewReader(" héy  ä\xff b ")})
		sc.Split(split)
		for sc.Scan() {
			fmt.Printf("%q ", sc.Bytes())
		}
		fmt.Println(sc.Err())
	}
	sc := bufio.NewScanner(strings.NewReader(strings.Repeat("x", 70000) + "\nshort"))
	fmt.Println(sc.Scan(), sc.Err())
	sc = bufio.NewScanner(strings.NewReader(strings.Repeat("x", 70000) + "\nshort"))
	sc.Buffer(nil, 1<<20)
	fmt.Println(sc.Scan(), len(sc.Text()), sc.Scan(), sc.Text())
	sc = bufio.NewScanner(strings.NewReader("1,2,stop,3"))
	sc.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		i := bytes.IndexByte(data, ',')
		if i < 0 {
			if atEOF && len(data) > 0 {
				return len(data), data, bufio.ErrFinalToken
			}
			return 0, nil, nil
		}
		if string(data[:i]) == "stop" {
			return i + 1, nil, errors.New("stopped")
		}
		return i + 1, data[:i], nil
	})
	for sc.Scan() {
		fmt.Print(sc.Text(), ";")
	}
	fmt.Println(sc.Err())

	r := bufio.NewReader(one{strings.NewReader("line one\nline two\nwörd")})
	s, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", s, err)
	p, err := r.Peek(4)
	fmt.Printf("%q %v %d\n", p, err, r.Buffered())
	n, err := r.Discard(5)
	fmt.Println(n, err)
	line, prefix, err := r.ReadLine()
	fmt.Printf("%q %v %v\n", line, prefix, err)
	c, err := r.ReadByte()
	fmt.Println(c, err, r.UnreadByte())
	r.ReadByte()
	ru, size, err := r.ReadRune()
	fmt.Println(ru, size, err, r.UnreadRune(), r.UnreadRune())
	b, err := r.ReadBytes('x')
	fmt.Printf("%q %v\n", b, err)
	_, err = r.ReadByte()
	fmt.Println(err)
	r = bufio.NewReaderSize(strings.NewReader(strings.Repeat("long", 10)+"\nnext\n"), 16)
	slice, err := r.ReadSlice('\n')
	fmt.Printf("%q %v\n", slice, err)
	line, prefix, err = r.ReadLine()
	fmt.Printf("%q %v %v\n", line, prefix, err)
	s, err = r.ReadString('\n')
	fmt.Printf("%q %v\n", s, err)
	var out bytes.Buffer
	m, err := r.WriteTo(&out)
	fmt.Println(m, err, out.String())
	r.Reset(strings.NewReader("again"))
	all, err := io.ReadAll(r)
	fmt.Println(string(all), err)

	out.Reset()
	w := bufio.NewWriterSize(&out, 8)
	fmt.Fprintf(w, "%d-%s", 42, "text")
	w.WriteByte('!')
	w.WriteRune('世')
	w.WriteString("a string longer than the buffer")
	fmt.Println(out.Len(), w.Buffered(), w.Available(), w.Size())
	fmt.Println(w.Flush(), out.String())
	w.ReadFrom(strings.NewReader("read from"))
	w.Flush()
	fmt.Println(strings.HasSuffix(out.String(), "read from"))
	rw := bufio.NewReadWriter(bufio.NewReader(strings.NewReader("in")), bufio.NewWriter(os.Stdout))
	s, _ = rw.ReadString(0)
	rw.WriteString(s + "\n")
	rw.Flush()

	in := bufio.NewScanner(os.Stdin)
	in.Scan()
	fmt.Printf("%q\n", in.Text())
	total := 0
	for in.Scan() {
		var a, b int
		n, err := fmt.Sscan(in.Text(), &a, &b)
		fmt.Println(n, err, a, b)
		total += a * b
	}
	fmt.Println(total)
}
