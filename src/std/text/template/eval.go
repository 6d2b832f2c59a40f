package template

import (
	"fmt"
	"reflect"
)

// missing stands for a final argument that is not there.
var missing = reflect.ValueOf(missingType(0))

type missingType int

func isMissing(v reflect.Value) bool { return v.IsValid() && v.Type() == missing.Type() }

// pipeline evaluates a pipeline and sets its variables.
func (s *state) pipeline(dot reflect.Value, pipe *pipeNode) (value reflect.Value) {
	if pipe == nil {
		return
	}
	s.at(pipe)
	value = missing
	for _, cmd := range pipe.cmds {
		value = s.command(dot, cmd, value)
		if value.Kind() == reflect.Interface && value.Type().NumMethod() == 0 {
			value = value.Elem()
		}
	}
	for _, v := range pipe.vars {
		if pipe.assign {
			s.set(v.path[0], value)
		} else {
			s.push(v.path[0], value)
		}
	}
	return value
}

func (s *state) command(dot reflect.Value, cmd *commandNode, final reflect.Value) reflect.Value {
	first := cmd.args[0]
	switch n := first.(type) {
	case *fieldNode:
		return s.field(dot, n, cmd.args, final)
	case *chainNode:
		return s.chain(dot, n, cmd.args, final)
	case *identifierNode:
		return s.function(dot, n, cmd, cmd.args, final)
	case *pipeNode:
		s.noArguments(cmd.args, final)
		return s.pipeline(dot, n)
	case *variableNode:
		return s.variable(dot, n, cmd.args, final)
	}
	s.at(first)
	s.noArguments(cmd.args, final)
	switch n := first.(type) {
	case *boolNode:
		return reflect.ValueOf(n.value)
	case *dotNode:
		return dot
	case *nilNode:
		s.errorf("nil is not a command")
	case *numberNode:
		return s.constant(n)
	case *stringNode:
		return reflect.ValueOf(n.text)
	}
	s.errorf("can't evaluate command %q", first)
	panic("unreachable")
}

func (s *state) noArguments(args []node, final reflect.Value) {
	if len(args) > 1 || !isMissing(final) {
		s.errorf("can't give argument to non-function %s", args[0])
	}
}

// constant returns a number of the type that a constant would have.
func (s *state) constant(n *numberNode) reflect.Value {
	s.at(n)
	isRune := len(n.text) > 0 && n.text[0] == '\''
	hex := len(n.text) > 2 && n.text[0] == '0' && (n.text[1] == 'x' || n.text[1] == 'X')
	exponent := false
	for _, r := range n.text {
		exponent = exponent || r == '.' || (!hex && (r == 'e' || r == 'E')) || r == 'p' || r == 'P'
	}
	switch {
	case n.isComplex:
		return reflect.ValueOf(n.c)
	case n.isFloat && !isRune && exponent:
		return reflect.ValueOf(n.f)
	case n.isInt:
		return reflect.ValueOf(int(n.i))
	case n.isUint:
		s.errorf("%s overflows int", n.text)
	}
	return reflect.Value{}
}

func (s *state) field(dot reflect.Value, n *fieldNode, args []node, final reflect.Value) reflect.Value {
	s.at(n)
	return s.path(dot, dot, n, n.path, args, final)
}

func (s *state) chain(dot reflect.Value, n *chainNode, args []node, final reflect.Value) reflect.Value {
	s.at(n)
	if _, ok := n.of.(*nilNode); ok {
		s.errorf("indirection through explicit nil in %s", n)
	}
	v := s.argument(dot, nil, n.of)
	return s.path(dot, v, n, n.path, args, final)
}

func (s *state) variable(dot reflect.Value, n *variableNode, args []node, final reflect.Value) reflect.Value {
	s.at(n)
	v := s.lookup(n.path[0])
	if len(n.path) == 1 {
		s.noArguments(args, final)
		return v
	}
	return s.path(dot, v, n, n.path[1:], args, final)
}

// path evaluates fields of fields; only the last may have arguments.
func (s *state) path(dot, receiver reflect.Value, n node, path []string, args []node, final reflect.Value) reflect.Value {
	last := len(path) - 1
	for _, name := range path[:last] {
		receiver = s.fieldOf(dot, name, n, nil, missing, receiver)
	}
	return s.fieldOf(dot, path[last], n, args, final, receiver)
}

