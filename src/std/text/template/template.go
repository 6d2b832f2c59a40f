// Package template fills texts with data: actions between {{ and }} are replaced by what they yield.
//
// Left out are the parsed form (AddParseTree, the field Tree and its methods
// Copy and ErrorContext, package text/template/parse).
package template

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"sort"
	"strings"
	"sync"
	"unicode"
)

// A FuncMap has functions for templates by name: of one result, or of two of which the second is an error.
type FuncMap map[string]any

// A Template is a parsed template, with those that it can refer to.
type Template struct {
	name        string
	tree        *tree
	common      *common
	left, right string
}

// What templates that belong together share.
type common struct {
	mu         sync.RWMutex
	templates  map[string]*Template
	funcs      map[string]reflect.Value
	missingKey string
}

// New returns an empty template.
func New(name string) *Template { return &Template{name: name} }

// Must returns t, or panics if err is not nil.
func Must(t *Template, err error) *Template {
	if err != nil {
		panic(err)
	}
	return t
}

// Name returns the template's name.
func (t *Template) Name() string { return t.name }

func (t *Template) init() *common {
	if t.common == nil {
		t.common = &common{templates: map[string]*Template{}, funcs: map[string]reflect.Value{}}
	}
	return t.common
}

// New returns an empty template that belongs to t.
func (t *Template) New(name string) *Template {
	return &Template{name: name, common: t.init(), left: t.left, right: t.right}
}

// Delims sets the delimiters for further texts; "" stands for the usual one.
func (t *Template) Delims(left, right string) *Template {
	t.init()
	t.left, t.right = left, right
	return t
}

// Option sets options: missingkey=default, invalid, zero or error.
func (t *Template) Option(opt ...string) *Template {
	c := t.init()
	for _, s := range opt {
		if s == "" {
			panic("empty option string")
		}
		if v, ok := strings.CutPrefix(s, "missingkey="); ok {
			switch v {
			case "default", "invalid", "zero", "error":
				c.missingKey = v
				continue
			}
		}
		panic("unrecognized option: " + s)
	}
	return t
}

// Funcs adds functions. They must be known when a text that calls them is parsed.
func (t *Template) Funcs(funcMap FuncMap) *Template {
	c := t.init()
	c.mu.Lock()
	defer c.mu.Unlock()
	for name, f := range funcMap {
		if !isName(name) {
			panic(fmt.Errorf("function name %q is not a valid identifier", name))
		}
		v := reflect.ValueOf(f)
		if v.Kind() != reflect.Func {
			panic("value for " + name + " not a function")
		}
		if err := goodFunc(name, v.Type()); err != nil {
			panic(err)
		}
		c.funcs[name] = v
	}
	return t
}

