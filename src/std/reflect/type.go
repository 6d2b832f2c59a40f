// Package reflect looks at values of any type while the program runs.
//
// Left out, as they would let a program reach memory that is not its own: NewAt, SliceAt, and the methods
// InterfaceData, SetPointer and UnsafePointer of Value. Offsets and sizes are those of compiled Go. The methods of a
// type are there if the program reaches the type.
package reflect

import (
	"iter"
	"strconv"
)

// A Kind says how a type is made.
type Kind uint

// The kinds. Invalid is that of the zero Value.
const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

// Ptr is the old name of Pointer.
const Ptr = Pointer

var kindNames = [...]string{"invalid", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16",
	"uint32", "uint64", "uintptr", "float32", "float64", "complex64", "complex128", "array", "chan", "func", "interface",
	"map", "ptr", "slice", "string", "struct", "unsafe.Pointer"}

// String returns the kind's name.
func (k Kind) String() string {
	if uint(k) < uint(len(kindNames)) {
		return kindNames[k]
	}
	return "kind" + strconv.Itoa(int(k))
}

// A ChanDir is a direction of a channel type.
type ChanDir int

// The directions.
const (
	RecvDir ChanDir             = 1 << iota // <-chan
	SendDir                                 // chan<-
	BothDir = RecvDir | SendDir             // chan
)

func (d ChanDir) String() string {
	switch d {
	case SendDir:
		return "chan<-"
	case RecvDir:
		return "<-chan"
	case BothDir:
		return "chan"
	}
	return "ChanDir" + strconv.Itoa(int(d))
}

// A Type is a Go type. Two are equal under == exactly if they stand for identical types. Methods that do not apply to
// the type's kind panic.
type Type interface {
	// Align and FieldAlign return the alignment in bytes of a variable and of a field.
	Align() int
	FieldAlign() int

	// Method returns the i'th of the exported methods in the order of their names; of an interface type, of all.
	Method(int) Method
	Methods() iter.Seq[Method]
	MethodByName(string) (Method, bool)
	NumMethod() int

	// Name and PkgPath are empty for types without a name.
	Name() string
	PkgPath() string
	Size() uintptr
	String() string
	Kind() Kind

	Implements(u Type) bool
	AssignableTo(u Type) bool
	ConvertibleTo(u Type) bool
	// Comparable reports whether == is defined; it may still panic for what interfaces hold.
	Comparable() bool

	// Bits is the size of numbers.
	Bits() int
	ChanDir() ChanDir
	IsVariadic() bool
	// Elem is the element type of an array, channel, map, pointer or slice.
	Elem() Type

	Field(i int) StructField
	Fields() iter.Seq[StructField]
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	FieldByNameFunc(match func(string) bool) (StructField, bool)

	In(i int) Type
	Ins() iter.Seq[Type]
	Key() Type
	Len() int
	NumField() int
	NumIn() int
	NumOut() int
	Out(i int) Type
	Outs() iter.Seq[Type]

	OverflowComplex(x complex128) bool
	OverflowFloat(x float64) bool
	OverflowInt(x int64) bool
	OverflowUint(x uint64) bool
	// CanSeq and CanSeq2 report whether values can be ranged over with one and with two variables.
	CanSeq() bool
	CanSeq2() bool

	common() *rtype
}

// An rtype is the only Type: its address stands for the type.
type rtype struct{ descriptor uintptr }

// A Method is one of a type.
type Method struct {
	// Name, and the package path if that is not exported.
	Name    string
	PkgPath string

	Type  Type  // with the receiver first, unless it is of an interface
	Func  Value // with the receiver first
	Index int   // for Type.Method
}

// IsExported reports whether the method is exported.
func (m Method) IsExported() bool { return m.PkgPath == "" }

// A StructField is a field of a struct type.
type StructField struct {
	// Name, and the package path if that is not exported.
	Name    string
	PkgPath string

	Type      Type
	Tag       StructTag
	Offset    uintptr
	Index     []int // for Type.FieldByIndex
	Anonymous bool  // embedded
}

// IsExported reports whether the field is exported.
func (f StructField) IsExported() bool { return f.PkgPath == "" }

// A StructTag is a field's tag: by convention pairs key:"value" with spaces between them.
type StructTag string

// Get returns the value for key, or "".
func (tag StructTag) Get(key string) string {
	v, _ := tag.Lookup(key)
	return v
}

// Lookup returns the value for key, and whether there is one.
func (tag StructTag) Lookup(key string) (value string, ok bool)

// toType is nil for nil.
func toType(t *rtype) Type {
	if t == nil {
		return nil
	}
	return t
}

func typeOf(i any) *rtype

// TypeOf returns the dynamic type of i, nil for nil.
func TypeOf(i any) Type { return toType(typeOf(i)) }

// TypeFor returns the type T.
func TypeFor[T any]() Type {
	var p *T
	return typeOf(p).elem()
}

func (t *rtype) common() *rtype { return t }

func (t *rtype) Align() int
func (t *rtype) FieldAlign() int
func (t *rtype) Name() string
func (t *rtype) PkgPath() string
func (t *rtype) Size() uintptr
func (t *rtype) String() string
func (t *rtype) Kind() Kind
func (t *rtype) Comparable() bool
func (t *rtype) NumMethod() int

func (t *rtype) elem() *rtype
func (t *rtype) key() *rtype
func (t *rtype) length() int
func (t *rtype) dir() ChanDir
func (t *rtype) variadic() bool
func (t *rtype) numField() int
func (t *rtype) field(i int) (name, pkg string, typ *rtype, tag string, offset uintptr, embedded bool)
func (t *rtype) numIn() int
func (t *rtype) in(i int) *rtype
func (t *rtype) numOut() int
func (t *rtype) out(i int) *rtype
func (t *rtype) method(i int) (name, pkg string, typ *rtype, fn Value)
func (t *rtype) implements(u *rtype) bool
func (t *rtype) assignableTo(u *rtype) bool
func (t *rtype) convertibleTo(u *rtype) bool

