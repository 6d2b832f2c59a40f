package http

import (
	"errors"
	"fmt"
	"log"
	"net"
	"net/textproto"
	"strconv"
	"strings"
	"time"
)

// ErrNoCookie is what Request.Cookie returns if there is none of that name.
var ErrNoCookie = errors.New("http: named cookie not present")

// A Cookie is what a server has a client send back.
type Cookie struct {
	Name   string
	Value  string
	Quoted bool // the value was or is to be in quotes

	Path       string
	Domain     string
	Expires    time.Time
	RawExpires string // as it was read

	MaxAge      int // seconds; less than 0: forget it at once; 0: not said
	Secure      bool
	HttpOnly    bool
	SameSite    SameSite
	Partitioned bool
	Raw         string
	Unparsed    []string // attributes that are not known
}

// SameSite tells whether a cookie is sent with requests from other sites.
type SameSite int

// The rules.
const (
	SameSiteDefaultMode SameSite = iota + 1
	SameSiteLaxMode
	SameSiteStrictMode
	SameSiteNoneMode
)

// mostCookies is how many cookies a header may have.
const mostCookies = 3000

var (
	errBlankCookie   = errors.New("http: blank cookie")
	errCookieNoEqual = errors.New("http: '=' not found in cookie")
	errCookieName    = errors.New("http: invalid cookie name")
	errCookieValue   = errors.New("http: invalid cookie value")
	errManyCookies   = errors.New("http: number of cookies exceeded limit")
)

func valueByte(c byte) bool {
	return ' ' <= c && c < 0x7f && c != '"' && c != ';' && c != '\\'
}

func pathByte(c byte) bool { return ' ' <= c && c < 0x7f && c != ';' }

// allowed drops the bytes that may not be part of a field of a cookie, and says so in the log.
func allowed(field string, ok func(byte) bool, s string) string {
	for i := range len(s) {
		if ok(s[i]) {
			continue
		}
		log.Printf("net/http: invalid byte %q in %s; dropping invalid bytes", s[i], field)
		var b []byte
		for j := range len(s) {
			if ok(s[j]) {
				b = append(b, s[j])
			}
		}
		return string(b)
	}
	return s
}

// unquote returns a value without quotes; whether it had some, and whether it is one at all.
func unquote(s string, quotes bool) (value string, quoted, ok bool) {
	if quotes && len(s) > 1 && s[0] == '"' && s[len(s)-1] == '"' {
		s, quoted = s[1:len(s)-1], true
	}
	for i := range len(s) {
		if !valueByte(s[i]) {
			return "", quoted, false
		}
	}
	return s, quoted, true
}

func quote(v string, quoted bool) string {
	v = allowed("Cookie.Value", valueByte, v)
	if quoted || strings.ContainsAny(v, " ,") {
		return `"` + v + `"`
	}
	return v
}

// ParseCookie reads the value of a Cookie header.
func ParseCookie(line string) ([]*Cookie, error) {
	n := strings.Count(line, ";") + 1
	if n > mostCookies {
		return nil, errManyCookies
	}
	if n == 1 && textproto.TrimString(line) == "" {
		return nil, errBlankCookie
	}
	cookies := make([]*Cookie, 0, n)
	for part := range strings.SplitSeq(line, ";") {
		name, value, ok := strings.Cut(textproto.TrimString(part), "=")
		if !ok {
			return nil, errCookieNoEqual
		}
		if !token(name) {
			return nil, errCookieName
		}
		value, quoted, ok := unquote(value, true)
		if !ok {
			return nil, errCookieValue
		}
		cookies = append(cookies, &Cookie{Name: name, Value: value, Quoted: quoted})
	}
	return cookies, nil
}

