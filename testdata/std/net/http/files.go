package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func show(h http.Handler, method, target string, headers ...string) {
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	res := w.Result()
	body := w.Body.String()
	if kind := res.Header.Get("Content-Type"); strings.HasPrefix(kind, "multipart/byteranges; boundary=") {
		boundary := strings.TrimPrefix(kind, "multipart/byteranges; boundary=")
		body = strings.ReplaceAll(body, boundary, "BOUNDARY")
		res.Header.Set("Content-Type", "multipart/byteranges")
	}
	fmt.Printf("%s %s %v: %s %v %q\n", method, target, headers, res.Status, res.Header, body)
}

func main() {
	dir, err := os.MkdirTemp("", "files")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	when := time.Date(2020, 2, 3, 4, 5, 6, 700, time.UTC)
	for name, text := range map[string]string{"index.html": "<html>root", "a.txt": "0123456789", "b c&d.css": "css", "empty.txt": "", "sub/x.json": "{}", "noext": "<html><p>sniffed", "sub/deep/index.html": "deep"} {
		name = filepath.Join(dir, name)
		os.MkdirAll(filepath.Dir(name), 0o755)
		os.WriteFile(name, []byte(text), 0o644)
	}
	filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error { return os.Chtimes(name, when, when) })
	h := http.FileServer(http.Dir(dir))
	for _, target := range []string{"/", "/index.html", "/index.html?q=1", "/a.txt", "/a.txt/", "/sub", "/sub?x=y", "/sub/", "/sub/x.json", "/sub/deep/", "/none", "/noext", "/empty.txt", "/b%20c&d.css", "/../a.txt", "/a.txt/more", "/sub/../a.txt", "/a%00b"} {
		show(h, "GET", target)
	}
	show(h, "HEAD", "/a.txt")
	show(h, "POST", "/a.txt")
	show(http.StripPrefix("/static", h), "GET", "/static/a.txt")
	show(http.StripPrefix("/static", h), "GET", "/other/a.txt")
	for _, s := range []string{"bytes=0-3", "bytes=5-", "bytes=-2", "bytes=0-0,2-3, -1", "bytes=20-", "bytes=3-1", "bytes=a-b", "items=0-1", "bytes=", "bytes=,", "bytes=0-99", "bytes=-99", "bytes=0-9,0-9", "bytes=--1", "bytes=5-5,100-", "bytes=-"} {
		show(h, "GET", "/a.txt", "Range", s)
	}
	show(h, "GET", "/empty.txt", "Range", "bytes=0-1")
	show(h, "HEAD", "/a.txt", "Range", "bytes=0-1")
	same, earlier, later := when.Format(http.TimeFormat), when.Add(-time.Hour).Format(http.TimeFormat), when.Add(time.Hour).Format(http.TimeFormat)
	for _, t := range []string{same, earlier, later, "nonsense", when.Format(time.RFC850), when.Format(time.ANSIC)} {
		for _, key := range []string{"If-Modified-Since", "If-Unmodified-Since"} {
			show(h, "GET", "/a.txt", key, t)
		}
		show(h, "GET", "/a.txt", "If-Range", t, "Range", "bytes=1-2")
		show(h, "GET", "/sub/", "If-Modified-Since", t)
	}
	tagged := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Etag", `"v1"`)
		http.ServeContent(w, r, "x.txt", when, strings.NewReader("tagged"))
	})
	for _, v := range []string{`"v1"`, `"v2"`, `W/"v1"`, `*`, `"v2", "v1"`, `bad`, `"open`, ``} {
		show(tagged, "GET", "/", "If-Match", v)
		show(tagged, "GET", "/", "If-None-Match", v)
		show(tagged, "PUT", "/", "If-None-Match", v)
		show(tagged, "GET", "/", "If-Range", v, "Range", "bytes=2-")
	}
	show(tagged, "GET", "/", "If-None-Match", `"v2"`, "If-Modified-Since", later)
	serve := func(f func(http.ResponseWriter, *http.Request)) http.Handler { return http.HandlerFunc(f) }
	show(serve(func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, filepath.Join(dir, "a.txt")) }), "GET", "/anything")
	show(serve(func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, filepath.Join(dir, "a.txt")) }), "GET", "/a/../b")
	show(serve(func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, filepath.Join(dir, "sub")) }), "GET", "/x")
	show(serve(func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, filepath.Join(dir, "sub")) }), "GET", "/x/")
	show(serve(func(w http.ResponseWriter, r *http.Request) { http.ServeFileFS(w, r, os.DirFS(dir), "sub/x.json") }), "GET", "/x")
	show(serve(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "own/type")
		w.Header().Set("Content-Encoding", "own")
		http.ServeContent(w, r, "x.txt", time.Time{}, bytes.NewReader([]byte("typed")))
	}), "GET", "/")
	show(serve(func(w http.ResponseWriter, r *http.Request) { http.ServeContent(w, r, "x", when, broken{}) }), "GET", "/")
	fsys := http.FileServerFS(os.DirFS(dir))
	for _, target := range []string{"/", "/a.txt", "/sub/", "/none", "/../x"} {
		show(fsys, "GET", target)
	}
	show(http.FileServer(http.FS(noSeek{os.DirFS(dir)})), "GET", "/a.txt")
	_, err = http.Dir(dir).Open("/none")
	fmt.Println(errors.Is(err, fs.ErrNotExist))
	f, err := http.Dir(dir).Open("sub")
	infos, err2 := f.Readdir(-1)
	fmt.Println(err, err2, len(infos))
	f.Close()

	for _, s := range []string{"", "%PDF-1", "%!PS-Adobe-3", "\xfe\xff\x00a", "\xff\xfea\x00", "\xef\xbb\xbfabc", "\xef\xbb\xbf", "BM", "RIFFxxxxWEBPVP8", "RIFFxxxxWAVE", "RIFFxxxxAVI ", "FORMxxxxAIFF", "ID3", "OggS\x00", "MThd\x00\x00\x00\x06", "\x00\x00\x00\x14ftypmp42\x00\x00\x00\x00mp41", "\x00\x00\x00\x14ftypxxxx\x00\x00\x00\x00mp41", "\x1a\x45\xdf\xa3", "wOFF", "wOF2", "OTTO", "ttcf", "\x00\x01\x00\x00", "\x1f\x8b\x08", "PK\x03\x04", "Rar!\x1a\x07\x00", "\x00asm", strings.Repeat("\x00", 34) + "LP", "<?xml", " <?xml", "<!-- x", "<!--", "\n<bOdY>", "<a", "<a ", "text\x00", "\x00\x00\x01\x00", "é"} {
		fmt.Printf("%q %s\n", s, http.DetectContentType([]byte(s)))
	}
	for _, s := range []string{same, "x", when.Format(time.RFC850), when.Format(time.ANSIC)} {
		fmt.Println(http.ParseTime(s))
	}
	fmt.Println(http.ParseHTTPVersion("HTTP/1.0"))
	fmt.Println(http.ParseHTTPVersion("HTTP/12"))
}

type broken struct{}

func (broken) Read([]byte) (int, error)       { return 0, errors.New("broken") }
func (broken) Seek(int64, int) (int64, error) { return 0, errors.New("broken") }

// noSeek hides that files can seek.
type noSeek struct{ fs.FS }

func (n noSeek) Open(name string) (fs.File, error) {
	f, err := n.FS.Open(name)
	if err != nil {
		return nil, err
	}
	return struct{ fs.File }{f}, nil
}
