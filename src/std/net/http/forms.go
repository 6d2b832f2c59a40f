package http

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/url"
)

// A ProtocolError tells that something is not done or against the protocol.
type ProtocolError struct {
	ErrorString string
}

// Error returns the text.
func (e *ProtocolError) Error() string { return e.ErrorString }

// Is reports whether err is errors.ErrUnsupported, for ErrNotSupported.
func (e *ProtocolError) Is(err error) bool {
	return e == ErrNotSupported && err == errors.ErrUnsupported
}

// Errors of messages and forms.
var (
	ErrNotSupported         = &ProtocolError{"feature not supported"}
	ErrUnexpectedTrailer    = &ProtocolError{"trailer header without chunked transfer encoding"}
	ErrMissingBoundary      = &ProtocolError{"no multipart boundary param in Content-Type"}
	ErrNotMultipart         = &ProtocolError{"request Content-Type isn't multipart/form-data"}
	ErrHeaderTooLong        = &ProtocolError{"header too long"}
	ErrShortBody            = &ProtocolError{"entity body too short"}
	ErrMissingContentLength = &ProtocolError{"missing ContentLength in HEAD response"}
	// ErrMissingFile is returned by FormFile if there is no such file.
	ErrMissingFile = errors.New("http: no such file")
)

// byReader marks a request whose form is read by MultipartReader.
var byReader = &multipart.Form{Value: make(map[string][]string), File: make(map[string][]*multipart.FileHeader)}

// mostForm is how long a form in a body may be that is not multipart, unless MaxBytesReader says otherwise.
const mostForm = 10 << 20

func (r *Request) readPost() (url.Values, error) {
	if r.Body == nil {
		return nil, nil
	}
	kind := r.Header.Get("Content-Type")
	if kind == "" {
		kind = "application/octet-stream"
	}
	kind, _, err := mime.ParseMediaType(kind)
	if kind != "application/x-www-form-urlencoded" {
		return nil, err
	}
	var from io.Reader = r.Body
	_, limited := r.Body.(*maxBytesReader)
	if !limited {
		from = io.LimitReader(r.Body, mostForm+1)
	}
	data, e := io.ReadAll(from)
	if e != nil {
		if err == nil {
			err = e
		}
		return nil, err
	}
	if !limited && len(data) > mostForm {
		return nil, errors.New("http: POST too large")
	}
	values, e := url.ParseQuery(string(data))
	if err == nil {
		err = e
	}
	return values, err
}

// ParseForm reads the query into r.Form, and of POST, PUT and PATCH the form in the body into r.PostForm and, before the
// query, into r.Form. Calling it again does nothing.
func (r *Request) ParseForm() error {
	var err error
	if r.PostForm == nil {
		if r.Method == "POST" || r.Method == "PUT" || r.Method == "PATCH" {
			if r.Body == nil {
				err = errors.New("missing form body")
			} else {
				r.PostForm, err = r.readPost()
			}
		}
		if r.PostForm == nil {
			r.PostForm = make(url.Values)
		}
	}
	if r.Form == nil {
		r.Form = make(url.Values)
		for k, v := range r.PostForm {
			r.Form[k] = append(r.Form[k], v...)
		}
		if r.URL != nil {
			query, e := url.ParseQuery(r.URL.RawQuery)
			for k, v := range query {
				r.Form[k] = append(r.Form[k], v...)
			}
			if err == nil {
				err = e
			}
		}
	}
	return err
}

// MultipartReader returns a reader of the parts of the body instead of ParseMultipartForm.
func (r *Request) MultipartReader() (*multipart.Reader, error) {
	if r.MultipartForm == byReader {
		return nil, errors.New("http: MultipartReader called twice")
	}
	if r.MultipartForm != nil {
		return nil, errors.New("http: multipart handled by ParseMultipartForm")
	}
	r.MultipartForm = byReader
	return r.multipartReader(true)
}

func (r *Request) multipartReader(mixed bool) (*multipart.Reader, error) {
	kind := r.Header.Get("Content-Type")
	if kind == "" {
		return nil, ErrNotMultipart
	}
	if r.Body == nil {
		return nil, errors.New("missing form body")
	}
	kind, params, err := mime.ParseMediaType(kind)
	if err != nil || kind != "multipart/form-data" && !(mixed && kind == "multipart/mixed") {
		return nil, ErrNotMultipart
	}
	boundary, ok := params["boundary"]
	if !ok {
		return nil, ErrMissingBoundary
	}
	return multipart.NewReader(r.Body, boundary), nil
}

// ParseMultipartForm reads a form with files, and calls ParseForm. At most maxMemory bytes of files are kept in memory, the others
// on disk.
func (r *Request) ParseMultipartForm(maxMemory int64) error {
	if r.MultipartForm == byReader {
		return errors.New("http: multipart handled by MultipartReader")
	}
	var formErr error
	if r.Form == nil {
		formErr = r.ParseForm()
	}
	if r.MultipartForm != nil {
		return nil
	}
	mr, err := r.multipartReader(false)
	if err != nil {
		return err
	}
	f, err := mr.ReadForm(maxMemory)
	if err != nil {
		return err
	}
	if r.PostForm == nil {
		r.PostForm = make(url.Values)
	}
	for k, v := range f.Value {
		r.Form[k] = append(r.Form[k], v...)
		r.PostForm[k] = append(r.PostForm[k], v...)
	}
	r.MultipartForm = f
	return formErr
}

// memory is what FormValue and FormFile keep of files in memory.
const memory = 32 << 20

// FormValue returns the first value of a form's field, of the body before the query.
func (r *Request) FormValue(key string) string {
	if r.Form == nil {
		r.ParseMultipartForm(memory)
	}
	return r.Form.Get(key)
}

// PostFormValue is FormValue without the query.
func (r *Request) PostFormValue(key string) string {
	if r.PostForm == nil {
		r.ParseMultipartForm(memory)
	}
	return r.PostForm.Get(key)
}

// FormFile returns the first file of a form's field.
func (r *Request) FormFile(key string) (multipart.File, *multipart.FileHeader, error) {
	if r.MultipartForm == byReader {
		return nil, nil, errors.New("http: multipart handled by MultipartReader")
	}
	if r.MultipartForm == nil {
		if err := r.ParseMultipartForm(memory); err != nil {
			return nil, nil, err
		}
	}
	if all := r.MultipartForm.File[key]; len(all) > 0 {
		f, err := all[0].Open()
		return f, all[0], err
	}
	return nil, nil, ErrMissingFile
}