// ParseSetCookie reads the value of a Set-Cookie header.
func ParseSetCookie(line string) (*Cookie, error) {
	first, rest, _ := strings.Cut(textproto.TrimString(line), ";")
	first = textproto.TrimString(first)
	if first == "" && rest == "" && !strings.Contains(line, ";") {
		return nil, errBlankCookie
	}
	name, value, ok := strings.Cut(first, "=")
	if !ok {
		return nil, errCookieNoEqual
	}
	if name = textproto.TrimString(name); !token(name) {
		return nil, errCookieName
	}
	value, quoted, ok := unquote(value, true)
	if !ok {
		return nil, errCookieValue
	}
	c := &Cookie{Name: name, Value: value, Quoted: quoted, Raw: line}
	for part := range strings.SplitSeq(rest, ";") {
		if part = textproto.TrimString(part); part != "" && !c.attribute(part) {
			c.Unparsed = append(c.Unparsed, part)
		}
	}
	return c, nil
}

// attribute sets what an attribute says; false if that is nothing.
func (c *Cookie) attribute(part string) bool {
	name, value, _ := strings.Cut(part, "=")
	for i := range len(name) {
		if name[i] >= 0x80 {
			return true
		}
	}
	value, _, ok := unquote(value, false)
	if !ok {
		return false
	}
	switch strings.ToLower(name) {
	case "samesite":
		switch strings.ToLower(value) {
		case "lax":
			c.SameSite = SameSiteLaxMode
		case "strict":
			c.SameSite = SameSiteStrictMode
		case "none":
			c.SameSite = SameSiteNoneMode
		default:
			c.SameSite = SameSiteDefaultMode
		}
	case "secure":
		c.Secure = true
	case "httponly":
		c.HttpOnly = true
	case "domain":
		c.Domain = value
	case "max-age":
		n, err := strconv.Atoi(value)
		if err != nil || n != 0 && value[0] == '0' {
			return false
		}
		if n <= 0 {
			n = -1
		}
		c.MaxAge = n
	case "expires":
		c.RawExpires = value
		t, err := time.Parse(time.RFC1123, value)
		if err != nil {
			if t, err = time.Parse("Mon, 02-Jan-2006 15:04:05 MST", value); err != nil {
				c.Expires = time.Time{}
				return false
			}
		}
		c.Expires = t.UTC()
	case "path":
		c.Path = value
	case "partitioned":
		c.Partitioned = true
	default:
		return false
	}
	return true
}

// SetCookie adds a Set-Cookie header. Cookies without a valid name are left out.
func SetCookie(w ResponseWriter, cookie *Cookie) {
	if v := cookie.String(); v != "" {
		w.Header().Add("Set-Cookie", v)
	}
}

// String returns the cookie as a header has it: name and value only for Cookie, with what else is set for Set-Cookie.
func (c *Cookie) String() string {
	if c == nil || !token(c.Name) {
		return ""
	}
	var b strings.Builder
	b.WriteString(c.Name + "=" + quote(c.Value, c.Quoted))
	if c.Path != "" {
		b.WriteString("; Path=" + allowed("Cookie.Path", pathByte, c.Path))
	}
	if c.Domain != "" {
		if domain(c.Domain) {
			b.WriteString("; Domain=" + strings.TrimPrefix(c.Domain, "."))
		} else {
			log.Printf("net/http: invalid Cookie.Domain %q; dropping domain attribute", c.Domain)
		}
	}
	if c.Expires.Year() >= 1601 {
		b.WriteString("; Expires=" + c.Expires.UTC().Format(TimeFormat))
	}
	switch {
	case c.MaxAge > 0:
		b.WriteString("; Max-Age=" + strconv.Itoa(c.MaxAge))
	case c.MaxAge < 0:
		b.WriteString("; Max-Age=0")
	}
	if c.HttpOnly {
		b.WriteString("; HttpOnly")
	}
	if c.Secure {
		b.WriteString("; Secure")
	}
	switch c.SameSite {
	case SameSiteNoneMode:
		b.WriteString("; SameSite=None")
	case SameSiteLaxMode:
		b.WriteString("; SameSite=Lax")
	case SameSiteStrictMode:
		b.WriteString("; SameSite=Strict")
	}
	if c.Partitioned {
		b.WriteString("; Partitioned")
	}
	return b.String()
}

