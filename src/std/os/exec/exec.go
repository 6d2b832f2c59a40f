// Package exec runs other programs. ExtraFiles are not supported; SysUsage is left out.
package exec

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// ErrWaitDelay says that output was still being copied when the time for it was over.
var ErrWaitDelay = errors.New("exec: WaitDelay expired before I/O complete")

// A Cmd is a program to run. It cannot be used twice.
type Cmd struct {
	// Path is the program's file.
	Path string
	// Args are the arguments, from the name on.
	Args []string
	// Env is the environment, nil for that of the program.
	Env []string
	// Dir is the folder to run in, "" for the current one.
	Dir string
	// Stdin is read to the program's standard input; nil for nothing.
	Stdin io.Reader
	// Stdout and Stderr get the program's output; nil to drop it.
	Stdout io.Writer
	Stderr io.Writer
	// ExtraFiles are not supported.
	ExtraFiles []*os.File
	// SysProcAttr holds what is particular to the system.
	SysProcAttr *syscall.SysProcAttr
	// Process is the process once it is started.
	Process *os.Process
	// ProcessState says how it ended, after Wait.
	ProcessState *os.ProcessState
	// Err is what went wrong when the program was looked for.
	Err error
	// Cancel is called when the context is done.
	Cancel func() error
	// WaitDelay is how long Wait waits for output after the end; 0 for ever.
	WaitDelay time.Duration

	ctx      context.Context
	copies   []func() error
	copied   chan error
	feed     func()
	children []io.Closer // ours until the process has them
	parents  []io.Closer
	watched  chan error
	finished chan struct{}
	waited   bool
}

// An ExitError says that a program did not end well.
type ExitError struct {
	*os.ProcessState
	// Stderr holds a part of the error output if Output was called and it went nowhere else.
	Stderr []byte
}

func (e *ExitError) Error() string { return e.ProcessState.String() }

// Command returns a Cmd for a program with arguments. A name without a slash is looked for in $PATH.
func Command(name string, arg ...string) *Cmd {
	c := &Cmd{Path: name, Args: append([]string{name}, arg...)}
	if filepath.Base(name) == name {
		path, err := LookPath(name)
		if path != "" {
			c.Path = path
		}
		if err != nil {
			c.Err = err
		}
	}
	return c
}

// CommandContext is Command; the process is killed when ctx is done before it ends.
func CommandContext(ctx context.Context, name string, arg ...string) *Cmd {
	if ctx == nil {
		panic("nil Context")
	}
	c := Command(name, arg...)
	c.ctx = ctx
	c.Cancel = func() error { return c.Process.Kill() }
	return c
}

// String shows the command for people, not for a shell.
func (c *Cmd) String() string {
	if c.Err != nil {
		return strings.Join(c.Args, " ")
	}
	text := c.Path
	for _, arg := range c.Args[min(1, len(c.Args)):] {
		text += " " + arg
	}
	return text
}

// Environ returns the environment that the program will get.
func (c *Cmd) Environ() []string {
	env := c.Env
	if env == nil {
		env = os.Environ()
		if c.Dir != "" {
			if dir, err := filepath.Abs(c.Dir); err == nil {
				env = append(env, "PWD="+dir)
			}
		}
	}
	// The last one of a name counts.
	var list []string
	seen := map[string]bool{}
	for i := len(env) - 1; i >= 0; i-- {
		name, _, ok := strings.Cut(env[i], "=")
		if ok && name == "" {
			rest, _, _ := strings.Cut(env[i][1:], "=")
			name = "=" + rest
		}
		if !ok || !seen[name] {
			list = append(list, env[i])
		}
		seen[name] = true
	}
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	return list
}

func closeAll(files []io.Closer) {
	for _, f := range files {
		f.Close()
	}
}

// hosted reports whether a standard stream is not the process's, but the host's of the interpreter.
func hosted(fd int) bool

// file returns what the program can get as it is: a file, unless that is a stream of the host's.
func file(stream any) (*os.File, bool) {
	f, ok := stream.(*os.File)
	return f, ok && (f == nil || !hosted(int(f.Fd())))
}

