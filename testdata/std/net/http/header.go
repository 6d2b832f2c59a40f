package main

import (
	"fmt"
	"net/http"
	"os"
)

func main() {
	h := http.Header{}
	h.Add("content-type", "text/plain")
	h.Add("x-many", "1")
	h.Add("X-MANY", "2")
	h.Set("x-bad", "a\r\nb")
	fmt.Println(h, h.Get("CONTENT-type"), h.Values("X-Many"))
	h.Write(os.Stdout)
	c := h.Clone()
	h.Del("X-many")
	fmt.Println(len(h), len(c), http.CanonicalHeaderKey("accept-ENCODING"), http.CanonicalHeaderKey("a b"))
	for code := 100; code < 600; code++ {
		if text := http.StatusText(code); text != "" {
			fmt.Println(code, text)
		}
	}
	for _, s := range []string{"", "plain", "<html>", "  <!DOCTYPE html>", "\x89PNG\r\n\x1a\n", "GIF89a", "\x00\x01", "<?xml version"} {
		fmt.Printf("%q %s\n", s, http.DetectContentType([]byte(s)))
	}
}
