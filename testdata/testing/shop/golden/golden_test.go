package golden

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/*.in")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			in, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(file, ".in") + ".want")
			if err != nil {
				t.Fatal(err)
			}
			if got := bytes.ToUpper(in); !bytes.Equal(got, want) {
				t.Errorf("%s:\n%s\nwant:\n%s", file, got, want)
			}
		})
	}
}
