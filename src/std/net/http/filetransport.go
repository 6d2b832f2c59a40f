package http

import (
	"fmt"
	"io"
	"io/fs"
	"sync"
)

// NewFileTransport returns a RoundTripper that answers requests from files, as FileServer does; a Transport can have it for the
// scheme "file".
func NewFileTransport(fs FileSystem) RoundTripper { return fileTransport{FileServer(fs)} }

// NewFileTransportFS is NewFileTransport for the files of an fs.FS.
func NewFileTransportFS(fsys fs.FS) RoundTripper { return NewFileTransport(FS(fsys)) }

type fileTransport struct{ files Handler }

// RoundTrip returns when the head is known; the body comes as it is read.
func (t fileTransport) RoundTrip(r *Request) (*Response, error) {
	body, writer := io.Pipe()
	w := &pipedResponse{body: writer, known: make(chan struct{})}
	w.response = &Response{Proto: "HTTP/1.0", ProtoMajor: 1, Header: make(Header), Close: true, Body: body, Request: r}
	go func() {
		t.files.ServeHTTP(w, r)
		w.WriteHeader(StatusInternalServerError)
		w.once.Do(func() { close(w.known) })
		writer.Close()
	}()
	<-w.known
	return w.response, nil
}

// A pipedResponse is a ResponseWriter whose body is read while it is written.
type pipedResponse struct {
	response *Response
	body     *io.PipeWriter
	once     sync.Once
	known    chan struct{} // closed when the head is complete
}

// Header returns the header of the response.
func (w *pipedResponse) Header() Header { return w.response.Header }

// WriteHeader sets the status; only the first counts.
func (w *pipedResponse) WriteHeader(code int) {
	if w.response.StatusCode == 0 {
		w.response.StatusCode, w.response.Status = code, fmt.Sprintf("%d %s", code, StatusText(code))
	}
}

// Write waits until b has been read.
func (w *pipedResponse) Write(b []byte) (int, error) {
	w.WriteHeader(StatusOK)
	w.once.Do(func() {
		w.response.ContentLength = -1
		close(w.known)
	})
	return w.body.Write(b)
}
