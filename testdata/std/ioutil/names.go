// Package io/ioutil.
package main

import (
	"fmt"
	"io/ioutil"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	dir, err := ioutil.TempDir("", "zokor")
	fmt.Println(err, strings.HasPrefix(filepath.Base(dir), "zokor"))
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "file")
	fmt.Println(ioutil.WriteFile(name, []byte("text"), 0o644))
	b, err := ioutil.ReadFile(name)
	fmt.Println(string(b), err)
	f, err := ioutil.TempFile(dir, "a*b")
	fmt.Println(err, f.Close(), os.Remove(f.Name()))
	os.Mkdir(filepath.Join(dir, "sub"), 0o755)
	list, err := ioutil.ReadDir(dir)
	for _, info := range list {
		fmt.Println(info.Name(), info.IsDir())
	}
	fmt.Println(err)
	_, err = ioutil.ReadDir(filepath.Join(dir, "none"))
	fmt.Println(err != nil)
	b, err = ioutil.ReadAll(ioutil.NopCloser(strings.NewReader("all")))
	fmt.Println(string(b), err)
	fmt.Fprint(ioutil.Discard, "nothing")
}