func (s *state) fieldOf(dot reflect.Value, name string, n node, args []node, final, receiver reflect.Value) reflect.Value {
	if !receiver.IsValid() {
		if s.tmpl.common.missingKey == "error" {
			s.errorf("nil data; no entry for key %q", name)
		}
		return reflect.Value{}
	}
	t := receiver.Type()
	receiver, isNil := indirect(receiver)
	if receiver.Kind() == reflect.Interface && isNil {
		s.errorf("nil pointer evaluating %s.%s", t, name)
	}
	p := receiver
	if p.Kind() != reflect.Interface && p.Kind() != reflect.Pointer && p.CanAddr() {
		p = p.Addr()
	}
	if m := p.MethodByName(name); m.IsValid() {
		return s.callFunc(dot, m, false, n, name, args, final)
	}
	hasArgs := len(args) > 1 || !isMissing(final)
	switch receiver.Kind() {
	case reflect.Struct:
		f, ok := receiver.Type().FieldByName(name)
		if !ok {
			break
		}
		v, err := receiver.FieldByIndexErr(f.Index)
		if !f.IsExported() {
			s.errorf("%s is an unexported field of struct type %s", name, t)
		}
		if err != nil {
			s.errorf("%v", err)
		}
		if hasArgs {
			s.errorf("%s has arguments but cannot be invoked as function", name)
		}
		return v
	case reflect.Map:
		key := reflect.ValueOf(name)
		if !key.Type().AssignableTo(receiver.Type().Key()) {
			break
		}
		if hasArgs {
			s.errorf("%s is not a method but has arguments", name)
		}
		v := receiver.MapIndex(key)
		if !v.IsValid() {
			switch s.tmpl.common.missingKey {
			case "zero":
				v = reflect.Zero(receiver.Type().Elem())
			case "error":
				s.errorf("map has no entry for key %q", name)
			}
		}
		return v
	case reflect.Pointer:
		elem := receiver.Type().Elem()
		if elem.Kind() == reflect.Struct {
			if _, ok := elem.FieldByName(name); !ok {
				break
			}
		}
		if isNil {
			s.errorf("nil pointer evaluating %s.%s", t, name)
		}
	}
	s.errorf("can't evaluate field %s in type %s", name, t)
	panic("unreachable")
}

func (s *state) function(dot reflect.Value, n *identifierNode, cmd node, args []node, final reflect.Value) reflect.Value {
	s.at(n)
	f, builtin, ok := s.findFunc(n.name)
	if !ok {
		s.errorf("%q is not a defined function", n.name)
	}
	return s.callFunc(dot, f, builtin, cmd, n.name, args, final)
}

func (s *state) findFunc(name string) (f reflect.Value, builtin, ok bool) {
	if c := s.tmpl.common; c != nil {
		c.mu.RLock()
		f, ok = c.funcs[name]
		c.mu.RUnlock()
		if ok {
			return f, false, true
		}
	}
	f, ok = builtinFuncs()[name]
	return f, true, ok
}

// callFunc calls a function or method; args begins with its name.
func (s *state) callFunc(dot, fun reflect.Value, builtin bool, n node, name string, args []node, final reflect.Value) reflect.Value {
	if args != nil {
		args = args[1:]
	}
	t := fun.Type()
	given, fixed := len(args), len(args)
	if !isMissing(final) {
		given++
	}
	if t.IsVariadic() {
		fixed = t.NumIn() - 1
		if given < fixed {
			s.errorf("wrong number of args for %s: want at least %d got %d", name, t.NumIn()-1, len(args))
		}
	} else if given != t.NumIn() {
		s.errorf("wrong number of args for %s: want %d got %d", name, t.NumIn(), given)
	}
	if err := goodFunc(name, t); err != nil {
		s.errorf("%v", err)
	}
	if builtin && (name == "and" || name == "or") {
		// The first argument that decides is the result, and no further one is evaluated.
		argType := t.In(0)
		var v reflect.Value
		for _, arg := range args {
			v = unwrap(s.argument(dot, argType, arg))
			if truth(v) == (name == "or") {
				return v
			}
		}
		if !isMissing(final) {
			v = unwrap(s.valid(final, argType))
		}
		return v
	}
	in := make([]reflect.Value, given)
	i := 0
	for ; i < fixed && i < len(args); i++ {
		in[i] = s.argument(dot, t.In(i), args[i])
	}
	if t.IsVariadic() {
		elem := t.In(t.NumIn() - 1).Elem()
		for ; i < len(args); i++ {
			in[i] = s.argument(dot, elem, args[i])
		}
	}
	if !isMissing(final) {
		want := t.In(t.NumIn() - 1)
		if t.IsVariadic() {
			if given-1 < fixed {
				want = t.In(given - 1)
			} else {
				want = want.Elem()
			}
		}
		in[i] = s.valid(final, want)
	}
	if builtin && name == "call" {
		callee := in[0]
		calleeName := "final"
		if len(args) > 0 {
			calleeName = args[0].String()
		}
		in = append([]reflect.Value{reflect.ValueOf(calleeName), callee}, in[1:]...)
		fun = reflect.ValueOf(call)
	}
	v, err := safeCall(fun, in)
	if err != nil {
		s.at(n)
		s.errorf("error calling %s: %w", name, err)
	}
	return unwrap(v)
}

// unwrap returns what a reflect.Value in a reflect.Value stands for.
func unwrap(v reflect.Value) reflect.Value {
	if v.IsValid() && v.Type() == valueType {
		v = v.Interface().(reflect.Value)
	}
	return v
}

func canBeNil(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return true
	}
	return t == valueType
}

