package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"time"
)

func main() {
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	when := time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, c := range []*http.Cookie{
		{Name: "a", Value: "b"}, {Name: "a", Value: "b c"}, {Name: "a", Value: "b,c", Quoted: true}, {Name: "a", Value: `b"c;d\e`}, {Name: "a b", Value: "x"}, {Name: ""}, nil,
		{Name: "a", Path: "/x;y", Domain: ".example.com", Expires: when, MaxAge: 5, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode},
		{Name: "a", MaxAge: -1, SameSite: http.SameSiteStrictMode, Domain: "bad..domain"}, {Name: "a", SameSite: http.SameSiteNoneMode, Partitioned: true, Domain: "127.0.0.1"},
		{Name: "a", Domain: "::1", SameSite: http.SameSiteDefaultMode}, {Name: "a", Expires: time.Date(1500, 1, 1, 0, 0, 0, 0, time.UTC)}, {Name: "a", Domain: "-x.com"}, {Name: "a", Domain: "x_y.com"},
		{Name: "a", Value: "\x80"}, {Name: "a", Path: "/\x01"}, {Name: "a", Partitioned: true}, {Name: "a", Quoted: true},
	} {
		fmt.Printf("%q %v\n", c.String(), c.Valid())
	}
	for _, s := range []string{
		"", "a", "a=b", `a="b c"`, "a=b; Path=/x; Domain=x.com; Max-Age=10; Secure; HttpOnly; SameSite=Lax", "a=b; expires=Wed, 02 Jan 2030 03:04:05 GMT", "a=b; Expires=Wed, 02-Jan-2030 03:04:05 GMT",
		"a=b; expires=never; max-age=x; max-age=0; unknown=1; ; SAMESITE=Odd", "a b=c", "a=b\\c", " a = b ", "a=b; Partitioned; samesite=none; samesite=STRICT", "=x", ";", "a=b; max-age=-3", "a=b; max-age=007", "a=b; ü=x",
	} {
		c, err := http.ParseSetCookie(s)
		fmt.Printf("%q: %+v %v\n", s, c, err)
		all, err := http.ParseCookie(s)
		fmt.Printf("  %v %v\n", all, err)
	}
	_, err := http.ParseCookie(strings.Repeat("a=b;", 3001))
	fmt.Println(err)
	r := httptest.NewRequest("GET", "/", nil)
	r.AddCookie(&http.Cookie{Name: "one", Value: "1", Path: "/ignored"})
	r.AddCookie(&http.Cookie{Name: "two", Value: "a b"})
	r.AddCookie(&http.Cookie{Name: "one", Value: "3"})
	r.Header.Add("Cookie", `bad name=1; four="4"; five=a"b; six; ; seven=7`)
	fmt.Printf("%q %v %v %v\n", r.Header["Cookie"], r.Cookies(), r.CookiesNamed("one"), r.CookiesNamed(""))
	fmt.Println(r.Cookie("two"))
	_, err = r.Cookie("none")
	fmt.Println(err, err == http.ErrNoCookie)
	w := httptest.NewRecorder()
	http.SetCookie(w, &http.Cookie{Name: "x", Value: "y"})
	http.SetCookie(w, &http.Cookie{Name: "bad name"})
	http.SetCookie(w, &http.Cookie{Name: "z", Value: "1", MaxAge: 3})
	fmt.Printf("%q %v\n", w.Header(), w.Result().Cookies())

	jar, err := cookiejar.New(nil)
	fmt.Println(err)
	set := func(at string, lines ...string) {
		u, _ := url.Parse(at)
		jar.SetCookies(u, (&http.Response{Header: http.Header{"Set-Cookie": lines}}).Cookies())
	}
	get := func(at string) {
		u, _ := url.Parse(at)
		fmt.Println(at, jar.Cookies(u))
	}
	set("http://www.example.com/dir/page", "a=1", "b=2; path=/", "c=3; domain=example.com", "d=4; domain=.example.com; path=/dir/deep", "e=5; secure", "f=6; domain=other.com", "g=7; max-age=100", "h=8; max-age=-1", "i=9; path=relative", "j=\"q q\"")
	set("ftp://www.example.com/", "k=1")
	set("http://127.0.0.1/", "l=1; domain=127.0.0.1", "m=1; domain=0.0.1", "n=1")
	for _, at := range []string{"http://www.example.com/", "http://www.example.com/dir/", "http://www.example.com/dir", "http://www.example.com/dir/deep/er", "http://www.example.com/dir/deeper", "https://www.example.com/dir/x", "http://example.com/dir/x", "http://sub.example.com:8080/dir/x", "http://badexample.com/dir/x", "http://WWW.Example.COM./dir/x", "ftp://www.example.com/dir", "http://127.0.0.1/", "http://127.0.0.2"} {
		get(at)
	}
	set("http://www.example.com/dir/page", "a=new", "b=; max-age=0; path=/", "g=; expires=Wed, 02 Jan 2002 03:04:05 GMT")
	get("http://www.example.com/dir/")

	count := 0
	mux := http.NewServeMux()
	mux.HandleFunc("/login", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "session", Value: "s1", Path: "/"})
		http.Redirect(w, r, "/home", http.StatusSeeOther)
	})
	mux.HandleFunc("/home", func(w http.ResponseWriter, r *http.Request) {
		count++
		c, err := r.Cookie("session")
		fmt.Fprint(w, c, err, r.Header.Get("X-Own"), r.Header.Get("Referer") != "", r.Cookies())
	})
	srv := httptest.NewServer(mux)
	defer srv.Close()
	client := srv.Client()
	client.Jar, _ = cookiejar.New(nil)
	req, _ := http.NewRequest("POST", srv.URL+"/login", strings.NewReader("x"))
	req.Header.Set("X-Own", "own")
	req.AddCookie(&http.Cookie{Name: "mine", Value: "m"})
	for range 2 {
		res, err := client.Do(req)
		if err != nil {
			fmt.Println(err)
			return
		}
		b, _ := io.ReadAll(res.Body)
		res.Body.Close()
		fmt.Printf("%s %s %v\n", res.Status, b, req.Header)
		req, _ = http.NewRequest("GET", srv.URL+"/home", nil)
	}
	fmt.Println(count)
}
