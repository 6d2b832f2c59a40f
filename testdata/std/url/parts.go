// Package net/url.
package main

import (
	"errors"
	"fmt"
	"net/url"
)

var seed uint64 = 7

func rnd(n int) int {
	seed = seed*6364136223846793005 + 1442695040888963407
	return int(seed>>33) % n
}

var pieces = []string{"http", "https", "ftp", "https://", "pg://", ":", "//", "/", "a", "b.c", "user", ":", "pw", "@", "host", ":80", "[::1]", "[fe80::1%25en0]", "[1.2.3.4]", "[::ffff:1.2.3.4]", "?", "q=1", "&", "x=%20y", "+", ";", "#", "frag", "%41", "%2f", "%zz", "%", " ", "..", ".", "é", "%C3%A9", "*", "!", "'", "(", "[", "]", "<", "|", "$", "~", "\x01", "=", "mailto", "\"", "^", "::", "%25"}

func gen() string {
	s := ""
	if rnd(2) == 0 {
		s = "http://"
	}
	for i := 0; i < rnd(9); i++ {
		s += pieces[rnd(len(pieces))]
	}
	return s
}

func dump(u *url.URL, err error) string {
	if err != nil {
		return err.Error()
	}
	p, ok := u.User.Password()
	return fmt.Sprintf("%q %q %q %q %v %q %q %q %v %v %q %q %q|%s|%s|%s|%s|%s|%v|%s %s", u.Scheme, u.Opaque, u.User.Username(), p, ok, u.Host, u.Path, u.RawPath, u.OmitHost, u.ForceQuery, u.RawQuery, u.Fragment, u.RawFragment, u, u.Redacted(), u.RequestURI(), u.EscapedPath(), u.EscapedFragment(), u.Query(), u.Hostname(), u.Port())
}

func main() {
	for i := 0; i < 500; i++ {
		s, t := gen(), gen()
		u, err := url.Parse(s)
		fmt.Printf("%q %s\n", s, dump(u, err))
		r, err2 := url.ParseRequestURI(s)
		fmt.Println("  request", dump(r, err2))
		if err == nil {
			v, err := u.Parse(t)
			fmt.Printf("  %q %s\n", t, dump(v, err))
			fmt.Println("  join", dump(u.JoinPath(t, "../x/"), nil), u.IsAbs())
		}
		q, err := url.ParseQuery(s)
		fmt.Printf("  %v %q %v\n", q, q.Encode(), err)
		a, err := url.PathUnescape(s)
		b, err2 := url.QueryUnescape(s)
		fmt.Printf("  %q %q %q %v %q %v\n", url.PathEscape(s), url.QueryEscape(s), a, err, b, err2)
	}
	for _, h := range []string{"1.2.3", "a", "::g", "::1::", "1:2:3:4:5:6:7:8:9", "1:2", "12345::", "::1%25", "::1%25a b", "::1%25é", "", "1.2.3.4.5", "::1.2.3", "::300.1.1.1", "1::2::3", ":1", "1:", "::1]", "::01.2.3.4", "::1%20", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::8", "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:7:1.2.3.4", "::1.2.3.4.5", "::1.2.3.4:1", "::1.2..3", "::.1", "1.02.3.4", "1.2.3.400", "1.2.3.4%25a", "1%25a", "x.y", "g::1", "[::1"} {
		_, err := url.Parse("http://[" + h + "]/")
		fmt.Println(h, err)
	}
	v := url.Values{}
	v.Set("name", "Ava Ånd")
	v.Add("friend", "Jess")
	v.Add("friend", "Sarah&Co")
	v.Add("zoe", "")
	w := v.Clone()
	v.Del("zoe")
	fmt.Println(v.Get("name"), v.Get("friend"), v.Get("no"), v.Has("zoe"), w.Has("zoe"), v.Encode(), w.Encode(), url.Values(nil).Get("x"), url.Values(nil).Encode())
	base, _ := url.Parse("http://example.com/a/b/c?q#f")
	for _, r := range []string{"", "d", "./d", "../d", "../../d", "../../../d", "/d", "//other/d", "?x", "#y", "g:h", "d/.", "d/..", "./", "..", "d;x=1/../e", "//"} {
		ref, _ := url.Parse(r)
		fmt.Println(r, base.ResolveReference(ref))
	}
	fmt.Println(url.JoinPath("http://h/a", "b", "../c//", "d/"))
	fmt.Println(url.JoinPath("http://h", ""))
	fmt.Println(url.JoinPath("%zz", "b"))
	u := &url.URL{Scheme: "https", User: url.UserPassword("me", "p@ss:w"), Host: "h:1", Path: "/a b", RawQuery: "x=1"}
	text, err := u.MarshalBinary()
	fmt.Println(u, url.User("a/b"), u.Redacted(), string(text), err, u.Clone())
	var back url.URL
	fmt.Println(back.UnmarshalBinary(text), back.String(), back.UnmarshalBinary([]byte(":")))
	text, err = u.AppendBinary([]byte("> "))
	fmt.Println(string(text), err)
	_, err = url.Parse("http://a b/")
	var e *url.Error
	fmt.Println(errors.As(err, &e), e.Op, e.URL, e.Err, e.Timeout(), e.Temporary(), e.Unwrap() == e.Err, url.EscapeError("%z"), url.InvalidHostError(" "))
}