// valid makes a value fit a type, through a pointer if need be.
func (s *state) valid(v reflect.Value, t reflect.Type) reflect.Value {
	if !v.IsValid() {
		if t == nil {
			return reflect.ValueOf(nil)
		}
		if canBeNil(t) {
			return reflect.Zero(t)
		}
		s.errorf("invalid value; expected %s", t)
	}
	if t == valueType && v.Type() != t {
		return reflect.ValueOf(v)
	}
	if t == nil || v.Type().AssignableTo(t) {
		return v
	}
	if v.Kind() == reflect.Interface && !v.IsNil() {
		v = v.Elem()
		if v.Type().AssignableTo(t) {
			return v
		}
	}
	switch {
	case v.Kind() == reflect.Pointer && v.Type().Elem().AssignableTo(t):
		v = v.Elem()
		if !v.IsValid() {
			s.errorf("dereference of nil pointer of type %s", t)
		}
	case reflect.PointerTo(v.Type()).AssignableTo(t) && v.CanAddr():
		v = v.Addr()
	default:
		s.errorf("wrong type for value; expected %s; got %s", t, v.Type())
	}
	return v
}

// argument evaluates an argument for a parameter of that type; nil: any.
func (s *state) argument(dot reflect.Value, t reflect.Type, n node) reflect.Value {
	s.at(n)
	switch n := n.(type) {
	case *dotNode:
		return s.valid(dot, t)
	case *nilNode:
		if t != nil && canBeNil(t) {
			return reflect.Zero(t)
		}
		if t == nil {
			s.errorf("evaluating nil argument")
		}
		s.errorf("cannot assign nil to %s", t)
	case *fieldNode:
		return s.valid(s.field(dot, n, []node{n}, missing), t)
	case *variableNode:
		return s.valid(s.variable(dot, n, nil, missing), t)
	case *pipeNode:
		return s.valid(s.pipeline(dot, n), t)
	case *identifierNode:
		return s.valid(s.function(dot, n, n, nil, missing), t)
	case *chainNode:
		return s.valid(s.chain(dot, n, nil, missing), t)
	}
	if t == nil {
		return s.literal(n)
	}
	number, _ := n.(*numberNode)
	v := reflect.New(t).Elem()
	expected := ""
	switch k := t.Kind(); {
	case k == reflect.Bool:
		if b, ok := n.(*boolNode); ok {
			v.SetBool(b.value)
			return v
		}
		expected = "bool"
	case k == reflect.String:
		if x, ok := n.(*stringNode); ok {
			v.SetString(x.text)
			return v
		}
		expected = "string"
	case k >= reflect.Int && k <= reflect.Int64:
		if number != nil && number.isInt {
			v.SetInt(number.i)
			return v
		}
		expected = "integer"
	case k >= reflect.Uint && k <= reflect.Uintptr:
		if number != nil && number.isUint {
			v.SetUint(number.u)
			return v
		}
		expected = "unsigned integer"
	case k == reflect.Float32, k == reflect.Float64:
		if number != nil && number.isFloat {
			v.SetFloat(number.f)
			return v
		}
		expected = "float"
	case k == reflect.Complex64, k == reflect.Complex128:
		if number != nil && number.isComplex {
			v.SetComplex(number.c)
			return v
		}
		expected = "complex"
	case k == reflect.Interface && t.NumMethod() == 0:
		return s.literal(n)
	case t == valueType:
		return reflect.ValueOf(s.literal(n))
	default:
		s.errorf("can't handle %s for arg of type %s", n, t)
	}
	s.errorf("expected %s; found %s", expected, n)
	panic("unreachable")
}

// literal is a constant as an interface holds it.
func (s *state) literal(n node) reflect.Value {
	switch n := n.(type) {
	case *boolNode:
		return reflect.ValueOf(n.value)
	case *numberNode:
		return s.constant(n)
	case *stringNode:
		return reflect.ValueOf(n.text)
	}
	s.errorf("can't handle assignment of %s to empty interface argument", n)
	panic("unreachable")
}

// indirect goes through pointers and interfaces; whether it stopped at nil.
func indirect(v reflect.Value) (reflect.Value, bool) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return v, true
		}
		v = v.Elem()
	}
	return v, false
}

// indirectInterface returns what an interface holds.
func indirectInterface(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

// goodFunc says what is wrong with a function's results.
func goodFunc(name string, t reflect.Type) error {
	switch n := t.NumOut(); {
	case n == 1, n == 2 && t.Out(1) == errorType:
		return nil
	case n == 2:
		return fmt.Errorf("invalid function signature for %s: second return value should be error; is %s", name, t.Out(1))
	default:
		return fmt.Errorf("function %s has %d return values; should be 1 or 2", name, n)
	}
}

// safeCall calls a function; a panic becomes an error.
func safeCall(fun reflect.Value, args []reflect.Value) (v reflect.Value, err error) {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(error); ok {
				err = e
			} else {
				err = fmt.Errorf("%v", r)
			}
		}
	}()
	out := fun.Call(args)
	if len(out) == 2 && !out[1].IsNil() {
		return out[0], out[1].Interface().(error)
	}
	return out[0], nil
}
