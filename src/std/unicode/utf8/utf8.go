// Package utf8 encodes and decodes UTF-8.
package utf8

const (
	// RuneError stands for what cannot be decoded.
	RuneError = '\uFFFD'
	// RuneSelf is the first rune that takes more than one byte.
	RuneSelf = 0x80
	// MaxRune is the largest rune.
	MaxRune = '\U0010FFFF'
	// UTFMax is how many bytes a rune takes at most.
	UTFMax = 4
)

// AppendRune appends the encoding of r to p.
func AppendRune(p []byte, r rune) []byte

// DecodeLastRune returns the last rune of p and its width: (RuneError, 1) if invalid, (RuneError, 0) if p is empty.
func DecodeLastRune(p []byte) (rune, int)

// DecodeLastRuneInString is DecodeLastRune for a string.
func DecodeLastRuneInString(s string) (rune, int)

// DecodeRune returns the first rune of p and its width: (RuneError, 1) if invalid, (RuneError, 0) if p is empty.
func DecodeRune(p []byte) (rune, int)

// DecodeRuneInString is DecodeRune for a string.
func DecodeRuneInString(s string) (rune, int)

// EncodeRune writes the encoding of r into p, which must be large enough, and returns its width.
func EncodeRune(p []byte, r rune) int {
	n := RuneLen(r)
	if n < 0 {
		n = 3
	}
	_ = p[n-1]
	return encode(p, r)
}

func encode(p []byte, r rune) int

// FullRune reports whether p begins with a whole encoding (an invalid one counts as whole).
func FullRune(p []byte) bool

// FullRuneInString is FullRune for a string.
func FullRuneInString(s string) bool

// RuneCount counts the runes of p; each invalid byte is one.
func RuneCount(p []byte) int

// RuneCountInString is RuneCount for a string.
func RuneCountInString(s string) int

// RuneLen returns the width of r's encoding, -1 if it has none.
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case 0xD800 <= r && r < 0xE000:
		return -1
	case r < 0x10000:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

// RuneStart reports whether b can begin an encoding.
func RuneStart(b byte) bool { return b&0xC0 != 0x80 }

// Valid reports whether p is UTF-8 throughout.
func Valid(p []byte) bool

// ValidRune reports whether r can be encoded.
func ValidRune(r rune) bool { return RuneLen(r) > 0 }

// ValidString is Valid for a string.
func ValidString(s string) bool
