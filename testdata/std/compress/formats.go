package main

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/flate"
	"compress/gzip"
	"compress/lzw"
	"compress/zlib"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

const (
	bz1 = "QlpoOTFBWSZTWRKzvMUAAHLZgAAQQAAQABJkwBAgAEBSqDRp6hANNNHJNlXxOyelXAmiYTZVgqwmE/F3JFOFCQErO8xQ"
	bz2 = "QlpoMTFBWSZTWZbaWc8AAANBgAAQDgGIACAAMQwBDTGpzgB4u5IpwoSEttLOeA=="
)

func text(n int) []byte {
	var b bytes.Buffer
	x := uint32(1)
	for b.Len() < n {
		x = x*1664525 + 1013904223
		fmt.Fprintf(&b, "line %d of some text;", x>>28)
	}
	return b.Bytes()[:n]
}

// plain hides all methods but Read.
type plain struct{ io.Reader }

// single reads bytes and nothing more.
type single struct{ r *strings.Reader }

func (s single) Read(p []byte) (int, error) { return s.r.Read(p) }
func (s single) ReadByte() (byte, error)    { return s.r.ReadByte() }

type full struct{ left int }

func (f *full) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errors.New("full")
	}
	return len(p), nil
}

func check(name string, got []byte, err error, want []byte) {
	if err != nil || !bytes.Equal(got, want) {
		fmt.Println(name, "is wrong:", err, len(got), len(want))
	}
}

func flates() {
	want := text(200000)
	for level := -2; level <= 9; level++ {
		var b bytes.Buffer
		w, err := flate.NewWriter(&b, level)
		if err != nil {
			fmt.Println(err)
			continue
		}
		for p := want; len(p) > 0; {
			n := min(len(p), 7777)
			w.Write(p[:n])
			p = p[n:]
		}
		fmt.Println(level, w.Close(), w.Close(), b.Len() < 60000 || level == 0 || level == -2)
		r := flate.NewReader(&b)
		got, err := io.ReadAll(r)
		check("flate", got, err, want)
		fmt.Println(r.Close())
	}
	for _, level := range []int{-3, 10} {
		_, err := flate.NewWriter(io.Discard, level)
		fmt.Println(err)
		_, err = flate.NewWriterDict(io.Discard, level, nil)
		fmt.Println(err)
	}
	dict := []byte("line of some text;")
	var b bytes.Buffer
	w, _ := flate.NewWriterDict(&b, flate.BestCompression, dict)
	w.Write(dict)
	w.Close()
	fmt.Println("short:", b.Len() < 10)
	data := bytes.Clone(b.Bytes())
	r := flate.NewReaderDict(bytes.NewReader(data), dict)
	got, err := io.ReadAll(r)
	fmt.Printf("%q %v\n", got, err)
	b.Reset()
	w.Reset(&b)
	w.Write([]byte("more text;"))
	fmt.Println(w.Flush(), w.Close())
	fmt.Println(r.(flate.Resetter).Reset(&b, dict))
	got, err = io.ReadAll(r)
	fmt.Printf("%q %v\n", got, err)
	_, err = w.Write([]byte("late"))
	fmt.Println(err, w.Flush())

	// Nothing behind the end is read.
	for _, tail := range []func(string) io.Reader{
		func(s string) io.Reader { return strings.NewReader(s) },
		func(s string) io.Reader { return bytes.NewBufferString(s) },
		func(s string) io.Reader { return bufio.NewReader(strings.NewReader(s)) },
		func(s string) io.Reader { return single{strings.NewReader(s)} },
	} {
		src := tail(string(data) + "tail")
		got, err := io.ReadAll(flate.NewReaderDict(src, dict))
		rest, _ := io.ReadAll(src)
		fmt.Printf("%q %v %q\n", got, err, rest)
	}
	got, err = io.ReadAll(flate.NewReaderDict(plain{strings.NewReader(string(data[:len(data)-2]))}, dict))
	fmt.Println(err)
	for _, bad := range []string{"", "\x07", "\x06", "\x01\x05\x00\xf0\xf0", "\x04\xff", "\x01\x05\x00\xfa\xffab"} {
		got, err := io.ReadAll(flate.NewReader(strings.NewReader(bad)))
		fmt.Printf("%q %v\n", got, err)
	}
	w, _ = flate.NewWriter(&full{100}, 1)
	_, err = w.Write(text(1000000))
	fmt.Println(err, w.Flush(), w.Close())
	fmt.Println(flate.CorruptInputError(5), flate.InternalError("x"))
	fmt.Println(&flate.ReadError{Offset: 3, Err: io.EOF}, &flate.WriteError{Offset: 3, Err: io.EOF})
	fmt.Println(flate.NoCompression, flate.BestSpeed, flate.BestCompression, flate.DefaultCompression, flate.HuffmanOnly)
	var _ flate.Reader = bytes.NewReader(nil)
}

