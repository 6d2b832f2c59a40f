// Package tree makes what a variable of type embed.FS holds.
package tree

import (
	"strconv"
	"strings"
)

// A File has a path and a content.
type File struct{ Name, Data string }

// System makes an embed.FS of files, sorted by name.
var System func(files []File) any

// Make returns an embed.FS of files, each written as its name, a zero, its length, a zero, and its content.
func Make(text string) any {
	var files []File
	for text != "" {
		name, rest, _ := strings.Cut(text, "\x00")
		length, rest, _ := strings.Cut(rest, "\x00")
		n, _ := strconv.Atoi(length)
		files = append(files, File{name, rest[:n]})
		text = rest[n:]
	}
	return System(files)
}
