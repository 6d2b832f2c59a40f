package http

import (
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/textproto"
	"strconv"
	"strings"
	"time"
)

// condition is what a request makes its answer depend on.
type condition int

const (
	unsaid condition = iota
	yes
	no
)

func known(t time.Time) bool { return !t.IsZero() && !t.Equal(time.Unix(0, 0)) }

func lastModified(w ResponseWriter, t time.Time) {
	if known(t) {
		w.Header().Set("Last-Modified", t.UTC().Format(TimeFormat))
	}
}

func notModified(w ResponseWriter) {
	h := w.Header()
	delete(h, "Content-Type")
	delete(h, "Content-Length")
	delete(h, "Content-Encoding")
	if h.Get("Etag") != "" {
		delete(h, "Last-Modified")
	}
	w.WriteHeader(StatusNotModified)
}

// cutETag splits a tag off; an empty one if there is none.
func cutETag(s string) (tag, rest string) {
	s = textproto.TrimString(s)
	start := 0
	if strings.HasPrefix(s, "W/") {
		start = 2
	}
	if len(s) < start+2 || s[start] != '"' {
		return "", ""
	}
	for i := start + 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			return s[:i+1], s[i+1:]
		case c < 0x21 || c == 0x7f:
			return "", ""
		}
	}
	return "", ""
}

// anyTag reports whether a list of tags has one that match accepts, or is a star.
func anyTag(list string, match func(string) bool) bool {
	for {
		list = textproto.TrimString(list)
		switch {
		case list == "":
			return false
		case list[0] == ',':
			list = list[1:]
			continue
		case list[0] == '*':
			return true
		}
		tag, rest := cutETag(list)
		if tag == "" {
			return false
		}
		if match(tag) {
			return true
		}
		list = rest
	}
}

func strong(a, b string) bool { return a == b && a != "" && a[0] == '"' }

func weak(a, b string) bool { return strings.TrimPrefix(a, "W/") == strings.TrimPrefix(b, "W/") }

func modifiedSince(r *Request, t time.Time) condition {
	since := r.Header.Get("If-Modified-Since")
	if r.Method != "GET" && r.Method != "HEAD" || since == "" || !known(t) {
		return unsaid
	}
	when, err := ParseTime(since)
	switch {
	case err != nil:
		return unsaid
	case t.Truncate(time.Second).Compare(when) <= 0:
		return no
	}
	return yes
}

// conditions answers if the request's conditions do not hold; else it returns the ranges that are asked for.
func conditions(w ResponseWriter, r *Request, t time.Time) (done bool, ranges string) {
	tag := w.Header().Get("Etag")
	holds := unsaid
	if list := r.Header.Get("If-Match"); list != "" {
		holds = no
		if anyTag(list, func(s string) bool { return strong(s, tag) }) {
			holds = yes
		}
	} else if since := r.Header.Get("If-Unmodified-Since"); since != "" && known(t) {
		if when, err := ParseTime(since); err == nil {
			holds = no
			if t.Truncate(time.Second).Compare(when) <= 0 {
				holds = yes
			}
		}
	}
	if holds == no {
		w.WriteHeader(StatusPreconditionFailed)
		return true, ""
	}
	read := r.Method == "GET" || r.Method == "HEAD"
	if list := r.Header.Get("If-None-Match"); list != "" {
		if anyTag(list, func(s string) bool { return weak(s, tag) }) {
			if read {
				notModified(w)
			} else {
				w.WriteHeader(StatusPreconditionFailed)
			}
			return true, ""
		}
	} else if modifiedSince(r, t) == no {
		notModified(w)
		return true, ""
	}
	ranges = r.Header.Get("Range")
	if ranges != "" && !sameAsRange(w, r, t, tag) {
		ranges = ""
	}
	return false, ranges
}

// sameAsRange reports whether the client's copy, of which it asks for ranges, is of this version.
func sameAsRange(w ResponseWriter, r *Request, t time.Time, tag string) bool {
	same := r.Header.Get("If-Range")
	if same == "" || r.Method != "GET" && r.Method != "HEAD" {
		return true
	}
	if given, _ := cutETag(same); given != "" {
		return strong(given, tag)
	}
	when, err := ParseTime(same)
	return err == nil && known(t) && t.Unix() == when.Unix()
}

type byteRange struct{ start, length int64 }

func (r byteRange) String() string {
	return strconv.FormatInt(r.start, 10) + "-" + strconv.FormatInt(r.start+r.length-1, 10)
}

var (
	errRange     = errors.New("invalid range")
	errNoOverlap = errors.New("invalid range: failed to overlap")
)

