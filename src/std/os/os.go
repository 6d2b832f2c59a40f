// Package os gives access to files, arguments, environment and processes. Left out are Root (OpenRoot,
// OpenInRoot), what a process used (SysUsage), WithHandle and ErrNoHandle, SyscallConn, and files of processes beyond the
// three standard ones.
package os

import (
	"errors"
	"io"
	"io/fs"
	"syscall"
	"time"
)

// The types of package io/fs under their usual names.
type (
	PathError = fs.PathError
	FileInfo  = fs.FileInfo
	FileMode  = fs.FileMode
	DirEntry  = fs.DirEntry
)

// The bits of a FileMode.
const (
	ModeDir        = fs.ModeDir
	ModeAppend     = fs.ModeAppend
	ModeExclusive  = fs.ModeExclusive
	ModeTemporary  = fs.ModeTemporary
	ModeSymlink    = fs.ModeSymlink
	ModeDevice     = fs.ModeDevice
	ModeNamedPipe  = fs.ModeNamedPipe
	ModeSocket     = fs.ModeSocket
	ModeSetuid     = fs.ModeSetuid
	ModeSetgid     = fs.ModeSetgid
	ModeCharDevice = fs.ModeCharDevice
	ModeSticky     = fs.ModeSticky
	ModeIrregular  = fs.ModeIrregular
	ModeType       = fs.ModeType
	ModePerm       = fs.ModePerm
)

// General errors; test for them with errors.Is.
var (
	ErrInvalid          = fs.ErrInvalid
	ErrPermission       = fs.ErrPermission
	ErrExist            = fs.ErrExist
	ErrNotExist         = fs.ErrNotExist
	ErrClosed           = fs.ErrClosed
	ErrDeadlineExceeded = error(&deadlineError{})
	ErrNoDeadline       = errors.New("file type does not support deadline")
	ErrProcessDone      = errors.New("os: process already finished")
)

type deadlineError struct{}

func (*deadlineError) Error() string   { return "i/o timeout" }
func (*deadlineError) Timeout() bool   { return true }
func (*deadlineError) Temporary() bool { return true }

// Flags of OpenFile.
const (
	O_RDONLY int = 0x0
	O_WRONLY int = 0x1
	O_RDWR   int = 0x2
	O_APPEND int = 0x400
	O_CREATE int = 0x40
	O_EXCL   int = 0x80
	O_SYNC   int = 0x101000
	O_TRUNC  int = 0x200
)

// Separators of paths and of lists of paths.
const (
	PathSeparator     = '/'
	PathListSeparator = ':'
	DevNull           = "/dev/null"
)

// Where Seek counts from.
const (
	SEEK_SET int = 0
	SEEK_CUR int = 1
	SEEK_END int = 2
)

// Args holds the program's name and its arguments.
var Args []string = args()

// The standard streams.
var (
	Stdin  = &File{fd: 0, name: "/dev/stdin"}
	Stdout = &File{fd: 1, name: "/dev/stdout"}
	Stderr = &File{fd: 2, name: "/dev/stderr"}
)

// firstStreams keeps what package fmt compares Stdin and Stdout with.
var firstStreams = [...]*File{Stdin, Stdout}

func init() { setStreams(&Stdin, stdin, &Stdout, writeStdout) }

func setStreams(in **File, reader func() io.Reader, out **File, write func([]byte) (int, error))

func stdin() io.Reader                      { return Stdin }
func writeStdout(b []byte) (n int, err error) { return Stdout.Write(b) }

func args() []string

// A SyscallError says which system call failed.
type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }

// Unwrap returns why the call failed.
func (e *SyscallError) Unwrap() error { return e.Err }

// A LinkError says which operation on which two paths failed.
type LinkError struct {
	Op  string
	Old string
	New string
	Err error
}

func (e *LinkError) Error() string { return e.Op + " " + e.Old + " " + e.New + ": " + e.Err.Error() }

// Unwrap returns why the operation failed.
func (e *LinkError) Unwrap() error { return e.Err }

// IsExist reports whether err says that a file exists already.
func IsExist(err error) bool { return is(err, ErrExist) }

// IsNotExist reports whether err says that a file does not exist.
func IsNotExist(err error) bool { return is(err, ErrNotExist) }

// IsPermission reports whether err says that something is not permitted.
func IsPermission(err error) bool { return is(err, ErrPermission) }

