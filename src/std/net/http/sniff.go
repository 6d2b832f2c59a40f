package http

import "strings"

// marks are how files begin: head at the start, tail at an offset.
var marks = [...]struct {
	head string
	at   int
	tail string
	kind string
}{
	{"%PDF-", 0, "", "application/pdf"},
	{"%!PS-Adobe-", 0, "", "application/postscript"},
	{"\xfe\xff", 4, "", "text/plain; charset=utf-16be"},
	{"\xff\xfe", 4, "", "text/plain; charset=utf-16le"},
	{"\xef\xbb\xbf", 4, "", "text/plain; charset=utf-8"},
	{"\x00\x00\x01\x00", 0, "", "image/x-icon"},
	{"\x00\x00\x02\x00", 0, "", "image/x-icon"},
	{"BM", 0, "", "image/bmp"},
	{"GIF87a", 0, "", "image/gif"},
	{"GIF89a", 0, "", "image/gif"},
	{"RIFF", 8, "WEBPVP", "image/webp"},
	{"\x89PNG\r\n\x1a\n", 0, "", "image/png"},
	{"\xff\xd8\xff", 0, "", "image/jpeg"},
	{"FORM", 8, "AIFF", "audio/aiff"},
	{"ID3", 0, "", "audio/mpeg"},
	{"OggS\x00", 0, "", "application/ogg"},
	{"MThd\x00\x00\x00\x06", 0, "", "audio/midi"},
	{"RIFF", 8, "AVI ", "video/avi"},
	{"RIFF", 8, "WAVE", "audio/wave"},
	{"", 0, "mp4", "video/mp4"},
	{"\x1a\x45\xdf\xa3", 0, "", "video/webm"},
	{"", 34, "LP", "application/vnd.ms-fontobject"},
	{"\x00\x01\x00\x00", 0, "", "font/ttf"},
	{"OTTO", 0, "", "font/otf"},
	{"ttcf", 0, "", "font/collection"},
	{"wOFF", 0, "", "font/woff"},
	{"wOF2", 0, "", "font/woff2"},
	{"\x1f\x8b\x08", 0, "", "application/x-gzip"},
	{"PK\x03\x04", 0, "", "application/zip"},
	{"Rar!\x1a\x07\x00", 0, "", "application/x-rar-compressed"},
	{"Rar!\x1a\x07\x01\x00", 0, "", "application/x-rar-compressed"},
	{"\x00asm", 0, "", "application/wasm"},
}

var htmlTags = [...]string{"<!DOCTYPE HTML", "<HTML", "<HEAD", "<SCRIPT", "<IFRAME", "<H1", "<DIV", "<FONT", "<TABLE", "<A", "<STYLE", "<TITLE", "<B", "<BODY", "<BR", "<P", "<!--"}

// DetectContentType guesses what data is from its first 512 bytes; "application/octet-stream" if it cannot tell.
func DetectContentType(data []byte) string {
	s := string(data[:min(len(data), 512)])
	text := strings.TrimLeft(s, "\t\n\x0c\r ")
	if strings.HasPrefix(text, "<") {
		for _, tag := range htmlTags {
			if n := len(tag); len(text) > n && (text[n] == ' ' || text[n] == '>') && strings.EqualFold(text[:n], tag) {
				return "text/html; charset=utf-8"
			}
		}
		if strings.HasPrefix(text, "<?xml") {
			return "text/xml; charset=utf-8"
		}
	}
	for _, m := range marks {
		switch {
		case m.tail == "mp4":
			if !mp4(s) {
				continue
			}
		case !strings.HasPrefix(s, m.head) || len(s) < m.at || !strings.HasPrefix(s[m.at:], m.tail):
			continue
		}
		return m.kind
	}
	for i := range len(text) {
		if c := text[i]; c <= 8 || c == 0x0b || 0x0e <= c && c <= 0x1a || 0x1c <= c && c <= 0x1f {
			return "application/octet-stream"
		}
	}
	return "text/plain; charset=utf-8"
}

// mp4 reports whether the brands in the first box are of MP4.
func mp4(s string) bool {
	if len(s) < 12 || s[4:8] != "ftyp" {
		return false
	}
	size := int(s[0])<<24 | int(s[1])<<16 | int(s[2])<<8 | int(s[3])
	if size%4 != 0 || len(s) < size {
		return false
	}
	for i := 8; i < size; i += 4 {
		if i != 12 && strings.HasPrefix(s[i:], "mp4") { // at 12 is a version
			return true
		}
	}
	return false
}
