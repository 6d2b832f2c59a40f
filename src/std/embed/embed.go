// Package embed gives a program files that are read when it is built, by a line in front of a variable at top level:
//
//	//go:embed pattern...
//
// A variable of a type of strings or bytes holds one file; one of type FS holds those that patterns name and all below
// folders, but for names that begin with a dot or an underscore, unless the pattern begins with all:. The type FS must
// be written as such, not by an alias of another name.
package embed

import (
	"embed/internal/tree"
	"errors"
	"io"
	"io/fs"
	"sort"
	"strings"
	"time"
)

// An FS is a tree of files that cannot be changed. The zero FS is empty.
type FS struct {
	files *[]file // by folder, then by name; those of folders end in a slash
}

func init() {
	tree.System = func(files []tree.File) any {
		all := make([]file, 0, len(files))
		folders := make(map[string]bool)
		for _, f := range files {
			all = append(all, file{f.Name, f.Data})
			for i, c := range f.Name {
				if c == '/' && !folders[f.Name[:i]] {
					folders[f.Name[:i]] = true
					all = append(all, file{name: f.Name[:i+1]})
				}
			}
		}
		sort.Slice(all, func(i, j int) bool {
			folder1, name1 := all[i].split()
			folder2, name2 := all[j].split()
			return folder1 < folder2 || folder1 == folder2 && name1 < name2
		})
		return FS{&all}
	}
}

// A file is also its own directory entry and description.
type file struct{ name, data string }

// split returns the path of the folder and the name in it.
func (f *file) split() (folder, name string) {
	path := strings.TrimSuffix(f.name, "/")
	i := strings.LastIndexByte(path, '/')
	if i < 0 {
		return ".", path
	}
	return path[:i], path[i+1:]
}

func (f *file) Name() string {
	_, name := f.split()
	return name
}

func (f *file) Size() int64                { return int64(len(f.data)) }
func (f *file) ModTime() time.Time         { return time.Time{} }
func (f *file) IsDir() bool                { return strings.HasSuffix(f.name, "/") }
func (f *file) Sys() any                   { return nil }
func (f *file) Type() fs.FileMode          { return f.Mode().Type() }
func (f *file) Info() (fs.FileInfo, error) { return f, nil }
func (f *file) String() string             { return fs.FormatFileInfo(f) }

func (f *file) Mode() fs.FileMode {
	if f.IsDir() {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

var root = &file{name: "./"}

func wrong(op, name string, err error) error { return &fs.PathError{Op: op, Path: name, Err: err} }

func (f FS) find(name string) *file {
	if !fs.ValidPath(name) {
		return nil
	}
	if name == "." {
		return root
	}
	if f.files == nil {
		return nil
	}
	all := *f.files
	wanted := file{name: name}
	folder, base := wanted.split()
	i := sort.Search(len(all), func(i int) bool {
		folder1, base1 := all[i].split()
		return folder1 > folder || folder1 == folder && base1 >= base
	})
	if i < len(all) && strings.TrimSuffix(all[i].name, "/") == name {
		return &all[i]
	}
	return nil
}

// in returns what is in a folder.
func (f FS) in(folder string) []file {
	if f.files == nil {
		return nil
	}
	all := *f.files
	least := func(beyond bool) int {
		return sort.Search(len(all), func(i int) bool {
			own, _ := all[i].split()
			return own > folder || own == folder && !beyond
		})
	}
	return all[least(false):least(true)]
}

// Open opens a file, which is an io.Seeker and an io.ReaderAt too, or a folder.
func (f FS) Open(name string) (fs.File, error) {
	found := f.find(name)
	if found == nil {
		return nil, wrong("open", name, fs.ErrNotExist)
	}
	if found.IsDir() {
		return &openDir{found, f.in(name), 0}, nil
	}
	return &openFile{found, 0}, nil
}

// ReadDir returns what is in a folder, by name.
func (f FS) ReadDir(name string) ([]fs.DirEntry, error) {
	opened, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	dir, ok := opened.(*openDir)
	if !ok {
		return nil, wrong("read", name, errors.New("not a directory"))
	}
	list := make([]fs.DirEntry, len(dir.files))
	for i := range list {
		list[i] = &dir.files[i]
	}
	return list, nil
}

// ReadFile returns the content of a file.
func (f FS) ReadFile(name string) ([]byte, error) {
	opened, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	file, ok := opened.(*openFile)
	if !ok {
		return nil, wrong("read", name, errors.New("is a directory"))
	}
	return []byte(file.file.data), nil
}

type openFile struct {
	file   *file
	offset int64
}

func (f *openFile) Close() error               { return nil }
func (f *openFile) Stat() (fs.FileInfo, error) { return f.file, nil }

func (f *openFile) Read(b []byte) (int, error) {
	if f.offset >= f.file.Size() {
		return 0, io.EOF
	}
	n := copy(b, f.file.data[f.offset:])
	f.offset += int64(n)
	return n, nil
}

func (f *openFile) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += f.offset
	case io.SeekEnd:
		offset += f.file.Size()
	}
	if offset < 0 || offset > f.file.Size() {
		return 0, wrong("seek", f.file.name, fs.ErrInvalid)
	}
	f.offset = offset
	return offset, nil
}

func (f *openFile) ReadAt(b []byte, offset int64) (int, error) {
	if offset < 0 || offset > f.file.Size() {
		return 0, wrong("read", f.file.name, fs.ErrInvalid)
	}
	n := copy(b, f.file.data[offset:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

type openDir struct {
	file  *file
	files []file
	next  int
}

func (d *openDir) Close() error               { return nil }
func (d *openDir) Stat() (fs.FileInfo, error) { return d.file, nil }

func (d *openDir) Read([]byte) (int, error) {
	return 0, wrong("read", d.file.name, errors.New("is a directory"))
}

func (d *openDir) ReadDir(count int) ([]fs.DirEntry, error) {
	n := len(d.files) - d.next
	if n == 0 && count > 0 {
		return nil, io.EOF
	}
	if count > 0 {
		n = min(n, count)
	}
	list := make([]fs.DirEntry, n)
	for i := range list {
		list[i] = &d.files[d.next+i]
	}
	d.next += n
	return list, nil
}
