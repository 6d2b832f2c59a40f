// Package bytes works on byte slices as package strings does on strings.
package bytes

import (
	"errors"
	"io"
	"iter"
	"unicode"
	"unicode/utf8"
)

// MinRead is the least room that Buffer.ReadFrom gives a reader.
const MinRead = 512

// ErrTooLarge is what a Buffer panics with when it cannot grow.
var ErrTooLarge = errors.New("bytes.Buffer: too large")

// Clone returns a copy of b; nil for nil.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// Compare returns -1, 0 or +1 as a is less than, equal to or greater than b.
func Compare(a, b []byte) int

// Equal reports whether a and b are the same bytes.
func Equal(a, b []byte) bool

// Contains reports whether subslice is within b.
func Contains(b, subslice []byte) bool { return Index(b, subslice) >= 0 }

// ContainsAny reports whether any rune of chars is within b.
func ContainsAny(b []byte, chars string) bool { return IndexAny(b, chars) >= 0 }

// ContainsRune reports whether r is within b.
func ContainsRune(b []byte, r rune) bool { return IndexRune(b, r) >= 0 }

// ContainsFunc reports whether any rune of b satisfies f.
func ContainsFunc(b []byte, f func(rune) bool) bool { return IndexFunc(b, f) >= 0 }

// Count counts the non-overlapping instances of sep in s; for an empty one it is one more than the number of runes.
func Count(s, sep []byte) int

// Cut splits s around the first sep.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutLast splits s around the last sep.
func CutLast(s, sep []byte) (before, after []byte, found bool) {
	if i := LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutPrefix returns s without the prefix and whether it had it.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix returns s without the suffix and whether it had it.
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// EqualFold reports whether s and t are equal but for case.
func EqualFold(s, t []byte) bool

// Fields splits s around runs of white space.
func Fields(s []byte) [][]byte

// FieldsFunc splits s around runs of runes that satisfy f.
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	list := [][]byte{}
	start := -1
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		if f(r) {
			if start >= 0 {
				list = append(list, s[start:i:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
		i += size
	}
	if start >= 0 {
		list = append(list, s[start:len(s):len(s)])
	}
	return list
}

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix []byte) bool

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix []byte) bool

// Index returns the index of the first sep in s, -1 if there is none.
func Index(s, sep []byte) int

// IndexAny returns the index of the first rune of s that is in chars, -1 if there is none.
func IndexAny(s []byte, chars string) int

// IndexByte returns the index of the first c in b, -1 if there is none.
func IndexByte(b []byte, c byte) int

// IndexRune returns the index of the first r in s, -1 if there is none.
func IndexRune(s []byte, r rune) int

// IndexFunc returns the index of the first rune of s that satisfies f, -1 if there is none.
func IndexFunc(s []byte, f func(r rune) bool) int {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		if f(r) {
			return i
		}
		i += size
	}
	return -1
}

// LastIndex returns the index of the last sep in s, -1 if there is none.
func LastIndex(s, sep []byte) int

// LastIndexAny returns the index of the last rune of s that is in chars, -1 if there is none.
func LastIndexAny(s []byte, chars string) int

// LastIndexByte returns the index of the last c in s, -1 if there is none.
func LastIndexByte(s []byte, c byte) int

// LastIndexFunc returns the index of the last rune of s that satisfies f, -1 if there is none.
func LastIndexFunc(s []byte, f func(r rune) bool) int {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRune(s[:i])
		i -= size
		if f(r) {
			return i
		}
	}
	return -1
}

// Join puts sep between the elements.
func Join(s [][]byte, sep []byte) []byte {
	b := []byte{}
	for i, part := range s {
		if i > 0 {
			b = append(b, sep...)
		}
		b = append(b, part...)
	}
	return b
}

// Map returns s with its runes replaced by what mapping says; negative ones are dropped.
func Map(mapping func(r rune) rune, s []byte) []byte {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		if r = mapping(r); r >= 0 {
			b = utf8.AppendRune(b, r)
		}
		i += size
	}
	return b
}

// Repeat returns count copies of b.
func Repeat(b []byte, count int) []byte {
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	if len(b) > 0 && count > (1<<47)/len(b) {
		panic("bytes: Repeat output length overflow")
	}
	all := make([]byte, len(b)*count)
	for n := copy(all, b); n < len(all); n *= 2 {
		copy(all[n:], all[:n])
	}
	return all
}

// Replace returns a copy of s with the first n (all if n is negative) old replaced by new.
func Replace(s, old, new []byte, n int) []byte

