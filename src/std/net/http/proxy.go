package http

import (
	"bufio"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"strings"
)

// ProxyURL returns a function for Transport.Proxy that always names the same proxy.
func ProxyURL(fixedURL *url.URL) func(*Request) (*url.URL, error) {
	return func(*Request) (*url.URL, error) { return fixedURL, nil }
}

// ProxyFromEnvironment names the proxy that HTTP_PROXY or HTTPS_PROXY says, in capitals or not, unless NO_PROXY excludes the host.
// There is none for this machine.
func ProxyFromEnvironment(req *Request) (*url.URL, error) {
	name := "HTTP_PROXY"
	if req.URL.Scheme == "https" {
		name = "HTTPS_PROXY"
	}
	proxy := environment(name)
	if proxy == "" {
		return nil, nil
	}
	if name == "HTTP_PROXY" && os.Getenv("REQUEST_METHOD") != "" {
		return nil, errors.New("refusing to use HTTP_PROXY value in CGI environment; see golang.org/s/cgihttpproxy")
	}
	if excluded(hostPort(req.URL), environment("NO_PROXY")) {
		return nil, nil
	}
	u, err := url.Parse(proxy)
	if err != nil || u.Scheme == "" || u.Host == "" {
		if again, e := url.Parse("http://" + proxy); e == nil {
			return again, nil
		}
	}
	if err != nil {
		return nil, fmt.Errorf("invalid proxy address %q: %v", proxy, err)
	}
	return u, nil
}

func environment(name string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return os.Getenv(strings.ToLower(name))
}

// excluded reports whether an address is on a list of names, domains, addresses and networks, or is this machine.
func excluded(address, list string) bool {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return false
	}
	host = strings.ToLower(host)
	ip := net.ParseIP(host)
	if host == "localhost" || ip != nil && ip.IsLoopback() {
		return true
	}
	for entry := range strings.SplitSeq(list, ",") {
		entry = strings.ToLower(strings.TrimSpace(entry))
		if entry == "*" {
			return true
		}
		if _, network, err := net.ParseCIDR(entry); err == nil {
			if ip != nil && network.Contains(ip) {
				return true
			}
			continue
		}
		if h, p, err := net.SplitHostPort(entry); err == nil {
			if p != port {
				continue
			}
			entry = h
		}
		entry = strings.TrimPrefix(entry, "*")
		bare := strings.TrimPrefix(entry, ".")
		switch {
		case bare == "":
		case ip != nil:
			if other := net.ParseIP(bare); other != nil && other.Equal(ip) {
				return true
			}
		case host == bare && bare == entry, strings.HasSuffix(host, "."+bare):
			return true
		}
	}
	return false
}

func proxyAuth(user *url.Userinfo) string {
	password, _ := user.Password()
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(user.Username()+":"+password))
}

// tunnel has a proxy connect to an address.
func (t *Transport) tunnel(ctx context.Context, c net.Conn, proxy *url.URL, target string) error {
	h := t.ProxyConnectHeader.Clone()
	if t.GetProxyConnectHeader != nil {
		var err error
		if h, err = t.GetProxyConnectHeader(ctx, proxy, target); err != nil {
			return err
		}
	}
	if h == nil {
		h = make(Header)
	}
	if proxy.User != nil && h.Get("Proxy-Authorization") == "" {
		h.Set("Proxy-Authorization", proxyAuth(proxy.User))
	}
	r := &Request{Method: "CONNECT", URL: &url.URL{Opaque: target}, Host: target, Header: h, ctx: ctx}
	if err := r.Write(c); err != nil {
		return err
	}
	// One byte at a time would be right; a proxy says nothing more before it is told something.
	res, err := ReadResponse(bufio.NewReader(c), r)
	if err != nil {
		return err
	}
	if t.OnProxyConnectResponse != nil {
		if err := t.OnProxyConnectResponse(ctx, proxy, r, res); err != nil {
			return err
		}
	}
	if res.StatusCode != StatusOK {
		_, text, ok := strings.Cut(res.Status, " ")
		if !ok {
			return errors.New("unknown status code")
		}
		return errors.New(text)
	}
	return nil
}