func isName(name string) bool {
	for i, r := range name {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return name != ""
}

// Lookup returns the template of that name that belongs to t; nil if there is none.
func (t *Template) Lookup(name string) *Template {
	if t.common == nil {
		return nil
	}
	t.common.mu.RLock()
	defer t.common.mu.RUnlock()
	return t.common.templates[name]
}

// Templates returns the templates that belong to t, t too if it has a text.
func (t *Template) Templates() []*Template {
	if t.common == nil {
		return nil
	}
	t.common.mu.RLock()
	defer t.common.mu.RUnlock()
	var all []*Template
	for _, x := range t.common.templates {
		all = append(all, x)
	}
	return all
}

// DefinedTemplates returns a text that lists the templates that belong to t.
func (t *Template) DefinedTemplates() string {
	var names []string
	for _, x := range t.Templates() {
		names = append(names, fmt.Sprintf("%q", x.name))
	}
	if len(names) == 0 {
		return ""
	}
	sort.Strings(names)
	return "; defined templates are: " + strings.Join(names, ", ")
}

// Clone returns a copy of the template and of those that belong to it; texts parsed for one do not show in the other.
func (t *Template) Clone() (*Template, error) {
	n := &Template{name: t.name, tree: t.tree, left: t.left, right: t.right}
	if t.common == nil {
		return n, nil
	}
	c := n.init()
	t.common.mu.RLock()
	defer t.common.mu.RUnlock()
	c.missingKey = t.common.missingKey
	for k, x := range t.common.templates {
		if k == t.name {
			c.templates[k] = n
			continue
		}
		c.templates[k] = &Template{name: x.name, tree: x.tree, common: c, left: x.left, right: x.right}
	}
	for k, f := range t.common.funcs {
		c.funcs[k] = f
	}
	return n, nil
}

// Parse makes text the template's, and what it defines those that belong to it. A text that is empty but for space and
// definitions does not replace one with content.
func (t *Template) Parse(text string) (*Template, error) {
	c := t.init()
	known := func(name string) bool {
		c.mu.RLock()
		defer c.mu.RUnlock()
		_, ok := c.funcs[name]
		return ok || isBuiltin(name)
	}
	trees, err := parse(t.name, text, t.left, t.right, known)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for name, tree := range trees {
		x := t
		if name != t.name {
			x = &Template{name: name, common: c, left: t.left, right: t.right}
		}
		if old := c.templates[name]; old != nil && old.tree != nil && tree.isEmpty() {
			if x == t && t.tree == nil {
				t.tree = old.tree
			}
			continue
		}
		x.tree = tree
		c.templates[name] = x
	}
	return t, nil
}

// ParseFiles returns a template with the texts of the files, each under the last part of its name.
func ParseFiles(filenames ...string) (*Template, error) { return parseFiles(nil, readFile, filenames) }

// ParseFiles parses the files for t.
func (t *Template) ParseFiles(filenames ...string) (*Template, error) {
	t.init()
	return parseFiles(t, readFile, filenames)
}

func readFile(file string) (name string, b []byte, err error) {
	b, err = os.ReadFile(file)
	return filepath.Base(file), b, err
}

func parseFiles(t *Template, read func(string) (string, []byte, error), filenames []string) (*Template, error) {
	if len(filenames) == 0 {
		return nil, fmt.Errorf("template: no files named in call to ParseFiles")
	}
	for _, filename := range filenames {
		name, b, err := read(filename)
		if err != nil {
			return nil, err
		}
		var x *Template
		switch {
		case t == nil:
			t = New(name)
			x = t
		case name == t.name:
			x = t
		default:
			x = t.New(name)
		}
		if _, err = x.Parse(string(b)); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// ParseGlob is ParseFiles of the files that match the pattern.
func ParseGlob(pattern string) (*Template, error) { return parseGlob(nil, pattern) }

// ParseGlob is ParseFiles of the files that match the pattern.
func (t *Template) ParseGlob(pattern string) (*Template, error) {
	t.init()
	return parseGlob(t, pattern)
}

func parseGlob(t *Template, pattern string) (*Template, error) {
	filenames, err := filepath.Glob(pattern)
	if err != nil {
		return nil, err
	}
	if len(filenames) == 0 {
		return nil, fmt.Errorf("template: pattern matches no files: %#q", pattern)
	}
	return parseFiles(t, readFile, filenames)
}

// ParseFS is ParseGlob of patterns in a file system.
func ParseFS(fsys fs.FS, patterns ...string) (*Template, error) { return parseFS(nil, fsys, patterns) }

// ParseFS is ParseGlob of patterns in a file system.
func (t *Template) ParseFS(fsys fs.FS, patterns ...string) (*Template, error) {
	t.init()
	return parseFS(t, fsys, patterns)
}

func parseFS(t *Template, fsys fs.FS, patterns []string) (*Template, error) {
	var filenames []string
	for _, pattern := range patterns {
		list, err := fs.Glob(fsys, pattern)
		if err != nil {
			return nil, err
		}
		if len(list) == 0 {
			return nil, fmt.Errorf("template: pattern matches no files: %#q", pattern)
		}
		filenames = append(filenames, list...)
	}
	read := func(file string) (string, []byte, error) {
		b, err := fs.ReadFile(fsys, file)
		return path.Base(file), b, err
	}
	return parseFiles(t, read, filenames)
}

// ExecuteTemplate is Execute of the template of that name that belongs to t.
func (t *Template) ExecuteTemplate(wr io.Writer, name string, data any) error {
	x := t.Lookup(name)
	if x == nil {
		return fmt.Errorf("template: no template %q associated with template %q", name, t.name)
	}
	return x.Execute(wr, data)
}
