// Damaged pictures, the same in every run: what is said of them is what compiled Go says.
package main

import (
	"encoding/base64"
	"fmt"
	"image"
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"
	"strings"
)

// source yields small pseudo-random numbers.
type source uint64

func (s *source) next(n int) int {
	*s ^= *s << 13
	*s ^= *s >> 7
	*s ^= *s << 17
	return int(uint64(*s>>11) % uint64(n))
}

const junk = "\x00\xff\"'`\\/{}[]()<>|&%$#@!~^*+-=_.,:;? \n\t\r09azAZ日é"

// mutate damages bytes in one to three places.
func mutate(s *source, seeds []string) string {
	b := []byte(seeds[s.next(len(seeds))])
	for range 1 + s.next(3) {
		at := s.next(len(b) + 1)
		switch s.next(6) {
		case 0:
			b = b[:at]
		case 1:
			b = append(b[:at:at], b[min(at+1, len(b)):]...)
		case 2:
			b = append(b[:at:at], append([]byte{junk[s.next(len(junk))]}, b[at:]...)...)
		case 3:
			if at < len(b) {
				b[at] = junk[s.next(len(junk))]
			}
		case 4:
			to := min(at+s.next(8), len(b))
			b = append(b[:to:to], b[at:]...)
		case 5:
			other := seeds[s.next(len(seeds))]
			b = append(b[:at:at], other[s.next(len(other)+1):]...)
		}
	}
	return string(b)
}

func picture(s string) string {
	c, kind, err := image.DecodeConfig(strings.NewReader(s))
	if err != nil {
		return err.Error()
	}
	if c.Width*c.Height > 1<<20 {
		return fmt.Sprintf("%s %dx%d", kind, c.Width, c.Height)
	}
	m, _, err := image.Decode(strings.NewReader(s))
	if err != nil {
		return fmt.Sprintf("%s %dx%d: %v", kind, c.Width, c.Height, err)
	}
	if kind == "jpeg" {
		return fmt.Sprintf("%s %T %v", kind, m, m.Bounds()) // samples may differ by one
	}
	sum := uint32(0)
	for y := m.Bounds().Min.Y; y < m.Bounds().Max.Y; y++ {
		for x := m.Bounds().Min.X; x < m.Bounds().Max.X; x++ {
			r, g, b, a := m.At(x, y).RGBA()
			sum = sum*31 + r + 3*g + 5*b + 7*a
		}
	}
	return fmt.Sprintf("%s %T %v %08x", kind, m, m.Bounds(), sum)
}

// As compiled Go encodes them.
var seeds = []string{
	"R0lGODlhCQAHAIEAAAAAAP////8AAAAAACH5BAEAAAMALAAAAAAJAAcAAAINRDSGmtfrmIwU2odVAQA7",
	"/9j/2wCEAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk8BDg4OExETJhUVJk81LTVPT09PT09PT09PT09PT09PT09PT09PT09PT0" +
		"9PT09PT09PT09PT09PT09PT09PT09PT//AABEIAAcACQMBIgACEQEDEQH/xAGiAAABBQEBAQEBAQAAAAAAAAAAAQIDBAUGBwgJCgsQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQy" +
		"gZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIyc" +
		"rS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+gEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoLEQACAQIEBAMEBwUEBAABAncAAQIDEQQFITEGEkFRB2FxEyIygQgUQpGhscEJIzNS8BVictEK" +
		"FiQ04SXxFxgZGiYnKCkqNTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqCg4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2dri4+Tl5u" +
		"fo6ery8/T19vf4+fr/2gAMAwEAAhEDEQA/AOhFooGMD8qd9mh9R+tTnt/n0qKvncRinQlZRT9UVSyrDNfCf//Z",
	"iVBORw0KGgoAAAANSUhEUgAAAAkAAAAHAgMAAACn9Y/zAAAADFBMVEUAAAD/////AAAAAAAsH9zHAAAABHRSTlP///8AQCqp9AAAAClJREFUeJwAHADj/wAbGwAAbGxAALGxgADGxsAAGxsAAGxsQA" +
		"CxsYADAG0aCK2aF7AiAAAAAElFTkSuQmCC",
}

func main() {
	var pictures []string
	for _, text := range seeds {
		b, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			panic(err)
		}
		fmt.Println(picture(string(b)))
		pictures = append(pictures, string(b))
	}
	s := source(977)
	for i := range 450 {
		fmt.Println(i, picture(mutate(&s, pictures)))
	}
}
