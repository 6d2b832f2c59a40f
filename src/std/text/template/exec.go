package template

import (
	"fmt"
	"io"
	"reflect"
	"strings"
)

// More templates than this do not call each other.
const maxDepth = 100000

// An ExecError tells what went wrong while a template was executed, writing apart.
type ExecError struct {
	Name string
	Err  error
}

func (e ExecError) Error() string { return e.Err.Error() }

// Unwrap returns Err.
func (e ExecError) Unwrap() error { return e.Err }

type variable struct {
	name  string
	value reflect.Value
}

// A state is an execution in progress; a mistake is a panic with an ExecError or writeError.
type state struct {
	tmpl  *Template
	w     io.Writer
	node  node // for errors
	vars  []variable
	depth int
}

type writeError struct{ err error }

// A jump is how a list of nodes was left.
type jump int

const (
	through jump = iota
	breaking
	continuing
)

// Execute writes the template's text to wr with data for dot.
func (t *Template) Execute(wr io.Writer, data any) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case writeError:
			err = r.err
		case ExecError:
			err = r
		default:
			panic(r)
		}
	}()
	value, ok := data.(reflect.Value)
	if !ok {
		value = reflect.ValueOf(data)
	}
	s := &state{tmpl: t, w: wr, vars: []variable{{"$", value}}}
	if t.tree == nil {
		s.errorf("%q is an incomplete or empty template", t.name)
	}
	s.list(value, t.tree.root)
	return nil
}

// location says where in the text the current node is, and what it is.
func (s *state) location() (where, context string) {
	tree, pos := s.tmpl.tree, s.node.position()
	before := tree.text[:pos]
	column := pos
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		column = pos - i - 1
	}
	return fmt.Sprintf("%s:%d:%d", tree.file, 1+strings.Count(before, "\n"), column), s.node.String()
}

func (s *state) errorf(format string, args ...any) {
	name := strings.ReplaceAll(s.tmpl.name, "%", "%%")
	if s.node == nil {
		format = fmt.Sprintf("template: %s: %s", name, format)
	} else {
		where, context := s.location()
		escape := func(s string) string { return strings.ReplaceAll(s, "%", "%%") }
		format = fmt.Sprintf("template: %s: executing %q at <%s>: %s", escape(where), name, escape(context), format)
	}
	panic(ExecError{s.tmpl.name, fmt.Errorf(format, args...)})
}

func (s *state) at(n node) { s.node = n }

func (s *state) write(text string) {
	if _, err := io.WriteString(s.w, text); err != nil {
		panic(writeError{err})
	}
}

func (s *state) push(name string, value reflect.Value) { s.vars = append(s.vars, variable{name, value}) }

func (s *state) set(name string, value reflect.Value) {
	for i := len(s.vars) - 1; i >= 0; i-- {
		if s.vars[i].name == name {
			s.vars[i].value = value
			return
		}
	}
	s.errorf("undefined variable: %s", name)
}

func (s *state) lookup(name string) reflect.Value {
	for i := len(s.vars) - 1; i >= 0; i-- {
		if s.vars[i].name == name {
			return s.vars[i].value
		}
	}
	s.errorf("undefined variable: %s", name)
	return reflect.Value{}
}

func (s *state) list(dot reflect.Value, l *listNode) jump {
	for _, n := range l.nodes {
		if j := s.walk(dot, n); j != through {
			return j
		}
	}
	return through
}

func (s *state) walk(dot reflect.Value, n node) jump {
	s.at(n)
	switch n := n.(type) {
	case *textNode:
		s.write(n.text)
	case *actionNode:
		v := s.pipeline(dot, n.pipe)
		if len(n.pipe.vars) == 0 {
			s.print(n, v)
		}
	case *jumpNode:
		if n.word == "break" {
			return breaking
		}
		return continuing
	case *branchNode:
		if n.word == "range" {
			s.loop(dot, n)
			return through
		}
		return s.branch(dot, n)
	case *templateNode:
		s.call(dot, n)
	}
	return through
}

// branch executes an if or with.
func (s *state) branch(dot reflect.Value, n *branchNode) jump {
	defer func(mark int) { s.vars = s.vars[:mark] }(len(s.vars))
	v := s.pipeline(dot, n.pipe)
	truth, ok := isTrue(indirectInterface(v))
	switch {
	case !ok:
		s.errorf("if/with can't use %v", v)
	case truth && n.word == "with":
		return s.list(v, n.list)
	case truth:
		return s.list(dot, n.list)
	case n.alt != nil:
		return s.list(dot, n.alt)
	}
	return through
}

