// Package syscall names the errors of the operating system.
package syscall

// An Errno is an error number of the system; 0 is no error.
type Errno uintptr

// Errors that programs look for.
const (
	EPERM     Errno = 1
	ENOENT    Errno = 2
	EINTR     Errno = 4
	EIO       Errno = 5
	EBADF     Errno = 9
	EAGAIN    Errno = 11
	ENOMEM    Errno = 12
	EACCES    Errno = 13
	EEXIST    Errno = 17
	ENOTDIR   Errno = 20
	EISDIR    Errno = 21
	EINVAL    Errno = 22
	ENOSPC    Errno = 28
	EPIPE     Errno = 32
	ENOSYS    Errno = 38
	ENOTEMPTY Errno = 39
)

// Error returns the system's words for e.
func (e Errno) Error() string { return errorText(int(e)) }

// Is has errors.Is compare e with the general errors of package io/fs.
func (e Errno) Is(target error) bool {
	switch target.Error() {
	case "permission denied":
		return e == EACCES || e == EPERM
	case "file already exists":
		return e == EEXIST || e == ENOTEMPTY
	case "file does not exist":
		return e == ENOENT
	case "unsupported operation":
		return e == ENOSYS
	}
	return false
}

// Temporary reports whether the same call may succeed later.
func (e Errno) Temporary() bool { return e == EINTR || e.Timeout() }

// Timeout reports whether e says that time ran out.
func (e Errno) Timeout() bool { return e == EAGAIN }

func errorText(e int) string

// A Signal is a number by which the system interrupts a process.
type Signal int

// Signals.
const (
	SIGHUP  Signal = 1
	SIGINT  Signal = 2
	SIGQUIT Signal = 3
	SIGABRT Signal = 6
	SIGKILL Signal = 9
	SIGUSR1 Signal = 10
	SIGUSR2 Signal = 12
	SIGPIPE Signal = 13
	SIGALRM Signal = 14
	SIGTERM Signal = 15
)

// Signal marks a Signal as an os.Signal.
func (s Signal) Signal() {}

// String returns the system's words for s.
func (s Signal) String() string { return signalText(int(s)) }

func signalText(s int) string
