package reflect

import "strconv"

// PointerTo returns *T.
func PointerTo(t Type) Type { return t.common().pointerTo() }

// PtrTo is the old name of PointerTo.
func PtrTo(t Type) Type { return PointerTo(t) }

func (t *rtype) pointerTo() *rtype
func (t *rtype) sliceOf() *rtype
func (t *rtype) chanOf(dir ChanDir) *rtype
func (t *rtype) mapOf(elem *rtype) *rtype
func (t *rtype) arrayOf(length int) *rtype
func funcOf(in, out []*rtype, variadic bool) *rtype

// SliceOf returns []T.
func SliceOf(t Type) Type { return t.common().sliceOf() }

// ArrayOf returns [length]T.
func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	return elem.common().arrayOf(length)
}

// MapOf returns map[K]T.
func MapOf(key, elem Type) Type {
	if !key.Comparable() {
		panic("reflect.MapOf: invalid key type " + key.String())
	}
	return key.common().mapOf(elem.common())
}

// ChanOf returns the channel type of that direction.
func ChanOf(dir ChanDir, t Type) Type {
	if t.Size() >= 1<<16 {
		panic("reflect.ChanOf: element size too large")
	}
	if dir < RecvDir || dir > BothDir {
		panic("reflect.ChanOf: invalid dir")
	}
	return t.common().chanOf(dir)
}

// FuncOf returns the func type with those parameters and results.
func FuncOf(in, out []Type, variadic bool) Type {
	if variadic && (len(in) == 0 || in[len(in)-1].Kind() != Slice) {
		panic("reflect.FuncOf: last arg of variadic func must be slice")
	}
	return funcOf(commons(in), commons(out), variadic)
}

func commons(list []Type) []*rtype {
	r := make([]*rtype, len(list))
	for i, t := range list {
		r[i] = t.common()
	}
	return r
}

// StructOf returns the struct type with those fields. Methods of embedded fields are not promoted.
func StructOf(fields []StructField) Type {
	var names, pkgs, tags []string
	var types []*rtype
	var embedded []bool
	seen := map[string]bool{}
	pkg := ""
	for i, f := range fields {
		switch {
		case f.Name == "":
			panic("reflect.StructOf: field " + strconv.Itoa(i) + " has no name")
		case !isIdentifier(f.Name):
			panic("reflect.StructOf: field " + strconv.Itoa(i) + " has invalid name")
		case f.Type == nil:
			panic("reflect.StructOf: field " + strconv.Itoa(i) + " has no type")
		case f.Anonymous && f.PkgPath != "":
			panic("reflect.StructOf: field \"" + f.Name + "\" is anonymous but has PkgPath set")
		case f.IsExported() && !('A' <= f.Name[0] && f.Name[0] <= 'Z') && !isUpper(f.Name):
			panic("reflect.StructOf: field \"" + f.Name + "\" is unexported but missing PkgPath")
		case f.PkgPath != "" && pkg != "" && f.PkgPath != pkg:
			panic("reflect.Struct: fields with different PkgPath " + pkg + " and " + f.PkgPath)
		case seen[f.Name] && f.Name != "_":
			panic("reflect.StructOf: duplicate field " + f.Name)
		}
		if f.PkgPath != "" {
			pkg = f.PkgPath
		}
		seen[f.Name] = true
		names, pkgs, tags = append(names, f.Name), append(pkgs, f.PkgPath), append(tags, string(f.Tag))
		types, embedded = append(types, f.Type.common()), append(embedded, f.Anonymous)
	}
	return structOf(names, pkgs, tags, types, embedded)
}

func structOf(names, pkgs, tags []string, types []*rtype, embedded []bool) *rtype

func isIdentifier(name string) bool
func isUpper(name string) bool

// Zero returns the zero value of a type.
func Zero(typ Type) Value {
	if typ == nil {
		panic("reflect: Zero(nil)")
	}
	return zero(typ.common())
}

func zero(t *rtype) Value

// New returns a pointer to a new zero value.
func New(typ Type) Value {
	if typ == nil {
		panic("reflect: New(nil)")
	}
	return newValue(typ.common())
}

func newValue(t *rtype) Value

// MakeSlice returns make(typ, len, cap).
func MakeSlice(typ Type, len, cap int) Value {
	if typ.Kind() != Slice {
		panic("reflect.MakeSlice of non-slice type")
	}
	if len < 0 {
		panic("reflect.MakeSlice: negative len")
	}
	if cap < 0 {
		panic("reflect.MakeSlice: negative cap")
	}
	if len > cap {
		panic("reflect.MakeSlice: len > cap")
	}
	return makeSlice(typ.common(), len, cap)
}

