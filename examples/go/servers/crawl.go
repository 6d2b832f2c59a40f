// Crawl follows the links of a site, several pages at a time, and prints how it found each of them.
package main

import (
	"flag"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync"
)

// links returns where the anchors of a page lead. It knows of HTML what is needed for that: tags, attributes with and without
// quotes, comments, and that scripts and styles are not markup.
func links(page string) (found []string) {
	for {
		_, rest, ok := strings.Cut(page, "<")
		if !ok {
			return found
		}
		if comment, ok := strings.CutPrefix(rest, "!--"); ok {
			_, page, _ = strings.Cut(comment, "-->")
			continue
		}
		tag, attributes, rest := cutTag(rest)
		switch page = rest; tag {
		case "a":
			if href, ok := attributes["href"]; ok {
				found = append(found, href)
			}
		case "script", "style":
			end := strings.Index(strings.ToLower(page), "</"+tag)
			if end < 0 {
				return found
			}
			page = page[end:]
		}
	}
}

// cutTag splits a tag off what follows its "<".
func cutTag(s string) (name string, attributes map[string]string, rest string) {
	const space = " \t\r\n\f"
	n := strings.IndexAny(s, space+">")
	if n < 0 {
		return "", nil, ""
	}
	name, s = strings.ToLower(s[:n]), s[n:]
	attributes = make(map[string]string)
	for {
		s = strings.TrimLeft(s, space+"/")
		n := strings.IndexAny(s, space+"=>")
		if n <= 0 {
			_, rest, _ = strings.Cut(s, ">")
			return name, attributes, rest
		}
		key := strings.ToLower(s[:n])
		s = strings.TrimLeft(s[n:], space)
		value, has := strings.CutPrefix(s, "=")
		if !has {
			continue
		}
		value = strings.TrimLeft(value, space)
		if value != "" && (value[0] == '"' || value[0] == '\'') {
			value, s, _ = strings.Cut(value[1:], value[:1])
		} else {
			n := strings.IndexAny(value, space+">")
			if n < 0 {
				n = len(value)
			}
			value, s = value[:n], value[n:]
		}
		attributes[key] = html.UnescapeString(value)
	}
}

type crawler struct {
	host  string
	slots chan struct{} // as many as pages may be asked for at once

	mu   sync.Mutex
	seen map[string]bool
	wg   sync.WaitGroup
}

// visit looks at a page of the site that nobody has looked at.
func (c *crawler) visit(u *url.URL, depth int) {
	at := *u
	at.Fragment, at.RawQuery = "", ""
	c.mu.Lock()
	known := c.seen[at.String()]
	c.seen[at.String()] = true
	c.mu.Unlock()
	if known || at.Host != c.host || depth < 0 {
		return
	}
	c.wg.Go(func() {
		status, found := c.read(&at)
		fmt.Println(at.Path, status)
		for _, to := range found {
			c.visit(to, depth-1)
		}
	})
}

// read gets a page and the links on it, which are relative to where it was found after all redirects.
func (c *crawler) read(u *url.URL) (status string, found []*url.URL) {
	c.slots <- struct{}{}
	defer func() { <-c.slots }()
	res, err := http.Get(u.String())
	if err != nil {
		return err.Error(), nil
	}
	defer res.Body.Close()
	page, err := io.ReadAll(res.Body)
	if err != nil {
		return err.Error(), nil
	}
	if res.StatusCode == http.StatusOK && strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") {
		for _, link := range links(string(page)) {
			if to, err := res.Request.URL.Parse(link); err == nil {
				found = append(found, to)
			}
		}
	}
	return res.Status, found
}

func main() {
	depth := flag.Int("depth", 100, "how many links to follow from the first page")
	flag.Parse()
	start, err := url.Parse(flag.Arg(0))
	if err != nil || start.Host == "" {
		fmt.Fprintln(os.Stderr, "usage: crawl [-depth=N] http://HOST/PATH")
		os.Exit(2)
	}
	c := &crawler{host: start.Host, slots: make(chan struct{}, 8), seen: make(map[string]bool)}
	c.visit(start, *depth)
	c.wg.Wait()
}
