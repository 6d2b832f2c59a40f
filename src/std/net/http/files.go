package http

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A FileSystem is files by their paths, which begin with and are separated by slashes.
type FileSystem interface {
	// Open opens a file or folder.
	Open(name string) (File, error)
}

// A File is an open file or folder.
type File interface {
	io.Closer
	io.Reader
	io.Seeker
	// Readdir returns what is in a folder: all for count 0 or less.
	Readdir(count int) ([]fs.FileInfo, error)
	// Stat describes the file.
	Stat() (fs.FileInfo, error)
}

// A Dir is the files below a folder of the system; "" is the working folder. Hidden files and links are followed.
type Dir string

var errUnsafePath = errors.New("http: invalid or unsafe file path")

// Open opens a file below d.
func (d Dir) Open(name string) (File, error) {
	name = path.Clean("/" + name)[1:]
	if name == "" {
		name = "."
	}
	name, err := filepath.Localize(name)
	if err != nil {
		return nil, errUnsafePath
	}
	dir := string(d)
	if dir == "" {
		dir = "."
	}
	full := filepath.Join(dir, name)
	f, err := os.Open(full)
	if err != nil {
		return nil, whyNot(err, full, os.Stat)
	}
	return f, nil
}

// whyNot says that there is no such file instead of that a part of its path is not a folder.
func whyNot(err error, name string, stat func(string) (fs.FileInfo, error)) error {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return err
	}
	for i := range len(name) + 1 {
		if i == 0 || i < len(name) && name[i] != '/' {
			continue
		}
		info, e := stat(name[:i])
		if e != nil {
			return err
		}
		if !info.IsDir() {
			return fs.ErrNotExist
		}
	}
	return err
}

// FS makes a FileSystem of fsys, whose files must be able to seek.
func FS(fsys fs.FS) FileSystem { return ioFS{fsys} }

type ioFS struct{ fsys fs.FS }

func (f ioFS) Open(name string) (File, error) {
	if name == "/" {
		name = "."
	} else {
		name = strings.TrimPrefix(name, "/")
	}
	file, err := f.fsys.Open(name)
	if err != nil {
		return nil, whyNot(err, name, func(s string) (fs.FileInfo, error) { return fs.Stat(f.fsys, s) })
	}
	return ioFile{file}, nil
}

type ioFile struct{ fs.File }

func (f ioFile) Seek(offset int64, whence int) (int64, error) {
	if s, ok := f.File.(io.Seeker); ok {
		return s.Seek(offset, whence)
	}
	return 0, errors.New("io.File missing Seek method")
}

func (f ioFile) ReadDir(count int) ([]fs.DirEntry, error) {
	if d, ok := f.File.(fs.ReadDirFile); ok {
		return d.ReadDir(count)
	}
	return nil, errors.New("io.File directory missing ReadDir method")
}

func (f ioFile) Readdir(count int) ([]fs.FileInfo, error) {
	d, ok := f.File.(fs.ReadDirFile)
	if !ok {
		return nil, errors.New("io.File directory missing ReadDir method")
	}
	var all []fs.FileInfo
	for {
		entries, err := d.ReadDir(count - len(all))
		for _, e := range entries {
			info, err := e.Info()
			if err == nil {
				all = append(all, info)
			}
		}
		if err != nil || count < 0 || len(all) >= count {
			return all, err
		}
	}
}

// FileServer returns a handler of the files of root. Folders are listed unless they have an index.html.
func FileServer(root FileSystem) Handler { return &fileHandler{root} }

// FileServerFS is FileServer for fsys.
func FileServerFS(root fs.FS) Handler { return FileServer(FS(root)) }

type fileHandler struct{ root FileSystem }

func (f *fileHandler) ServeHTTP(w ResponseWriter, r *Request) {
	if !strings.HasPrefix(r.URL.Path, "/") {
		r.URL.Path = "/" + r.URL.Path
	}
	serveFile(w, r, f.root, path.Clean(r.URL.Path), true)
}

// ServeFile answers with a file or folder of the system. Requests whose path has an element ".." are refused.
func ServeFile(w ResponseWriter, r *Request, name string) {
	if dots(r.URL.Path) {
		fileError(w, "invalid URL path", StatusBadRequest)
		return
	}
	dir, file := filepath.Split(name)
	serveFile(w, r, Dir(dir), file, false)
}

// ServeFileFS is ServeFile for fsys.
func ServeFileFS(w ResponseWriter, r *Request, fsys fs.FS, name string) {
	if dots(r.URL.Path) {
		fileError(w, "invalid URL path", StatusBadRequest)
		return
	}
	serveFile(w, r, FS(fsys), name, false)
}

func dots(p string) bool {
	return strings.Contains(p, "..") && slices.Contains(strings.FieldsFunc(p, func(c rune) bool { return c == '/' || c == '\\' }), "..")
}

