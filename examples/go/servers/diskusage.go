// Diskusage adds up the sizes of the files below some folders, several folders at a time. A line on standard input ends it
// early.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"
)

type walk struct {
	sizes chan int64
	slots chan struct{} // as many as folders may be read at once
	stop  chan struct{}
	wg    sync.WaitGroup
}

func (w *walk) folder(path string) {
	defer w.wg.Done()
	for _, e := range w.entries(path) {
		if e.IsDir() {
			w.wg.Add(1)
			go w.folder(filepath.Join(path, e.Name()))
			continue
		}
		if info, err := e.Info(); err == nil {
			w.sizes <- info.Size()
		}
	}
}

func (w *walk) entries(path string) []os.DirEntry {
	select {
	case w.slots <- struct{}{}:
	case <-w.stop:
		return nil
	}
	defer func() { <-w.slots }()
	entries, err := os.ReadDir(path)
	if err != nil {
		fmt.Fprintln(os.Stderr, "diskusage:", err)
	}
	return entries
}

func main() {
	verbose := flag.Bool("v", false, "show progress")
	flag.Parse()
	roots := flag.Args()
	if len(roots) == 0 {
		roots = []string{"."}
	}
	w := &walk{sizes: make(chan int64), slots: make(chan struct{}, 20), stop: make(chan struct{})}
	go func() {
		if n, _ := os.Stdin.Read(make([]byte, 1)); n > 0 {
			close(w.stop)
		}
	}()
	for _, root := range roots {
		w.wg.Add(1)
		go w.folder(root)
	}
	go func() {
		w.wg.Wait()
		close(w.sizes)
	}()
	var progress <-chan time.Time
	if *verbose {
		progress = time.Tick(500 * time.Millisecond)
	}
	var files, bytes int64
	for {
		select {
		case <-w.stop:
			for range w.sizes { // let those that still send end
			}
			fmt.Println("stopped")
			return
		case size, ok := <-w.sizes:
			if !ok {
				fmt.Printf("%d files, %d bytes\n", files, bytes)
				return
			}
			files++
			bytes += size
		case <-progress:
			fmt.Printf("%d files, %d bytes\n", files, bytes)
		}
	}
}
