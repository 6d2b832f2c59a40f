// Package url takes URLs apart and puts them together, by RFC 3986 and a little more leniently.
package url

import (
	"errors"
	"fmt"
	"path"
	"strings"
)

// An Error says which operation on which URL failed, and why.
type Error struct {
	Op  string
	URL string
	Err error
}

func (e *Error) Error() string { return fmt.Sprintf("%s %q: %s", e.Op, e.URL, e.Err) }

// Unwrap returns why the operation failed.
func (e *Error) Unwrap() error { return e.Err }

// Timeout reports whether time ran out.
func (e *Error) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// Temporary reports whether the same may succeed later.
func (e *Error) Temporary() bool {
	t, ok := e.Err.(interface{ Temporary() bool })
	return ok && t.Temporary()
}

// A URL is [scheme:][//[userinfo@]host][/]path[?query][#fragment], or scheme:opaque[?query][#fragment].
type URL struct {
	Scheme      string
	Opaque      string    // what follows the scheme if that is not a slash
	User        *Userinfo // nil if there is none
	Host        string    // with the port
	Path        string    // unescaped
	RawPath     string    // the path as it was, if escaping Path gives something else
	OmitHost    bool      // an empty host is not shown as //
	ForceQuery  bool      // an empty query is shown as ?
	RawQuery    string    // escaped
	Fragment    string    // unescaped
	RawFragment string    // as RawPath
}

// Userinfo is a user's name and perhaps password.
type Userinfo struct {
	username    string
	password    string
	passwordSet bool
}

// User returns a Userinfo without password.
func User(username string) *Userinfo { return &Userinfo{username, "", false} }

// UserPassword returns a Userinfo with a password, which should not be in URLs.
func UserPassword(username, password string) *Userinfo { return &Userinfo{username, password, true} }

// Username returns the name.
func (u *Userinfo) Username() string {
	if u == nil {
		return ""
	}
	return u.username
}

// Password returns the password, and whether there is one.
func (u *Userinfo) Password() (string, bool) {
	if u == nil {
		return "", false
	}
	return u.password, u.passwordSet
}

// String returns name:password, escaped.
func (u *Userinfo) String() string {
	if u == nil {
		return ""
	}
	s := escape(u.username, inUser)
	if u.passwordSet {
		s += ":" + escape(u.password, inUser)
	}
	return s
}

// Parse takes a URL apart, which may be relative.
func Parse(rawURL string) (*URL, error) {
	rest, fragment, _ := strings.Cut(rawURL, "#")
	u, err := parse(rest, false)
	if err != nil {
		return nil, &Error{"parse", rest, err}
	}
	if fragment == "" {
		return u, nil
	}
	if err := u.setFragment(fragment); err != nil {
		return nil, &Error{"parse", rawURL, err}
	}
	return u, nil
}

// ParseRequestURI takes a URL apart that is absolute or an absolute path, as in requests of HTTP; # is not special.
func ParseRequestURI(rawURL string) (*URL, error) {
	u, err := parse(rawURL, true)
	if err != nil {
		return nil, &Error{"parse", rawURL, err}
	}
	return u, nil
}

// scheme cuts the scheme off.
func scheme(s string) (name, rest string, err error) {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
		case '0' <= c && c <= '9' || c == '+' || c == '-' || c == '.':
			if i == 0 {
				return "", s, nil
			}
		case c == ':':
			if i == 0 {
				return "", "", errors.New("missing protocol scheme")
			}
			return s[:i], s[i+1:], nil
		default:
			return "", s, nil
		}
	}
	return "", s, nil
}

