// Package strings works on UTF-8 encoded strings.
package strings

import (
	"errors"
	"io"
	"iter"
	"unicode"
	"unicode/utf8"
)

// Clone returns a fresh copy of s.
func Clone(s string) string { return string([]byte(s)) }

// Compare returns -1, 0 or +1 as a is less than, equal to or greater than b.
func Compare(a, b string) int {
	if a == b {
		return 0
	}
	if a < b {
		return -1
	}
	return +1
}

// Contains reports whether substr is within s.
func Contains(s, substr string) bool

// ContainsAny reports whether any rune of chars is within s.
func ContainsAny(s, chars string) bool { return IndexAny(s, chars) >= 0 }

// ContainsRune reports whether r is within s.
func ContainsRune(s string, r rune) bool { return IndexRune(s, r) >= 0 }

// ContainsFunc reports whether any rune of s satisfies f.
func ContainsFunc(s string, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

// Count counts the non-overlapping instances of substr in s; for "" it is one more than the number of runes.
func Count(s, substr string) int

// Cut splits s around the first sep.
func Cut(s, sep string) (before, after string, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// CutLast splits s around the last sep.
func CutLast(s, sep string) (before, after string, found bool) {
	if i := LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// CutPrefix returns s without the prefix and whether it had it.
func CutPrefix(s, prefix string) (after string, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix returns s without the suffix and whether it had it.
func CutSuffix(s, suffix string) (before string, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// EqualFold reports whether s and t are equal but for case.
func EqualFold(s, t string) bool

// Fields splits s around runs of white space.
func Fields(s string) []string

// FieldsFunc splits s around runs of runes that satisfy f.
func FieldsFunc(s string, f func(rune) bool) []string {
	var list []string
	start := -1
	for i, r := range s {
		if f(r) {
			if start >= 0 {
				list = append(list, s[start:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		list = append(list, s[start:])
	}
	if list == nil {
		list = []string{}
	}
	return list
}

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix string) bool

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix string) bool

// Index returns the index of the first substr in s, -1 if there is none.
func Index(s, substr string) int

// IndexAny returns the index of the first rune of s that is in chars, -1 if there is none.
func IndexAny(s, chars string) int

// IndexByte returns the index of the first c in s, -1 if there is none.
func IndexByte(s string, c byte) int

// IndexRune returns the index of the first r in s, -1 if there is none.
func IndexRune(s string, r rune) int

// IndexFunc returns the index of the first rune of s that satisfies f, -1 if there is none.
func IndexFunc(s string, f func(rune) bool) int {
	for i, r := range s {
		if f(r) {
			return i
		}
	}
	return -1
}

// LastIndex returns the index of the last substr in s, -1 if there is none.
func LastIndex(s, substr string) int

// LastIndexAny returns the index of the last rune of s that is in chars, -1 if there is none.
func LastIndexAny(s, chars string) int

// LastIndexByte returns the index of the last c in s, -1 if there is none.
func LastIndexByte(s string, c byte) int

// LastIndexFunc returns the index of the last rune of s that satisfies f, -1 if there is none.
func LastIndexFunc(s string, f func(rune) bool) int {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		if f(r) {
			return i
		}
	}
	return -1
}

// Join puts sep between the elements.
func Join(elems []string, sep string) string

// Map returns s with its runes replaced by what mapping says; negative ones are dropped.
func Map(mapping func(rune) rune, s string) string {
	var b Builder
	for _, r := range s {
		if r = mapping(r); r >= 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Repeat returns count copies of s.
func Repeat(s string, count int) string

// Replace replaces the first n (all if n is negative) old by new.
func Replace(s, old, new string, n int) string

// ReplaceAll replaces all old by new.
func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }

// Split returns the texts between the separators; for sep "" the runes.
func Split(s, sep string) []string { return split(s, sep, false, -1) }

// SplitAfter is like Split and keeps each separator at its text's end.
func SplitAfter(s, sep string) []string { return split(s, sep, true, -1) }

// SplitAfterN is like SplitAfter with at most n parts (all if n is negative).
func SplitAfterN(s, sep string, n int) []string { return split(s, sep, true, n) }

// SplitN is like Split with at most n parts (all if n is negative).
func SplitN(s, sep string, n int) []string { return split(s, sep, false, n) }

func split(s, sep string, keep bool, n int) []string

// Title upper-cases the first letter of each word (by a rule too simple for many languages).
//
// Deprecated: word boundaries are not those of Unicode.
func Title(s string) string

// ToLower returns s in lower case.
func ToLower(s string) string

// ToTitle returns s in title case.
func ToTitle(s string) string

// ToUpper returns s in upper case.
func ToUpper(s string) string

// ToLowerSpecial returns s in lower case by the rules of c.
func ToLowerSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToLower, s) }

// ToTitleSpecial returns s in title case by the rules of c.
func ToTitleSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToTitle, s) }

// ToUpperSpecial returns s in upper case by the rules of c.
func ToUpperSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToUpper, s) }

// ToValidUTF8 replaces runs of invalid bytes by replacement.
func ToValidUTF8(s, replacement string) string

// Trim removes leading and trailing runes that are in cutset.
func Trim(s, cutset string) string

// TrimLeft removes leading runes that are in cutset.
func TrimLeft(s, cutset string) string

// TrimRight removes trailing runes that are in cutset.
func TrimRight(s, cutset string) string

// TrimSpace removes leading and trailing white space.
func TrimSpace(s string) string

// TrimFunc removes leading and trailing runes that satisfy f.
func TrimFunc(s string, f func(rune) bool) string { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// TrimLeftFunc removes leading runes that satisfy f.
func TrimLeftFunc(s string, f func(rune) bool) string {
	for i, r := range s {
		if !f(r) {
			return s[i:]
		}
	}
	return ""
}

// TrimRightFunc removes trailing runes that satisfy f.
func TrimRightFunc(s string, f func(rune) bool) string {
	for len(s) > 0 {
		r, size := utf8.DecodeLastRuneInString(s)
		if !f(r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// TrimPrefix removes the prefix if s has it.
func TrimPrefix(s, prefix string) string {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

// TrimSuffix removes the suffix if s has it.
func TrimSuffix(s, suffix string) string {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

// Lines yields the lines of s, their ends included.
func Lines(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for len(s) > 0 {
			line := s
			if i := IndexByte(s, '\n'); i >= 0 {
				line = s[:i+1]
			}
			s = s[len(line):]
			if !yield(line) {
				return
			}
		}
	}
}

// SplitSeq yields what Split returns.
func SplitSeq(s, sep string) iter.Seq[string] { return splitSeq(s, sep, 0) }

// SplitAfterSeq yields what SplitAfter returns.
func SplitAfterSeq(s, sep string) iter.Seq[string] { return splitSeq(s, sep, len(sep)) }

func splitSeq(s, sep string, keep int) iter.Seq[string] {
	return func(yield func(string) bool) {
		if sep == "" {
			for _, part := range Split(s, sep) {
				if !yield(part) {
					return
				}
			}
			return
		}
		rest := s
		for {
			i := Index(rest, sep)
			if i < 0 {
				break
			}
			if !yield(rest[:i+keep]) {
				return
			}
			rest = rest[i+len(sep):]
		}
		yield(rest)
	}
}

// FieldsSeq yields what Fields returns.
func FieldsSeq(s string) iter.Seq[string] { return FieldsFuncSeq(s, unicode.IsSpace) }

// FieldsFuncSeq yields what FieldsFunc returns.
func FieldsFuncSeq(s string, f func(rune) bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := -1
		for i, r := range s {
			if f(r) {
				if start >= 0 && !yield(s[start:i]) {
					return
				}
				start = -1
			} else if start < 0 {
				start = i
			}
		}
		if start >= 0 {
			yield(s[start:])
		}
	}
}

// A Builder builds a string by writing. The zero value is ready to use.
type Builder struct {
	buf  []byte   // all of its length is room
	n    int      // bytes written
	this *Builder // where it was when it was first written to
}

// String returns what was written.
func (b *Builder) String() string

// Len returns the number of bytes written.
func (b *Builder) Len() int { return b.n }

// Cap returns the room that there is in all.
func (b *Builder) Cap() int { return len(b.buf) }

// Reset empties the builder.
func (b *Builder) Reset() { *b = Builder{} }

// Grow makes room for n more bytes.
func (b *Builder) Grow(n int)

// Write appends p.
func (b *Builder) Write(p []byte) (int, error)

// WriteByte appends c.
func (b *Builder) WriteByte(c byte) error

// WriteRune appends r's encoding.
func (b *Builder) WriteRune(r rune) (int, error)

// WriteString appends s.
func (b *Builder) WriteString(s string) (int, error)

// A Reader reads from a string.
type Reader struct {
	s    string
	i    int64
	prev int // where the last rune read began, or negative
}

// NewReader returns a reader of s.
func NewReader(s string) *Reader { return &Reader{s, 0, -1} }

// Len returns how many bytes are left.
func (r *Reader) Len() int {
	if r.i >= int64(len(r.s)) {
		return 0
	}
	return int(int64(len(r.s)) - r.i)
}

// Size returns the length of the whole string.
func (r *Reader) Size() int64 { return int64(len(r.s)) }

// Reset makes the reader read s.
func (r *Reader) Reset(s string) { *r = Reader{s, 0, -1} }

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
		return 0, errors.New("strings.Reader.ReadAt: negative offset")
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
		return errors.New("strings.Reader.UnreadByte: at beginning of string")
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
	ch, size = utf8.DecodeRuneInString(r.s[r.i:])
	r.i += int64(size)
	return ch, size, nil
}

// UnreadRune implements io.RuneScanner.
func (r *Reader) UnreadRune() error {
	if r.i <= 0 {
		return errors.New("strings.Reader.UnreadRune: at beginning of string")
	}
	if r.prev < 0 {
		return errors.New("strings.Reader.UnreadRune: previous operation was not ReadRune")
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
		return 0, errors.New("strings.Reader.Seek: invalid whence")
	}
	if offset < 0 {
		return 0, errors.New("strings.Reader.Seek: negative position")
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
	s := r.s[r.i:]
	m, err := io.WriteString(w, s)
	if m > len(s) {
		panic("strings.Reader.WriteTo: invalid WriteString count")
	}
	r.i += int64(m)
	if m != len(s) && err == nil {
		err = io.ErrShortWrite
	}
	return int64(m), err
}

// A Replacer replaces several strings at once. It may be used by several goroutines.
type Replacer struct{ oldnew []string }

// NewReplacer returns a replacer for pairs of old and new strings, tried in this order at each place.
func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	return &Replacer{append([]string(nil), oldnew...)}
}

// Replace returns s with all replacements made.
func (r *Replacer) Replace(s string) string { return replacePairs(s, r.oldnew) }

// WriteString writes s to w with all replacements made.
func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, r.Replace(s))
}

func replacePairs(s string, oldnew []string) string
