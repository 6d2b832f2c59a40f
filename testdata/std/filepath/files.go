package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	for _, p := range [][2]string{{"a", "a/b"}, {"a/b", "a"}, {"a/b", "a/c/d"}, {"/", "/x/y"}, {"/x/y", "/"}, {"/x", "y"}, {".", "x"},
		{"..", "x"}, {"../a", "../b"}, {"a", ".."}, {"", ""}, {"a", "."}, {"a/../b", "b/c"}, {"ab", "a"}, {"../..", ".."}} {
		fmt.Print(p, " ")
		fmt.Println(filepath.Rel(p[0], p[1]))
	}
	for _, p := range []string{"", ".", "a/../..", "..", "../x", "/x", "a/../b", "...", "a//b"} {
		l, err := filepath.Localize(p)
		fmt.Printf("%q %v %q %v %v\n", p, filepath.IsLocal(p), l, err, fs.ValidPath(p))
	}
	fmt.Printf("%q %q %q\n", filepath.SplitList("/a:b::c"), filepath.SplitList(""), filepath.VolumeName("c:/x"))
	fmt.Println(filepath.Join("a", "../b", "c"), filepath.Base("a/b"), filepath.Dir("a/b"), filepath.Ext("a.go"), filepath.ToSlash("a/b"),
		filepath.FromSlash("a/b"), filepath.IsAbs("/"), string(filepath.Separator), string(filepath.ListSeparator))

	root, err := os.MkdirTemp("", "files")
	must(err)
	defer os.RemoveAll(root)
	root, err = filepath.EvalSymlinks(root)
	must(err)
	must(os.Chdir(root))
	must(os.MkdirAll("a/deep/er", 0o777))
	must(os.MkdirAll("b/skipped", 0o777))
	for _, name := range []string{"top.go", "a/x.go", "a/y.txt", "a/deep/z.go", "b/1", "b/skipped/2", "b/3", "a/deep/er/[w].go"} {
		must(os.WriteFile(name, []byte(name), 0o644))
	}
	must(os.Symlink("a/deep", "link"))
	must(os.Symlink("loop", "loop"))
	abs, err := filepath.Abs("a/../b")
	fmt.Println(strings.TrimPrefix(abs, root), err)
	for _, p := range []string{"link/z.go", "link/../x.go", "a/deep/er/..", ".", "../" + filepath.Base(root) + "/link", "nope/x", "loop"} {
		p, err := filepath.EvalSymlinks(p)
		fmt.Println(strings.ReplaceAll(p, filepath.Base(root), "ROOT"), err)
	}
	for _, pattern := range []string{"*", "*.go", "*/*.go", "a/*/*.go", "*/*/*/*", "top.go", "nope", "a/\\x.go", "[", "a/[xy].*", "./*.go",
		"*/", "nope/*", "a/deep/er/\\[w].go", "link/*"} {
		fmt.Print(pattern, " ")
		fmt.Println(filepath.Glob(pattern))
	}
	matches, _ := filepath.Glob(root + "/*.go")
	fmt.Println(len(matches))

	stop := errors.New("stop")
	for _, ending := range []error{nil, fs.SkipDir, fs.SkipAll, stop} {
		for _, at := range []string{"b/1", "b/skipped", ".", "nope"} {
			answer := func(path string) error {
				if path == at {
					return ending
				}
				return nil
			}
			var dirs, infos []string
			start := "."
			if at == "nope" {
				start = "nope"
			}
			err := filepath.WalkDir(start, func(path string, d fs.DirEntry, err error) error {
				if err != nil {
					dirs = append(dirs, err.Error())
					return answer(path)
				}
				dirs = append(dirs, path+" "+fs.FormatDirEntry(d))
				return answer(path)
			})
			fmt.Println(at, ending, err, strings.Join(dirs, ", "))
			err = filepath.Walk(start, func(path string, info fs.FileInfo, err error) error {
				if err != nil {
					infos = append(infos, err.Error())
					return answer(path)
				}
				infos = append(infos, fmt.Sprint(path, " ", info.Name(), info.IsDir()))
				return answer(path)
			})
			fmt.Println(at, ending, err, strings.Join(infos, ", "))
		}
	}
}
