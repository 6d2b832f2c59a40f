// Package os/exec, and processes of package os.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

func main() {
	out, err := exec.Command("echo", "a b", "c").Output()
	fmt.Printf("%q %v\n", out, err)
	fmt.Println(exec.Command("true").Run(), exec.Command("false").Run())
	err = exec.Command("sh", "-c", "echo out; echo err >&2; exit 3").Run()
	var exit *exec.ExitError
	fmt.Println(err, errors.As(err, &exit), exit.ExitCode(), exit.Exited(), exit.Success(), len(exit.Stderr), exit.Pid() > 0)
	out, err = exec.Command("sh", "-c", "echo out; echo err >&2; exit 3").Output()
	errors.As(err, &exit)
	fmt.Printf("%q %v %q\n", out, err, exit.Stderr)
	out, err = exec.Command("sh", "-c", "echo out; echo err >&2").CombinedOutput()
	fmt.Printf("%q %v\n", out, err)

	_, err = exec.Command("no-such-program-here").Output()
	fmt.Println(err, errors.Is(err, exec.ErrNotFound))
	fmt.Println(exec.Command("/no/such/program").Run())
	fmt.Println(exec.Command("/").Run())
	_, err = exec.LookPath("/etc/passwd")
	fmt.Println(err, errors.Is(err, os.ErrPermission))
	_, err = exec.LookPath("./nothing")
	fmt.Println(err)
	_, err = exec.LookPath("no-such-program-here")
	fmt.Println(err)
	path, err := exec.LookPath("sh")
	fmt.Println(filepath.Base(path), err)

	c := exec.Command("cat")
	c.Stdin = strings.NewReader("from a reader")
	out, err = c.Output()
	fmt.Printf("%q %v\n", out, err)
	c = exec.Command("true")
	c.Stdin = strings.NewReader(strings.Repeat("x", 1<<20))
	fmt.Println(c.Run())

	c = exec.Command("tr", "a-z", "A-Z")
	in, _ := c.StdinPipe()
	stdout, _ := c.StdoutPipe()
	fmt.Println(c.Start())
	go func() {
		for i := range 3 {
			fmt.Fprintln(in, "line", i)
		}
		in.Close()
	}()
	all, err := io.ReadAll(stdout)
	fmt.Printf("%q %v %v\n", all, err, c.Wait())
	fmt.Println(c.ProcessState, c.ProcessState.Success(), c.Wait())

	c = exec.Command("sh", "-c", "echo $ZOKOR_A-$ZOKOR_B; pwd")
	c.Env = []string{"ZOKOR_A=1", "ZOKOR_B=2", "ZOKOR_A=3"}
	c.Dir = "/"
	out, err = c.Output()
	fmt.Printf("%q %v %v\n", out, err, c.Environ())
	c = exec.Command("pwd")
	c.Dir = "/no/such/dir"
	fmt.Println(c.Run())

	var both bytes.Buffer
	c = exec.Command("sh", "-c", "echo 1; echo 2 >&2; echo 3")
	c.Stdout = &both
	c.Stderr = &both
	fmt.Println(c.Run(), both.String())
	c = exec.Command("sh", "-c", "echo to the file; echo and this >&2")
	c.Stdout = os.Stdout
	c.Stderr = os.Stdout
	fmt.Println("before")
	fmt.Println(c.Run())

	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	err = exec.CommandContext(ctx, "sleep", "20").Run()
	fmt.Println(err, ctx.Err())
	fmt.Println(exec.CommandContext(ctx, "true").Run())

	c = exec.Command("sleep", "20")
	c.Start()
	fmt.Println(c.Process.Signal(syscall.SIGTERM), c.Process.Pid > 0)
	err = c.Wait()
	errors.As(err, &exit)
	status := exit.Sys().(syscall.WaitStatus)
	fmt.Println(err, exit.ExitCode(), status.Signaled(), status.Signal(), status.ExitStatus(), c.Process.Kill())
	c = exec.Command("sleep", "20")
	c.Start()
	fmt.Println(c.Process.Kill(), c.Wait())

	c = exec.Command("echo")
	c.Stdout = &both
	_, err = c.Output()
	fmt.Println(err)
	_, err = c.StdoutPipe()
	fmt.Println(err)
	c = exec.Command("echo")
	fmt.Println(c.Wait())
	c.Run()
	fmt.Println(c.Start())
	_, err = c.StdinPipe()
	fmt.Println(err)
	fmt.Println((&exec.Cmd{}).Run(), strings.HasSuffix(exec.Command("echo", "a", "b").String(), "/echo a b"), exec.Command("no-such-program-here", "x"))
	fmt.Println(exec.ErrDot, exec.ErrWaitDelay)

	p, err := os.StartProcess("/bin/sh", []string{"sh", "-c", "exit 7"}, &os.ProcAttr{})
	fmt.Println(err)
	state, err := p.Wait()
	fmt.Println(state, err, state.ExitCode(), state.Pid() == p.Pid)
	_, err = os.StartProcess("/no/such", nil, &os.ProcAttr{})
	fmt.Println(err)
	self, err := os.FindProcess(os.Getpid())
	fmt.Println(err, self.Signal(syscall.Signal(0)), self.Release(), self.Signal(os.Kill))

	r, w, err := os.Pipe()
	fmt.Println(err)
	go func() {
		fmt.Fprint(w, "through a pipe")
		w.Close()
	}()
	b, err := io.ReadAll(r)
	fmt.Println(string(b), err, r.Close(), r.Close())

	// Many at once.
	done := make(chan string)
	for i := range 8 {
		go func() {
			out, err := exec.Command("echo", fmt.Sprint(i)).Output()
			done <- strings.TrimSpace(string(out)) + fmt.Sprint(err)
		}()
	}
	sum := 0
	for range 8 {
		var n int
		fmt.Sscanf(<-done, "%d<nil>", &n)
		sum += n
	}
	fmt.Println(sum)
}
