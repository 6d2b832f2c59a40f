// Makes thumbnails of the pictures that it is given, all at the same time.
package main

import (
	"fmt"
	"log"
	"os"
	"sync"

	"gopl.io/ch8/thumbnail"
)

// makeThumbnails makes a thumbnail of each picture, and says how many there are and how many bytes they take.
func makeThumbnails(files <-chan string) (count int, total int64) {
	sizes := make(chan int64)
	var wg sync.WaitGroup
	for f := range files {
		wg.Add(1)
		go func() {
			defer wg.Done()
			thumb, err := thumbnail.ImageFile(f)
			if err != nil {
				log.Println(err)
				return
			}
			info, err := os.Stat(thumb)
			if err != nil {
				log.Println(err)
				return
			}
			sizes <- info.Size()
		}()
	}
	go func() {
		wg.Wait()
		close(sizes)
	}()
	for size := range sizes {
		count++
		total += size
	}
	return count, total
}

func main() {
	files := make(chan string)
	go func() {
		defer close(files)
		for _, f := range os.Args[1:] {
			files <- f
		}
	}()
	count, total := makeThumbnails(files)
	fmt.Printf("%d thumbnails, %d bytes\n", count, total)
}
