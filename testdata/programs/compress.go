// Huffman coding with container/heap, LZ with a sliding window, run lengths, and encoders to any base.
package main

import (
	"bufio"
	"bytes"
	"container/heap"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
)

type node struct {
	symbol      byte
	count       int
	left, right *node
}

type forest []*node

func (f forest) Len() int { return len(f) }
func (f forest) Less(i, j int) bool {
	if f[i].count != f[j].count {
		return f[i].count < f[j].count
	}
	return f[i].symbol < f[j].symbol
}
func (f forest) Swap(i, j int) { f[i], f[j] = f[j], f[i] }
func (f *forest) Push(x any)   { *f = append(*f, x.(*node)) }
func (f *forest) Pop() any {
	last := len(*f) - 1
	x := (*f)[last]
	*f = (*f)[:last]
	return x
}

func huffman(data []byte) *node {
	var counts [256]int
	for _, b := range data {
		counts[b]++
	}
	var f forest
	for b, c := range counts {
		if c > 0 {
			f = append(f, &node{symbol: byte(b), count: c})
		}
	}
	heap.Init(&f)
	for f.Len() > 1 {
		a, b := heap.Pop(&f).(*node), heap.Pop(&f).(*node)
		heap.Push(&f, &node{min(a.symbol, b.symbol), a.count + b.count, a, b})
	}
	return f[0]
}

func (n *node) codes(prefix string, into map[byte]string) {
	if n.left == nil {
		into[n.symbol] = prefix
		return
	}
	n.left.codes(prefix+"0", into)
	n.right.codes(prefix+"1", into)
}

// bitWriter packs bits into any writer of bytes.
type bitWriter struct {
	io.ByteWriter
	acc      byte
	n, total int
}

func (w *bitWriter) WriteBits(bits string) (err error) {
	for _, b := range []byte(bits) {
		w.acc = w.acc<<1 | b&1
		w.total++
		if w.n++; w.n == 8 {
			err = errors.Join(err, w.WriteByte(w.acc))
			w.acc, w.n = 0, 0
		}
	}
	return
}

func (w *bitWriter) Close() error {
	if w.n == 0 {
		return nil
	}
	return w.WriteByte(w.acc << (8 - w.n))
}

func decode(tree *node, r io.ByteReader, bits int) ([]byte, error) {
	var out []byte
	n := tree
	for i := 0; i < bits; {
		b, err := r.ReadByte()
		if err != nil {
			return out, fmt.Errorf("after %d bits: %w", i, err)
		}
		for mask := byte(0x80); mask != 0 && i < bits; mask, i = mask>>1, i+1 {
			if b&mask == 0 {
				n = n.left
			} else {
				n = n.right
			}
			if n.left == nil {
				out = append(out, n.symbol)
				n = tree
			}
		}
	}
	return out, nil
}

// A token of the sliding window: a literal, or a copy of earlier text.
type token struct {
	offset, length int
	literal        byte
}

func (t token) String() string {
	if t.length == 0 {
		return fmt.Sprintf("%q", t.literal)
	}
	return fmt.Sprintf("<%d,%d>", t.offset, t.length)
}

func lz(data []byte, window int) (out []token) {
	for pos := 0; pos < len(data); {
		best := token{literal: data[pos]}
		for start := max(0, pos-window); start < pos; start++ {
			n := 0
			for pos+n < len(data) && n < 255 && data[start+n] == data[pos+n] {
				n++
			}
			if n >= 3 && n >= best.length {
				best = token{offset: pos - start, length: n}
			}
		}
		out = append(out, best)
		pos += max(1, best.length)
	}
	return
}

func unlz(tokens []token) []byte {
	var buf bytes.Buffer
	for _, t := range tokens {
		if t.length == 0 {
			buf.WriteByte(t.literal)
		}
		for range t.length {
			buf.WriteByte(buf.Bytes()[buf.Len()-t.offset])
		}
	}
	return buf.Bytes()
}

func runs(s string) string {
	var sb strings.Builder
	rs := []rune(s)
	for i, j := 0, 0; i < len(rs); i = j {
		for j = i; j < len(rs) && rs[j] == rs[i]; j++ {
		}
		if n := j - i; n > 1 {
			fmt.Fprint(&sb, n)
		}
		sb.WriteRune(rs[i])
	}
	return sb.String()
}