func parse(raw string, request bool) (*URL, error) {
	for i := 0; i < len(raw); i++ {
		if raw[i] < ' ' || raw[i] == 0x7f {
			return nil, errors.New("net/url: invalid control character in URL")
		}
	}
	if raw == "" && request {
		return nil, errors.New("empty url")
	}
	u := new(URL)
	if raw == "*" {
		u.Path = "*"
		return u, nil
	}
	name, rest, err := scheme(raw)
	if err != nil {
		return nil, err
	}
	u.Scheme = strings.ToLower(name)
	if strings.HasSuffix(rest, "?") && strings.Count(rest, "?") == 1 {
		u.ForceQuery = true
		rest = rest[:len(rest)-1]
	} else {
		rest, u.RawQuery, _ = strings.Cut(rest, "?")
	}
	if !strings.HasPrefix(rest, "/") {
		if u.Scheme != "" {
			u.Opaque = rest
			return u, nil
		}
		if request {
			return nil, errors.New("invalid URI for request")
		}
		// A colon there would make a scheme of what is in front of it.
		if segment, _, _ := strings.Cut(rest, "/"); strings.Contains(segment, ":") {
			return nil, errors.New("first path segment in URL cannot contain colon")
		}
	}
	if (u.Scheme != "" || !request && !strings.HasPrefix(rest, "///")) && strings.HasPrefix(rest, "//") {
		authority := rest[2:]
		rest = ""
		if i := strings.Index(authority, "/"); i >= 0 {
			authority, rest = authority[:i], authority[i:]
		}
		if u.User, u.Host, err = parseAuthority(u.Scheme, authority); err != nil {
			return nil, err
		}
	} else if u.Scheme != "" && strings.HasPrefix(rest, "/") {
		u.OmitHost = true
	}
	if err := u.setPath(rest); err != nil {
		return nil, err
	}
	return u, nil
}

func parseAuthority(scheme, authority string) (user *Userinfo, host string, err error) {
	at := strings.LastIndex(authority, "@")
	if host, err = parseHost(scheme, authority[at+1:]); err != nil {
		return nil, "", err
	}
	if at < 0 {
		return nil, host, nil
	}
	info := authority[:at]
	for _, r := range info {
		if r >= 0x80 || mustEscape(byte(r), inUser) && !within(byte(r), ":!'()*%@") {
			return nil, "", errors.New("net/url: invalid userinfo")
		}
	}
	username, password, set := strings.Cut(info, ":")
	if username, err = unescape(username, inUser); err != nil {
		return nil, "", err
	}
	if password, err = unescape(password, inUser); err != nil {
		return nil, "", err
	}
	return &Userinfo{username, password, set}, host, nil
}

// validPort reports whether s is empty, or a colon and digits.
func validPort(s string) bool {
	if s == "" {
		return true
	}
	if s[0] != ':' {
		return false
	}
	for i := 1; i < len(s); i++ {
		if s[i] < '0' || '9' < s[i] {
			return false
		}
	}
	return true
}

func parseHost(scheme, host string) (string, error) {
	if open := strings.LastIndex(host, "["); open > 0 {
		return "", errors.New("invalid IP-literal")
	}
	if strings.HasPrefix(host, "[") {
		end := strings.LastIndex(host, "]")
		if end < 0 {
			return "", errors.New("missing ']' in host")
		}
		if port := host[end+1:]; !validPort(port) {
			return "", fmt.Errorf("invalid port %q after host", port)
		}
		address, err := parseLiteral(host[1:end])
		if err != nil {
			return "", err
		}
		return "[" + address + "]" + host[end+1:], nil
	}
	colon := strings.LastIndex(host, ":")
	if scheme == "http" || scheme == "https" {
		// Others may have lists of hosts, or whatever they like.
		colon = strings.Index(host, ":")
	}
	if i := colon; i >= 0 {
		if port := host[i:]; !validPort(port) {
			return "", fmt.Errorf("invalid port %q after host", port)
		}
	}
	return unescape(host, inHost)
}

// parseLiteral returns an address of IPv6 with its zone unescaped.
func parseLiteral(s string) (string, error) {
	address, zone, zoned := strings.Cut(s, "%25")
	address, err := unescape(address, inHost)
	if err != nil {
		return "", err
	}
	if zoned {
		if zone, err = unescape("%25"+zone, inZone); err != nil {
			return "", err
		}
		address += zone
	}
	four, err := checkAddress(address)
	if four {
		err = errors.New("invalid IP-literal")
	}
	return address, err
}

