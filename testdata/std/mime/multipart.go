package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/textproto"
	"os"
	"sort"
	"strings"
)

func parts(text, boundary string, raw bool) {
	r := multipart.NewReader(strings.NewReader(text), boundary)
	for i := 0; ; i++ {
		next := r.NextPart
		if raw {
			next = r.NextRawPart
		}
		p, err := next()
		if err != nil {
			fmt.Printf("  end: %v %v\n", err, err == io.EOF)
			return
		}
		if i == 5 {
			return
		}
		b, err := io.ReadAll(p)
		fmt.Printf("  %v %q %q %q %v\n", p.Header, p.FormName(), p.FileName(), b, err)
	}
}

func main() {
	crlf := strings.NewReplacer("\n", "\r\n")
	texts := []string{
		"",
		"--x--",
		"--x--\n",
		"text before\n--x\nA: b\nc: d\n\nbody\n--x\n\n\n--x--\ntext after",
		"--x\n\none\n--xy is not a boundary\n--x-\n--x \t\n\ntwo\n--x--",
		"--x\nContent-Disposition: form-data; name=\"f\"; filename=\"/a/b/c.txt\"\n\nfile\n--x\nContent-Disposition: attachment; name=g\n\n--x--",
		"--x\nA: b\n\nnever ends",
		"--x\nA: b",
		"--x\nbad line\n\n--x--",
		"--x\nContent-Transfer-Encoding: quoted-printable\n\na=3Db=\nc\n--x--",
		"--x\n\nbody\n--x--\n--x\n\nmore\n--x--",
		"--x\n\nbody\n--x junk\n--x--",
		"--x\n\n--x\n\n--x--",
		"no boundary at all\n",
		"--x\n\n" + strings.Repeat("long ", 3000) + "--x\n--x--",
		"--x\n\n" + strings.Repeat("line\n--", 2000) + "\n--x--",
	}
	for _, s := range texts {
		for _, text := range []string{s, crlf.Replace(s)} {
			if len(text) < 200 {
				fmt.Printf("%q\n", text)
			} else {
				fmt.Println("long")
			}
			parts(text, "x", false)
		}
	}
	parts(texts[9], "x", true)
	parts("--\n\na\n----", "", false)

	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	fmt.Println(len(w.Boundary()), w.FormDataContentType() == "multipart/form-data; boundary="+w.Boundary())
	for _, s := range []string{"", strings.Repeat("x", 71), "bad!", "ends ", "good one=1", "simple"} {
		fmt.Println(w.SetBoundary(s), w.FormDataContentType()[:20], strings.HasSuffix(w.FormDataContentType(), `"`))
	}
	fmt.Println(w.WriteField("name", "värde"), w.WriteField(`qu"o\te`, ""))
	f, err := w.CreateFormFile("up", "a \"b\".txt")
	fmt.Fprint(f, "contents of the file")
	g, err2 := w.CreatePart(textproto.MIMEHeader{"B": {"2", "3"}, "A": {"1"}})
	fmt.Println(err, err2, w.SetBoundary("late"))
	_, err = f.Write([]byte("x"))
	fmt.Println(err)
	fmt.Fprint(g, "raw")
	big, _ := w.CreateFormFile("big", "big.bin")
	for i := range 1000 {
		fmt.Fprintf(big, "%09d\n", i)
	}
	fmt.Println(w.Close())
	text := b.String()
	fmt.Printf("%q\n", text[:600])
	fmt.Println(multipart.FileContentDisposition("a\nb", `c"d\`))

	for _, most := range []int64{0, 100, 1 << 20} {
		form, err := multipart.NewReader(strings.NewReader(text), "simple").ReadForm(most)
		if err != nil {
			fmt.Println(err)
			continue
		}
		var names []string
		for name := range form.Value {
			names = append(names, name)
		}
		sort.Strings(names)
		fmt.Println(names, form.Value)
		for _, name := range []string{"up", "big"} {
			fh := form.File[name][0]
			file, err := fh.Open()
			content, _ := io.ReadAll(file)
			file.Seek(-3, io.SeekEnd)
			end, _ := io.ReadAll(file)
			var at [4]byte
			n, _ := file.ReadAt(at[:], 2)
			fmt.Println(fh.Filename, fh.Size, fh.Header, err, len(content), fmt.Sprintf("%q %q", end, at[:n]), file.Close())
		}
		fmt.Println(form.RemoveAll())
		if _, err := form.File["big"][0].Open(); most == 0 {
			fmt.Println(errors.Is(err, os.ErrNotExist))
		}
	}
	var many bytes.Buffer
	w = multipart.NewWriter(&many)
	for range 1001 {
		w.WriteField("a", "b")
	}
	w.Close()
	_, err = multipart.NewReader(&many, w.Boundary()).ReadForm(1)
	fmt.Println(err, err == multipart.ErrMessageTooLarge)
	many.Reset()
	w = multipart.NewWriter(&many)
	w.WriteField("a", strings.Repeat("x", 11<<20))
	w.Close()
	_, err = multipart.NewReader(&many, w.Boundary()).ReadForm(1)
	fmt.Println(err)
	_, err = multipart.NewReader(strings.NewReader("--x\nContent-Disposition: form-data; name=a\n\nxx"), "x").ReadForm(1)
	fmt.Println(err)
}