// fileError answers with an error, without what was said of the file.
func fileError(w ResponseWriter, text string, code int) {
	for _, key := range []string{"Cache-Control", "Content-Encoding", "Etag", "Last-Modified"} {
		w.Header().Del(key)
	}
	Error(w, text, code)
}

func openError(w ResponseWriter, err error) {
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, errUnsafePath):
		fileError(w, "404 page not found", StatusNotFound)
	case errors.Is(err, fs.ErrPermission):
		fileError(w, "403 Forbidden", StatusForbidden)
	default:
		fileError(w, "500 Internal Server Error", StatusInternalServerError)
	}
}

// moved redirects within the site, with the query.
func moved(w ResponseWriter, r *Request, to string) {
	if q := r.URL.RawQuery; q != "" {
		to += "?" + q
	}
	w.Header().Set("Location", to)
	w.WriteHeader(StatusMovedPermanently)
}

func serveFile(w ResponseWriter, r *Request, files FileSystem, name string, redirect bool) {
	const index = "/index.html"
	at := r.URL.Path
	if strings.HasSuffix(at, index) {
		moved(w, r, "./")
		return
	}
	f, err := files.Open(name)
	if err != nil {
		openError(w, err)
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		openError(w, err)
		return
	}
	slash := strings.HasSuffix(at, "/")
	if redirect && slash && !info.IsDir() {
		base := path.Base(at)
		if base == "/" || base == "." {
			fileError(w, "http: attempting to traverse a non-directory", StatusInternalServerError)
			return
		}
		moved(w, r, "../"+base)
		return
	}
	if info.IsDir() {
		if !slash {
			moved(w, r, path.Base(at)+"/")
			return
		}
		if page, err := files.Open(strings.TrimSuffix(name, "/") + index); err == nil {
			defer page.Close()
			if about, err := page.Stat(); err == nil {
				f, info = page, about
			}
		}
	}
	if info.IsDir() {
		if modifiedSince(r, info.ModTime()) == no {
			notModified(w)
			return
		}
		lastModified(w, info.ModTime())
		list(w, r, f)
		return
	}
	serveContent(w, r, info.Name(), info.ModTime(), f, func() (int64, error) { return info.Size(), nil })
}

// list answers with the names of what is in a folder.
func list(w ResponseWriter, r *Request, f File) {
	type entry struct {
		name string
		dir  bool
	}
	var all []entry
	var err error
	if d, ok := f.(fs.ReadDirFile); ok {
		var entries []fs.DirEntry
		entries, err = d.ReadDir(-1)
		for _, e := range entries {
			all = append(all, entry{e.Name(), e.IsDir()})
		}
	} else {
		var infos []fs.FileInfo
		infos, err = f.Readdir(-1)
		for _, e := range infos {
			all = append(all, entry{e.Name(), e.IsDir()})
		}
	}
	if err != nil {
		logf(r, "http: error reading directory: %v", err)
		Error(w, "Error reading directory", StatusInternalServerError)
		return
	}
	slices.SortFunc(all, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	io.WriteString(w, "<!doctype html>\n<meta name=\"viewport\" content=\"width=device-width\">\n<pre>\n")
	for _, e := range all {
		if e.dir {
			e.name += "/"
		}
		u := url.URL{Path: e.name}
		fmt.Fprintf(w, "<a href=\"%s\">%s</a>\n", u.String(), escape.Replace(e.name))
	}
	io.WriteString(w, "</pre>\n")
}

// ServeContent answers with what content reads, or the ranges of it that were asked for, or that the client's copy is still good.
// The type is that of name's extension, else it is guessed; modtime and w's ETag tell versions apart.
func ServeContent(w ResponseWriter, req *Request, name string, modtime time.Time, content io.ReadSeeker) {
	serveContent(w, req, name, modtime, content, func() (int64, error) {
		size, err := content.Seek(0, io.SeekEnd)
		if err == nil {
			_, err = content.Seek(0, io.SeekStart)
		}
		if err != nil {
			return 0, errors.New("seeker can't seek")
		}
		return size, nil
	})
}

func contentType(w ResponseWriter, name string, content io.ReadSeeker) (string, error) {
	if given, ok := w.Header()["Content-Type"]; ok {
		return strings.Join(given[:min(1, len(given))], ""), nil
	}
	kind := mime.TypeByExtension(filepath.Ext(name))
	if kind == "" {
		var start [512]byte
		n, _ := io.ReadFull(content, start[:])
		kind = DetectContentType(start[:n])
		if _, err := content.Seek(0, io.SeekStart); err != nil {
			return "", errors.New("seeker can't seek")
		}
	}
	w.Header().Set("Content-Type", kind)
	return kind, nil
}
