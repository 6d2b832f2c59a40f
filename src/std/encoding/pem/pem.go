// Package pem reads and writes blocks of data as text, in the manner of Privacy Enhanced Mail: keys and certificates.
package pem

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"slices"
	"strings"
)

// A Block is data with a type, as in "RSA PRIVATE KEY", and perhaps headers.
type Block struct {
	Type    string
	Headers map[string]string
	Bytes   []byte
}

var (
	begin  = []byte("\n-----BEGIN ")
	ending = []byte("\n-----END ")
	dashes = []byte("-----")
)

const procType = "Proc-Type"

// line cuts a line off data, without white space at its end.
func line(data []byte) (first, rest []byte) {
	i := bytes.IndexByte(data, '\n')
	if i < 0 {
		return bytes.TrimRight(data, " \t"), nil
	}
	return bytes.TrimRight(bytes.TrimSuffix(data[:i], []byte("\r")), " \t"), data[i+1:]
}

// Decode returns the first block of data and what is behind it; nil and all of data if there is none.
func Decode(data []byte) (p *Block, rest []byte) {
	rest = data
	for {
		if bytes.HasPrefix(rest, begin[1:]) {
			rest = rest[len(begin)-1:]
		} else if _, after, ok := bytes.Cut(rest, begin); ok {
			rest = after
		} else {
			return nil, data
		}
		var title []byte
		title, rest = line(rest)
		if !bytes.HasSuffix(title, dashes) {
			continue
		}
		title = title[:len(title)-len(dashes)]
		p = &Block{Headers: make(map[string]string), Type: string(title)}
		for len(rest) > 0 {
			first, next := line(rest)
			key, value, ok := bytes.Cut(first, []byte{':'})
			if !ok {
				break
			}
			p.Headers[string(bytes.TrimSpace(key))] = string(bytes.TrimSpace(value))
			rest = next
		}
		// Without headers, the end may follow the beginning at once.
		var at, after int
		if len(p.Headers) == 0 && bytes.HasPrefix(rest, ending[1:]) {
			at, after = 0, len(ending)-1
		} else {
			at = bytes.Index(rest, ending)
			after = at + len(ending)
		}
		if at < 0 {
			continue
		}
		trailer := rest[after:]
		if len(trailer) < len(title)+len(dashes) || !bytes.HasPrefix(trailer, title) {
			continue
		}
		trailer, behind := trailer[len(title):], trailer[len(title)+len(dashes):]
		if !bytes.HasPrefix(trailer, dashes) {
			continue
		}
		if left, _ := line(behind); len(left) != 0 {
			continue
		}
		text := slices.DeleteFunc(slices.Clone(rest[:at]), func(b byte) bool { return bytes.IndexByte([]byte(" \t\r\n"), b) >= 0 })
		p.Bytes = make([]byte, base64.StdEncoding.DecodedLen(len(text)))
		n, err := base64.StdEncoding.Decode(p.Bytes, text)
		if err != nil {
			continue
		}
		p.Bytes = p.Bytes[:n]
		_, rest = line(rest[after+len(title)+len(dashes):])
		return p, rest
	}
}

// Encode writes a block, its header Proc-Type first and the others sorted. Keys must not have colons.
func Encode(out io.Writer, b *Block) error {
	var keys []string
	for key := range b.Headers {
		if strings.Contains(key, ":") {
			return errors.New("pem: cannot encode a header key that contains a colon")
		}
		if key != procType {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	if _, ok := b.Headers[procType]; ok {
		keys = append([]string{procType}, keys...)
	}
	var text bytes.Buffer
	text.WriteString("-----BEGIN " + b.Type + "-----\n")
	for _, key := range keys {
		text.WriteString(key + ": " + b.Headers[key] + "\n")
	}
	if len(keys) > 0 {
		text.WriteByte('\n')
	}
	const width = 64
	encoded := base64.StdEncoding.EncodeToString(b.Bytes)
	for len(encoded) > 0 {
		n := min(width, len(encoded))
		text.WriteString(encoded[:n] + "\n")
		encoded = encoded[n:]
	}
	text.WriteString("-----END " + b.Type + "-----\n")
	_, err := out.Write(text.Bytes())
	return err
}

// EncodeToMemory returns what Encode writes, or nil if it fails.
func EncodeToMemory(b *Block) []byte {
	var out bytes.Buffer
	if err := Encode(&out, b); err != nil {
		return nil
	}
	return out.Bytes()
}