// ReplaceAll returns a copy of s with all old replaced by new.
func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }

// Runes returns the runes of s.
func Runes(s []byte) []rune { return []rune(string(s)) }

// Split returns the parts between the separators; for an empty sep the runes.
func Split(s, sep []byte) [][]byte { return split(s, sep, false, -1) }

// SplitAfter is like Split and keeps each separator at its part's end.
func SplitAfter(s, sep []byte) [][]byte { return split(s, sep, true, -1) }

// SplitAfterN is like SplitAfter with at most n parts (all if n is negative).
func SplitAfterN(s, sep []byte, n int) [][]byte { return split(s, sep, true, n) }

// SplitN is like Split with at most n parts (all if n is negative).
func SplitN(s, sep []byte, n int) [][]byte { return split(s, sep, false, n) }

func split(s, sep []byte, keep bool, n int) [][]byte

// Title returns a copy of s with the first letter of each word in upper case (by a rule too simple for many languages).
//
// Deprecated: word boundaries are not those of Unicode.
func Title(s []byte) []byte

// ToLower returns a copy of s in lower case.
func ToLower(s []byte) []byte

// ToTitle returns a copy of s in title case.
func ToTitle(s []byte) []byte

// ToUpper returns a copy of s in upper case.
func ToUpper(s []byte) []byte

// ToLowerSpecial returns a copy of s in lower case by the rules of c.
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }

// ToTitleSpecial returns a copy of s in title case by the rules of c.
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }

// ToUpperSpecial returns a copy of s in upper case by the rules of c.
func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }

// ToValidUTF8 returns a copy of s with runs of invalid bytes replaced by replacement.
func ToValidUTF8(s, replacement []byte) []byte

// Trim removes leading and trailing runes that are in cutset.
func Trim(s []byte, cutset string) []byte { return trimmed(trim(s, cutset, true, true)) }

// TrimLeft removes leading runes that are in cutset.
func TrimLeft(s []byte, cutset string) []byte { return trimmed(trim(s, cutset, true, false)) }

// TrimRight removes trailing runes that are in cutset.
func TrimRight(s []byte, cutset string) []byte { return trim(s, cutset, false, true) }

// TrimSpace removes leading and trailing white space.
func TrimSpace(s []byte) []byte { return trimmed(trimSpace(s)) }

func trim(s []byte, cutset string, left, right bool) []byte
func trimSpace(s []byte) []byte

// trimmed makes nil of nothing, as trimming on the left does.
func trimmed(s []byte) []byte {
	if len(s) == 0 {
		return nil
	}
	return s
}

// TrimFunc removes leading and trailing runes that satisfy f.
func TrimFunc(s []byte, f func(r rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// TrimLeftFunc removes leading runes that satisfy f.
func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		if !f(r) {
			return s[i:]
		}
		i += size
	}
	return nil
}

// TrimRightFunc removes trailing runes that satisfy f.
func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	for len(s) > 0 {
		r, size := utf8.DecodeLastRune(s)
		if !f(r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// TrimPrefix removes the prefix if s has it.
func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

// TrimSuffix removes the suffix if s has it.
func TrimSuffix(s, suffix []byte) []byte {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

// Lines yields the lines of s, their ends included.
func Lines(s []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for len(s) > 0 {
			line := s
			if i := IndexByte(s, '\n'); i >= 0 {
				line = s[:i+1]
			}
			s = s[len(line):]
			if !yield(line[:len(line):len(line)]) {
				return
			}
		}
	}
}

// SplitSeq yields what Split returns.
func SplitSeq(s, sep []byte) iter.Seq[[]byte] { return all(func() [][]byte { return Split(s, sep) }) }

// SplitAfterSeq yields what SplitAfter returns.
func SplitAfterSeq(s, sep []byte) iter.Seq[[]byte] {
	return all(func() [][]byte { return SplitAfter(s, sep) })
}

// FieldsSeq yields what Fields returns.
func FieldsSeq(s []byte) iter.Seq[[]byte] { return all(func() [][]byte { return Fields(s) }) }

// FieldsFuncSeq yields what FieldsFunc returns.
func FieldsFuncSeq(s []byte, f func(rune) bool) iter.Seq[[]byte] {
	return all(func() [][]byte { return FieldsFunc(s, f) })
}

func all(parts func() [][]byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for _, part := range parts() {
			if !yield(part) {
				return
			}
		}
	}
}

// A Buffer is bytes to write to its end and read from its start. The zero value is ready to use.
type Buffer struct {
	buf  []byte // all of its length is room
	off  int    // read up to here
	end  int    // written up to here
	last int8   // width of the rune read last, -1 after another read, 0 after none
}

// NewBuffer returns a buffer that holds buf.
func NewBuffer(buf []byte) *Buffer { return &Buffer{buf: buf[:cap(buf)], end: len(buf)} }

// NewBufferString returns a buffer that holds s.
func NewBufferString(s string) *Buffer { return NewBuffer([]byte(s)) }

// Bytes returns the unread bytes, which are valid until the next change.
func (b *Buffer) Bytes() []byte { return b.buf[b.off:b.end] }

// AvailableBuffer returns an empty slice over the free room, to append to and then Write.
func (b *Buffer) AvailableBuffer() []byte { return b.buf[b.end:b.end] }

// String returns the unread bytes as a string.
func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.buf[b.off:b.end])
}

