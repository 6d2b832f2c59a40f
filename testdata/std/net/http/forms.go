package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
)

func upload(fields ...string) (io.Reader, string) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for i := 0; i+1 < len(fields); i += 2 {
		if name, ok := strings.CutPrefix(fields[i], "@"); ok {
			f, _ := w.CreateFormFile(name, name+".txt")
			io.WriteString(f, fields[i+1])
		} else {
			w.WriteField(fields[i], fields[i+1])
		}
	}
	w.Close()
	return &b, w.FormDataContentType()
}

func main() {
	for _, c := range []struct{ method, target, kind, body string }{
		{"GET", "/?a=1&b=2&a=3", "", ""},
		{"POST", "/?a=1", "application/x-www-form-urlencoded", "a=2&c=%20+x"},
		{"POST", "/?a=1", "application/x-www-form-urlencoded; charset=utf-8", "a=2"},
		{"PATCH", "/", "application/x-www-form-urlencoded", "a=%zz&b=1;c"},
		{"POST", "/?x=%zz", "text/plain", "a=2"},
		{"POST", "/", "", "a=2"},
		{"POST", "/", "bad/", "a=2"},
		{"DELETE", "/?q=1", "application/x-www-form-urlencoded", "a=2"},
		{"POST", "/", "application/x-www-form-urlencoded", strings.Repeat("x", 11<<20)},
	} {
		r := httptest.NewRequest(c.method, c.target, strings.NewReader(c.body))
		if c.kind != "" {
			r.Header.Set("Content-Type", c.kind)
		}
		err := r.ParseForm()
		fmt.Println(c.method, c.target, c.kind, err, r.Form, r.PostForm, r.FormValue("a"), r.PostFormValue("a"), r.ParseMultipartForm(10))
	}
	r := httptest.NewRequest("POST", "/", nil)
	r.Body = nil
	fmt.Println(r.ParseForm(), r.Form)
	r = httptest.NewRequest("POST", "/", strings.NewReader("a=123456789"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Body = http.MaxBytesReader(httptest.NewRecorder(), r.Body, 5)
	err := r.ParseForm()
	var tooLarge *http.MaxBytesError
	fmt.Println(err, errors.As(err, &tooLarge), r.Form)

	mux := http.NewServeMux()
	mux.HandleFunc("/form", func(w http.ResponseWriter, r *http.Request) {
		err := r.ParseMultipartForm(4)
		fmt.Fprintln(w, err, r.Form, r.PostForm, r.FormValue("name"), r.PostFormValue("q"))
		if r.MultipartForm != nil {
			fmt.Fprintln(w, r.MultipartForm.Value, len(r.MultipartForm.File))
		}
		f, fh, err := r.FormFile("doc")
		if err != nil {
			fmt.Fprintln(w, err, err == http.ErrMissingFile)
			return
		}
		b, err := io.ReadAll(f)
		fmt.Fprintf(w, "%s %d %v %q %v\n", fh.Filename, fh.Size, fh.Header, b, err)
		_, err = r.MultipartReader()
		fmt.Fprintln(w, err)
	})
	mux.HandleFunc("/parts", func(w http.ResponseWriter, r *http.Request) {
		mr, err := r.MultipartReader()
		if err != nil {
			fmt.Fprintln(w, err)
			return
		}
		for {
			p, err := mr.NextPart()
			if err != nil {
				fmt.Fprintln(w, err)
				break
			}
			b, _ := io.ReadAll(p)
			fmt.Fprintf(w, "%q %q %q\n", p.FormName(), p.FileName(), b)
		}
		_, err = r.MultipartReader()
		fmt.Fprintln(w, err, r.ParseMultipartForm(1))
		_, _, err = r.FormFile("x")
		fmt.Fprintln(w, err)
	})
	mux.HandleFunc("/value", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, r.FormValue("name"), r.Form) })
	srv := httptest.NewServer(mux)
	defer srv.Close()
	post := func(path, kind string, body io.Reader) {
		res, err := http.Post(srv.URL+path, kind, body)
		if err != nil {
			fmt.Println(err)
			return
		}
		text, err := io.ReadAll(res.Body)
		res.Body.Close()
		fmt.Printf("%s %s\n%s%v\n", path, res.Status, text, err)
	}
	for _, path := range []string{"/form?name=query&x=1", "/parts", "/value"} {
		b, kind := upload("name", "Ada", "q", "värde", "@doc", "a longer document", "name", "second", "@other", "x")
		post(path, kind, b)
		b, kind = upload()
		post(path, kind, b)
		post(path, "multipart/form-data", strings.NewReader("x"))
		post(path, "multipart/form-data; boundary=b", strings.NewReader("--b\r\nContent-Disposition: form-data; name=name\r\n\r\ncut off"))
		post(path, "text/plain", strings.NewReader("x"))
		post(path, "", strings.NewReader("x"))
		post(path, "application/x-www-form-urlencoded", strings.NewReader("name=plain&q=1"))
	}
}