// must panics unless the type is of that kind.
func (t *rtype) must(kind Kind, method, noun string) {
	if t.Kind() != kind {
		panic("reflect: " + method + " of non-" + noun + " type " + t.String())
	}
}

func (t *rtype) Bits() int {
	if k := t.Kind(); k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return int(t.Size()) * 8
}

func (t *rtype) ChanDir() ChanDir {
	t.must(Chan, "ChanDir", "chan")
	return t.dir()
}

func (t *rtype) IsVariadic() bool {
	t.must(Func, "IsVariadic", "func")
	return t.variadic()
}

func (t *rtype) Elem() Type {
	switch t.Kind() {
	case Array, Chan, Map, Pointer, Slice:
		return t.elem()
	}
	panic("reflect: Elem of invalid type " + t.String())
}

func (t *rtype) Key() Type {
	t.must(Map, "Key", "map")
	return t.key()
}

func (t *rtype) Len() int {
	t.must(Array, "Len", "array")
	return t.length()
}

func (t *rtype) NumIn() int {
	t.must(Func, "NumIn", "func")
	return t.numIn()
}

func (t *rtype) In(i int) Type {
	t.must(Func, "In", "func")
	return t.in(i)
}

func (t *rtype) Ins() iter.Seq[Type] {
	t.must(Func, "Ins", "func")
	return func(yield func(Type) bool) {
		for i := range t.NumIn() {
			if !yield(t.In(i)) {
				return
			}
		}
	}
}

func (t *rtype) NumOut() int {
	t.must(Func, "NumOut", "func")
	return t.numOut()
}

func (t *rtype) Out(i int) Type {
	t.must(Func, "Out", "func")
	return t.out(i)
}

func (t *rtype) Outs() iter.Seq[Type] {
	t.must(Func, "Outs", "func")
	return func(yield func(Type) bool) {
		for i := range t.NumOut() {
			if !yield(t.Out(i)) {
				return
			}
		}
	}
}

func (t *rtype) Method(i int) Method {
	if i < 0 || i >= t.NumMethod() {
		if t.Kind() == Interface {
			return Method{}
		}
		panic("reflect: Method index out of range")
	}
	name, pkg, typ, fn := t.method(i)
	return Method{name, pkg, typ, fn, i}
}

func (t *rtype) Methods() iter.Seq[Method] {
	return func(yield func(Method) bool) {
		for i := range t.NumMethod() {
			if !yield(t.Method(i)) {
				return
			}
		}
	}
}

func (t *rtype) MethodByName(name string) (Method, bool) {
	if i := t.methodIndex(name); i >= 0 {
		return t.Method(i), true
	}
	return Method{}, false
}

func (t *rtype) methodIndex(name string) int

func toRtype(u Type, user string) *rtype {
	if u == nil {
		panic("reflect: nil type passed to Type." + user)
	}
	return u.common()
}

func (t *rtype) Implements(u Type) bool {
	r := toRtype(u, "Implements")
	if r.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return t.implements(r)
}

func (t *rtype) AssignableTo(u Type) bool { return t.assignableTo(toRtype(u, "AssignableTo")) }

func (t *rtype) ConvertibleTo(u Type) bool { return t.convertibleTo(toRtype(u, "ConvertibleTo")) }

func (t *rtype) OverflowComplex(x complex128) bool {
	switch t.Kind() {
	case Complex64:
		return overflowFloat32(real(x)) || overflowFloat32(imag(x))
	case Complex128:
		return false
	}
	panic("reflect: OverflowComplex of non-complex type " + t.String())
}

func (t *rtype) OverflowFloat(x float64) bool {
	switch t.Kind() {
	case Float32:
		return overflowFloat32(x)
	case Float64:
		return false
	}
	panic("reflect: OverflowFloat of non-float type " + t.String())
}

func overflowFloat32(x float64) bool {
	if x < 0 {
		x = -x
	}
	const largest = 0x1.fffffep127
	const infinite = 0x1.fffffffffffffp1023
	return largest < x && x <= infinite
}

func (t *rtype) OverflowInt(x int64) bool {
	if k := t.Kind(); k < Int || k > Int64 {
		panic("reflect: OverflowInt of non-int type " + t.String())
	}
	shift := 64 - t.Size()*8
	return x != x<<shift>>shift
}

func (t *rtype) OverflowUint(x uint64) bool {
	if k := t.Kind(); k < Uint || k > Uintptr {
		panic("reflect: OverflowUint of non-uint type " + t.String())
	}
	shift := 64 - t.Size()*8
	return x != x<<shift>>shift
}

func (t *rtype) CanSeq() bool {
	switch k := t.Kind(); k {
	case Array, Slice, Chan, String, Map:
		return true
	case Pointer:
		return t.elem().Kind() == Array
	case Func:
		return t.yields(1)
	default:
		return k >= Int && k <= Uintptr
	}
}

func (t *rtype) CanSeq2() bool {
	switch t.Kind() {
	case Array, Slice, String, Map:
		return true
	case Pointer:
		return t.elem().Kind() == Array
	case Func:
		return t.yields(2)
	}
	return false
}

// yields reports whether the type is that of a function to range over with n variables.
func (t *rtype) yields(n int) bool {
	if t.variadic() || t.numIn() != 1 || t.numOut() != 0 {
		return false
	}
	y := t.in(0)
	return y.Kind() == Func && !y.variadic() && y.numIn() == n && y.numOut() == 1 && y.out(0).Kind() == Bool
}
