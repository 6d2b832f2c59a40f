package http

import (
	"errors"
	"fmt"
	"net/url"
	"sync"
)

// A CrossOriginProtection refuses what browsers send from other sites and might change something: requests other than GET,
// HEAD and OPTIONS whose header Sec-Fetch-Site or, without that, Origin tells of another site.
type CrossOriginProtection struct {
	mu      sync.RWMutex
	bypass  *ServeMux
	trusted map[string]bool
	deny    Handler
}

// NewCrossOriginProtection returns one without exceptions.
func NewCrossOriginProtection() *CrossOriginProtection { return new(CrossOriginProtection) }

// AddTrustedOrigin allows all requests with this Origin, "scheme://host[:port]".
func (c *CrossOriginProtection) AddTrustedOrigin(origin string) error {
	u, err := url.Parse(origin)
	switch {
	case err != nil:
		return fmt.Errorf("invalid origin %q: %w", origin, err)
	case u.Scheme == "":
		return fmt.Errorf("invalid origin %q: scheme is required", origin)
	case u.Host == "":
		return fmt.Errorf("invalid origin %q: host is required", origin)
	case u.Path != "" || u.RawQuery != "" || u.Fragment != "":
		return fmt.Errorf("invalid origin %q: path, query, and fragment are not allowed", origin)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.trusted == nil {
		c.trusted = make(map[string]bool)
	}
	c.trusted[origin] = true
	return nil
}

// exempt is the handler of patterns that are let pass.
type exempt struct{}

func (exempt) ServeHTTP(ResponseWriter, *Request) {}

// AddInsecureBypassPattern allows all requests that fit a pattern of ServeMux, without redirection. It panics as
// ServeMux.Handle does.
func (c *CrossOriginProtection) AddInsecureBypassPattern(pattern string) {
	c.mu.Lock()
	if c.bypass == nil {
		c.bypass = NewServeMux()
	}
	bypass := c.bypass
	c.mu.Unlock()
	bypass.Handle(pattern, exempt{})
}

// SetDenyHandler sets what answers refused requests; without one that is an error with status 403.
func (c *CrossOriginProtection) SetDenyHandler(h Handler) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.deny = h
}

var (
	errOtherSite = errors.New("cross-origin request detected from Sec-Fetch-Site header")
	errOtherHost = errors.New("cross-origin request detected, and/or browser is out of date: " +
		"Sec-Fetch-Site is missing, and Origin does not match Host")
)

// Check returns why a request is to be refused, or nil.
func (c *CrossOriginProtection) Check(r *Request) error {
	switch r.Method {
	case "GET", "HEAD", "OPTIONS":
		return nil
	}
	refused := errOtherSite
	switch r.Header.Get("Sec-Fetch-Site") {
	case "same-origin", "none":
		return nil
	case "":
		origin := r.Header.Get("Origin")
		if u, err := url.Parse(origin); origin == "" || err == nil && u.Host == r.Host {
			return nil
		}
		refused = errOtherHost
	}
	if c.exempts(r) {
		return nil
	}
	return refused
}

func (c *CrossOriginProtection) exempts(r *Request) bool {
	c.mu.RLock()
	bypass, trusted := c.bypass, c.trusted[r.Header.Get("Origin")]
	c.mu.RUnlock()
	if bypass == nil || trusted {
		return trusted
	}
	h, _ := bypass.Handler(r)
	_, ok := h.(exempt)
	return ok
}

// Handler returns a handler that gives h what is not refused.
func (c *CrossOriginProtection) Handler(h Handler) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) {
		err := c.Check(r)
		if err == nil {
			h.ServeHTTP(w, r)
			return
		}
		c.mu.RLock()
		deny := c.deny
		c.mu.RUnlock()
		if deny != nil {
			deny.ServeHTTP(w, r)
			return
		}
		Error(w, err.Error(), StatusForbidden)
	})
}
