// Package cookiejar keeps cookies in memory (RFC 6265).
//
// Left out: names of hosts in other alphabets.
package cookiejar

import (
	"cmp"
	"errors"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

// A PublicSuffixList knows below which domains anybody may have one, so that cookies for all of those are refused.
type PublicSuffixList interface {
	// PublicSuffix returns the public suffix of a domain.
	PublicSuffix(domain string) string
	// String describes the list.
	String() string
}

// Options are what a jar is made with.
type Options struct {
	PublicSuffixList PublicSuffixList // nil: no domain is public
}

// A Jar is an http.CookieJar.
type Jar struct {
	suffixes PublicSuffixList

	mu      sync.Mutex
	entries map[id]*entry
	count   uint64
}

type id struct{ domain, path, name string }

type entry struct {
	id
	value    string
	quoted   bool
	secure   bool
	hostOnly bool
	session  bool // until the program ends
	expires  time.Time
	created  time.Time
	number   uint64
}

// New returns an empty jar.
func New(o *Options) (*Jar, error) {
	j := &Jar{entries: make(map[id]*entry)}
	if o != nil {
		j.suffixes = o.PublicSuffixList
	}
	return j, nil
}

// hostOf returns the host as cookies name it.
func hostOf(u *url.URL) (string, bool) {
	if u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	for i := range len(host) {
		if host[i] >= 0x80 {
			return "", false
		}
	}
	return host, true
}

func within(s, domain string) bool { return strings.HasSuffix(s, "."+domain) }

func (e *entry) matches(https bool, host, path string) bool {
	if e.domain != host && (e.hostOnly || !within(host, e.domain)) {
		return false
	}
	if e.secure && !https {
		return false
	}
	if path == e.path {
		return true
	}
	return strings.HasPrefix(path, e.path) && (strings.HasSuffix(e.path, "/") || path[len(e.path)] == '/')
}

// Cookies returns the cookies to be sent to an address, those with longer paths and older ones first.
func (j *Jar) Cookies(u *url.URL) (cookies []*http.Cookie) { return j.cookies(u, time.Now()) }

func (j *Jar) cookies(u *url.URL, now time.Time) []*http.Cookie {
	host, ok := hostOf(u)
	if !ok {
		return nil
	}
	path := u.Path
	if path == "" {
		path = "/"
	}
	j.mu.Lock()
	var found []*entry
	for key, e := range j.entries {
		switch {
		case !e.session && !e.expires.After(now):
			delete(j.entries, key)
		case e.matches(u.Scheme == "https", host, path):
			found = append(found, e)
		}
	}
	j.mu.Unlock()
	slices.SortFunc(found, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(len(b.path), len(a.path)), a.created.Compare(b.created), cmp.Compare(a.number, b.number))
	})
	var cookies []*http.Cookie
	for _, e := range found {
		cookies = append(cookies, &http.Cookie{Name: e.name, Value: e.value, Quoted: e.quoted})
	}
	return cookies
}

// SetCookies keeps the cookies that an address has set, and forgets those that it wants forgotten.
func (j *Jar) SetCookies(u *url.URL, cookies []*http.Cookie) { j.set(u, cookies, time.Now()) }

func (j *Jar) set(u *url.URL, cookies []*http.Cookie, now time.Time) {
	host, ok := hostOf(u)
	if !ok {
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, c := range cookies {
		e := &entry{id: id{name: c.Name, path: c.Path}, value: c.Value, quoted: c.Quoted, secure: c.Secure}
		if !strings.HasPrefix(c.Path, "/") {
			e.path = folder(u.Path)
		}
		var err error
		if e.domain, e.hostOnly, err = j.domain(host, c.Domain); err != nil {
			continue
		}
		switch {
		case c.MaxAge > 0:
			e.expires = now.Add(time.Duration(c.MaxAge) * time.Second)
		case c.MaxAge == 0 && c.Expires.IsZero():
			e.session = true
		case c.MaxAge == 0 && c.Expires.After(now):
			e.expires = c.Expires
		default:
			delete(j.entries, e.id)
			continue
		}
		if old := j.entries[e.id]; old != nil {
			e.created, e.number = old.created, old.number
		} else {
			e.created, e.number = now, j.count
			j.count++
		}
		j.entries[e.id] = e
	}
}

// folder returns the path of cookies that do not say theirs.
func folder(path string) string {
	if i := strings.LastIndexByte(path, '/'); i > 0 && path[0] == '/' {
		return path[:i]
	}
	return "/"
}

var errDomain = errors.New("cookiejar: illegal cookie domain attribute")

// domain returns which domain a cookie is for, and whether it is for that host alone.
func (j *Jar) domain(host, domain string) (string, bool, error) {
	if domain == "" {
		return host, true, nil
	}
	if net.ParseIP(host) != nil {
		if host == domain {
			return host, true, nil
		}
		return "", false, errDomain
	}
	domain = strings.TrimPrefix(strings.ToLower(domain), ".")
	if domain == "" || domain[0] == '.' || strings.HasSuffix(domain, ".") {
		return "", false, errDomain
	}
	if j.suffixes != nil {
		if public := j.suffixes.PublicSuffix(domain); public != "" && !within(domain, public) {
			if host == domain {
				return host, true, nil
			}
			return "", false, errDomain
		}
	}
	if host != domain && !within(host, domain) {
		return "", false, errDomain
	}
	return domain, false, nil
}
