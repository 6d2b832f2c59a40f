package main

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
)

//go:embed hello.txt
var greeting string

//go:embed odd.dat
var odd []byte

type text string

var (
	//go:embed hello.txt
	named text

	other = 3

	//go:embed site/*.html "hello.txt"
	//go:embed `odd.dat`
	some embed.FS
)

//go:embed site
var site embed.FS

// And a comment.
//
//go:embed all:site *.txt
var all embed.FS

//go:embed go.mod main.go all:site
var everything embed.FS

//go:embed s?te/[a-f]*/*
var deep embed.FS

//go:embed hello.txt
var _ string

var empty embed.FS

func list(name string, system fs.FS) {
	fmt.Println(name + ":")
	err := fs.WalkDir(system, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		fmt.Println(" ", path, d, d.IsDir(), d.Type(), info.Mode(), info.Size(), info.ModTime().IsZero(), info.Sys(), info.Name())
		return nil
	})
	fmt.Println(err)
}

func main() {
	fmt.Printf("%q %q %q %d %T\n", greeting, odd, named, other, named)
	odd[0] = 'O'
	fmt.Printf("%q\n", odd)
	list("some", some)
	list("site", site)
	list("all", all)
	list("deep", deep)
	list("empty", empty)
	for _, name := range []string{"go.mod", "main.go", "site/css/main.css", "site/.dot"} {
		b, err := everything.ReadFile(name)
		fmt.Println(name, len(b) > 0, err)
	}
	for _, name := range []string{"site/index.html", "site", "nope", "../x", "", "/site", "site/", "site/css", ".", "site/css/main.css/x"} {
		b, err := site.ReadFile(name)
		fmt.Printf("%q %v\n", b, err)
		entries, err := site.ReadDir(name)
		fmt.Println(entries, err)
		f, err := site.Open(name)
		fmt.Println(f != nil, err, errors.Is(err, fs.ErrNotExist))
		if err != nil {
			continue
		}
		info, err := f.Stat()
		fmt.Println(info, err)
		n, err := f.Read(make([]byte, 5))
		fmt.Println(n, err)
		if d, ok := f.(fs.ReadDirFile); ok {
			for {
				entries, err := d.ReadDir(2)
				fmt.Println(entries, err)
				if err != nil {
					break
				}
			}
			fmt.Println(d.ReadDir(-1))
		}
		if s, ok := f.(io.Seeker); ok {
			fmt.Println(s.Seek(-3, io.SeekEnd))
			rest, err := io.ReadAll(f)
			fmt.Printf("%q %v\n", rest, err)
			fmt.Println(s.Seek(1, io.SeekStart))
			fmt.Println(s.Seek(2, io.SeekCurrent))
			fmt.Println(s.Seek(-9, io.SeekCurrent))
			fmt.Println(s.Seek(99, io.SeekStart))
			at := f.(io.ReaderAt)
			b := make([]byte, 4)
			for _, offset := range []int64{1, 10, -1, 99} {
				n, err := at.ReadAt(b, offset)
				fmt.Printf("%d %q %v\n", n, b[:n], err)
			}
		}
		fmt.Println(f.Close(), f.Close())
	}
	sub, err := fs.Sub(site, "site/css")
	fmt.Println(err)
	list("sub", sub)
	matches, err := fs.Glob(site, "site/*.*")
	fmt.Println(matches, err)
	copied := site
	fmt.Println(copied == site, empty == embed.FS{})
}
