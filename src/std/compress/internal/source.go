package stream

import (
	"bufio"
	"bytes"
	"io"
)

// A Source has bytes of which not all need be used. Of what can read single bytes none is read beyond its use.
type Source interface {
	io.Reader
	io.ByteReader
	// Next returns bytes that are not used yet, at least one unless there is an error.
	Next() ([]byte, error)
	// Use says that the first n of the last Next were used.
	Use(n int)
}

// NewSource returns a source that reads from r.
func NewSource(r io.Reader) Source {
	switch r := r.(type) {
	case Source:
		return r
	case *bufio.Reader:
		return buffered{r}
	case *bytes.Buffer:
		return held{r}
	case io.ByteReader:
		if _, ok := r.(io.Seeker); ok {
			return &seeking{ByteReader: r, Reader: r.(io.Reader)}
		}
		return &single{ByteReader: r, Reader: r.(io.Reader)}
	}
	return buffered{bufio.NewReader(r)}
}

type buffered struct{ *bufio.Reader }

func (b buffered) Next() ([]byte, error) {
	if _, err := b.Peek(1); err != nil {
		return nil, err
	}
	return b.Peek(b.Buffered())
}

func (b buffered) Use(n int) { b.Discard(n) }

type held struct{ *bytes.Buffer }

func (h held) Next() ([]byte, error) {
	if h.Len() == 0 {
		return nil, io.EOF
	}
	return h.Bytes(), nil
}

func (h held) Use(n int) { h.Buffer.Next(n) }

// seeking goes back to what was not used.
type seeking struct {
	io.ByteReader
	io.Reader
	buf [4096]byte
	n   int
}

func (s *seeking) Next() (p []byte, err error) {
	for s.n = 0; s.n == 0 && err == nil; {
		s.n, err = s.Read(s.buf[:])
	}
	if s.n > 0 {
		err = nil
	}
	return s.buf[:s.n], err
}

func (s *seeking) Use(n int) {
	if n < s.n {
		s.Reader.(io.Seeker).Seek(int64(n-s.n), io.SeekCurrent)
	}
}

// single reads byte by byte.
type single struct {
	io.ByteReader
	io.Reader
	buf  [1]byte
	have bool
}

func (s *single) Next() ([]byte, error) {
	if !s.have {
		b, err := s.ByteReader.ReadByte()
		if err != nil {
			return nil, err
		}
		s.buf[0], s.have = b, true
	}
	return s.buf[:], nil
}

func (s *single) Use(n int) {
	if n > 0 {
		s.have = false
	}
}

func (s *single) ReadByte() (byte, error) {
	_, err := s.Next()
	s.have = false
	return s.buf[0], err
}

func (s *single) Read(p []byte) (int, error) {
	if s.have && len(p) > 0 {
		p[0], s.have = s.buf[0], false
		return 1, nil
	}
	return s.Reader.Read(p)
}