// IsTimeout reports whether err says that time ran out.
func IsTimeout(err error) bool {
	t, ok := underlying(err).(interface{ Timeout() bool })
	return ok && t.Timeout()
}

func is(err, target error) bool {
	err = underlying(err)
	if err == target {
		return true
	}
	e, ok := err.(syscall.Errno)
	return ok && e.Is(target)
}

func underlying(err error) error {
	switch e := err.(type) {
	case *PathError:
		return e.Err
	case *LinkError:
		return e.Err
	case *SyscallError:
		return e.Err
	}
	return err
}

// problem makes a *PathError of an error number; nil of 0.
func problem(op, path string, errno int) error {
	if errno == 0 {
		return nil
	}
	return &PathError{Op: op, Path: path, Err: syscall.Errno(errno)}
}

// Exit ends the program at once with that status; deferred calls do not run.
func Exit(code int)

// Getenv returns the variable of the environment with that name, "" if there is none.
func Getenv(key string) string { value, _ := LookupEnv(key); return value }

// LookupEnv is Getenv that also says whether there is such a variable.
func LookupEnv(key string) (string, bool)

// Setenv sets a variable of the environment.
func Setenv(key, value string) error {
	if !setenv(key, value) {
		return &SyscallError{"setenv", syscall.EINVAL}
	}
	return nil
}

// Unsetenv removes a variable from the environment.
func Unsetenv(key string) error { unsetenv(key); return nil }

// Clearenv removes all variables.
func Clearenv() {
	for _, line := range Environ() {
		for i := range line {
			if line[i] == '=' {
				unsetenv(line[:i])
				break
			}
		}
	}
}

// Environ returns the environment as lines "key=value".
func Environ() []string

func setenv(key, value string) bool
func unsetenv(key string)

// ExpandEnv replaces $name and ${name} by variables of the environment.
func ExpandEnv(s string) string { return Expand(s, Getenv) }

// Expand replaces $name and ${name} by what mapping returns.
func Expand(s string, mapping func(string) string) string {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '$' || i+1 == len(s) {
			out = append(out, s[i])
			continue
		}
		name, length := variable(s[i+1:])
		switch {
		case name != "":
			out = append(out, mapping(name)...)
		case length == 0:
			out = append(out, '$')
		}
		i += length
	}
	return string(out)
}

// variable returns the name at the start of s, and how much of s it takes.
func variable(s string) (name string, length int) {
	if s[0] == '{' {
		for i := 1; i < len(s); i++ {
			if s[i] == '}' {
				return s[1:i], i + 1
			}
		}
		return "", 1
	}
	for length < len(s) && (s[length] == '_' || '0' <= s[length] && s[length] <= '9' ||
		'a' <= s[length] && s[length] <= 'z' || 'A' <= s[length] && s[length] <= 'Z') {
		length++
	}
	if length > 0 && '0' <= s[0] && s[0] <= '9' || length == 0 && special(s[0]) {
		length = 1
	}
	return s[:length], length
}

func special(c byte) bool {
	switch c {
	case '*', '#', '$', '@', '!', '?', '-':
		return true
	}
	return false
}

// Getpid returns the number of the process.
func Getpid() int

// Getppid returns the number of the parent process.
func Getppid() int

// Getuid returns the number of the user.
func Getuid() int

// Hostname returns the name of the machine.
func Hostname() (name string, err error) {
	name, errno := hostname()
	if errno != 0 {
		return "", &SyscallError{"uname", syscall.Errno(errno)}
	}
	return name, nil
}

func hostname() (string, int)

// Executable returns the path of the running executable.
func Executable() (string, error) {
	path, errno := executable()
	return path, problem("readlink", "/proc/self/exe", errno)
}

func executable() (string, int)

// Getwd returns the current folder.
func Getwd() (dir string, err error) {
	dir, errno := getwd()
	if errno != 0 {
		return "", &SyscallError{"getwd", syscall.Errno(errno)}
	}
	return dir, nil
}

func getwd() (string, int)

// Chdir changes the current folder.
func Chdir(dir string) error { return problem("chdir", dir, chdir(dir)) }

func chdir(dir string) int
func fchdir(fd int) (errno int)

// TempDir returns the folder for temporary files.
func TempDir() string {
	if dir := Getenv("TMPDIR"); dir != "" {
		return dir
	}
	return "/tmp"
}

// UserHomeDir returns the user's folder.
func UserHomeDir() (string, error) {
	if home := Getenv("HOME"); home != "" {
		return home, nil
	}
	return "", errors.New("$HOME is not defined")
}