func flushed() {
	// What was flushed can be read before the stream ends.
	pr, pw := io.Pipe()
	w := gzip.NewWriter(pw)
	said := make(chan bool)
	go func() {
		for i := range 3 {
			fmt.Fprintf(w, "part %d\n", i)
			w.Flush()
			<-said
		}
		w.Close()
		pw.Close()
	}()
	r, err := gzip.NewReader(pr)
	fmt.Println(err)
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		fmt.Println(lines.Text())
		said <- true
	}
	fmt.Println(lines.Err())
}

func zlibs() {
	want := text(100000)
	for level := -2; level <= 9; level++ {
		var b bytes.Buffer
		w, err := zlib.NewWriterLevel(&b, level)
		w.Write(want)
		fmt.Println(err, w.Flush(), w.Close(), hex.EncodeToString(b.Bytes()[:2]))
		r, err := zlib.NewReader(&b)
		if err != nil {
			fmt.Println(err)
			continue
		}
		got, err := io.ReadAll(r)
		check("zlib", got, err, want)
	}
	_, err := zlib.NewWriterLevel(nil, 11)
	fmt.Println(err)
	var b bytes.Buffer
	dict := []byte("some dictionary")
	w, _ := zlib.NewWriterLevelDict(&b, zlib.DefaultCompression, dict)
	io.WriteString(w, "with some dictionary")
	w.Close()
	data := bytes.Clone(b.Bytes())
	_, err = zlib.NewReader(bytes.NewReader(data))
	fmt.Println(err)
	r, err := zlib.NewReaderDict(bytes.NewReader(data), dict)
	fmt.Println(err)
	got, err := io.ReadAll(r)
	fmt.Printf("%q %v %v\n", got, err, r.Close())
	fmt.Println(r.(zlib.Resetter).Reset(bytes.NewReader(data[:len(data)-1]), dict))
	got, err = io.ReadAll(r)
	fmt.Printf("%q %v %v\n", got, err, r.Close())
	data[len(data)-1]++
	r, _ = zlib.NewReaderDict(bytes.NewReader(data), dict)
	got, err = io.ReadAll(r)
	fmt.Printf("%q %v\n", got, err)
	for _, bad := range []string{"", "\x78", "\x79\x9c", "\x78\x9d", "\x78\x9c", "\x78\x9c\x07"} {
		r, err := zlib.NewReader(strings.NewReader(bad))
		if err == nil {
			_, err = io.ReadAll(r)
		}
		fmt.Println(err)
	}
	b.Reset()
	w = zlib.NewWriter(&b)
	fmt.Println(w.Close(), hex.EncodeToString(b.Bytes()[:2]))
	b.Reset()
	w.Reset(&b)
	w.Write([]byte("again"))
	w.Close()
	r, _ = zlib.NewReader(&b)
	got, err = io.ReadAll(r)
	fmt.Printf("%q %v\n", got, err)
	fmt.Println(zlib.NoCompression, zlib.BestSpeed, zlib.BestCompression, zlib.DefaultCompression, zlib.HuffmanOnly)
}

