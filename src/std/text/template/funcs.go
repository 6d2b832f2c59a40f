package template

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

var builtinFuncs = sync.OnceValue(func() map[string]reflect.Value {
	all := map[string]any{
		"and": func(arg reflect.Value, args ...reflect.Value) reflect.Value { panic("unreachable") },
		"or":  func(arg reflect.Value, args ...reflect.Value) reflect.Value { panic("unreachable") },
		"call": func(fn reflect.Value, args ...reflect.Value) (reflect.Value, error) {
			return call("", fn, args...)
		},
		"html":     HTMLEscaper,
		"index":    index,
		"slice":    slice,
		"js":       JSEscaper,
		"len":      length,
		"not":      func(v reflect.Value) bool { return !truth(v) },
		"print":    fmt.Sprint,
		"printf":   fmt.Sprintf,
		"println":  fmt.Sprintln,
		"urlquery": URLQueryEscaper,
		"eq":       eq,
		"ge":       ge,
		"gt":       gt,
		"le":       le,
		"lt":       lt,
		"ne":       ne,
	}
	m := map[string]reflect.Value{}
	for name, f := range all {
		m[name] = reflect.ValueOf(f)
	}
	return m
})

func isBuiltin(name string) bool {
	_, ok := builtinFuncs()[name]
	return ok
}

func call(name string, fn reflect.Value, args ...reflect.Value) (reflect.Value, error) {
	fn = indirectInterface(fn)
	if !fn.IsValid() {
		return reflect.Value{}, fmt.Errorf("call of nil")
	}
	t := fn.Type()
	if t.Kind() != reflect.Func {
		return reflect.Value{}, fmt.Errorf("non-function %s of type %s", name, t)
	}
	if err := goodFunc(name, t); err != nil {
		return reflect.Value{}, err
	}
	n := t.NumIn()
	if t.IsVariadic() {
		if len(args) < n-1 {
			return reflect.Value{}, fmt.Errorf("wrong number of args for %s: got %d want at least %d", name, len(args), n-1)
		}
	} else if len(args) != n {
		return reflect.Value{}, fmt.Errorf("wrong number of args for %s: got %d want %d", name, len(args), n)
	}
	in := make([]reflect.Value, len(args))
	for i, arg := range args {
		want := t.In(min(i, n-1))
		if t.IsVariadic() && i >= n-1 {
			want = t.In(n - 1).Elem()
		}
		var err error
		if in[i], err = prepare(indirectInterface(arg), want); err != nil {
			return reflect.Value{}, fmt.Errorf("arg %d: %w", i, err)
		}
	}
	return safeCall(fn, in)
}

// prepare makes an argument or key fit a type.
func prepare(v reflect.Value, t reflect.Type) (reflect.Value, error) {
	if !v.IsValid() {
		if !canBeNil(t) {
			return reflect.Value{}, fmt.Errorf("value is nil; should be of type %s", t)
		}
		v = reflect.Zero(t)
	}
	if v.Type().AssignableTo(t) {
		return v, nil
	}
	if (v.CanInt() || v.CanUint()) && t.Kind() >= reflect.Int && t.Kind() <= reflect.Uintptr && v.Type().ConvertibleTo(t) {
		return v.Convert(t), nil
	}
	return reflect.Value{}, fmt.Errorf("value has type %s; should be %s", v.Type(), t)
}

// position is an index as an int, within limit.
func position(v reflect.Value, limit int) (int, error) {
	var x int64
	switch {
	case v.CanInt():
		x = v.Int()
	case v.CanUint():
		x = int64(v.Uint())
	case !v.IsValid():
		return 0, fmt.Errorf("cannot index slice/array with nil")
	default:
		return 0, fmt.Errorf("cannot index slice/array with type %s", v.Type())
	}
	if x < 0 || x >= int64(limit) {
		return 0, fmt.Errorf("index out of range: %d", x)
	}
	return int(x), nil
}

func index(item reflect.Value, indexes ...reflect.Value) (reflect.Value, error) {
	item = indirectInterface(item)
	if !item.IsValid() {
		return reflect.Value{}, fmt.Errorf("index of untyped nil")
	}
	for _, x := range indexes {
		x = indirectInterface(x)
		var isNil bool
		if item, isNil = indirect(item); isNil {
			return reflect.Value{}, fmt.Errorf("index of nil pointer")
		}
		switch item.Kind() {
		case reflect.Array, reflect.Slice, reflect.String:
			i, err := position(x, item.Len())
			if err != nil {
				return reflect.Value{}, err
			}
			item = item.Index(i)
		case reflect.Map:
			key, err := prepare(x, item.Type().Key())
			if err != nil {
				return reflect.Value{}, err
			}
			if v := item.MapIndex(key); v.IsValid() {
				item = v
			} else {
				item = reflect.Zero(item.Type().Elem())
			}
		default:
			return reflect.Value{}, fmt.Errorf("can't index item of type %s", item.Type())
		}
	}
	return item, nil
}