// mostRanges is how many ranges may be asked for at once.
const mostRanges = 200

// parseRanges reads a Range header for content of a size.
func parseRanges(s string, size int64) ([]byteRange, error) {
	if s == "" {
		return nil, nil
	}
	s, ok := strings.CutPrefix(s, "bytes=")
	if !ok {
		return nil, errRange
	}
	if strings.Count(s, ",")+1 > mostRanges {
		return nil, nil
	}
	var all []byteRange
	beyond := false
	for part := range strings.SplitSeq(s, ",") {
		if part = textproto.TrimString(part); part == "" {
			continue
		}
		from, to, ok := strings.Cut(part, "-")
		if !ok {
			return nil, errRange
		}
		from, to = textproto.TrimString(from), textproto.TrimString(to)
		if from == "" {
			n, err := strconv.ParseInt(to, 10, 64)
			if err != nil || to[0] == '-' || n < 0 {
				return nil, errRange
			}
			n = min(n, size)
			all = append(all, byteRange{size - n, n})
			continue
		}
		start, err := strconv.ParseInt(from, 10, 64)
		if err != nil || start < 0 {
			return nil, errRange
		}
		if start >= size {
			beyond = true
			continue
		}
		end := size - 1
		if to != "" {
			if end, err = strconv.ParseInt(to, 10, 64); err != nil || end < start {
				return nil, errRange
			}
			end = min(end, size-1)
		}
		all = append(all, byteRange{start, end - start + 1})
	}
	if beyond && len(all) == 0 {
		return nil, errNoOverlap
	}
	return all, nil
}

func serveContent(w ResponseWriter, r *Request, name string, t time.Time, content io.ReadSeeker, sizeOf func() (int64, error)) {
	lastModified(w, t)
	done, asked := conditions(w, r, t)
	if done {
		return
	}
	kind, err := contentType(w, name, content)
	var size int64
	if err == nil {
		size, err = sizeOf()
	}
	if err == nil && size < 0 {
		err = errors.New("negative content size computed")
	}
	if err != nil {
		fileError(w, err.Error(), StatusInternalServerError)
		return
	}
	h := w.Header()
	ranges, err := parseRanges(asked, size)
	if err == errNoOverlap && size == 0 {
		err = nil
	}
	if err != nil {
		if err == errNoOverlap {
			h.Set("Content-Range", fmt.Sprintf("bytes */%d", size))
		}
		fileError(w, err.Error(), StatusRequestedRangeNotSatisfiable)
		return
	}
	var total int64
	for _, r := range ranges {
		total += r.length
	}
	if total > size {
		ranges = nil // more than all: a mistake, or worse
	}
	status, length := StatusOK, size
	var from io.Reader = content
	switch {
	case len(ranges) == 1:
		if _, err := content.Seek(ranges[0].start, io.SeekStart); err != nil {
			fileError(w, err.Error(), StatusRequestedRangeNotSatisfiable)
			return
		}
		status, length = StatusPartialContent, ranges[0].length
		h.Set("Content-Range", fmt.Sprintf("bytes %v/%d", ranges[0], size))
	case len(ranges) > 1:
		status = StatusPartialContent
		var count counter
		mw := multipart.NewWriter(&count)
		parts(mw, ranges, kind, size, nil)
		length = int64(count) + total
		pr, pw := io.Pipe()
		defer pr.Close()
		real := multipart.NewWriter(pw)
		real.SetBoundary(mw.Boundary())
		h.Set("Content-Type", "multipart/byteranges; boundary="+mw.Boundary())
		from = pr
		go func() { pw.CloseWithError(parts(real, ranges, kind, size, content)) }()
	}
	h.Set("Accept-Ranges", "bytes")
	if len(ranges) > 0 || h.Get("Content-Encoding") == "" {
		h.Set("Content-Length", strconv.FormatInt(length, 10))
	}
	w.WriteHeader(status)
	if r.Method != "HEAD" {
		io.CopyN(w, from, length)
	}
}

type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// parts writes ranges of content as a message of parts; without content only what is around them.
func parts(mw *multipart.Writer, ranges []byteRange, kind string, size int64, content io.ReadSeeker) error {
	for _, r := range ranges {
		part, err := mw.CreatePart(textproto.MIMEHeader{
			"Content-Range": {fmt.Sprintf("bytes %v/%d", r, size)},
			"Content-Type":  {kind},
		})
		if err != nil {
			return err
		}
		if content == nil {
			continue
		}
		if _, err := content.Seek(r.start, io.SeekStart); err != nil {
			return err
		}
		if _, err := io.CopyN(part, content, r.length); err != nil {
			return err
		}
	}
	return mw.Close()
}
