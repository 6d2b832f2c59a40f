// Package config reads settings.
package config

import (
	"os"
	"path/filepath"
	"strings"
)

// Load reads shop.conf in a folder.
func Load(dir string) (map[string]string, error) {
	text, err := os.ReadFile(filepath.Join(dir, "shop.conf"))
	if err != nil {
		return nil, err
	}
	c := make(map[string]string)
	for line := range strings.Lines(string(text)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		c[key] = value
	}
	return c, nil
}
