// The Tour's crawler over a fake fetcher, with tokens and a depth, then with a fixed number of workers.
package main

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"
)

type Fetcher interface {
	Fetch(url string) (body string, urls []string, err error)
}

type fakeResult struct {
	body string
	urls []string
}

type fakeFetcher map[string]*fakeResult

func (f fakeFetcher) Fetch(url string) (string, []string, error) {
	if res, ok := f[url]; ok {
		return res.body, res.urls, nil
	}
	return "", nil, fmt.Errorf("not found: %s", url)
}

type counting struct {
	Fetcher
	mu    sync.Mutex
	times map[string]int
}

func (c *counting) Fetch(url string) (string, []string, error) {
	c.mu.Lock()
	c.times[url]++
	c.mu.Unlock()
	return c.Fetcher.Fetch(url)
}

type visited struct {
	sync.Mutex
	m map[string]error
}

func (v *visited) first(url string) bool {
	v.Lock()
	defer v.Unlock()
	if _, seen := v.m[url]; seen {
		return false
	}
	v.m[url] = nil
	return true
}

func crawl(url string, depth int, f Fetcher) []string {
	seen := visited{m: map[string]error{}}
	tokens := make(chan struct{}, 2)
	found := make(chan string)
	var wg sync.WaitGroup
	var visit func(url string, depth int)
	visit = func(url string, depth int) {
		defer wg.Done()
		if depth <= 0 || !seen.first(url) {
			return
		}
		tokens <- struct{}{}
		body, urls, err := f.Fetch(url)
		<-tokens
		if err != nil {
			found <- "error " + err.Error()
			return
		}
		found <- fmt.Sprintf("found %s %q", url, body)
		wg.Add(len(urls))
		for _, u := range urls {
			go visit(u, depth-1)
		}
	}
	wg.Add(1)
	go visit(url, depth)
	go func() {
		wg.Wait()
		close(found)
	}()
	var all []string
	for s := range found {
		all = append(all, s)
	}
	sort.Strings(all)
	return all
}

// crawlAll is the one with a work list: links come in lists, workers take those that nobody has seen.
func crawlAll(start string, f Fetcher, workers int) []string {
	worklist := make(chan []string)
	unseen := make(chan string)
	for range workers {
		go func() {
			for link := range unseen {
				_, links, _ := f.Fetch(link)
				go func() { worklist <- links }()
			}
		}()
	}
	go func() { worklist <- []string{start} }()
	seen := make(map[string]bool)
	var queue []string
	for pending := 1; pending > 0 || len(queue) > 0; {
		var out chan string
		var next string
		if len(queue) > 0 {
			out, next = unseen, queue[0]
		}
		select {
		case list := <-worklist:
			pending--
			for _, link := range list {
				if !seen[link] {
					seen[link] = true
					queue = append(queue, link)
				}
			}
		case out <- next:
			queue = queue[1:]
			pending++
		}
	}
	close(unseen)
	all := make([]string, 0, len(seen))
	for link := range seen {
		all = append(all, strings.TrimPrefix(link, "https://"))
	}
	slices.Sort(all)
	return all
}

var web = fakeFetcher{
	"https://golang.org/":         {"The Go Programming Language", []string{"https://golang.org/pkg/", "https://golang.org/cmd/"}},
	"https://golang.org/pkg/":     {"Packages", []string{"https://golang.org/", "https://golang.org/cmd/", "https://golang.org/pkg/fmt/", "https://golang.org/pkg/os/"}},
	"https://golang.org/pkg/fmt/": {"Package fmt", []string{"https://golang.org/", "https://golang.org/pkg/"}},
	"https://golang.org/pkg/os/":  {"Package os", []string{"https://golang.org/", "https://golang.org/pkg/", "https://golang.org/pkg/io/"}},
	"https://golang.org/pkg/io/":  {body: "Package io"},
}

func main() {
	for depth := range 4 {
		c := &counting{Fetcher: web, times: map[string]int{}}
		fmt.Println("depth", depth)
		all := crawl("https://golang.org/", depth, c)
		for _, s := range all {
			fmt.Println(" ", s)
		}
		for url, n := range c.times {
			if n != 1 {
				fmt.Println("fetched", n, "times:", url)
			}
		}
	}
	for workers := 1; workers <= 8; workers *= 2 {
		fmt.Println(crawlAll("https://golang.org/", web, workers))
	}
}