func (u *URL) setPath(p string) error {
	unescaped, err := unescape(p, inPath)
	if err != nil {
		return err
	}
	u.Path, u.RawPath = unescaped, ""
	if escape(unescaped, inPath) != p {
		u.RawPath = p
	}
	return nil
}

func (u *URL) setFragment(f string) error {
	unescaped, err := unescape(f, inFragment)
	if err != nil {
		return err
	}
	u.Fragment, u.RawFragment = unescaped, ""
	if escape(unescaped, inFragment) != f {
		u.RawFragment = f
	}
	return nil
}

// encoded returns raw if it is a way to escape s, otherwise the usual one.
func encoded(s, raw string, where part) string {
	if raw != "" && validEncoded(raw, where) {
		if unescaped, err := unescape(raw, where); err == nil && unescaped == s {
			return raw
		}
	}
	if s == "*" && where == inPath {
		return "*"
	}
	return escape(s, where)
}

func validEncoded(s string, where part) bool {
	for i := 0; i < len(s); i++ {
		if !within(s[i], "!$&'()*+,;=:@[]%") && mustEscape(s[i], where) {
			return false
		}
	}
	return true
}

// EscapedPath returns the path, escaped: RawPath if that fits Path.
func (u *URL) EscapedPath() string { return encoded(u.Path, u.RawPath, inPath) }

// EscapedFragment returns the fragment, escaped: RawFragment if that fits Fragment.
func (u *URL) EscapedFragment() string { return encoded(u.Fragment, u.RawFragment, inFragment) }

// String puts the URL together.
func (u *URL) String() string {
	var b strings.Builder
	if u.Scheme != "" {
		b.WriteString(u.Scheme + ":")
	}
	if u.Opaque != "" {
		b.WriteString(u.Opaque)
	} else {
		if (u.Scheme != "" || u.Host != "" || u.User != nil) && (!u.OmitHost || u.Host != "" || u.User != nil) {
			if u.Host != "" || u.Path != "" || u.User != nil {
				b.WriteString("//")
			}
			if u.User != nil {
				b.WriteString(u.User.String() + "@")
			}
			b.WriteString(escape(u.Host, inHost))
		}
		p := u.EscapedPath()
		if p != "" && p[0] != '/' && u.Host != "" {
			b.WriteByte('/')
		}
		if b.Len() == 0 {
			// So that what is in front of a colon is no scheme.
			if segment, _, _ := strings.Cut(p, "/"); strings.Contains(segment, ":") {
				b.WriteString("./")
			}
		}
		b.WriteString(p)
	}
	if u.ForceQuery || u.RawQuery != "" {
		b.WriteString("?" + u.RawQuery)
	}
	if u.Fragment != "" {
		b.WriteString("#" + u.EscapedFragment())
	}
	return b.String()
}

// Redacted is String with xxxxx for the password.
func (u *URL) Redacted() string {
	if u == nil {
		return ""
	}
	r := *u
	if _, set := r.User.Password(); set {
		r.User = UserPassword(r.User.Username(), "xxxxx")
	}
	return r.String()
}

// Clone returns a deep copy.
func (u *URL) Clone() *URL {
	if u == nil {
		return nil
	}
	r := *u
	if u.User != nil {
		user := *u.User
		r.User = &user
	}
	return &r
}

// IsAbs reports whether there is a scheme.
func (u *URL) IsAbs() bool { return u.Scheme != "" }

// Query returns the parameters of the query, as far as they can be understood.
func (u *URL) Query() Values {
	v, _ := ParseQuery(u.RawQuery)
	return v
}

// RequestURI returns path?query or opaque?query, as in requests of HTTP.
func (u *URL) RequestURI() string {
	s := u.Opaque
	if s == "" {
		if s = u.EscapedPath(); s == "" {
			s = "/"
		}
	} else if strings.HasPrefix(s, "//") {
		s = u.Scheme + ":" + s
	}
	if u.ForceQuery || u.RawQuery != "" {
		s += "?" + u.RawQuery
	}
	return s
}

func (u *URL) hostPort() (host, port string) {
	host = u.Host
	if i := strings.LastIndexByte(host, ':'); i >= 0 && validPort(host[i:]) {
		host, port = host[:i], host[i+1:]
	}
	if strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") {
		host = host[1 : len(host)-1]
	}
	return host, port
}

