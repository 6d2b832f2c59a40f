// Thumbnails: ways to do independent pieces of work in parallel.
package main

import (
	"errors"
	"fmt"
	"log"
	"os"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
)

var errFormat = errors.New("not a picture")

// made counts the thumbnails.
var made atomic.Int64

// shrink stands for reading a picture and writing a small one.
func shrink(file string) (string, error) {
	name, ok := strings.CutSuffix(file, ".jpg")
	if !ok {
		return "", fmt.Errorf("shrink %s: %w", file, errFormat)
	}
	made.Add(1)
	return name + ".thumb.jpg", nil
}

// oneByOne waits for each piece before it begins the next.
func oneByOne(files []string) {
	for _, f := range files {
		if _, err := shrink(f); err != nil {
			log.Println(err)
		}
	}
}

// counted starts a goroutine for each file and counts them off.
func counted(files []string) {
	done := make(chan struct{})
	for _, f := range files {
		go func() {
			shrink(f)
			done <- struct{}{}
		}()
	}
	for range files {
		<-done
	}
}

// firstError has room for all results, so that no goroutine is left behind when it returns early.
func firstError(files []string) (thumbs []string, err error) {
	type result struct {
		thumb string
		err   error
	}
	results := make(chan result, len(files))
	for _, f := range files {
		go func(f string) {
			var r result
			r.thumb, r.err = shrink(f)
			results <- r
		}(f)
	}
	for range files {
		r := <-results
		if r.err != nil {
			return nil, r.err
		}
		thumbs = append(thumbs, r.thumb)
	}
	sort.Strings(thumbs)
	return thumbs, nil
}

// total takes files from a channel, so that their number is not known before, and closes the channel of sizes when
// all are done.
func total(files <-chan string) int {
	sizes := make(chan int)
	var working sync.WaitGroup
	for f := range files {
		working.Add(1)
		go func() {
			defer working.Done()
			thumb, err := shrink(f)
			if err != nil {
				return
			}
			sizes <- len(thumb)
		}()
	}
	go func() {
		working.Wait()
		close(sizes)
	}()
	sum := 0
	for size := range sizes {
		sum += size
	}
	return sum
}

func main() {
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	files := []string{"moon.jpg", "sea.jpg", "notes.txt", "tree.jpg"}

	oneByOne(files)
	fmt.Println("one by one:", made.Swap(0))

	counted(files)
	fmt.Println("counted:", made.Swap(0))

	_, err := firstError(files)
	fmt.Println("first error:", err, errors.Is(err, errFormat))
	thumbs, err := firstError(files[:2])
	fmt.Println("no error:", thumbs, err)

	names := make(chan string)
	go func() {
		for _, f := range files {
			names <- f
		}
		close(names)
	}()
	fmt.Println("total:", total(names))
}