// A File is an open file.
type File struct {
	fd     int
	name   string
	closed bool
	append bool
	dir    []DirEntry // entries that ReadDir has not returned yet
	listed bool
}

// Open opens a file for reading.
func Open(name string) (*File, error) { return OpenFile(name, O_RDONLY, 0) }

// Create makes or empties a file and opens it for reading and writing.
func Create(name string) (*File, error) { return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0o666) }

// OpenFile opens a file as the flags say; perm holds for a file that is made.
func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	fd, errno := open(name, flag, uint32(perm))
	if errno != 0 {
		return nil, problem("open", name, errno)
	}
	return &File{fd: fd, name: name, append: flag&O_APPEND != 0}, nil
}

// NewFile returns the file with that descriptor of the system.
func NewFile(fd uintptr, name string) *File { return &File{fd: int(fd), name: name} }

func open(name string, flag int, perm uint32) (fd, errno int)
func read(fd int, b []byte) (n, errno int)
func pread(fd int, b []byte, off int64) (n, errno int)
func write(fd int, b []byte) (n, errno int)
func pwrite(fd int, b []byte, off int64) (n, errno int)
func seek(fd int, offset int64, whence int) (ret int64, errno int)
func closeFile(fd int) (errno int)
func truncate(fd int, size int64) (errno int)
func sync(fd int) (errno int)

func (f *File) check(op string) error {
	if f == nil {
		return ErrInvalid
	}
	if f.closed {
		return &PathError{Op: op, Path: f.name, Err: ErrClosed}
	}
	return nil
}

// Name returns the name with which f was opened.
func (f *File) Name() string { return f.name }

// Fd returns the system's descriptor.
func (f *File) Fd() uintptr { return uintptr(f.fd) }

// Read reads up to len(b) bytes; at the end of the file it returns io.EOF.
func (f *File) Read(b []byte) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	if len(b) == 0 {
		return 0, nil
	}
	n, errno := read(f.fd, b)
	if n == 0 && errno == 0 {
		return 0, io.EOF
	}
	return n, problem("read", f.name, errno)
}

// ReadAt reads len(b) bytes from offset off on; fewer only with an error.
func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	if off < 0 {
		return 0, &PathError{Op: "readat", Path: f.name, Err: errors.New("negative offset")}
	}
	for n < len(b) {
		m, errno := pread(f.fd, b[n:], off+int64(n))
		n += m
		if errno != 0 {
			return n, problem("read", f.name, errno)
		}
		if m == 0 {
			return n, io.EOF
		}
	}
	return n, nil
}

// Write writes all of b.
func (f *File) Write(b []byte) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	n, errno := write(f.fd, b)
	return n, problem("write", f.name, errno)
}

// WriteAt writes all of b at offset off.
func (f *File) WriteAt(b []byte, off int64) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	if f.append {
		return 0, errors.New("os: invalid use of WriteAt on file opened with O_APPEND")
	}
	n, errno := pwrite(f.fd, b, off)
	return n, problem("write", f.name, errno)
}

// WriteString writes all of s.
func (f *File) WriteString(s string) (n int, err error) { return f.Write([]byte(s)) }

// Seek sets where the next Read or Write begins.
func (f *File) Seek(offset int64, whence int) (ret int64, err error) {
	if err := f.check("seek"); err != nil {
		return 0, err
	}
	f.dir, f.listed = nil, false
	ret, errno := seek(f.fd, offset, whence)
	return ret, problem("seek", f.name, errno)
}

// Close closes f.
func (f *File) Close() error {
	if err := f.check("close"); err != nil {
		return err
	}
	f.closed = true
	return problem("close", f.name, closeFile(f.fd))
}

// Sync has the system write out what it holds back.
func (f *File) Sync() error {
	if err := f.check("sync"); err != nil {
		return err
	}
	return problem("sync", f.name, sync(f.fd))
}

// Truncate sets the size of f.
func (f *File) Truncate(size int64) error {
	if err := f.check("truncate"); err != nil {
		return err
	}
	return problem("truncate", f.name, truncate(f.fd, size))
}

// Stat describes f.
func (f *File) Stat() (FileInfo, error) {
	if err := f.check("stat"); err != nil {
		return nil, err
	}
	return info("stat", f.name, "", f.fd, true)
}

