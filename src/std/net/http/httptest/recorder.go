package httptest

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// A ResponseRecorder is a writer that keeps the answer.
type ResponseRecorder struct {
	Code      int // 200 unless the handler says otherwise
	HeaderMap http.Header
	Body      *bytes.Buffer // nil: the body is dropped
	Flushed   bool

	result *http.Response
	sent   http.Header // as it was when the status was set
	wrote  bool
}

// NewRecorder returns a recorder.
func NewRecorder() *ResponseRecorder {
	return &ResponseRecorder{HeaderMap: make(http.Header), Body: new(bytes.Buffer), Code: 200}
}

// Header returns the header for the handler to change. Result has it as it was sent.
func (rw *ResponseRecorder) Header() http.Header {
	if rw.HeaderMap == nil {
		rw.HeaderMap = make(http.Header)
	}
	return rw.HeaderMap
}

// begin sets the status if the handler did not.
func (rw *ResponseRecorder) begin(start string) {
	if rw.wrote {
		return
	}
	h := rw.Header()
	_, typed := h["Content-Type"]
	if !typed && h.Get("Transfer-Encoding") == "" {
		h.Set("Content-Type", http.DetectContentType([]byte(start[:min(len(start), 512)])))
	}
	rw.WriteHeader(200)
}

func allowsBody(status int) bool { return status >= 200 && status != 204 && status != 304 }

// Write keeps buf.
func (rw *ResponseRecorder) Write(buf []byte) (int, error) { return rw.WriteString(string(buf)) }

// WriteString keeps str.
func (rw *ResponseRecorder) WriteString(str string) (int, error) {
	rw.begin(str)
	if rw.Body != nil {
		rw.Body.WriteString(str)
	}
	if !allowsBody(rw.Code) {
		return 0, http.ErrBodyNotAllowed
	}
	return len(str), nil
}

// WriteHeader sets the status. It counts once.
func (rw *ResponseRecorder) WriteHeader(code int) {
	if rw.wrote {
		return
	}
	if code < 100 || code > 999 {
		panic(fmt.Sprintf("invalid WriteHeader code %v", code))
	}
	rw.Code, rw.wrote = code, true
	rw.sent = rw.Header().Clone()
}

// Flush notes that it was called.
func (rw *ResponseRecorder) Flush() {
	if !rw.wrote {
		rw.WriteHeader(200)
	}
	rw.Flushed = true
}

// Result returns the answer as a client gets it. The handler must be done.
func (rw *ResponseRecorder) Result() *http.Response {
	if rw.result != nil {
		return rw.result
	}
	if rw.sent == nil {
		rw.sent = rw.HeaderMap.Clone()
	}
	res := &http.Response{StatusCode: rw.Code, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: rw.sent}
	rw.result = res
	if res.StatusCode == 0 {
		res.StatusCode = 200
	}
	res.Status = fmt.Sprintf("%03d %s", res.StatusCode, http.StatusText(res.StatusCode))
	res.Body = http.NoBody
	if rw.Body != nil {
		res.Body = io.NopCloser(bytes.NewReader(rw.Body.Bytes()))
	}
	res.ContentLength = -1
	if n, err := strconv.ParseUint(strings.TrimSpace(res.Header.Get("Content-Length")), 10, 63); err == nil {
		res.ContentLength = int64(n)
	}
	set := func(key string, values []string) {
		if res.Trailer == nil {
			res.Trailer = make(http.Header)
		}
		res.Trailer[key] = append(res.Trailer[key], values...)
	}
	for _, names := range rw.sent["Trailer"] {
		for name := range strings.SplitSeq(names, ",") {
			name = http.CanonicalHeaderKey(strings.TrimSpace(name))
			if values, ok := rw.HeaderMap[name]; ok && name != "Transfer-Encoding" && name != "Content-Length" && name != "Trailer" {
				set(name, values)
			}
		}
	}
	for key, values := range rw.HeaderMap {
		if name, ok := strings.CutPrefix(key, http.TrailerPrefix); ok {
			set(name, values)
		}
	}
	return res
}
