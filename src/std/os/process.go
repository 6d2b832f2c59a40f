package os

import (
	"errors"
	"runtime"
	"strconv"
	"syscall"
	"time"
)

// Pipe returns a connected pair of files: what is written to w is read from r.
func Pipe() (r *File, w *File, err error) {
	in, out, errno := pipe()
	if errno != 0 {
		return nil, nil, NewSyscallError("pipe2", syscall.Errno(errno))
	}
	return &File{fd: in, name: "|0"}, &File{fd: out, name: "|1"}, nil
}

func pipe() (r, w, errno int)

// NewSyscallError returns an error of a system call; nil if err is nil.
func NewSyscallError(syscall string, err error) error {
	if err == nil {
		return nil
	}
	return &SyscallError{syscall, err}
}

// Timeout reports whether time ran out.
func (e *SyscallError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// ProcAttr says how a process is to be started.
type ProcAttr struct {
	// Dir is its folder, "" for that of the program.
	Dir string
	// Env is its environment, nil for that of the program.
	Env []string
	// Files are its standard input, output and error. More files are not supported.
	Files []*File
	// Sys holds what is particular to the system.
	Sys *syscall.SysProcAttr
}

// A Process was started by StartProcess or found by FindProcess.
type Process struct {
	Pid  int
	done bool
}

// A ProcessState says how a process ended.
type ProcessState struct {
	pid    int
	status syscall.WaitStatus
}

func start(path string, args, env []string, dir string, files []int, group int) (pid, errno int)
func waitFor(pid int) (status, errno int)
func release(pid int) (errno int)

// StartProcess starts a program; argv[0] is what it finds as its own name.
func StartProcess(name string, argv []string, attr *ProcAttr) (*Process, error) {
	if attr == nil {
		attr = &ProcAttr{}
	}
	if attr.Dir != "" {
		if _, err := Stat(attr.Dir); err != nil {
			pe := err.(*PathError)
			pe.Op = "chdir"
			return nil, pe
		}
	}
	env := attr.Env
	if env == nil {
		env = Environ()
	}
	if len(attr.Files) > 3 {
		return nil, &PathError{Op: "fork/exec", Path: name, Err: errors.ErrUnsupported}
	}
	var files []int
	for _, f := range attr.Files {
		if f == nil {
			files = append(files, -1)
		} else {
			files = append(files, int(f.Fd()))
		}
	}
	group := -1
	if attr.Sys != nil && attr.Sys.Setpgid {
		group = attr.Sys.Pgid
	}
	pid, errno := start(name, argv, env, attr.Dir, files, group)
	runtime.KeepAlive(attr)
	if errno != 0 {
		return nil, problem("fork/exec", name, errno)
	}
	return &Process{Pid: pid}, nil
}

// FindProcess returns the process with that number, whether there is one or not.
func FindProcess(pid int) (*Process, error) { return &Process{Pid: pid}, nil }

// Kill ends the process at once.
func (p *Process) Kill() error { return p.Signal(Kill) }

// Signal sends a signal to the process.
func (p *Process) Signal(sig Signal) error {
	if p.Pid == -1 {
		return errors.New("os: process already released")
	}
	if p.Pid == 0 {
		return errors.New("os: process not initialized")
	}
	if p.done {
		return ErrProcessDone
	}
	s, ok := sig.(syscall.Signal)
	if !ok {
		return errors.New("os: unsupported signal type")
	}
	err := syscall.Kill(p.Pid, s)
	if err == syscall.ESRCH {
		return ErrProcessDone
	}
	return err
}

// Release gives up p: it is not waited for.
func (p *Process) Release() error {
	release(p.Pid)
	p.Pid = -1
	return nil
}

// Wait waits until the process ends. It must have been started by the program.
func (p *Process) Wait() (*ProcessState, error) {
	if p.Pid == -1 {
		return nil, syscall.EINVAL
	}
	status, errno := waitFor(p.Pid)
	if errno != 0 {
		return nil, NewSyscallError("wait", syscall.Errno(errno))
	}
	p.done = true
	return &ProcessState{p.Pid, syscall.WaitStatus(status)}, nil
}

// Exited reports whether the process ended by itself.
func (p *ProcessState) Exited() bool { return p.status.Exited() }

// ExitCode returns the status of a process that ended by itself, otherwise -1.
func (p *ProcessState) ExitCode() int {
	if p == nil {
		return -1
	}
	return p.status.ExitStatus()
}

// Pid returns the process's number.
func (p *ProcessState) Pid() int { return p.pid }

// Success reports whether the process ended with status 0.
func (p *ProcessState) Success() bool { return p.status.ExitStatus() == 0 }

// Sys returns the syscall.WaitStatus.
func (p *ProcessState) Sys() any { return p.status }

// SystemTime returns 0: what a process used is not known here.
func (p *ProcessState) SystemTime() time.Duration { return 0 }

// UserTime returns 0: what a process used is not known here.
func (p *ProcessState) UserTime() time.Duration { return 0 }

// String says how the process ended.
func (p *ProcessState) String() string {
	if p == nil {
		return "<nil>"
	}
	text := ""
	switch {
	case p.status.Exited():
		text = "exit status " + strconv.Itoa(p.status.ExitStatus())
	case p.status.Signaled():
		text = "signal: " + p.status.Signal().String()
	}
	if p.status.CoreDump() {
		text += " (core dumped)"
	}
	return text
}