func (c *Cmd) stdin() (*os.File, error) {
	if c.Stdin == nil {
		return nil, nil
	}
	if f, ok := file(c.Stdin); ok {
		return f, nil
	}
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.children = append(c.children, r)
	c.parents = append(c.parents, w)
	if _, ok := c.Stdin.(*os.File); ok {
		// As with a file, nobody waits for input that the program does not.
		c.feed = func() {
			io.Copy(w, c.Stdin)
			w.Close()
		}
		return r, nil
	}
	c.copies = append(c.copies, func() error {
		_, err := io.Copy(w, c.Stdin)
		if errors.Is(err, syscall.EPIPE) {
			// The program need not read it all.
			err = nil
		}
		if closing := w.Close(); err == nil {
			err = closing
		}
		return err
	})
	return r, nil
}

func (c *Cmd) output(w io.Writer) (*os.File, error) {
	if w == nil {
		return nil, nil
	}
	if f, ok := file(w); ok {
		return f, nil
	}
	r, out, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.children = append(c.children, out)
	c.parents = append(c.parents, r)
	c.copies = append(c.copies, func() error {
		_, err := io.Copy(w, r)
		r.Close()
		return err
	})
	return out, nil
}

// same reports whether both are one writer; some cannot be compared.
func same(a, b any) bool {
	defer func() { recover() }()
	return a == b
}

// Start starts the program and does not wait for it.
func (c *Cmd) Start() (err error) {
	started := false
	defer func() {
		closeAll(c.children)
		c.children = nil
		if !started {
			closeAll(c.parents)
			c.parents = nil
		}
	}()
	switch {
	case c.Path == "" && c.Err == nil:
		c.Err = errors.New("exec: no command")
		fallthrough
	case c.Err != nil:
		return c.Err
	case c.Process != nil:
		return errors.New("exec: already started")
	case c.Cancel != nil && c.ctx == nil:
		return errors.New("exec: command with a non-nil Cancel was not created with CommandContext")
	case len(c.ExtraFiles) > 0:
		return errors.New("exec: ExtraFiles are not supported")
	}
	if c.ctx != nil {
		select {
		case <-c.ctx.Done():
			return c.ctx.Err()
		default:
		}
	}
	in, err := c.stdin()
	if err != nil {
		return err
	}
	out, err := c.output(c.Stdout)
	if err != nil {
		return err
	}
	errors := out
	if c.Stderr == nil || !same(c.Stderr, c.Stdout) {
		if errors, err = c.output(c.Stderr); err != nil {
			return err
		}
	}
	args := c.Args
	if len(args) == 0 {
		args = []string{c.Path}
	}
	c.Process, err = os.StartProcess(c.Path, args, &os.ProcAttr{
		Dir:   c.Dir,
		Files: []*os.File{in, out, errors},
		Env:   c.Environ(),
		Sys:   c.SysProcAttr,
	})
	if err != nil {
		return err
	}
	started = true
	if c.feed != nil {
		go c.feed()
	}
	if len(c.copies) > 0 {
		c.copied = make(chan error, len(c.copies))
		for _, f := range c.copies {
			go func() { c.copied <- f() }()
		}
	}
	if c.ctx != nil && c.ctx.Done() != nil {
		c.watched = make(chan error, 1)
		c.finished = make(chan struct{})
		go c.watch()
	}
	return nil
}

// watch ends the process when the context is done.
func (c *Cmd) watch() {
	select {
	case <-c.finished:
		c.watched <- nil
		return
	case <-c.ctx.Done():
	}
	var err error
	if c.Cancel != nil {
		if failed := c.Cancel(); failed == nil {
			err = c.ctx.Err()
		} else if !errors.Is(failed, os.ErrProcessDone) {
			err = cancelError{failed}
		}
	}
	if c.WaitDelay > 0 {
		select {
		case <-c.finished:
		case <-time.After(c.WaitDelay):
			c.Process.Kill()
		}
	}
	c.watched <- err
}

type cancelError struct{ err error }

func (e cancelError) Error() string { return "exec: canceling Cmd: " + e.err.Error() }
func (e cancelError) Unwrap() error { return e.err }

