// Package os: what it has of files beyond reading and writing them.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

func main() {
	dir, err := os.MkdirTemp("", "zokor")
	fmt.Println(err)
	defer os.RemoveAll(dir)
	dir, _ = filepath.EvalSymlinks(dir)
	short := func(err error) string {
		if err == nil {
			return "<nil>"
		}
		return strings.ReplaceAll(err.Error(), dir, "DIR")
	}
	fmt.Println(os.Chdir(dir))
	wd, err := os.Getwd()
	fmt.Println(wd == dir, err)
	fmt.Println(os.WriteFile("f", []byte("0123456789"), 0o640), os.Truncate("f", 4), os.Truncate("none", 1), os.Truncate("f", -1))
	b, err := os.ReadFile("f")
	fmt.Println(string(b), err)
	when := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	fmt.Println(os.Chtimes("f", when, when), os.Chtimes("none", when, when))
	info, err := os.Stat("f")
	fmt.Println(info.ModTime().UTC(), info.Mode(), info.Size(), info.Name(), info.IsDir(), err)
	fmt.Println(os.Chtimes("f", time.Time{}, when.Add(time.Hour)))
	info, _ = os.Stat("f")
	fmt.Println(info.ModTime().UTC())
	fmt.Println(os.Chown("f", -1, -1), os.Lchown("f", os.Getuid(), os.Getgid()), os.Chown("none", 1, 1), os.Lchown("none", 1, 1))
	fmt.Println(os.Chmod("f", 0o600), os.Chmod("none", 0))
	f, err := os.OpenFile("f", os.O_RDWR, 0)
	fmt.Println(err, f.Chmod(0o444), f.Chown(-1, -1))
	info, _ = f.Stat()
	fmt.Println(info.Mode())
	n, err := f.ReadFrom(strings.NewReader("abcdefgh"))
	fmt.Println(n, err)
	f.Seek(2, io.SeekStart)
	var buf bytes.Buffer
	n, err = f.WriteTo(&buf)
	fmt.Println(n, err, buf.String())
	fmt.Println(f.SetDeadline(time.Now()), f.SetReadDeadline(time.Time{}), f.SetWriteDeadline(time.Time{}))
	fmt.Println(f.Close(), f.Close(), f.Chmod(0), f.Chdir())
	_, err = f.Read(nil)
	fmt.Println(err)
	fmt.Println(os.MkdirAll("a/b/c", 0o755), os.MkdirAll("f/x", 0o755), os.Mkdir("a", 0o755), os.Mkdir("x/y", 0o755))
	d, _ := os.Open("a")
	fmt.Println(d.Chdir(), d.Close())
	wd, _ = os.Getwd()
	fmt.Println(filepath.Base(wd), os.Chdir(".."), os.Chdir("none"))
	fmt.Println(os.Rename("f", "g"), os.Rename("none", "h"), os.Remove("a"), os.Remove("none"), os.RemoveAll("a"), os.RemoveAll("none"))
	fmt.Println(os.Link("g", "h"), os.Symlink("g", "s"), os.Link("none", "i"), os.Symlink("g", "s"))
	to, err := os.Readlink("s")
	fmt.Println(to, err)
	_, err = os.Readlink("g")
	fmt.Println(err)
	g, _ := os.Stat("g")
	h, _ := os.Stat("h")
	s, _ := os.Lstat("s")
	fmt.Println(os.SameFile(g, h), os.SameFile(g, s), s.Mode().Type(), s.Mode()&os.ModeSymlink != 0)
	entries, err := os.ReadDir(".")
	fmt.Println(entries, err)
	_, err = os.ReadDir("none")
	fmt.Println(short(err))
	_, err = os.Open("none")
	var pe *os.PathError
	fmt.Println(errors.As(err, &pe), pe.Op, pe.Path, pe.Err == syscall.ENOENT, os.IsNotExist(err), errors.Is(err, os.ErrNotExist), os.IsExist(err), os.IsPermission(err), os.IsTimeout(err))
	tmp, err := os.CreateTemp(dir, "x*y")
	base := filepath.Base(tmp.Name())
	fmt.Println(err, strings.HasPrefix(base, "x"), strings.HasSuffix(base, "y"), tmp.Close())
	_, err = os.CreateTemp(dir, "a/b")
	fmt.Println(err)
	_, err = os.MkdirTemp(dir, "a/b")
	fmt.Println(err)

	fmt.Println(os.Setenv("ZOKOR_X", "value"), os.Getenv("ZOKOR_X"), os.ExpandEnv("$ZOKOR_X ${ZOKOR_X}s $ZOKOR_NONE. $$"), os.Setenv("", "x"), os.Setenv("a=b", "x"))
	v, ok := os.LookupEnv("ZOKOR_X")
	fmt.Println(v, ok, os.Unsetenv("ZOKOR_X"))
	_, ok = os.LookupEnv("ZOKOR_X")
	fmt.Println(ok, os.Expand("$a-${b}-$1-$*-${}-$", strings.ToUpper))
	os.Setenv("HOME", "/home/me")
	os.Unsetenv("XDG_CACHE_HOME")
	os.Setenv("XDG_CONFIG_HOME", "relative")
	fmt.Println(os.UserHomeDir())
	fmt.Println(os.UserCacheDir())
	fmt.Println(os.UserConfigDir())
	os.Clearenv()
	fmt.Println(len(os.Environ()), os.TempDir())
	fmt.Println(os.UserHomeDir())
	fmt.Println(os.UserCacheDir())
	host, err := os.Hostname()
	fmt.Println(host != "", err)
	exe, err := os.Executable()
	fmt.Println(filepath.IsAbs(exe), err)
	groups, err := os.Getgroups()
	fmt.Println(groups != nil || groups == nil, err, os.Geteuid() == os.Getuid(), os.Getegid() == os.Getgid(), os.Getpagesize()%1024, os.Getpid() > 0, os.Getppid() > 0)
	fmt.Println(os.IsPathSeparator('/'), os.IsPathSeparator('a'), os.NewSyscallError("x", nil), os.NewSyscallError("open", syscall.EACCES), os.DevNull, os.ModePerm, os.Interrupt, os.Kill)
	fmt.Println(errors.Is(os.NewSyscallError("open", syscall.EACCES), os.ErrPermission), errors.Is(syscall.EEXIST, os.ErrExist), syscall.EAGAIN.Timeout(), syscall.EINTR.Temporary(), os.ErrProcessDone, os.ErrDeadlineExceeded, os.ErrNoDeadline)
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err == nil {
		_, err = full.WriteString("x")
		fmt.Println(err, errors.Is(err, syscall.ENOSPC))
	}
}
