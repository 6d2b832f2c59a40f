// Command names compares what the packages under a folder declare with what compiled Go's declare: constants, variables,
// functions, types, fields and methods, with their types. It prints what is lacking or different and not named in the
// package's doc comment, which tells what is left out.
//
//	go run . ../../src/std [PACKAGE ...]
package main

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A source imports packages of the folder, bodies left out.
type source struct {
	root string
	fset *token.FileSet
	done map[string]*types.Package
	docs map[string]string
}

func (s *source) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if p := s.done[path]; p != nil {
		return p, nil
	}
	names, _ := filepath.Glob(filepath.Join(s.root, path, "*.go"))
	if len(names) == 0 {
		return nil, fmt.Errorf("no package %s", path)
	}
	var files []*ast.File
	for _, name := range names {
		file, err := parser.ParseFile(s.fset, name, nil, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		s.docs[path] += file.Doc.Text()
		files = append(files, file)
	}
	// Bodies are not looked at, so imports seem unused.
	conf := types.Config{Importer: s, IgnoreFuncBodies: true, Error: func(error) {}}
	p, _ := conf.Check(path, s.fset, files, nil)
	s.done[path] = p
	return p, nil
}

// describe tells of each exported name of a package what it is.
func describe(p *types.Package) map[string]string {
	text := func(t types.Type) string {
		s := types.TypeString(t, func(p *types.Package) string { return p.Path() })
		return strings.ReplaceAll(s, "interface{}", "any")
	}
	all := map[string]string{}
	for _, name := range p.Scope().Names() {
		o := p.Scope().Lookup(name)
		if !o.Exported() {
			continue
		}
		switch o := o.(type) {
		case *types.Const:
			all[name] = text(o.Type()) + " = " + o.Val().ExactString()
		case *types.Var:
			all[name] = text(o.Type())
		case *types.Func:
			all[name] = signature(o.Type(), text)
		case *types.TypeName:
			all[name] = "type"
			s, isStruct := o.Type().Underlying().(*types.Struct)
			if !isStruct && !o.IsAlias() && !types.IsInterface(o.Type()) {
				all[name] = text(o.Type().Underlying())
			}
			for i := 0; isStruct && i < s.NumFields(); i++ {
				if f := s.Field(i); f.Exported() {
					all[name+"."+f.Name()] = text(f.Type()) + " " + s.Tag(i)
				}
			}
			receiver := o.Type()
			direct := types.NewMethodSet(receiver)
			if !types.IsInterface(receiver) {
				receiver = types.NewPointer(receiver)
			}
			for m := range types.NewMethodSet(receiver).Methods() {
				if m.Obj().Exported() {
					value := direct.Lookup(m.Obj().Pkg(), m.Obj().Name()) != nil
					all[name+"."+m.Obj().Name()] = fmt.Sprint(signature(m.Obj().Type(), text), " of values: ", value)
				}
			}
		}
	}
	return all
}

// signature leaves out the names of parameters.
func signature(t types.Type, text func(types.Type) string) string {
	s := t.(*types.Signature)
	var b strings.Builder
	for p := range s.TypeParams().TypeParams() {
		fmt.Fprintf(&b, "[%v %s]", p, text(p.Constraint()))
	}
	for _, list := range []*types.Tuple{s.Params(), s.Results()} {
		b.WriteString("(")
		for v := range list.Variables() {
			b.WriteString(text(v.Type()) + ", ")
		}
		b.WriteString(")")
	}
	return fmt.Sprint(b.String(), s.Variadic())
}

func main() {
	mine := &source{os.Args[1], token.NewFileSet(), map[string]*types.Package{}, map[string]string{}}
	theirs := importer.ForCompiler(token.NewFileSet(), "source", nil)
	paths := os.Args[2:]
	if len(paths) == 0 {
		filepath.WalkDir(mine.root, func(name string, _ fs.DirEntry, _ error) error {
			if filepath.Ext(name) == ".go" && !strings.Contains(name, "internal") {
				path, _ := filepath.Rel(mine.root, filepath.Dir(name))
				paths = append(paths, path)
			}
			return nil
		})
	}
	slices.Sort(paths)
	for _, path := range slices.Compact(paths) {
		theirs, err := theirs.Import(path)
		if err != nil {
			fmt.Println(path, err)
			continue
		}
		ours, err := mine.Import(path)
		if err != nil {
			fmt.Println(path, err)
			continue
		}
		want, have := describe(theirs), describe(ours)
		named := func(name string) bool {
			return slices.ContainsFunc(strings.Split(name, "."), func(part string) bool {
				return slices.Contains(strings.FieldsFunc(mine.docs[path], func(r rune) bool { return !token.IsIdentifier(string(r)) && (r < '0' || r > '9') }), part)
			})
		}
		var wrong []string
		for name, what := range want {
			if have[name] != what && !named(name) {
				wrong = append(wrong, fmt.Sprintf("%s.%s: %s, not %q\n", path, name, what, have[name]))
			}
		}
		slices.Sort(wrong)
		if len(wrong) > 100 {
			wrong = []string{fmt.Sprintf("%s: %d names\n", path, len(wrong))}
		}
		fmt.Print(strings.Join(wrong, ""))
		for name := range have {
			if _, ok := want[name]; !ok {
				fmt.Printf("%s.%s is none of Go's\n", path, name)
			}
		}
	}
}