func gzips() {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Name, w.Comment, w.Extra, w.OS = "näme.txt", "a comment", []byte("xtra"), 3
	w.ModTime = time.Unix(1700000000, 0)
	w.Write([]byte("first member"))
	fmt.Println(w.Close(), w.Close())
	fmt.Println(hex.EncodeToString(b.Bytes()[:32]))
	w.Reset(&b)
	w.Write([]byte(" second member"))
	fmt.Println(w.Flush(), w.Close())
	data := bytes.Clone(b.Bytes())
	r, err := gzip.NewReader(bytes.NewReader(data))
	fmt.Println(err)
	got, err := io.ReadAll(r)
	fmt.Printf("%q %v %v\n", got, err, r.Close())
	fmt.Printf("%q %q %q %v %d\n", r.Name, r.Comment, r.Extra, r.ModTime.UTC(), r.OS)

	src := bufio.NewReader(bytes.NewReader(data))
	fmt.Println(r.Reset(src))
	for {
		r.Multistream(false)
		got, err := io.ReadAll(r)
		fmt.Printf("%q %v %q %d %v\n", got, err, r.Name, r.OS, r.ModTime.IsZero())
		if err := r.Reset(src); err != nil {
			fmt.Println(err)
			break
		}
	}
	for cut := range 40 {
		r, err := gzip.NewReader(bytes.NewReader(data[:cut]))
		if err == nil {
			_, err = io.ReadAll(r)
		}
		fmt.Print(err, ";")
	}
	fmt.Println()
	for _, at := range []int{0, 1, 2} {
		bad := bytes.Clone(data)
		bad[at]++
		_, err := gzip.NewReader(bytes.NewReader(bad))
		fmt.Println(err)
	}
	b.Reset()
	w.Reset(&b)
	w.Write([]byte("summed"))
	w.Close()
	bad := b.Bytes()
	bad[len(bad)-6]++
	r, _ = gzip.NewReader(&b)
	got, err = io.ReadAll(r)
	fmt.Printf("%q %v\n", got, err)
	r, err = gzip.NewReader(strings.NewReader(string(data) + "junk that is long"))
	got, err = io.ReadAll(r)
	fmt.Printf("%q %v\n", got, err)
	for level := -3; level <= 10; level++ {
		b.Reset()
		w, err := gzip.NewWriterLevel(&b, level)
		if err != nil {
			fmt.Println(err)
			continue
		}
		w.Write(text(10000))
		fmt.Println(w.Close(), hex.EncodeToString(b.Bytes()[:10]))
		r, err := gzip.NewReader(&b)
		got, err := io.ReadAll(r)
		check("gzip", got, err, text(10000))
	}
	for _, name := range []string{"日", "a\x00b"} {
		w := gzip.NewWriter(io.Discard)
		w.Name = name
		_, err := w.Write([]byte("x"))
		fmt.Println(err, w.Close())
	}
	w = gzip.NewWriter(io.Discard)
	w.Extra = make([]byte, 70000)
	fmt.Println(w.Flush())
	fmt.Println(gzip.NoCompression, gzip.BestSpeed, gzip.BestCompression, gzip.DefaultCompression, gzip.HuffmanOnly)
	fmt.Println(gzip.ErrChecksum, gzip.ErrHeader)
}

func bzips() {
	decode := func(s string) string {
		b, err := base64.StdEncoding.DecodeString(s)
		if err != nil {
			fmt.Println(err)
		}
		return string(b)
	}
	one, two := decode(bz1), decode(bz2)
	for _, s := range []string{one, two, one + two, two + "junk", "", "B", "BZ", "BZh", "XZh9", "BZ09", "BZh0", "BZhA", one[:20], one[:len(one)-1]} {
		got, err := io.ReadAll(bzip2.NewReader(strings.NewReader(s)))
		fmt.Println(len(got), strings.HasSuffix(string(got), "\n"), err)
	}
	bad := []byte(one)
	bad[12]++
	_, err := io.ReadAll(bzip2.NewReader(plain{bytes.NewReader(bad)}))
	fmt.Println(err, bzip2.StructuralError("x"))
}

func lzws() {
	for _, order := range []lzw.Order{lzw.LSB, lzw.MSB} {
		for width := 1; width <= 9; width++ {
			want := text(30000)
			for i := range want {
				want[i] &= byte(1<<width - 1)
			}
			var b bytes.Buffer
			w := lzw.NewWriter(&b, order, width)
			_, err := w.Write(want)
			if err != nil {
				fmt.Println(err, w.Close())
				_, err = lzw.NewReader(&b, order, width).Read(make([]byte, 1))
				fmt.Println(err)
				continue
			}
			fmt.Println(w.Close(), w.Close(), b.Len(), hex.EncodeToString(b.Bytes()[1000:1020]))
			r := lzw.NewReader(&b, order, width)
			got, err := io.ReadAll(r)
			check("lzw", got, err, want)
			fmt.Println(r.Close())
			_, err = r.Read(make([]byte, 1))
			fmt.Println(err)
		}
	}
	fmt.Println(lzw.NewWriter(io.Discard, 7, 8).Close())
	w := lzw.NewWriter(io.Discard, lzw.LSB, 3)
	_, err := w.Write([]byte{8})
	fmt.Println(err)
	var b bytes.Buffer
	z := w.(*lzw.Writer)
	z.Reset(&b, lzw.MSB, 4)
	fmt.Println(z.Close(), hex.EncodeToString(b.Bytes()))
	r := lzw.NewReader(&b, lzw.MSB, 4).(*lzw.Reader)
	fmt.Println(io.ReadAll(r))
	for _, bad := range []string{"", "\xff", "\x80\xff\xff", "\x00\x01\x02"} {
		r.Reset(strings.NewReader(bad), lzw.MSB, 8)
		fmt.Println(io.ReadAll(r))
	}
}

func main() {
	flates()
	flushed()
	zlibs()
	gzips()
	bzips()
	lzws()
}