// Valid returns what is wrong with the cookie.
func (c *Cookie) Valid() error {
	if c == nil {
		return errors.New("http: nil Cookie")
	}
	if !token(c.Name) {
		return errors.New("http: invalid Cookie.Name")
	}
	if !c.Expires.IsZero() && c.Expires.Year() < 1601 {
		return errors.New("http: invalid Cookie.Expires")
	}
	for i := range len(c.Value) {
		if !valueByte(c.Value[i]) {
			return fmt.Errorf("http: invalid byte %q in Cookie.Value", c.Value[i])
		}
	}
	for i := range len(c.Path) {
		if !pathByte(c.Path[i]) {
			return fmt.Errorf("http: invalid byte %q in Cookie.Path", c.Path[i])
		}
	}
	if c.Domain != "" && !domain(c.Domain) {
		return errors.New("http: invalid Cookie.Domain")
	}
	if c.Partitioned && !c.Secure {
		return errors.New("http: partitioned cookies must be set with Secure")
	}
	return nil
}

// domain reports whether s may be the domain of a cookie: a name, with a dot before it or not, or an IPv4 address.
func domain(s string) bool {
	if ip := net.ParseIP(s); ip != nil {
		return !strings.Contains(s, ":")
	}
	if len(s) > 255 {
		return false
	}
	letters := false
	for label := range strings.SplitSeq(strings.TrimSuffix(strings.TrimPrefix(s, "."), "."), ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
		for i := range len(label) {
			switch c := label[i]; {
			case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
				letters = true
			case '0' <= c && c <= '9' || c == '-':
			default:
				return false
			}
		}
	}
	return letters
}

// cookies reads the cookies of a request, those that cannot be read left out; all if name is empty.
func (h Header) cookies(only string) []*Cookie {
	all := []*Cookie{}
	n := 0
	for _, line := range h["Cookie"] {
		n += strings.Count(line, ";") + 1
	}
	if n > mostCookies {
		return all
	}
	for _, line := range h["Cookie"] {
		for part := range strings.SplitSeq(line, ";") {
			name, value, _ := strings.Cut(textproto.TrimString(part), "=")
			name = textproto.TrimString(name)
			if !token(name) || only != "" && only != name {
				continue
			}
			if value, quoted, ok := unquote(value, true); ok {
				all = append(all, &Cookie{Name: name, Value: value, Quoted: quoted})
			}
		}
	}
	return all
}

// Cookies returns the cookies that were sent.
func (r *Request) Cookies() []*Cookie { return r.Header.cookies("") }

// CookiesNamed returns the cookies of a name.
func (r *Request) CookiesNamed(name string) []*Cookie {
	if name == "" {
		return []*Cookie{}
	}
	return r.Header.cookies(name)
}

// Cookie returns the first cookie of a name, or ErrNoCookie.
func (r *Request) Cookie(name string) (*Cookie, error) {
	if name != "" {
		if all := r.Header.cookies(name); len(all) > 0 {
			return all[0], nil
		}
	}
	return nil, ErrNoCookie
}

// AddCookie adds a cookie to the request: its name and value only.
func (r *Request) AddCookie(c *Cookie) {
	s := newlines.Replace(c.Name) + "=" + quote(c.Value, c.Quoted)
	if old := r.Header.Get("Cookie"); old != "" {
		s = old + "; " + s
	}
	r.Header.Set("Cookie", s)
}

// Cookies returns the cookies that the server sets.
func (r *Response) Cookies() []*Cookie {
	all := []*Cookie{}
	for _, line := range r.Header["Set-Cookie"] {
		if c, err := ParseSetCookie(line); err == nil {
			all = append(all, c)
		}
	}
	return all
}