// ReadDir returns the next n entries of the folder f in the folder's order; all that are left if n <= 0.
func (f *File) ReadDir(n int) ([]DirEntry, error) {
	if err := f.check("readdir"); err != nil {
		return nil, err
	}
	if !f.listed {
		entries, err := ReadDir(f.name)
		if err != nil {
			return nil, err
		}
		f.dir, f.listed = entries, true
	}
	if n <= 0 || n > len(f.dir) {
		if n > 0 && len(f.dir) == 0 {
			return nil, io.EOF
		}
		n = len(f.dir)
	}
	entries := f.dir[:n:n]
	f.dir = f.dir[n:]
	return entries, nil
}

// Readdir is ReadDir with descriptions.
func (f *File) Readdir(n int) ([]FileInfo, error) {
	entries, err := f.ReadDir(n)
	var infos []FileInfo
	for _, e := range entries {
		if info, err := e.Info(); err == nil {
			infos = append(infos, info)
		}
	}
	return infos, err
}

// Readdirnames is ReadDir with names only.
func (f *File) Readdirnames(n int) (names []string, err error) {
	entries, err := f.ReadDir(n)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names, err
}

// ReadFile returns the content of a file.
func ReadFile(name string) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := int64(0)
	if info, err := f.Stat(); err == nil {
		size = info.Size()
	}
	data := make([]byte, 0, size+512)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF {
			return data, nil
		}
		if err != nil {
			return data, err
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}

// WriteFile makes or empties a file and writes data to it.
func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if again := f.Close(); again != nil && err == nil {
		err = again
	}
	return err
}

type fileInfo struct {
	name  string
	size  int64
	mode  FileMode
	mtime time.Time
	dev   int64
	inode int64
}

func (i *fileInfo) Name() string       { return i.name }
func (i *fileInfo) Size() int64        { return i.size }
func (i *fileInfo) Mode() FileMode     { return i.mode }
func (i *fileInfo) ModTime() time.Time { return i.mtime }
func (i *fileInfo) IsDir() bool        { return i.mode.IsDir() }
func (i *fileInfo) Sys() any           { return nil }

// stat returns size, mode as in a FileMode, time in nanoseconds since 1970, device and inode. An empty path means the
// descriptor.
func stat(path string, fd int, follow bool) (size int64, mode uint32, mtime, dev, inode int64, errno int)

func info(op, name, path string, fd int, follow bool) (FileInfo, error) {
	size, mode, mtime, dev, inode, errno := stat(path, fd, follow)
	if errno != 0 {
		return nil, problem(op, name, errno)
	}
	return &fileInfo{base(name), size, FileMode(mode), time.Unix(0, mtime), dev, inode}, nil
}

// base returns the last element of a path.
func base(path string) string {
	for len(path) > 1 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '/' && i+1 < len(path) {
			return path[i+1:]
		}
	}
	return path
}

// Stat describes a file.
func Stat(name string) (FileInfo, error) { return named("stat", name, true) }

// Lstat is Stat that does not follow a symbolic link.
func Lstat(name string) (FileInfo, error) { return named("lstat", name, false) }

func named(op, name string, follow bool) (FileInfo, error) {
	if name == "" {
		return nil, &PathError{op, name, syscall.ENOENT}
	}
	return info(op, name, name, -1, follow)
}

// SameFile reports whether both describe the same file.
func SameFile(a, b FileInfo) bool {
	x, ok1 := a.(*fileInfo)
	y, ok2 := b.(*fileInfo)
	return ok1 && ok2 && x.dev == y.dev && x.inode == y.inode
}

type dirEntry struct {
	dir, name string
	mode      FileMode
}

func (e *dirEntry) Name() string            { return e.name }
func (e *dirEntry) IsDir() bool             { return e.mode.IsDir() }
func (e *dirEntry) Type() FileMode          { return e.mode.Type() }
func (e *dirEntry) Info() (FileInfo, error) { return Lstat(e.dir + "/" + e.name) }
func (e *dirEntry) String() string          { return fs.FormatDirEntry(e) }

// readDir returns the entries of a folder sorted by name, and the kind of each.
func readDir(name string) (names []string, modes []uint32, errno int)

// ReadDir returns the entries of a folder sorted by name.
func ReadDir(name string) ([]DirEntry, error) {
	names, modes, errno := readDir(name)
	if errno != 0 {
		return nil, problem("open", name, errno)
	}
	entries := make([]DirEntry, len(names))
	for i := range names {
		entries[i] = &dirEntry{name, names[i], FileMode(modes[i])}
	}
	return entries, nil
}