func (s *state) call(dot reflect.Value, n *templateNode) {
	t := s.tmpl.Lookup(n.name)
	if t == nil {
		s.errorf("template %q not defined", n.name)
	}
	if s.depth == maxDepth {
		s.errorf("exceeded maximum template depth (%v)", maxDepth)
	}
	var v reflect.Value
	if n.pipe != nil {
		v = s.pipeline(dot, n.pipe)
	}
	inner := &state{tmpl: t, w: s.w, node: s.node, vars: []variable{{"$", v}}, depth: s.depth + 1}
	inner.list(v, t.tree.root)
}

// loop executes a range.
func (s *state) loop(dot reflect.Value, n *branchNode) {
	s.at(n)
	defer func(mark int) { s.vars = s.vars[:mark] }(len(s.vars))
	val, _ := indirect(s.pipeline(dot, n.pipe))
	mark := len(s.vars)
	vars := n.pipe.vars
	// once reports whether to go on.
	once := func(index, elem reflect.Value) bool {
		switch {
		case n.pipe.assign && len(vars) > 1:
			s.set(vars[0].path[0], index)
			s.set(vars[1].path[0], elem)
		case n.pipe.assign && len(vars) == 1:
			s.set(vars[0].path[0], elem)
		case len(vars) > 1:
			s.vars[mark-2].value, s.vars[mark-1].value = index, elem
		case len(vars) == 1:
			s.vars[mark-1].value = elem
		}
		j := s.list(elem, n.list)
		s.vars = s.vars[:mark]
		return j != breaking
	}
	empty := true
	switch k := val.Kind(); {
	case k == reflect.Array, k == reflect.Slice:
		for i := range val.Len() {
			empty = false
			if !once(reflect.ValueOf(i), val.Index(i)) {
				break
			}
		}
	case k >= reflect.Int && k <= reflect.Uintptr:
		if len(vars) > 1 {
			s.errorf("can't use %v to iterate over more than one variable", val)
		}
		for i := range val.Seq() {
			empty = false
			if !once(i, i) {
				break
			}
		}
	case k == reflect.Map:
		for _, key := range sortedKeys(val) {
			empty = false
			if !once(key, val.MapIndex(key)) {
				break
			}
		}
	case k == reflect.Chan:
		if val.IsNil() {
			break
		}
		if val.Type().ChanDir() == reflect.SendDir {
			s.errorf("range over send-only channel %v", val)
		}
		for i := 0; ; i++ {
			elem, ok := val.Recv()
			if !ok {
				break
			}
			empty = false
			if !once(reflect.ValueOf(i), elem) {
				break
			}
		}
	case k == reflect.Invalid:
	case k == reflect.Func && val.Type().CanSeq():
		if len(vars) > 1 {
			s.errorf("can't use %v iterate over more than one variable", val)
		}
		for v := range val.Seq() {
			empty = false
			if !once(v, v) {
				break
			}
		}
	case k == reflect.Func && val.Type().CanSeq2():
		for x, v := range val.Seq2() {
			empty = false
			if len(vars) > 1 {
				if !once(x, v) {
					break
				}
			} else if !once(v, x) {
				break
			}
		}
	default:
		s.errorf("range can't iterate over %v", val)
	}
	if empty && n.alt != nil {
		s.list(dot, n.alt)
	}
}

func (s *state) print(n node, v reflect.Value) {
	s.at(n)
	x, ok := printable(v)
	if !ok {
		s.errorf("can't print %s of type %s", n, v.Type())
	}
	if _, err := fmt.Fprint(s.w, x); err != nil {
		panic(writeError{err})
	}
}

var (
	errorType    = reflect.TypeFor[error]()
	stringerType = reflect.TypeFor[fmt.Stringer]()
	valueType    = reflect.TypeFor[reflect.Value]()
)

// printable returns what fmt is to print.
func printable(v reflect.Value) (any, bool) {
	if v.Kind() == reflect.Pointer {
		v, _ = indirect(v)
	}
	if !v.IsValid() {
		return "<no value>", true
	}
	t := v.Type()
	if !t.Implements(errorType) && !t.Implements(stringerType) {
		p := reflect.PointerTo(t)
		if v.CanAddr() && (p.Implements(errorType) || p.Implements(stringerType)) {
			v = v.Addr()
		} else if v.Kind() == reflect.Chan || v.Kind() == reflect.Func {
			return nil, false
		}
	}
	return v.Interface(), true
}