func slice(item reflect.Value, indexes ...reflect.Value) (reflect.Value, error) {
	item = indirectInterface(item)
	if !item.IsValid() {
		return reflect.Value{}, fmt.Errorf("slice of untyped nil")
	}
	var isNil bool
	if item, isNil = indirect(item); isNil {
		return reflect.Value{}, fmt.Errorf("slice of nil pointer")
	}
	if len(indexes) > 3 {
		return reflect.Value{}, fmt.Errorf("too many slice indexes: %d", len(indexes))
	}
	var limit int
	switch item.Kind() {
	case reflect.String:
		if len(indexes) == 3 {
			return reflect.Value{}, fmt.Errorf("cannot 3-index slice a string")
		}
		limit = item.Len()
	case reflect.Array, reflect.Slice:
		limit = item.Cap()
	default:
		return reflect.Value{}, fmt.Errorf("can't slice item of type %s", item.Type())
	}
	at := [3]int{0, item.Len()}
	for i, x := range indexes {
		p, err := position(indirectInterface(x), limit+1)
		if err != nil {
			return reflect.Value{}, err
		}
		at[i] = p
	}
	if at[0] > at[1] {
		return reflect.Value{}, fmt.Errorf("invalid slice index: %d > %d", at[0], at[1])
	}
	if len(indexes) < 3 {
		return item.Slice(at[0], at[1]), nil
	}
	if at[1] > at[2] {
		return reflect.Value{}, fmt.Errorf("invalid slice index: %d > %d", at[1], at[2])
	}
	return item.Slice3(at[0], at[1], at[2]), nil
}

func length(arg reflect.Value) (int, error) {
	v, isNil := indirect(arg)
	if isNil {
		return 0, errors.New("len of nil pointer")
	}
	switch v.Kind() {
	case reflect.Array, reflect.Chan, reflect.Map, reflect.Slice, reflect.String:
		return v.Len(), nil
	}
	return 0, fmt.Errorf("len of type %s", v.Type())
}

// IsTrue reports whether a value is not zero or empty, and whether it can be said of values of its type.
func IsTrue(val any) (truth, ok bool) { return isTrue(reflect.ValueOf(val)) }

func isTrue(v reflect.Value) (truth, ok bool) {
	if !v.IsValid() {
		return false, true
	}
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() > 0, true
	case reflect.Chan, reflect.Func, reflect.Pointer, reflect.UnsafePointer, reflect.Interface:
		return !v.IsNil(), true
	case reflect.Struct:
		return true, true
	}
	return !v.IsZero(), true
}

func truth(v reflect.Value) bool {
	t, _ := isTrue(indirectInterface(v))
	return t
}

var (
	errBadTypes = errors.New("incompatible types for comparison")
	errNoOther  = errors.New("missing argument for comparison")
)

type basic int

const (
	noBasic basic = iota
	boolBasic
	complexBasic
	intBasic
	floatBasic
	stringBasic
	uintBasic
)

func basicOf(v reflect.Value) (basic, error) {
	switch k := v.Kind(); {
	case k == reflect.Bool:
		return boolBasic, nil
	case v.CanInt():
		return intBasic, nil
	case v.CanUint():
		return uintBasic, nil
	case v.CanFloat():
		return floatBasic, nil
	case v.CanComplex():
		return complexBasic, nil
	case k == reflect.String:
		return stringBasic, nil
	}
	return noBasic, errors.New("invalid type for comparison")
}

func incompatible(a, b reflect.Value) error {
	if !a.IsValid() || !b.IsValid() {
		return errBadTypes
	}
	return fmt.Errorf("%w: %s and %s", errBadTypes, a.Type(), b.Type())
}

// compareInts compares a signed with an unsigned integer.
func compareInts(i int64, u uint64) int {
	switch {
	case i < 0 || uint64(i) < u:
		return -1
	case uint64(i) > u:
		return 1
	}
	return 0
}

// eq reports whether arg1 equals one of the others.
func eq(arg1 reflect.Value, arg2 ...reflect.Value) (bool, error) {
	arg1 = indirectInterface(arg1)
	if len(arg2) == 0 {
		return false, errNoOther
	}
	k1, _ := basicOf(arg1)
	for _, arg := range arg2 {
		arg = indirectInterface(arg)
		k2, _ := basicOf(arg)
		same := false
		switch {
		case k1 == intBasic && k2 == uintBasic:
			same = compareInts(arg1.Int(), arg.Uint()) == 0
		case k1 == uintBasic && k2 == intBasic:
			same = compareInts(arg.Int(), arg1.Uint()) == 0
		case k1 != k2:
			if arg1.IsValid() && arg.IsValid() {
				return false, incompatible(arg1, arg)
			}
		case k1 == boolBasic:
			same = arg1.Bool() == arg.Bool()
		case k1 == complexBasic:
			same = arg1.Complex() == arg.Complex()
		case k1 == floatBasic:
			same = arg1.Float() == arg.Float()
		case k1 == intBasic:
			same = arg1.Int() == arg.Int()
		case k1 == stringBasic:
			same = arg1.String() == arg.String()
		case k1 == uintBasic:
			same = arg1.Uint() == arg.Uint()
		case !arg1.IsValid() || !arg.IsValid():
			same = arg1.IsValid() == arg.IsValid()
		default:
			if arg1.Kind() != arg.Kind() || arg1.Type() != arg.Type() {
				return false, incompatible(arg1, arg)
			}
			if !arg1.Type().Comparable() && !isNilable(arg1, arg) {
				return false, fmt.Errorf("non-comparable type %s: %v", arg1, arg1.Type())
			}
			same = arg1.Type().Comparable() && arg1.Interface() == arg.Interface() ||
				!arg1.Type().Comparable() && arg1.IsNil() && arg.IsNil()
		}
		if same {
			return true, nil
		}
	}
	return false, nil
}