func makeSlice(t *rtype, len, cap int) Value

// MakeMap returns make(typ).
func MakeMap(typ Type) Value { return MakeMapWithSize(typ, 0) }

// MakeMapWithSize returns make(typ, n).
func MakeMapWithSize(typ Type, n int) Value {
	if typ.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	return makeMap(typ.common(), n)
}

func makeMap(t *rtype, n int) Value

// MakeChan returns make(typ, buffer).
func MakeChan(typ Type, buffer int) Value {
	if typ.Kind() != Chan {
		panic("reflect.MakeChan of non-chan type")
	}
	if buffer < 0 {
		panic("reflect.MakeChan: negative buffer size")
	}
	if typ.ChanDir() != BothDir {
		panic("reflect.MakeChan: unidirectional channel type")
	}
	return makeChan(typ.common(), buffer)
}

func makeChan(t *rtype, buffer int) Value

// MakeFunc returns a func of type typ that calls fn.
func MakeFunc(typ Type, fn func(args []Value) (results []Value)) Value {
	if typ.Kind() != Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	t := typ.common()
	return makeFunc(t, func(args []Value) []Value {
		results := fn(args)
		if len(results) != t.numOut() {
			panic("reflect: wrong return count from function created by MakeFunc")
		}
		return t.returned(results)
	})
}

func makeFunc(t *rtype, fn func(args []Value) (results []Value)) Value

// returned checks the results of a made function and converts them as assignment does.
func (t *rtype) returned(results []Value) []Value

// Append returns append(s, x...).
func Append(s Value, x ...Value) Value

// AppendSlice returns append(s, t...).
func AppendSlice(s, t Value) Value

// Copy copies elements as the builtin does, and returns how many.
func Copy(dst, src Value) int

// DeepEqual reports whether x and y are equal, or of the same type with deeply equal parts: what pointers point to, the
// elements of slices and maps.
func DeepEqual(x, y any) bool

// Swapper returns a function that exchanges elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.Kind() != Slice {
		panic(&ValueError{Method: "Swapper", Kind: v.Kind()})
	}
	return func(i, j int) { v.swap(i, j) }
}

func (v Value) swap(i, j int)

// A SelectDir says what a case of Select does.
type SelectDir int

// What a case does.
const (
	_ SelectDir = iota
	SelectSend
	SelectRecv
	SelectDefault
)

// A SelectCase is a case of Select.
type SelectCase struct {
	Dir  SelectDir
	Chan Value
	Send Value
}

// Select does what a select statement with those cases does: the case taken, and what it received.
func Select(cases []SelectCase) (chosen int, recv Value, recvOK bool) {
	if len(cases) > 65536 {
		panic("reflect.Select: too many cases (max 65536)")
	}
	def := -1
	channels, values := make([]Value, len(cases)), make([]Value, len(cases))
	for i, c := range cases {
		switch c.Dir {
		case SelectDefault:
			if def >= 0 {
				panic("reflect.Select: multiple default cases")
			}
			def = i
			if c.Chan.IsValid() {
				panic("reflect.Select: default case has Chan value")
			}
			if c.Send.IsValid() {
				panic("reflect.Select: default case has Send value")
			}
		case SelectSend:
			if !c.Chan.IsValid() {
				break
			}
			c.Chan.mustBe(Chan, "reflect.Select")
			if c.Chan.Type().ChanDir()&SendDir == 0 {
				panic("reflect.Select: SendDir case using recv-only channel")
			}
			if !c.Send.IsValid() {
				panic("reflect.Select: SendDir case missing Send value")
			}
			channels[i], values[i] = c.Chan, c.Send
		case SelectRecv:
			if c.Send.IsValid() {
				panic("reflect.Select: RecvDir case has Send value")
			}
			if !c.Chan.IsValid() {
				break
			}
			c.Chan.mustBe(Chan, "reflect.Select")
			if c.Chan.Type().ChanDir()&RecvDir == 0 {
				panic("reflect.Select: RecvDir case using send-only channel")
			}
			channels[i] = c.Chan
		default:
			panic("reflect.Select: invalid Dir")
		}
	}
	chosen, recv, recvOK = selectCase(channels, values, def >= 0)
	if chosen < 0 {
		chosen = def
	}
	return chosen, recv, recvOK
}

func selectCase(channels, values []Value, def bool) (chosen int, recv Value, recvOK bool)

// A SliceHeader pictures a slice.
type SliceHeader struct {
	Data uintptr
	Len  int
	Cap  int
}

// A StringHeader pictures a string.
type StringHeader struct {
	Data uintptr
	Len  int
}
