// Thumbnails: ways to do independent pieces of work in parallel, here small pictures of those that it is given, or of some that
// it paints. It runs with the package thumbnail beside it, and in ../../thumbnails.rs with that of a host.
package main

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"log"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"gopl.io/ch8/thumbnail"
)

// oneByOne waits for each piece before it begins the next.
func oneByOne(files []string) {
	for _, f := range files {
		if _, err := thumbnail.ImageFile(f); err != nil {
			log.Println(err)
		}
	}
}

// counted starts a goroutine for each file and counts them off.
func counted(files []string) {
	done := make(chan struct{})
	for _, f := range files {
		go func() {
			thumbnail.ImageFile(f) // its error is lost
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
		go func() {
			thumb, err := thumbnail.ImageFile(f)
			results <- result{thumb, err}
		}()
	}
	for range files {
		r := <-results
		if r.err != nil {
			return nil, r.err
		}
		thumbs = append(thumbs, filepath.Base(r.thumb))
	}
	slices.Sort(thumbs)
	return thumbs, nil
}

// total takes files from a channel, however many, and returns how many thumbnails there are and how many bytes they have.
func total(files <-chan string) (count int, sum int64) {
	sizes := make(chan int64)
	var workers sync.WaitGroup
	for f := range files {
		workers.Go(func() {
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
		})
	}
	go func() {
		workers.Wait()
		close(sizes)
	}()
	for size := range sizes {
		count++
		sum += size
	}
	return count, sum
}

// feed sends files through a channel.
func feed(files []string) <-chan string {
	channel := make(chan string)
	go func() {
		defer close(channel)
		for _, f := range files {
			channel <- f
		}
	}()
	return channel
}

// made removes the thumbnails of a folder and returns how many there were, and how large.
func made(folder string) (count int, size int64) {
	thumbs, _ := filepath.Glob(filepath.Join(folder, "*.thumb.jpg"))
	for _, thumb := range thumbs {
		if info, err := os.Stat(thumb); err == nil {
			size += info.Size()
		}
		os.Remove(thumb)
	}
	return len(thumbs), size
}

// paint writes a picture with red growing to the right, green downwards, and the given blue.
func paint(file string, width, height int, blue uint8) error {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			m.Set(x, y, color.RGBA{uint8(255 * x / width), uint8(255 * y / height), blue, 0xff})
		}
	}
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	return errors.Join(jpeg.Encode(out, m, &jpeg.Options{Quality: 95}), out.Close())
}

// like reports whether two parts of a colour are nearly the same.
func like(part uint32, want int) bool {
	difference := int(part>>8) - want
	return -25 < difference && difference < 25
}

func main() {
	log.SetFlags(0)
	if files := os.Args[1:]; len(files) > 0 {
		count, bytes := total(feed(files))
		fmt.Printf("%d thumbnails, %d bytes\n", count, bytes)
		return
	}
	log.SetOutput(os.Stdout)
	folder, err := os.MkdirTemp("", "thumbnails")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	var files []string
	for i, name := range []string{"sea.jpg", "moon.jpg", "hill.jpg", "tree.jpg"} {
		file := filepath.Join(folder, name)
		if err := paint(file, 40+13*i, 60-7*i, uint8(60*i)); err != nil {
			log.Fatal(err)
		}
		files = append(files, file)
	}

	oneByOne(files)
	count, size := made(folder)
	fmt.Println("one by one:", count)
	counted(files)
	count, again := made(folder)
	fmt.Println("counted:", count, again == size)
	thumbs, err := firstError(files)
	fmt.Println("first error:", thumbs, err)

	for i, thumb := range thumbs {
		in, err := os.Open(filepath.Join(folder, thumb))
		if err != nil {
			log.Fatal(err)
		}
		m, format, err := image.Decode(in)
		in.Close()
		if err != nil {
			log.Fatal(err)
		}
		b := m.Bounds()
		r, g, _, _ := m.At(b.Dx()/2, b.Dy()/2).RGBA()
		fmt.Println(i, thumb, format, b.Max, like(r, 255*(2*(b.Dx()/2)+1)/(2*b.Dx())), like(g, 255*(2*(b.Dy()/2)+1)/(2*b.Dy())))
	}
	made(folder)

	notes := filepath.Join(folder, "notes.jpg")
	if err := os.WriteFile(notes, []byte("not a picture"), 0o666); err != nil {
		log.Fatal(err)
	}
	thumbs, err = firstError(append(files, notes))
	fmt.Println("first error:", thumbs, err, errors.Is(err, image.ErrFormat))
	oneByOne([]string{notes})

	count, bytes := total(feed(files))
	fmt.Println("total:", count, bytes == size)
}