// isNilable reports whether two values of a type without == can be compared because one is nil.
func isNilable(a, b reflect.Value) bool { return canBeNil(a.Type()) && (a.IsNil() || b.IsNil()) }

func ne(arg1, arg2 reflect.Value) (bool, error) {
	same, err := eq(arg1, arg2)
	return !same, err
}

func lt(arg1, arg2 reflect.Value) (bool, error) {
	arg1, arg2 = indirectInterface(arg1), indirectInterface(arg2)
	k1, err := basicOf(arg1)
	if err != nil {
		return false, err
	}
	k2, err := basicOf(arg2)
	if err != nil {
		return false, err
	}
	switch {
	case k1 == intBasic && k2 == uintBasic:
		return compareInts(arg1.Int(), arg2.Uint()) < 0, nil
	case k1 == uintBasic && k2 == intBasic:
		return compareInts(arg2.Int(), arg1.Uint()) > 0, nil
	case k1 != k2:
		return false, incompatible(arg1, arg2)
	case k1 == floatBasic:
		return arg1.Float() < arg2.Float(), nil
	case k1 == intBasic:
		return arg1.Int() < arg2.Int(), nil
	case k1 == stringBasic:
		return arg1.String() < arg2.String(), nil
	case k1 == uintBasic:
		return arg1.Uint() < arg2.Uint(), nil
	}
	return false, errors.New("invalid type for comparison")
}

func le(arg1, arg2 reflect.Value) (bool, error) {
	less, err := lt(arg1, arg2)
	if less || err != nil {
		return less, err
	}
	return eq(arg1, arg2)
}

func gt(arg1, arg2 reflect.Value) (bool, error) {
	notGreater, err := le(arg1, arg2)
	if err != nil {
		return false, err
	}
	return !notGreater, nil
}

func ge(arg1, arg2 reflect.Value) (bool, error) {
	less, err := lt(arg1, arg2)
	if err != nil {
		return false, err
	}
	return !less, nil
}

// sortedKeys returns a map's keys in the order in which fmt shows them.
func sortedKeys(m reflect.Value) []reflect.Value {
	keys := m.MapKeys()
	sort.SliceStable(keys, func(i, j int) bool {
		less, err := lt(keys[i], keys[j])
		if err != nil {
			return fmt.Sprint(keys[i]) < fmt.Sprint(keys[j])
		}
		return less
	})
	return keys
}

// evalArgs is the text of arguments, as print shows them.
func evalArgs(args []any) string {
	if len(args) == 1 {
		if s, ok := args[0].(string); ok {
			return s
		}
	}
	for i, arg := range args {
		if v, ok := printable(reflect.ValueOf(arg)); ok {
			args[i] = v
		}
	}
	return fmt.Sprint(args...)
}

var htmlReplacer = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "'", "&#39;", "&", "&amp;", "<", "&lt;", ">", "&gt;")

// HTMLEscapeString escapes what matters in HTML.
func HTMLEscapeString(s string) string { return htmlReplacer.Replace(s) }

// HTMLEscape writes b escaped for HTML.
func HTMLEscape(w io.Writer, b []byte) { io.WriteString(w, HTMLEscapeString(string(b))) }

// HTMLEscaper is HTMLEscapeString of what Sprint returns.
func HTMLEscaper(args ...any) string { return HTMLEscapeString(evalArgs(args)) }

// JSEscapeString escapes what matters in strings of JavaScript.
func JSEscapeString(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, width := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\\' || r == '\'' || r == '"':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ', r == '<', r == '>', r == '&', r == '=':
			fmt.Fprintf(&b, "\\u%04X", r)
		case r < utf8.RuneSelf || unicode.IsPrint(r):
			b.WriteString(s[i : i+width])
		default:
			fmt.Fprintf(&b, "\\u%04X", r)
		}
		i += width
	}
	return b.String()
}

// JSEscape writes b escaped for JavaScript.
func JSEscape(w io.Writer, b []byte) { io.WriteString(w, JSEscapeString(string(b))) }

// JSEscaper is JSEscapeString of what Sprint returns.
func JSEscaper(args ...any) string { return JSEscapeString(evalArgs(args)) }

// URLQueryEscaper escapes what Sprint returns for the query of a URL.
func URLQueryEscaper(args ...any) string {
	var b strings.Builder
	for _, c := range []byte(evalArgs(args)) {
		switch {
		case c == ' ':
			b.WriteByte('+')
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-_.~", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