// Hostname returns the host without port and brackets.
func (u *URL) Hostname() string {
	host, _ := u.hostPort()
	return host
}

// Port returns the host's port, "" if there is none.
func (u *URL) Port() string {
	_, port := u.hostPort()
	return port
}

// Parse takes a URL apart that may be relative to u.
func (u *URL) Parse(ref string) (*URL, error) {
	r, err := Parse(ref)
	if err != nil {
		return nil, err
	}
	return u.ResolveReference(r), nil
}

// ResolveReference returns what ref, perhaps relative, means in a document that u leads to.
func (u *URL) ResolveReference(ref *URL) *URL {
	r := *ref
	if ref.Scheme == "" {
		r.Scheme = u.Scheme
	}
	if ref.Scheme != "" || ref.Host != "" || ref.User != nil {
		r.setPath(resolve(ref.EscapedPath(), ""))
		return &r
	}
	if ref.Opaque != "" {
		r.User, r.Host, r.Path = nil, "", ""
		return &r
	}
	if ref.Path == "" && !ref.ForceQuery && ref.RawQuery == "" {
		r.RawQuery = u.RawQuery
		if ref.Fragment == "" {
			r.Fragment, r.RawFragment = u.Fragment, u.RawFragment
		}
	}
	if ref.Path == "" && u.Opaque != "" {
		r.Opaque = u.Opaque
		r.User, r.Host, r.Path = nil, "", ""
		return &r
	}
	r.Host, r.User = u.Host, u.User
	r.setPath(resolve(u.EscapedPath(), ref.EscapedPath()))
	return &r
}

// resolve returns ref as seen from base, without . and .. elements.
func resolve(base, ref string) string {
	full := ref
	if ref == "" {
		full = base
	} else if ref[0] != '/' {
		full = base[:strings.LastIndex(base, "/")+1] + ref
	}
	if full == "" {
		return ""
	}
	out, first := "", true // first: the next element needs no slash in front
	elements := strings.Split(full, "/")
	for _, element := range elements {
		switch element {
		case ".":
			first = false
		case "..":
			i := strings.LastIndexByte(out, '/')
			out, first = out[:max(i, 0)], i < 0
		default:
			if !first {
				out += "/"
			}
			out += element
			first = false
		}
	}
	if last := elements[len(elements)-1]; last == "." || last == ".." {
		out += "/"
	}
	if !strings.HasPrefix(out, "/") {
		out = "/" + out
	}
	return out
}

// JoinPath returns u with its path joined with more elements; . and .. are worked out.
func (u *URL) JoinPath(elem ...string) *URL {
	r, _ := u.joinPath(elem)
	return r
}

func (u *URL) joinPath(elem []string) (*URL, error) {
	all := append([]string{u.EscapedPath()}, elem...)
	relative := !strings.HasPrefix(all[0], "/")
	if relative {
		all[0] = "/" + all[0]
	}
	p := path.Join(all...)
	if relative {
		p = p[1:]
	}
	if strings.HasSuffix(all[len(all)-1], "/") && !strings.HasSuffix(p, "/") {
		p += "/"
	}
	r := *u
	err := r.setPath(p)
	return &r, err
}

// JoinPath is the method of that name for a URL as text.
func JoinPath(base string, elem ...string) (result string, err error) {
	u, err := Parse(base)
	if err != nil {
		return "", err
	}
	r, err := u.joinPath(elem)
	if err != nil {
		return "", err
	}
	return r.String(), nil
}

// AppendBinary implements encoding.BinaryAppender.
func (u *URL) AppendBinary(b []byte) ([]byte, error) { return append(b, u.String()...), nil }

// MarshalBinary implements encoding.BinaryMarshaler.
func (u *URL) MarshalBinary() (text []byte, err error) { return u.AppendBinary(nil) }

// UnmarshalBinary implements encoding.BinaryUnmarshaler.
func (u *URL) UnmarshalBinary(text []byte) error {
	r, err := Parse(string(text))
	if err != nil {
		return err
	}
	*u = *r
	return nil
}
