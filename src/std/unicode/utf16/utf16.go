// Package utf16 encodes and decodes UTF-16.
package utf16

// IsSurrogate reports whether r is half of a surrogate pair.
func IsSurrogate(r rune) bool { return 0xD800 <= r && r < 0xE000 }

// DecodeRune returns the rune of a surrogate pair, U+FFFD if it is none.
func DecodeRune(r1, r2 rune) rune {
	if 0xD800 <= r1 && r1 < 0xDC00 && 0xDC00 <= r2 && r2 < 0xE000 {
		return (r1-0xD800)<<10 | (r2 - 0xDC00) + 0x10000
	}
	return 0xFFFD
}

// EncodeRune returns the surrogate pair of r, U+FFFD twice if it needs none or is no rune.
func EncodeRune(r rune) (r1, r2 rune) {
	if r < 0x10000 || r > 0x10FFFF {
		return 0xFFFD, 0xFFFD
	}
	r -= 0x10000
	return 0xD800 + r>>10, 0xDC00 + r&0x3FF
}

// RuneLen returns how many words r takes, -1 if it is no rune.
func RuneLen(r rune) int {
	switch {
	case 0 <= r && r < 0xD800, 0xE000 <= r && r < 0x10000:
		return 1
	case 0x10000 <= r && r <= 0x10FFFF:
		return 2
	}
	return -1
}

// AppendRune appends the encoding of r to a.
func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case 2:
		r1, r2 := EncodeRune(r)
		return append(a, uint16(r1), uint16(r2))
	}
	return append(a, 0xFFFD)
}

// Encode returns the encoding of s.
func Encode(s []rune) []uint16 {
	a := make([]uint16, 0, len(s))
	for _, r := range s {
		a = AppendRune(a, r)
	}
	return a
}

// Decode returns the runes that s encodes, U+FFFD for unpaired surrogates.
func Decode(s []uint16) []rune {
	a := make([]rune, 0, len(s))
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			next := rune(0)
			if i+1 < len(s) {
				next = rune(s[i+1])
			}
			if r = DecodeRune(r, next); r != 0xFFFD {
				i++
			}
		}
		a = append(a, r)
	}
	return a
}
