// Package io/fs over folders of the system and over an own FS.
package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"
)

// memory is the simplest FS: files by name.
type memory map[string]string

type file struct {
	name string
	r    *strings.Reader
	dir  []string
}

func (f *file) Stat() (fs.FileInfo, error) { return f, nil }
func (f *file) Close() error               { return nil }
func (f *file) Name() string               { return filepath.Base(f.name) }
func (f *file) ModTime() time.Time         { return time.Unix(0, 0).UTC() }
func (f *file) IsDir() bool                { return f.r == nil }
func (f *file) Sys() any                   { return nil }

func (f *file) Read(b []byte) (int, error) {
	if f.r == nil {
		return 0, errors.New("is a folder")
	}
	return f.r.Read(b)
}

func (f *file) Size() int64 {
	if f.r == nil {
		return 0
	}
	return f.r.Size()
}

func (f *file) Mode() fs.FileMode {
	if f.r == nil {
		return fs.ModeDir | 0o755
	}
	return 0o644
}

func (f *file) ReadDir(n int) ([]fs.DirEntry, error) {
	var list []fs.DirEntry
	for i := len(f.dir) - 1; i >= 0; i-- {
		e := &file{name: f.dir[i], r: strings.NewReader("")}
		if strings.HasSuffix(f.dir[i], "/") {
			e = &file{name: strings.TrimSuffix(f.dir[i], "/")}
		}
		list = append(list, fs.FileInfoToDirEntry(e))
	}
	return list, nil
}

func (m memory) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if text, ok := m[name]; ok {
		return &file{name: name, r: strings.NewReader(text)}, nil
	}
	prefix := name + "/"
	if name == "." {
		prefix = ""
	}
	seen := map[string]bool{}
	for k := range m {
		if rest, ok := strings.CutPrefix(k, prefix); ok {
			if i := strings.Index(rest, "/"); i >= 0 {
				rest = rest[:i+1]
			}
			seen[rest] = true
		}
	}
	if len(seen) == 0 {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	var dir []string
	for k := range seen {
		dir = append(dir, k)
	}
	sort.Strings(dir)
	return &file{name: name, dir: dir}, nil
}

func show(fsys fs.FS, root string, skip string) {
	err := fs.WalkDir(fsys, root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			fmt.Println("  ", path, d != nil, err)
			return nil
		}
		fmt.Println("  ", path, d.Name(), d.IsDir(), d.Type(), d)
		if d.Name() == skip {
			return fs.SkipDir
		}
		if d.Name() == "stop" {
			return fs.SkipAll
		}
		return nil
	})
	fmt.Println(err)
}

func main() {
	m := memory{"a.txt": "text a", "dir/b.txt": "text b", "dir/sub/c.go": "c", "dir/sub/d.txt": "d", "e/f": "f"}
	show(m, ".", "")
	show(m, ".", "sub")
	show(m, "dir", "b.txt")
	show(m, "none", "")
	show(m, "a.txt", "")
	for _, p := range []string{"*", "*.txt", "*/*.txt", "dir/*/*", "dir/sub/?.[g-h]o", "none", "a.txt", "[", "*/[", "dir", "*/sub"} {
		list, err := fs.Glob(m, p)
		fmt.Println(p, list, err)
	}
	sub, err := fs.Sub(m, "dir")
	fmt.Println(err)
	show(sub, ".", "")
	b, err := fs.ReadFile(sub, "b.txt")
	fmt.Println(string(b), err)
	_, err = fs.ReadFile(sub, "x")
	fmt.Println(err)
	_, err = fs.ReadFile(sub, "../a.txt")
	fmt.Println(err)
	list, err := fs.Glob(sub, "*/*.txt")
	fmt.Println(list, err)
	deeper, err := fs.Sub(sub, "sub")
	fmt.Println(err)
	show(deeper, ".", "")
	_, err = fs.Sub(m, "/")
	fmt.Println(err)
	same, err := fs.Sub(m, ".")
	fmt.Println(same != nil, err)
	info, err := fs.Stat(m, "dir/b.txt")
	fmt.Println(info.Name(), info.Size(), info.Mode(), err, fs.FormatFileInfo(info))
	info, err = fs.Lstat(m, "dir")
	fmt.Println(fs.FormatFileInfo(info), err, fs.FormatDirEntry(fs.FileInfoToDirEntry(info)))
	_, err = fs.ReadLink(m, "a.txt")
	fmt.Println(err)
	entries, err := fs.ReadDir(m, "dir")
	fmt.Println(entries, err)
	_, err = fs.ReadDir(m, "a.txt")
	fmt.Println(err)
	for _, p := range []string{"", ".", "a", "a/b", "/a", "a/", "a//b", "../a", "a/./b", "a\\b", "é", "\xff"} {
		fmt.Print(fs.ValidPath(p), " ")
	}
	fmt.Println()

	dir, err := os.MkdirTemp("", "zokor")
	fmt.Println(err)
	defer os.RemoveAll(dir)
	fmt.Println(os.CopyFS(dir, m), os.CopyFS(dir, m) != nil)
	disk := os.DirFS(dir)
	show(disk, ".", "")
	b, err = fs.ReadFile(disk, "dir/b.txt")
	fmt.Println(string(b), err)
	_, err = fs.ReadFile(disk, "none")
	fmt.Println(err, errors.Is(err, fs.ErrNotExist))
	_, err = disk.Open("../x")
	fmt.Println(err)
	_, err = fs.Stat(disk, "none")
	fmt.Println(err)
	_, err = fs.ReadDir(disk, "none")
	fmt.Println(err)
	list, err = fs.Glob(disk, "*/*.txt")
	fmt.Println(list, err)
	fmt.Println(os.Symlink("a.txt", filepath.Join(dir, "link")))
	to, err := fs.ReadLink(disk, "link")
	fmt.Println(to, err)
	info, err = fs.Lstat(disk, "link")
	fmt.Println(info.Mode().Type(), err)
	_, err = os.DirFS("").Open("x")
	fmt.Println(err)
	f, err := disk.Open("a.txt")
	fmt.Println(err)
	text, err := io.ReadAll(f)
	fmt.Println(string(text), err, f.Close())
}