func mkdir(name string, perm uint32) (errno int)
func remove(name string) (errno int)
func removeAll(name string) (errno int)
func rename(from, to string) (errno int)
func chmod(name string, mode uint32) (errno int)
func symlink(from, to string) (errno int)
func link(from, to string) (errno int)
func readlink(name string) (string, int)

// Mkdir makes a folder.
func Mkdir(name string, perm FileMode) error { return problem("mkdir", name, mkdir(name, uint32(perm))) }

// MkdirAll makes a folder and those above it.
func MkdirAll(path string, perm FileMode) error {
	if info, err := Stat(path); err == nil {
		if info.IsDir() {
			return nil
		}
		return &PathError{"mkdir", path, syscall.ENOTDIR}
	}
	for i := len(path) - 1; i > 0; i-- {
		if path[i] == '/' && path[i-1] != '/' && i+1 < len(path) {
			if err := MkdirAll(path[:i], perm); err != nil {
				return err
			}
			break
		}
	}
	err := Mkdir(path, perm)
	if err != nil {
		if info, again := Lstat(path); again == nil && info.IsDir() {
			return nil
		}
	}
	return err
}

// Remove removes a file or an empty folder.
func Remove(name string) error { return problem("remove", name, remove(name)) }

// RemoveAll removes path and all below it; it is no error if there is nothing.
func RemoveAll(path string) error { return problem("unlinkat", path, removeAll(path)) }

// Rename renames a file or folder.
func Rename(oldpath, newpath string) error {
	if errno := rename(oldpath, newpath); errno != 0 {
		return &LinkError{"rename", oldpath, newpath, syscall.Errno(errno)}
	}
	return nil
}

// Chmod sets the permissions of a file.
func Chmod(name string, mode FileMode) error { return problem("chmod", name, chmod(name, uint32(mode))) }

// Symlink makes newname a symbolic link to oldname.
func Symlink(oldname, newname string) error {
	if errno := symlink(oldname, newname); errno != 0 {
		return &LinkError{"symlink", oldname, newname, syscall.Errno(errno)}
	}
	return nil
}

// Link makes newname another name of oldname.
func Link(oldname, newname string) error {
	if errno := link(oldname, newname); errno != 0 {
		return &LinkError{"link", oldname, newname, syscall.Errno(errno)}
	}
	return nil
}

// Readlink returns what a symbolic link points to.
func Readlink(name string) (string, error) {
	target, errno := readlink(name)
	return target, problem("readlink", name, errno)
}

func random() uint64

// temporary calls try with names made of pattern until one is free.
func temporary(op, dir, pattern string, try func(name string) error) error {
	for i := 0; i < len(pattern); i++ {
		if IsPathSeparator(pattern[i]) {
			return &PathError{Op: op, Path: pattern, Err: errors.New("pattern contains path separator")}
		}
	}
	if dir == "" {
		dir = TempDir()
	}
	prefix, suffix := pattern, ""
	for i := len(pattern) - 1; i >= 0; i-- {
		if pattern[i] == '*' {
			prefix, suffix = pattern[:i], pattern[i+1:]
			break
		}
	}
	for attempt := 0; ; attempt++ {
		digits := ""
		for n := random() % 10_000_000_000; n > 0; n /= 10 {
			digits += string(rune('0' + n%10))
		}
		err := try(dir + "/" + prefix + digits + suffix)
		if err == nil || !IsExist(err) || attempt == 1000 {
			return err
		}
	}
}

// CreateTemp makes a new file in dir, named after pattern with a random number for its last "*" or at its end.
func CreateTemp(dir, pattern string) (f *File, err error) {
	err = temporary("createtemp", dir, pattern, func(name string) error {
		f, err = OpenFile(name, O_RDWR|O_CREATE|O_EXCL, 0o600)
		return err
	})
	return f, err
}

// MkdirTemp makes a new folder in dir, named like a file of CreateTemp.
func MkdirTemp(dir, pattern string) (name string, err error) {
	err = temporary("mkdirtemp", dir, pattern, func(try string) error {
		name = try
		return Mkdir(try, 0o700)
	})
	if err != nil {
		name = ""
	}
	return name, err
}

// A Signal is something by which the system interrupts a process.
type Signal interface {
	String() string
	Signal()
}

// The signals that every system has.
var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)