// Peek returns the next n unread bytes without reading them; io.EOF beside them if there are fewer.
func (b *Buffer) Peek(n int) ([]byte, error) {
	if b.Len() < n {
		return b.Bytes(), io.EOF
	}
	return b.buf[b.off : b.off+n], nil
}

// Len returns the number of unread bytes.
func (b *Buffer) Len() int { return b.end - b.off }

// Cap returns the room that there is in all.
func (b *Buffer) Cap() int { return len(b.buf) }

// Available returns the free room.
func (b *Buffer) Available() int { return len(b.buf) - b.end }

// Truncate drops all but the first n unread bytes.
func (b *Buffer) Truncate(n int) {
	if n == 0 {
		b.Reset()
		return
	}
	b.last = 0
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.end = b.off + n
}

// Reset empties the buffer and keeps its room.
func (b *Buffer) Reset() { b.off, b.end, b.last = 0, 0, 0 }

// Grow makes room for n more bytes.
func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	b.grow(n)
}

// grow makes room for n bytes after end.
func (b *Buffer) grow(n int)

// Write appends p.
func (b *Buffer) Write(p []byte) (n int, err error)

// WriteString appends s.
func (b *Buffer) WriteString(s string) (n int, err error)

// WriteByte appends c.
func (b *Buffer) WriteByte(c byte) error

// WriteRune appends r's encoding.
func (b *Buffer) WriteRune(r rune) (n int, err error)

