package testing

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"unicode"
)

// cleanupRunner is the name of the function that calls cleanups.
const cleanupRunner = "testing.(*common).clean"

// Cleanup has a function called when the test and all below it have ended, the last one first.
func (c *common) Cleanup(f func()) {
	c.outsideFuzz("Cleanup")
	var pc [maxDepth]uintptr
	n := runtime.Callers(2, pc[:])
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cleanups = append(c.cleanups, cleanup{f, pc[:n]})
}

// tidy cancels the context and calls all cleanups, also those that cleanups
// register, and those left when one ends the goroutine.
func (c *common) tidy() {
	c.tidying.Store(true)
	defer c.tidying.Store(false)
	defer func() {
		c.mu.Lock()
		more := len(c.cleanups) > 0
		c.mu.Unlock()
		if more {
			c.tidy()
		}
	}()
	if c.cancel != nil {
		c.cancel()
	}
	for c.clean() {
	}
}

// tidyAnd is tidy; a panic in it is a value.
func (c *common) tidyAnd() (value any) {
	defer func() { value = recover() }()
	c.tidy()
	return nil
}

// clean calls the newest cleanup, if there is one.
func (c *common) clean() bool {
	c.mu.Lock()
	last := len(c.cleanups) - 1
	if last < 0 {
		c.mu.Unlock()
		return false
	}
	next := c.cleanups[last]
	c.cleanups = c.cleanups[:last]
	c.cleaning = &next
	c.mu.Unlock()
	defer func() {
		c.mu.Lock()
		c.cleaning = nil
		c.mu.Unlock()
	}()
	next.f()
	return true
}

// Context is a context that ends just before the cleanups are called.
func (c *common) Context() context.Context {
	c.outsideFuzz("Context")
	return c.ctx
}

// Setenv sets a variable of the environment until the test ends.
func (c *common) Setenv(key, value string) {
	c.outsideFuzz("Setenv")
	before, had := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	c.Cleanup(func() {
		if had {
			os.Setenv(key, before)
		} else {
			os.Unsetenv(key)
		}
	})
}

// Chdir makes a folder the current one, and that of the variable PWD, until the test ends.
func (c *common) Chdir(dir string) {
	c.outsideFuzz("Chdir")
	before, err := os.Open(".")
	if err != nil {
		c.Fatal(err)
	}
	if err := os.Chdir(dir); err != nil {
		c.Fatal(err)
	}
	if !filepath.IsAbs(dir) {
		if dir, err = os.Getwd(); err != nil {
			c.Fatal(err)
		}
	}
	c.Setenv("PWD", dir)
	c.Cleanup(func() {
		err := before.Chdir()
		before.Close()
		if err != nil {
			panic("testing.Chdir: " + err.Error())
		}
	})
}

// tempDirs is the folder in which a test has its temporary ones.
type tempDirs struct {
	mu    sync.Mutex
	dir   string
	count int
}

// TempDir makes a new folder that is removed when the test ends.
func (c *common) TempDir() string {
	c.outsideFuzz("TempDir")
	dir, err := c.tempDir()
	if err != nil {
		c.Fatalf("TempDir: %v", err)
	}
	return dir
}

func (c *common) tempDir() (string, error) {
	c.temp.mu.Lock()
	defer c.temp.mu.Unlock()
	_, err := os.Stat(c.temp.dir)
	if c.temp.dir == "" || os.IsNotExist(err) {
		name := visible(c.name[:min(len(c.name), 64)], "!#$%&()+,-.=@^_{}~ ")
		dir, err := os.MkdirTemp(os.Getenv("GOTMPDIR"), name)
		if err != nil {
			return "", err
		}
		c.temp.dir = dir
		c.Cleanup(func() {
			if err := os.RemoveAll(dir); err != nil {
				c.Errorf("TempDir RemoveAll cleanup: %v", err)
			}
		})
	} else if err != nil {
		return "", err
	}
	c.temp.count++
	dir := fmt.Sprintf("%s/%03d", c.temp.dir, c.temp.count)
	return dir, os.Mkdir(dir, 0o777)
}

// ArtifactDir is a folder for what the test makes: below -test.outputdir with
// -test.artifacts, else a temporary one.
func (c *common) ArtifactDir() string {
	c.outsideFuzz("ArtifactDir")
	c.artifacts.Do(func() {
		var err error
		if c.artifact, err = c.artifactDir(); err != nil {
			c.Fatalf("ArtifactDir: %v", err)
		}
	})
	return c.artifact
}

func (c *common) artifactDir() (string, error) {
	if !*settings.artifacts {
		return c.tempDir()
	}
	name := visible(strings.ReplaceAll(c.name, "/", "__"), "!#$%&()+,-.=@^_{}~ ")
	base := filepath.Join(*settings.outputDir, "_artifacts", name)
	if err := os.MkdirAll(base, 0o777); err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp(base, "")
	if err == nil && c.printer != nil {
		c.printer.update(c.name, "=== ARTIFACTS %s %v\n", c.name, dir)
	}
	return dir, err
}

// visible leaves letters, digits and the allowed symbols.
func visible(name, allowed string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune(allowed, r) {
			return r
		}
		return -1
	}, name)
}