func unruns(s string) string {
	var sb strings.Builder
	r := strings.NewReader(s)
	for r.Len() > 0 {
		n := 1
		var c rune
		if _, err := fmt.Fscanf(r, "%d", &n); err != nil {
			n = 1
			if r.Len() < len(s) && err != io.EOF {
				r.UnreadRune()
			}
		}
		c, _, err := r.ReadRune()
		if err != nil {
			break
		}
		sb.WriteString(strings.Repeat(string(c), n))
	}
	return sb.String()
}

// Base writes bytes in another base, a number with leading zeros kept.
type Base struct{ alphabet string }

type CorruptError int

func (e CorruptError) Error() string { return fmt.Sprintf("illegal letter at %d", int(e)) }

func (b Base) Encode(data []byte) string {
	n := len(b.alphabet)
	digits := []byte{}
	for _, x := range data {
		carry := int(x)
		for i := range digits {
			carry += int(digits[i]) << 8
			digits[i] = byte(carry % n)
			carry /= n
		}
		for ; carry > 0; carry /= n {
			digits = append(digits, byte(carry%n))
		}
	}
	var sb strings.Builder
	for _, x := range data {
		if x != 0 {
			break
		}
		sb.WriteByte(b.alphabet[0])
	}
	for i := len(digits) - 1; i >= 0; i-- {
		sb.WriteByte(b.alphabet[digits[i]])
	}
	return sb.String()
}

func (b Base) Decode(s string) ([]byte, error) {
	var out []byte
	for i, r := range s {
		carry := strings.IndexRune(b.alphabet, r)
		if carry < 0 {
			return nil, CorruptError(i)
		}
		for j := range out {
			carry += int(out[j]) * len(b.alphabet)
			out[j] = byte(carry)
			carry >>= 8
		}
		for ; carry > 0; carry >>= 8 {
			out = append(out, byte(carry))
		}
	}
	for i := 0; i < len(s) && s[i] == b.alphabet[0]; i++ {
		out = append(out, 0)
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out, nil
}

func main() {
	text := []byte("she sells sea shells by the sea shore; the shells she sells are sea shells")
	tree := huffman(text)
	codes := map[byte]string{}
	tree.codes("", codes)
	order := make([]byte, 0, len(codes))
	for b := range codes {
		order = append(order, b)
	}
	sort.Slice(order, func(i, j int) bool {
		a, b := codes[order[i]], codes[order[j]]
		return len(a) < len(b) || len(a) == len(b) && a < b
	})
	for _, b := range order[:8] {
		fmt.Printf("%q:%s ", b, codes[b])
	}
	var packed bytes.Buffer
	bw := bufio.NewWriter(&packed)
	w := &bitWriter{ByteWriter: bw}
	for _, b := range text {
		w.WriteBits(codes[b])
	}
	fmt.Println(w.Close(), bw.Flush(), w.total, packed.Len(), len(text))
	fmt.Printf("%x\n", packed.Bytes()[:16])
	back, err := decode(tree, bytes.NewReader(packed.Bytes()), w.total)
	fmt.Println(bytes.Equal(back, text), err)
	_, err = decode(tree, bytes.NewReader(packed.Bytes()[:5]), w.total)
	fmt.Println(err, errors.Is(err, io.EOF))

	tokens := lz(text, 64)
	fmt.Println(len(tokens), tokens)
	fmt.Println(string(unlz(tokens)) == string(text), string(unlz(lz([]byte("aaaaaaaaab"), 8))))

	for _, s := range []string{"WWWWWBWWWéééé", "abc", ""} {
		r := runs(s)
		fmt.Printf("%q %q %t\n", r, unruns(r), unruns(r) == s)
	}

	bases := map[string]Base{"2": {"01"}, "16": {"0123456789abcdef"}, "58": {"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"}}
	for _, name := range []string{"2", "16", "58"} {
		b := bases[name]
		for _, s := range []string{"Hi", "\x00\x00zokor", ""} {
			e := b.Encode([]byte(s))
			d, err := b.Decode(e)
			fmt.Printf("%-3s%-60q%q %v\n", name, e, d, err)
		}
	}
	_, err = bases["58"].Decode("abcO0")
	var ce CorruptError
	fmt.Println(err, errors.As(err, &ce), ce+1)
	fmt.Fprintf(os.Stdout, "%+v\n", tokens[0])
}
