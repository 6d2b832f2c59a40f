package multipart

import (
	"bytes"
	"errors"
	"io"
	"net/textproto"
	"os"
)

// ErrMessageTooLarge is returned by ReadForm for forms that are too large.
var ErrMessageTooLarge = errors.New("multipart: message too large")

// A Form is a form with files. Large files are kept on disk.
type Form struct {
	Value map[string][]string
	File  map[string][]*FileHeader
}

// RemoveAll removes the files that are kept on disk.
func (f *Form) RemoveAll() error {
	var err error
	for _, all := range f.File {
		for _, fh := range all {
			if fh.path == "" {
				continue
			}
			if e := os.Remove(fh.path); e != nil && !errors.Is(e, os.ErrNotExist) && err == nil {
				err = e
			}
		}
	}
	return err
}

// A FileHeader describes a file of a form.
type FileHeader struct {
	Filename string
	Header   textproto.MIMEHeader
	Size     int64

	content []byte
	path    string // where it is on disk
}

// Open opens the file.
func (fh *FileHeader) Open() (File, error) {
	if fh.path != "" {
		return os.Open(fh.path)
	}
	r := io.NewSectionReader(bytes.NewReader(fh.content), 0, int64(len(fh.content)))
	return memoryFile{r}, nil
}

// A File is a file of a form, in memory or on disk.
type File interface {
	io.Reader
	io.ReaderAt
	io.Seeker
	io.Closer
}

type memoryFile struct{ *io.SectionReader }

func (memoryFile) Close() error { return nil }

const (
	mostParts = 1000
	// other is what may be kept in memory beside files.
	other = 10 << 20
	// overhead is what a field counts beside its bytes.
	overhead = 200
)

// ReadForm reads a whole form. It keeps at most maxMemory bytes of files, and 10 MB of the rest, in memory; more of files goes to disk, more
// of the rest is an error.
func (r *Reader) ReadForm(maxMemory int64) (form *Form, err error) {
	form = &Form{make(map[string][]string), make(map[string][]*FileHeader)}
	defer func() {
		if err != nil {
			form.RemoveAll()
			form = nil
		}
	}()
	files := min(max(maxMemory, 0), 1<<62)
	left := files + other
	for parts := 0; ; parts++ {
		p, err := r.NextPart()
		if err == io.EOF {
			return form, nil
		}
		if err != nil {
			return form, err
		}
		if parts == mostParts {
			return form, ErrMessageTooLarge
		}
		name := p.FormName()
		if name == "" {
			continue
		}
		file := p.FileName()
		if left -= int64(len(name)) + overhead; left < 0 {
			return form, ErrMessageTooLarge
		}
		var b bytes.Buffer
		if file == "" {
			n, err := io.CopyN(&b, p, left+1)
			if err != nil && err != io.EOF {
				return form, err
			}
			if left -= n; left < 0 {
				return form, ErrMessageTooLarge
			}
			form.Value[name] = append(form.Value[name], b.String())
			continue
		}
		for k, v := range p.Header {
			left -= int64(len(k)) + overhead
			for _, s := range v {
				left -= int64(len(s))
			}
		}
		if left < 0 {
			return form, ErrMessageTooLarge
		}
		fh := &FileHeader{Filename: file, Header: p.Header}
		form.File[name] = append(form.File[name], fh)
		n, err := io.CopyN(&b, p, files+1)
		if err != nil && err != io.EOF {
			return form, err
		}
		if n > files {
			if err := fh.toDisk(&b, p); err != nil {
				return form, err
			}
			continue
		}
		fh.content, fh.Size = b.Bytes(), n
		files -= n
		left -= n
	}
}

func (fh *FileHeader) toDisk(start, rest io.Reader) error {
	f, err := os.CreateTemp("", "multipart-")
	if err != nil {
		return err
	}
	fh.path = f.Name()
	fh.Size, err = io.Copy(f, io.MultiReader(start, rest))
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}