// Wait waits until the program ends and its output is copied.
func (c *Cmd) Wait() error {
	if c.Process == nil {
		return errors.New("exec: not started")
	}
	if c.waited {
		return errors.New("exec: Wait was already called")
	}
	c.waited = true
	state, err := c.Process.Wait()
	if err == nil && !state.Success() {
		err = &ExitError{ProcessState: state}
	}
	c.ProcessState = state
	if c.watched != nil {
		close(c.finished)
		if canceled := <-c.watched; err == nil {
			err = canceled
		}
	}
	if copying := c.await(); err == nil {
		err = copying
	}
	closeAll(c.parents)
	c.parents = nil
	return err
}

// await waits for the output.
func (c *Cmd) await() error {
	var late <-chan time.Time
	if c.WaitDelay > 0 {
		timer := time.NewTimer(c.WaitDelay)
		defer timer.Stop()
		late = timer.C
	}
	var first error
	for range c.copies {
		select {
		case err := <-c.copied:
			if first == nil {
				first = err
			}
		case <-late:
			if first == nil {
				first = ErrWaitDelay
			}
			return first
		}
	}
	return first
}

// Run starts the program and waits until it ends.
func (c *Cmd) Run() error {
	if err := c.Start(); err != nil {
		return err
	}
	return c.Wait()
}

// Output runs the program and returns its standard output.
func (c *Cmd) Output() ([]byte, error) {
	if c.Stdout != nil {
		return nil, errors.New("exec: Stdout already set")
	}
	var out bytes.Buffer
	c.Stdout = &out
	var kept *ends
	if c.Stderr == nil {
		kept = &ends{}
		c.Stderr = kept
	}
	err := c.Run()
	if e, ok := err.(*ExitError); ok && kept != nil {
		e.Stderr = kept.bytes()
	}
	return out.Bytes(), err
}

// CombinedOutput runs the program and returns its standard and error output.
func (c *Cmd) CombinedOutput() ([]byte, error) {
	if c.Stdout != nil {
		return nil, errors.New("exec: Stdout already set")
	}
	if c.Stderr != nil {
		return nil, errors.New("exec: Stderr already set")
	}
	var out bytes.Buffer
	c.Stdout = &out
	c.Stderr = &out
	err := c.Run()
	return out.Bytes(), err
}

// StdinPipe returns what the program's standard input is to be written to; close it to end that.
func (c *Cmd) StdinPipe() (io.WriteCloser, error) {
	if c.Stdin != nil {
		return nil, errors.New("exec: Stdin already set")
	}
	if c.Process != nil {
		return nil, errors.New("exec: StdinPipe after process started")
	}
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.Stdin = r
	c.children = append(c.children, r)
	c.parents = append(c.parents, w)
	return w, nil
}

// StdoutPipe returns what the program's standard output is to be read from, before Wait.
func (c *Cmd) StdoutPipe() (io.ReadCloser, error) { return c.outputPipe(&c.Stdout, "Stdout") }

// StderrPipe returns what the program's error output is to be read from, before Wait.
func (c *Cmd) StderrPipe() (io.ReadCloser, error) { return c.outputPipe(&c.Stderr, "Stderr") }

func (c *Cmd) outputPipe(to *io.Writer, name string) (io.ReadCloser, error) {
	if *to != nil {
		return nil, errors.New("exec: " + name + " already set")
	}
	if c.Process != nil {
		return nil, errors.New("exec: " + name + "Pipe after process started")
	}
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	*to = w
	c.children = append(c.children, w)
	c.parents = append(c.parents, r)
	return r, nil
}

// ends keeps the first and the last bytes of what is written to it.
type ends struct {
	first, last []byte
	dropped     int64
}

// How much of either end is kept.
const kept = 32 << 10

func (e *ends) Write(p []byte) (n int, err error) {
	n = len(p)
	taken := min(kept-len(e.first), n)
	e.first = append(e.first, p[:taken]...)
	e.last = append(e.last, p[taken:]...)
	if over := len(e.last) - kept; over > 0 {
		e.dropped += int64(over)
		e.last = append([]byte(nil), e.last[over:]...)
	}
	return n, nil
}

func (e *ends) bytes() []byte {
	all := e.first
	if e.dropped > 0 {
		all = append(all, "\n... omitting "+strconv.FormatInt(e.dropped, 10)+" bytes ...\n"...)
	}
	return append(all, e.last...)
}