// ReadFrom appends what r has until its end.
func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	b.last = 0
	for {
		b.grow(MinRead)
		m, err := r.Read(b.buf[b.end:])
		if m < 0 {
			panic(errors.New("bytes.Buffer: reader returned negative count from Read"))
		}
		b.end += m
		n += int64(m)
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// WriteTo writes what is unread to w.
func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.last = 0
	if k := b.Len(); k > 0 {
		m, err := w.Write(b.Bytes())
		if m > k {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.off += m
		n = int64(m)
		if err != nil {
			return n, err
		}
		if m != k {
			return n, io.ErrShortWrite
		}
	}
	b.Reset()
	return n, nil
}

// Read reads unread bytes.
func (b *Buffer) Read(p []byte) (n int, err error) {
	b.last = 0
	if b.off >= b.end {
		b.Reset()
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	n = copy(p, b.buf[b.off:b.end])
	b.off += n
	if n > 0 {
		b.last = -1
	}
	return n, nil
}

// Next returns the next n bytes (fewer if there are fewer) and counts them as read.
func (b *Buffer) Next(n int) []byte {
	b.last = 0
	n = min(n, b.Len())
	data := b.buf[b.off : b.off+n]
	b.off += n
	if n > 0 {
		b.last = -1
	}
	return data
}

// ReadByte reads a byte.
func (b *Buffer) ReadByte() (byte, error) {
	if b.off >= b.end {
		b.Reset()
		return 0, io.EOF
	}
	c := b.buf[b.off]
	b.off++
	b.last = -1
	return c, nil
}

// ReadRune reads a rune.
func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.off >= b.end {
		b.Reset()
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.buf[b.off:b.end])
	b.off += size
	b.last = int8(size)
	return r, size, nil
}

// UnreadRune takes back the rune that was read last.
func (b *Buffer) UnreadRune() error {
	if b.last <= 0 {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	b.off -= int(b.last)
	b.last = 0
	return nil
}

// UnreadByte takes back the byte that was read last.
func (b *Buffer) UnreadByte() error {
	if b.last == 0 {
		return errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")
	}
	b.last = 0
	if b.off > 0 {
		b.off--
	}
	return nil
}

// ReadBytes reads up to and with the first delim; err says why it is missing.
func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	part, err := b.readSlice(delim)
	return append(line, part...), err
}

// ReadString is ReadBytes with a string.
func (b *Buffer) ReadString(delim byte) (line string, err error) {
	part, err := b.readSlice(delim)
	return string(part), err
}

func (b *Buffer) readSlice(delim byte) (line []byte, err error) {
	end := b.end
	if i := IndexByte(b.buf[b.off:b.end], delim); i >= 0 {
		end = b.off + i + 1
	} else {
		err = io.EOF
	}
	line = b.buf[b.off:end]
	b.off = end
	b.last = -1
	return line, err
}

// A Reader reads from a byte slice.
type Reader struct {
	s    []byte
	i    int64
	prev int // where the last rune read began, or negative
}

// NewReader returns a reader of b.
func NewReader(b []byte) *Reader { return &Reader{b, 0, -1} }

// Len returns how many bytes are left.
func (r *Reader) Len() int {
	if r.i >= int64(len(r.s)) {
		return 0
	}
	return int(int64(len(r.s)) - r.i)
}

// Size returns the length of the whole slice.
func (r *Reader) Size() int64 { return int64(len(r.s)) }

// Reset makes the reader read b.
func (r *Reader) Reset(b []byte) { *r = Reader{b, 0, -1} }

// Read implements io.Reader.
func (r *Reader) Read(b []byte) (n int, err error) {
	if r.i >= int64(len(r.s)) {
		return 0, io.EOF
	}
	r.prev = -1
	n = copy(b, r.s[r.i:])
	r.i += int64(n)
	return n, nil
}

// ReadAt implements io.ReaderAt.
func (r *Reader) ReadAt(b []byte, off int64) (n int, err error) {
	if off < 0 {
		return 0, errors.New("bytes.Reader.ReadAt: negative offset")
	}
	if off >= int64(len(r.s)) {
		return 0, io.EOF
	}
	n = copy(b, r.s[off:])
	if n < len(b) {
		err = io.EOF
	}
	return n, err
}

// ReadByte implements io.ByteReader.
func (r *Reader) ReadByte() (byte, error) {
	r.prev = -1
	if r.i >= int64(len(r.s)) {
		return 0, io.EOF
	}
	b := r.s[r.i]
	r.i++
	return b, nil
}

// UnreadByte implements io.ByteScanner.
func (r *Reader) UnreadByte() error {
	if r.i <= 0 {
		return errors.New("bytes.Reader.UnreadByte: at beginning of slice")
	}
	r.prev = -1
	r.i--
	return nil
}

// ReadRune implements io.RuneReader.
func (r *Reader) ReadRune() (ch rune, size int, err error) {
	if r.i >= int64(len(r.s)) {
		r.prev = -1
		return 0, 0, io.EOF
	}
	r.prev = int(r.i)
	ch, size = utf8.DecodeRune(r.s[r.i:])
	r.i += int64(size)
	return ch, size, nil
}

// UnreadRune implements io.RuneScanner.
func (r *Reader) UnreadRune() error {
	if r.i <= 0 {
		return errors.New("bytes.Reader.UnreadRune: at beginning of slice")
	}
	if r.prev < 0 {
		return errors.New("bytes.Reader.UnreadRune: previous operation was not ReadRune")
	}
	r.i = int64(r.prev)
	r.prev = -1
	return nil
}

// Seek implements io.Seeker.
func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	r.prev = -1
	switch whence {
	case io.SeekStart:
	case io.SeekCurrent:
		offset += r.i
	case io.SeekEnd:
		offset += int64(len(r.s))
	default:
		return 0, errors.New("bytes.Reader.Seek: invalid whence")
	}
	if offset < 0 {
		return 0, errors.New("bytes.Reader.Seek: negative position")
	}
	r.i = offset
	return offset, nil
}

// WriteTo implements io.WriterTo.
func (r *Reader) WriteTo(w io.Writer) (n int64, err error) {
	r.prev = -1
	if r.i >= int64(len(r.s)) {
		return 0, nil
	}
	b := r.s[r.i:]
	m, err := w.Write(b)
	if m > len(b) {
		panic("bytes.Reader.WriteTo: invalid Write count")
	}
	r.i += int64(m)
	if m != len(b) && err == nil {
		err = io.ErrShortWrite
	}
	return int64(m), err
}
