package os

import (
	"errors"
	"io"
	"io/fs"
	"syscall"
	"time"
)

// Geteuid, Getgid and Getegid return ids of user and group.
func Geteuid() int
func Getgid() int
func Getegid() int

// Getgroups returns the groups of the user.
func Getgroups() ([]int, error) { return groups(), nil }

func groups() []int

// Getpagesize returns the size of the system's pages of memory.
func Getpagesize() int

// IsPathSeparator reports whether c separates elements of paths.
func IsPathSeparator(c uint8) bool { return c == PathSeparator }

func folder(variable, below string) (string, error) {
	if dir := Getenv(variable); dir != "" {
		if dir[0] != '/' {
			return "", errors.New("path in $" + variable + " is relative")
		}
		return dir, nil
	}
	home := Getenv("HOME")
	if home == "" {
		return "", errors.New("neither $" + variable + " nor $HOME are defined")
	}
	return home + below, nil
}

// UserCacheDir returns the folder for what programs may lose.
func UserCacheDir() (string, error) { return folder("XDG_CACHE_HOME", "/.cache") }

// UserConfigDir returns the folder for settings.
func UserConfigDir() (string, error) { return folder("XDG_CONFIG_HOME", "/.config") }

func truncateNamed(name string, size int64) (errno int)
func chown(name string, uid, gid int, follow bool) (errno int)
func chtimes(name string, read int64, setRead bool, changed int64, setChanged bool) (errno int)

// Truncate sets the size of a file.
func Truncate(name string, size int64) error {
	if size < 0 {
		return problem("truncate", name, int(syscall.EINVAL))
	}
	return problem("truncate", name, truncateNamed(name, size))
}

// Chown sets the owners of a file; -1 leaves one as it is.
func Chown(name string, uid, gid int) error {
	return problem("chown", name, chown(name, uid, gid, true))
}

// Lchown is Chown that does not follow a symbolic link.
func Lchown(name string, uid, gid int) error {
	return problem("lchown", name, chown(name, uid, gid, false))
}

// Chtimes sets the times at which a file was read and changed; zero times leave them as they are.
func Chtimes(name string, atime time.Time, mtime time.Time) error {
	return problem("chtimes", name, chtimes(name, atime.UnixNano(), !atime.IsZero(), mtime.UnixNano(), !mtime.IsZero()))
}

// Chdir makes the folder f the current one.
func (f *File) Chdir() error {
	if err := f.check("chdir"); err != nil {
		return err
	}
	// Its name may have been one in another working directory.
	return problem("chdir", f.name, fchdir(f.fd))
}

// Chmod sets the permissions of f.
func (f *File) Chmod(mode FileMode) error {
	if err := f.check("chmod"); err != nil {
		return err
	}
	return problem("chmod", f.name, chmod(f.name, uint32(mode)))
}

// Chown sets the owners of f.
func (f *File) Chown(uid, gid int) error {
	if err := f.check("chown"); err != nil {
		return err
	}
	return problem("chown", f.name, chown(f.name, uid, gid, true))
}

func (f *File) noDeadline(op string) error {
	if err := f.check(op); err != nil {
		return err
	}
	return ErrNoDeadline
}

// SetDeadline fails: files have no deadlines here.
func (f *File) SetDeadline(t time.Time) error { return f.noDeadline("set deadline") }

// SetReadDeadline fails: files have no deadlines here.
func (f *File) SetReadDeadline(t time.Time) error { return f.noDeadline("set deadline") }

// SetWriteDeadline fails: files have no deadlines here.
func (f *File) SetWriteDeadline(t time.Time) error { return f.noDeadline("set deadline") }

// These hide the methods below from io.Copy.
type plainWriter struct{ io.Writer }
type plainReader struct{ io.Reader }

// ReadFrom implements io.ReaderFrom.
func (f *File) ReadFrom(r io.Reader) (n int64, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	return io.Copy(plainWriter{f}, r)
}

// WriteTo implements io.WriterTo.
func (f *File) WriteTo(w io.Writer) (n int64, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	return io.Copy(w, plainReader{f})
}

// DirFS returns the files below a folder.
func DirFS(dir string) fs.FS { return dirFS(dir) }

type dirFS string

// join returns the path of a name below the folder.
func (dir dirFS) join(op, name string) (string, error) {
	if dir == "" {
		return "", &PathError{Op: op, Path: name, Err: errors.New("os: DirFS with empty root")}
	}
	if !fs.ValidPath(name) {
		return "", &PathError{Op: op, Path: name, Err: ErrInvalid}
	}
	return string(dir) + "/" + name, nil
}

// relative has an error name the file as the caller did.
func relative(err error, name string) error {
	if e, ok := err.(*PathError); ok {
		e.Path = name
	}
	return err
}

func (dir dirFS) Open(name string) (fs.File, error) {
	full, err := dir.join("open", name)
	if err != nil {
		return nil, err
	}
	f, err := Open(full)
	if err != nil {
		return nil, relative(err, name)
	}
	return f, nil
}

func (dir dirFS) ReadFile(name string) ([]byte, error) {
	full, err := dir.join("readfile", name)
	if err != nil {
		return nil, err
	}
	b, err := ReadFile(full)
	return b, relative(err, name)
}

func (dir dirFS) ReadDir(name string) ([]DirEntry, error) {
	full, err := dir.join("readdir", name)
	if err != nil {
		return nil, err
	}
	entries, err := ReadDir(full)
	return entries, relative(err, name)
}

func (dir dirFS) Stat(name string) (fs.FileInfo, error) {
	full, err := dir.join("stat", name)
	if err != nil {
		return nil, err
	}
	info, err := Stat(full)
	if err != nil {
		return nil, relative(err, name)
	}
	return info, nil
}

func (dir dirFS) Lstat(name string) (fs.FileInfo, error) {
	full, err := dir.join("lstat", name)
	if err != nil {
		return nil, err
	}
	info, err := Lstat(full)
	if err != nil {
		return nil, relative(err, name)
	}
	return info, nil
}

func (dir dirFS) ReadLink(name string) (string, error) {
	full, err := dir.join("readlink", name)
	if err != nil {
		return "", err
	}
	return Readlink(full)
}

// CopyFS copies files and folders into a folder, which is made if it is not there; files that are there are an error.
func CopyFS(dir string, fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := dir
		if path != "." {
			target = dir + "/" + path
		}
		switch d.Type() {
		case ModeDir:
			return MkdirAll(target, 0o777)
		case ModeSymlink:
			link, err := fs.ReadLink(fsys, path)
			if err != nil {
				return err
			}
			return Symlink(link, target)
		case 0:
			r, err := fsys.Open(path)
			if err != nil {
				return err
			}
			defer r.Close()
			info, err := r.Stat()
			if err != nil {
				return err
			}
			w, err := OpenFile(target, O_CREATE|O_EXCL|O_WRONLY, 0o666|info.Mode()&0o777)
			if err != nil {
				return err
			}
			if _, err := io.Copy(w, r); err != nil {
				w.Close()
				return &PathError{Op: "Copy", Path: target, Err: err}
			}
			return w.Close()
		}
		return &PathError{Op: "CopyFS", Path: path, Err: ErrInvalid}
	})
}
