// Package filepath handles paths of files; the separator is the slash.
package filepath

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// Separators of paths and of lists of paths.
const (
	Separator     = os.PathSeparator
	ListSeparator = os.PathListSeparator
)

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = path.ErrBadPattern

// What a function called by Walk or WalkDir returns to leave a folder out, or to end.
var (
	SkipDir error = fs.SkipDir
	SkipAll error = fs.SkipAll
)

// WalkFunc is called by Walk with each file.
type WalkFunc func(path string, info fs.FileInfo, err error) error

// Clean is path.Clean.
func Clean(name string) string { return path.Clean(name) }

// Split is path.Split.
func Split(name string) (dir, file string) { return path.Split(name) }

// Join is path.Join.
func Join(elem ...string) string { return path.Join(elem...) }

// Ext is path.Ext.
func Ext(name string) string { return path.Ext(name) }

// Base is path.Base.
func Base(name string) string { return path.Base(name) }

// Dir is path.Dir.
func Dir(name string) string { return path.Dir(name) }

// IsAbs is path.IsAbs.
func IsAbs(name string) bool { return path.IsAbs(name) }

// Match is path.Match.
func Match(pattern, name string) (matched bool, err error) { return path.Match(pattern, name) }

// ToSlash returns path, whose separators are slashes already.
func ToSlash(path string) string { return path }

// FromSlash returns path.
func FromSlash(path string) string { return path }

// VolumeName returns "": there are no volumes.
func VolumeName(path string) string { return "" }

// SplitList splits a list of paths as in $PATH.
func SplitList(path string) []string {
	if path == "" {
		return []string{}
	}
	return strings.Split(path, string(ListSeparator))
}

// HasPrefix is strings.HasPrefix; it knows nothing of elements.
func HasPrefix(p, prefix string) bool { return strings.HasPrefix(p, prefix) }

// IsLocal reports whether path, by its text, stays in the folder it is evaluated in.
func IsLocal(path string) bool {
	if path == "" || IsAbs(path) {
		return false
	}
	path = Clean(path)
	return path != ".." && !strings.HasPrefix(path, "../")
}

// Localize turns a path of io/fs into a file's.
func Localize(path string) (string, error) {
	if !fs.ValidPath(path) || strings.Contains(path, "\x00") {
		return "", errors.New("invalid path")
	}
	return path, nil
}

// Abs returns path as seen from the root.
func Abs(path string) (string, error) {
	if IsAbs(path) {
		return Clean(path), nil
	}
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	return Join(dir, path), nil
}

// Rel returns how to get from basePath to targPath.
func Rel(basePath, targPath string) (string, error) {
	base, target := Clean(basePath), Clean(targPath)
	if base == target {
		return ".", nil
	}
	if base == "." {
		base = ""
	}
	impossible := errors.New("Rel: can't make " + targPath + " relative to " + basePath)
	if IsAbs(base) != IsAbs(target) {
		return "", impossible
	}
	from, to := elements(base), elements(target)
	for len(from) > 0 && len(to) > 0 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	if len(from) > 0 && from[0] == ".." {
		return "", impossible
	}
	steps := slices.Repeat([]string{".."}, len(from))
	return strings.Join(append(steps, to...), "/"), nil
}

// elements returns those of a clean path.
func elements(path string) []string {
	path = strings.TrimPrefix(path, "/")
	if path == "" || path == "." {
		return nil
	}
	return strings.Split(path, "/")
}

// EvalSymlinks returns path with its symbolic links replaced by what they point to.
func EvalSymlinks(path string) (string, error) {
	done := ""
	if IsAbs(path) {
		done = "/"
	}
	links := 0
	for path != "" {
		var element string
		element, path, _ = strings.Cut(path, "/")
		if element == "" || element == "." {
			continue
		}
		if element == ".." && (done == "" || Base(done) == "..") {
			done = Join(done, "..")
			continue
		}
		next := Join(done, element)
		info, err := os.Lstat(next)
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			done = next
			continue
		}
		if links++; links > 255 {
			return "", errors.New("EvalSymlinks: too many links")
		}
		target, err := os.Readlink(next)
		if err != nil {
			return "", err
		}
		if IsAbs(target) {
			done = "/"
		}
		path = target + "/" + path
	}
	return Clean(done), nil
}

// WalkDir calls fn with root and all below it, in order of names. Links are not followed.
func WalkDir(root string, fn fs.WalkDirFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walkDir(root, fs.FileInfoToDirEntry(info), fn)
	}
	return ended(err)
}

func ended(err error) error {
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

func walkDir(path string, entry fs.DirEntry, fn fs.WalkDirFunc) error {
	if err := fn(path, entry, nil); err != nil || !entry.IsDir() {
		if err == SkipDir && entry.IsDir() {
			return nil
		}
		return err
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		if err = fn(path, entry, err); err != nil {
			if err == SkipDir {
				return nil
			}
			return err
		}
	}
	for _, e := range entries {
		if err := walkDir(Join(path, e.Name()), e, fn); err != nil {
			if err == SkipDir {
				break
			}
			return err
		}
	}
	return nil
}

// Walk is WalkDir with descriptions, which take longer.
func Walk(root string, fn WalkFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walk(root, info, fn)
	}
	return ended(err)
}

func walk(path string, info fs.FileInfo, fn WalkFunc) error {
	if !info.IsDir() {
		return fn(path, info, nil)
	}
	entries, problem := os.ReadDir(path)
	if err := fn(path, info, problem); problem != nil || err != nil {
		return err
	}
	for _, e := range entries {
		name := Join(path, e.Name())
		info, err := os.Lstat(name)
		if err != nil {
			if err := fn(name, nil, err); err != nil && err != SkipDir {
				return err
			}
			continue
		}
		if err := walk(name, info, fn); err != nil {
			if err != SkipDir {
				return err
			}
			if !info.IsDir() {
				break
			}
		}
	}
	return nil
}

// Glob returns the files whose names match the pattern, whose elements may all have stars and the like.
func Glob(pattern string) (matches []string, err error) {
	if _, err := Match(pattern, ""); err != nil {
		return nil, err
	}
	if !strings.ContainsAny(pattern, `*?[\`) {
		if _, err := os.Lstat(pattern); err != nil {
			return nil, nil
		}
		return []string{pattern}, nil
	}
	dir, file := Split(pattern)
	switch dir {
	case "":
		dir = "."
	case "/":
	default:
		dir = dir[:len(dir)-1]
	}
	dirs := []string{dir}
	if strings.ContainsAny(dir, `*?[\`) {
		if dir == pattern {
			return nil, ErrBadPattern
		}
		if dirs, err = Glob(dir); err != nil {
			return nil, err
		}
	}
	for _, dir := range dirs {
		// Folders that cannot be read have no matches.
		entries, _ := os.ReadDir(dir)
		for _, e := range entries {
			ok, err := Match(file, e.Name())
			if err != nil {
				return matches, err
			}
			if ok {
				matches = append(matches, Join(dir, e.Name()))
			}
		}
	}
	return matches, nil
}
