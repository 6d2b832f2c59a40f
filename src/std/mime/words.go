package mime

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A WordEncoder encodes words of headers (RFC 2047).
type WordEncoder byte

// The encodings.
const (
	// BEncoding is base 64.
	BEncoding = WordEncoder('b')
	// QEncoding leaves ASCII readable.
	QEncoding = WordEncoder('q')
)

var errInvalidWord = errors.New("mime: invalid RFC 2047 encoded-word")

func needsEncoding(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < ' ' || c > '~') && c != '\t' {
			return true
		}
	}
	return false
}

// longest is how many bytes a word's content may have: a word has at most 75.
const longest = 75 - len("=?UTF-8?q?") - len("?=")

// Encode encodes s, whose bytes are of a charset, unless it is plain ASCII. Long texts in UTF-8 become several words.
func (e WordEncoder) Encode(charset, s string) string {
	if !needsEncoding(s) {
		return s
	}
	open := "=?" + charset + "?" + string(rune(e)) + "?"
	utf := strings.EqualFold(charset, "UTF-8")
	var b strings.Builder
	b.WriteString(open)
	used := 0
	if e == BEncoding {
		most := base64.StdEncoding.DecodedLen(longest)
		start := 0
		put := func(part string) { b.WriteString(base64.StdEncoding.EncodeToString([]byte(part))) }
		if utf && base64.StdEncoding.EncodedLen(len(s)) > longest {
			for i, size := 0, 0; i < len(s); i += size {
				_, size = utf8.DecodeRuneInString(s[i:])
				if used+size > most {
					put(s[start:i])
					b.WriteString("?= " + open)
					start, used = i, 0
				}
				used += size
			}
		}
		put(s[start:])
		return b.String() + "?="
	}
	for i, size := 0, 1; i < len(s); i += size {
		width := 1
		if c := s[i]; c < ' ' || c > '~' || c == '=' || c == '?' || c == '_' {
			size = 1
			if utf {
				_, size = utf8.DecodeRuneInString(s[i:])
			}
			width = 3 * size
		} else {
			size = 1
		}
		if utf && used+width > longest {
			b.WriteString("?= " + open)
			used = 0
		}
		used += width
		for _, c := range []byte(s[i : i+size]) {
			switch {
			case c == ' ':
				b.WriteByte('_')
			case width == 1:
				b.WriteByte(c)
			default:
				b.WriteByte('=')
				b.WriteByte(upperHex[c>>4])
				b.WriteByte(upperHex[c&15])
			}
		}
	}
	return b.String() + "?="
}

// A WordDecoder decodes words of headers. CharsetReader, if any, makes UTF-8 of charsets other than UTF-8, ISO-8859-1 and
// US-ASCII; it is given their names in small letters.
type WordDecoder struct {
	CharsetReader func(charset string, input io.Reader) (io.Reader, error)
}

// Decode decodes one word.
func (d *WordDecoder) Decode(word string) (string, error) {
	if len(word) < 8 || !strings.HasPrefix(word, "=?") || !strings.HasSuffix(word, "?=") || strings.Count(word, "?") != 4 {
		return "", errInvalidWord
	}
	parts := strings.Split(word[2:len(word)-2], "?")
	if parts[0] == "" || len(parts[1]) != 1 {
		return "", errInvalidWord
	}
	content, err := decodeContent(parts[1][0], parts[2])
	if err != nil {
		return "", err
	}
	var b strings.Builder
	if err := d.convert(&b, parts[0], content); err != nil {
		return "", err
	}
	return b.String(), nil
}

// DecodeHeader decodes all words of a header.
func (d *WordDecoder) DecodeHeader(header string) (string, error) {
	i := strings.Index(header, "=?")
	if i < 0 {
		return header, nil
	}
	var b strings.Builder
	b.WriteString(header[:i])
	header = header[i:]
	between := false
	for {
		start := strings.Index(header, "=?")
		if start < 0 {
			break
		}
		// =?charset?encoding?text?=
		charset, rest, ok := strings.Cut(header[start+2:], "?")
		if !ok {
			break
		}
		if len(rest) < 2 || rest[1] != '?' {
			break
		}
		text, after, ok := strings.Cut(rest[2:], "?=")
		if !ok {
			break
		}
		content, err := decodeContent(rest[0], text)
		if err != nil {
			between = false
			b.WriteString(header[:start+2])
			header = header[start+2:]
			continue
		}
		// Space between two words is not meant.
		if start > 0 && (!between || strings.Trim(header[:start], " \t\n\r") != "") {
			b.WriteString(header[:start])
		}
		if err := d.convert(&b, charset, content); err != nil {
			return "", err
		}
		header, between = after, true
	}
	b.WriteString(header)
	return b.String(), nil
}

func (d *WordDecoder) convert(b *strings.Builder, charset string, content []byte) error {
	switch {
	case strings.EqualFold("utf-8", charset):
		b.Write(content)
	case strings.EqualFold("iso-8859-1", charset):
		for _, c := range content {
			b.WriteRune(rune(c))
		}
	case strings.EqualFold("us-ascii", charset):
		for _, c := range content {
			if c >= utf8.RuneSelf {
				b.WriteRune(utf8.RuneError)
			} else {
				b.WriteByte(c)
			}
		}
	case d.CharsetReader == nil:
		return fmt.Errorf("mime: unhandled charset %q", charset)
	default:
		r, err := d.CharsetReader(strings.ToLower(charset), bytes.NewReader(content))
		if err != nil {
			return err
		}
		_, err = io.Copy(b, r)
		return err
	}
	return nil
}

func decodeContent(encoding byte, text string) ([]byte, error) {
	switch encoding {
	case 'B', 'b':
		return base64.StdEncoding.DecodeString(text)
	case 'Q', 'q':
		return decodeQ(text)
	}
	return nil, errInvalidWord
}

func decodeQ(s string) ([]byte, error) {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '_':
			b = append(b, ' ')
		case c == '=':
			if i+2 >= len(s) {
				return nil, errInvalidWord
			}
			high, ok := fromHex(s[i+1])
			if !ok {
				return nil, fmt.Errorf("mime: invalid hex byte %#02x", s[i+1])
			}
			low, ok := fromHex(s[i+2])
			if !ok {
				return nil, fmt.Errorf("mime: invalid hex byte %#02x", s[i+2])
			}
			b = append(b, high<<4|low)
			i += 2
		case ' ' <= c && c <= '~' || c == '\n' || c == '\r' || c == '\t':
			b = append(b, c)
		default:
			return nil, errInvalidWord
		}
	}
	return b, nil
}

func fromHex(c byte) (byte, bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, true
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, true
	}
	return 0, false
}
