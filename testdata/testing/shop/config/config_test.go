package config

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

var verbose = flag.Bool("chatty", false, "say more")

func TestMain(m *testing.M) {
	flag.Parse()
	if *verbose {
		fmt.Println("setting up")
	}
	os.Setenv("SHOP", "test")
	code := m.Run()
	if *verbose {
		fmt.Println("tearing down with", code)
	}
	os.Exit(code)
}

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "shop.conf"), []byte("a=1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := Load(dir)
	if err != nil || c["a"] != "1" {
		t.Fatal(c, err)
	}
	_, err = Load(filepath.Join(dir, "nowhere"))
	if !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

func TestEnvironment(t *testing.T) {
	t.Setenv("SHOP", "other")
	if os.Getenv("SHOP") != "other" {
		t.Error("not set")
	}
	t.Run("below", func(t *testing.T) {
		t.Chdir(t.TempDir())
		if _, err := os.Stat("config.go"); err == nil {
			t.Error("still there")
		}
	})
	t.Cleanup(func() {
		if _, err := os.Stat("config.go"); err != nil {
			t.Error("not back", err)
		}
	})
}

func TestRestored(t *testing.T) {
	if got := os.Getenv("SHOP"); got != "test" {
		t.Errorf("SHOP is %q", got)
	}
}
