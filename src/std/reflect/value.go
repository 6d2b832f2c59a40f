package reflect

import (
	"iter"
	"strconv"
)

// A Value is a Go value of any type. Methods that do not apply to the value's kind panic with a *ValueError. The zero
// Value stands for no value.
type Value struct{ of *object }

// An object is what a Value refers to: never changed, and known only to natives.
type object struct{ _ [3]uintptr }

// A ValueError tells of a method of Value that was called on the wrong kind.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == Invalid {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

func setHooks(valueError func(method string, kind Kind))

func init() { setHooks(valueError) }

func valueError(method string, kind Kind) { panic(&ValueError{method, kind}) }

// ValueOf returns what i holds; the zero Value for nil.
func ValueOf(i any) Value

// IsValid reports whether v stands for a value.
func (v Value) IsValid() bool

// Kind returns the value's kind, Invalid for the zero Value.
func (v Value) Kind() Kind

// Type returns the value's type.
func (v Value) Type() Type { return v.typ("reflect.Value.Type") }

func (v Value) typ(method string) *rtype

// CanAddr reports whether Addr may be called: whether v is a variable.
func (v Value) CanAddr() bool

// CanSet reports whether the value can be changed: a variable not reached through an unexported field.
func (v Value) CanSet() bool

// CanInterface reports whether Interface may be called.
func (v Value) CanInterface() bool

// CanInt reports whether Int may be called.
func (v Value) CanInt() bool {
	k := v.Kind()
	return k >= Int && k <= Int64
}

// CanUint reports whether Uint may be called.
func (v Value) CanUint() bool {
	k := v.Kind()
	return k >= Uint && k <= Uintptr
}

// CanFloat reports whether Float may be called.
func (v Value) CanFloat() bool {
	k := v.Kind()
	return k == Float32 || k == Float64
}

// CanComplex reports whether Complex may be called.
func (v Value) CanComplex() bool {
	k := v.Kind()
	return k == Complex64 || k == Complex128
}

// Bool returns a bool.
func (v Value) Bool() bool

// Int returns a signed integer.
func (v Value) Int() int64

// Uint returns an unsigned integer.
func (v Value) Uint() uint64

// Float returns a floating-point number.
func (v Value) Float() float64

// Complex returns a complex number.
func (v Value) Complex() complex128

// String returns a string, and for other kinds a text such as "<int Value>".
func (v Value) String() string

// Bytes returns a slice of bytes, or one of the bytes of an array variable.
func (v Value) Bytes() []byte

// Interface returns the value in an interface.
func (v Value) Interface() (i any)

// TypeAssert returns what v.Interface().(T) does.
func TypeAssert[T any](v Value) (T, bool) {
	x, ok := v.assertable().(T)
	return x, ok
}

func (v Value) assertable() any

// IsNil reports whether a channel, func, interface, map, pointer or slice is nil.
func (v Value) IsNil() bool

// IsZero reports whether the value is the zero value of its type.
func (v Value) IsZero() bool

// Len returns the length of an array, pointer to array, channel, map, slice or string.
func (v Value) Len() int

// Cap returns the capacity of an array, pointer to array, channel or slice.
func (v Value) Cap() int

// Elem returns what an interface holds or a pointer points to; the zero Value for nil.
func (v Value) Elem() Value

// Indirect returns what v points to, or v if it is no pointer.
func Indirect(v Value) Value {
	if v.Kind() != Pointer {
		return v
	}
	return v.Elem()
}

// Index returns an element of an array, slice or string.
func (v Value) Index(i int) Value

// Slice returns v[i:j] of an array variable, slice or string.
func (v Value) Slice(i, j int) Value

// Slice3 returns v[i:j:k] of an array variable or slice.
func (v Value) Slice3(i, j, k int) Value

// Addr returns a pointer to a variable.
func (v Value) Addr() Value

// Pointer returns a pointer, or the address of what a channel, func, map or slice refers to, as a number.
func (v Value) Pointer() uintptr

// UnsafeAddr returns the address of a variable as a number.
func (v Value) UnsafeAddr() uintptr

// NumField returns the number of a struct's fields.
func (v Value) NumField() int

// Field returns the i'th field of a struct.
func (v Value) Field(i int) Value

// FieldByIndex returns a field of a field of …; it panics on the way through a nil pointer.
func (v Value) FieldByIndex(index []int) Value {
	if len(index) == 1 {
		return v.Field(index[0])
	}
	v.mustBe(Struct, "reflect.Value.FieldByIndex")
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && v.Type().Elem().Kind() == Struct {
			if v.IsNil() {
				panic("reflect: indirection through nil pointer to embedded struct")
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v
}

type indexError string

func (e indexError) Error() string { return string(e) }

// FieldByIndexErr is FieldByIndex with an error instead of a panic.
func (v Value) FieldByIndexErr(index []int) (Value, error) {
	if len(index) == 1 {
		return v.Field(index[0]), nil
	}
	v.mustBe(Struct, "reflect.Value.FieldByIndexErr")
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && v.Type().Elem().Kind() == Struct {
			if v.IsNil() {
				return Value{}, indexError("reflect: indirection through nil pointer to embedded struct field " +
					v.Type().Elem().Name())
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v, nil
}

// mustBe panics unless the value is of that kind.
func (v Value) mustBe(kind Kind, method string) {
	if v.Kind() != kind {
		valueError(method, v.Kind())
	}
}

// FieldByName returns the field of that name, perhaps of an embedded struct; the zero Value if there is none.
func (v Value) FieldByName(name string) Value {
	v.mustBe(Struct, "reflect.Value.FieldByName")
	if f, ok := v.Type().FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// FieldByNameFunc returns the field whose name match accepts; the zero Value if there is none or several.
func (v Value) FieldByNameFunc(match func(string) bool) Value {
	if f, ok := v.Type().FieldByNameFunc(match); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// Fields yields the fields of a struct and their values.
func (v Value) Fields() iter.Seq2[StructField, Value] {
	t := v.Type()
	if t.Kind() != Struct {
		panic("reflect: Fields of non-struct type " + t.String())
	}
	return func(yield func(StructField, Value) bool) {
		for i := range v.NumField() {
			if !yield(t.Field(i), v.Field(i)) {
				return
			}
		}
	}
}

// NumMethod returns the number of the value's methods, as Type.NumMethod does.
func (v Value) NumMethod() int {
	return v.typ("reflect.Value.NumMethod").NumMethod()
}

// Method returns the i'th method, bound to v.
func (v Value) Method(i int) Value

// MethodByName returns the method of that name, bound to v; the zero Value if there is none.
func (v Value) MethodByName(name string) Value {
	i := v.typ("reflect.Value.MethodByName").methodIndex(name)
	if i < 0 {
		return Value{}
	}
	return v.Method(i)
}

// Methods yields the methods and what Method returns for them.
func (v Value) Methods() iter.Seq2[Method, Value] {
	return func(yield func(Method, Value) bool) {
		t := v.Type()
		for i := range t.NumMethod() {
			if !yield(t.Method(i), v.Method(i)) {
				return
			}
		}
	}
}

// Set makes v, a variable, hold x.
func (v Value) Set(x Value)

// SetBool sets a bool.
func (v Value) SetBool(x bool)

// SetInt sets a signed integer.
func (v Value) SetInt(x int64)

// SetUint sets an unsigned integer.
func (v Value) SetUint(x uint64)

// SetFloat sets a floating-point number.
func (v Value) SetFloat(x float64)

// SetComplex sets a complex number.
func (v Value) SetComplex(x complex128)

// SetString sets a string.
func (v Value) SetString(x string)

// SetBytes sets a slice of bytes.
func (v Value) SetBytes(x []byte)

// SetLen sets the length of a slice.
func (v Value) SetLen(n int)

// SetCap lowers the capacity of a slice.
func (v Value) SetCap(n int)

// SetZero sets a variable to the zero value of its type.
func (v Value) SetZero()

// Grow makes room for n more elements in a slice.
func (v Value) Grow(n int)

// Clear empties a map, or sets the elements of a slice to zero.
func (v Value) Clear()

// OverflowInt reports whether x does not fit into v's type.
func (v Value) OverflowInt(x int64) bool {
	if !v.CanInt() {
		valueError("reflect.Value.OverflowInt", v.Kind())
	}
	return v.Type().OverflowInt(x)
}

// OverflowUint reports whether x does not fit into v's type.
func (v Value) OverflowUint(x uint64) bool {
	if !v.CanUint() {
		valueError("reflect.Value.OverflowUint", v.Kind())
	}
	return v.Type().OverflowUint(x)
}

// OverflowFloat reports whether x does not fit into v's type.
func (v Value) OverflowFloat(x float64) bool {
	if !v.CanFloat() {
		valueError("reflect.Value.OverflowFloat", v.Kind())
	}
	return v.Type().OverflowFloat(x)
}

// OverflowComplex reports whether x does not fit into v's type.
func (v Value) OverflowComplex(x complex128) bool {
	if !v.CanComplex() {
		valueError("reflect.Value.OverflowComplex", v.Kind())
	}
	return v.Type().OverflowComplex(x)
}

// CanConvert reports whether Convert does not panic.
func (v Value) CanConvert(t Type) bool { return v.canConvert(t.common()) }

func (v Value) canConvert(t *rtype) bool

// Convert returns T(v).
func (v Value) Convert(t Type) Value { return v.convert(t.common()) }

func (v Value) convert(t *rtype) Value

// Comparable reports whether comparing v with == does not panic.
func (v Value) Comparable() bool

// Equal reports whether v and u are equal under ==, interfaces by what they hold.
func (v Value) Equal(u Value) bool

// MapIndex returns v[key] of a map; the zero Value if there is none.
func (v Value) MapIndex(key Value) Value

// MapKeys returns the keys of a map in no particular order.
func (v Value) MapKeys() []Value

// SetMapIndex sets v[key] of a map, or deletes it if elem is the zero Value.
func (v Value) SetMapIndex(key, elem Value)

// entries returns keys and values of a map in turn.
func (v Value) entries() []Value

// MapRange returns an iterator over the entries of a map.
func (v Value) MapRange() *MapIter {
	v.mustBe(Map, "reflect.Value.MapRange")
	return &MapIter{m: v}
}

// A MapIter iterates over the entries of a map: for it.Next() { it.Key(), it.Value() }. What is deleted meanwhile is left
// out, what is added too.
type MapIter struct {
	m       Value
	entries []Value // keys and values in turn
	next    int
	value   Value
	state   int
}

const (
	beforeFirst = iota
	atEntry
	exhausted
)

// Next goes to the next entry and reports whether there is one.
func (iter *MapIter) Next() bool {
	if !iter.m.IsValid() {
		panic("MapIter.Next called on an iterator that does not have an associated map Value")
	}
	switch iter.state {
	case beforeFirst:
		iter.entries, iter.next = iter.m.entries(), 0
	case exhausted:
		panic("MapIter.Next called on exhausted iterator")
	}
	for iter.next < len(iter.entries) {
		key := iter.entries[iter.next]
		iter.value = iter.m.MapIndex(key)
		if !iter.value.IsValid() && !key.same() {
			// A NaN is never found again.
			iter.value = iter.entries[iter.next+1]
		}
		iter.next += 2
		if iter.value.IsValid() {
			iter.state = atEntry
			return true
		}
	}
	iter.state = exhausted
	return false
}

// same reports whether a key equals itself.
func (v Value) same() bool

func (iter *MapIter) check(method string) {
	switch iter.state {
	case beforeFirst:
		panic(method + " called before Next")
	case exhausted:
		panic(method + " called on exhausted iterator")
	}
}

// Key returns the current entry's key.
func (iter *MapIter) Key() Value {
	iter.check("MapIter.Key")
	return iter.entries[iter.next-2]
}

// Value returns the current entry's value.
func (iter *MapIter) Value() Value {
	iter.check("MapIter.Value")
	return iter.value
}

// Reset makes the iterator begin with another map, or with none.
func (iter *MapIter) Reset(v Value) {
	if v.IsValid() {
		v.mustBe(Map, "reflect.MapIter.Reset")
	}
	*iter = MapIter{m: v}
}

// SetIterKey is v.Set(iter.Key()).
func (v Value) SetIterKey(iter *MapIter) {
	iter.check("reflect: Value.SetIterKey")
	v.set(iter.Key(), "reflect.Value.SetIterKey", "reflect.MapIter.SetKey")
}

// SetIterValue is v.Set(iter.Value()).
func (v Value) SetIterValue(iter *MapIter) {
	iter.check("reflect: Value.SetIterValue")
	v.set(iter.Value(), "reflect.Value.SetIterValue", "reflect.MapIter.SetValue")
}

func (v Value) set(x Value, method, context string)

// Call calls a func with the arguments in.
func (v Value) Call(in []Value) []Value

// CallSlice calls a variadic func whose last argument is the slice.
func (v Value) CallSlice(in []Value) []Value

// Send sends on a channel.
func (v Value) Send(x Value)

// Recv receives from a channel: the zero value and false if it is closed.
func (v Value) Recv() (x Value, ok bool)

// TrySend sends if that is possible at once, and reports whether it was.
func (v Value) TrySend(x Value) bool

// TryRecv receives if that is possible at once: the zero Value if not, the zero value of the element type if the channel
// is closed.
func (v Value) TryRecv() (x Value, ok bool)

// Close closes a channel.
func (v Value) Close()

// Seq returns what ranging over v with one variable yields.
func (v Value) Seq() iter.Seq[Value] {
	t := v.Type()
	switch k := v.Kind(); {
	case k == Func && t.CanSeq():
		return func(yield func(Value) bool) {
			v.Call([]Value{MakeFunc(t.In(0), func(in []Value) []Value { return []Value{ValueOf(yield(in[0]))} })})
		}
	case k >= Int && k <= Int64:
		return func(yield func(Value) bool) {
			for i := range v.Int() {
				if !yield(ValueOf(i).Convert(t)) {
					return
				}
			}
		}
	case k >= Uint && k <= Uintptr:
		return func(yield func(Value) bool) {
			for i := range v.Uint() {
				if !yield(ValueOf(i).Convert(t)) {
					return
				}
			}
		}
	case k == Pointer && t.Elem().Kind() == Array, k == Array, k == Slice:
		return func(yield func(Value) bool) {
			for i := range v.Len() {
				if !yield(ValueOf(i)) {
					return
				}
			}
		}
	case k == String:
		return func(yield func(Value) bool) {
			for i := range v.String() {
				if !yield(ValueOf(i)) {
					return
				}
			}
		}
	case k == Map:
		return func(yield func(Value) bool) {
			for it := v.MapRange(); it.Next(); {
				if !yield(it.Key()) {
					return
				}
			}
		}
	case k == Chan:
		return func(yield func(Value) bool) {
			for x, ok := v.Recv(); ok; x, ok = v.Recv() {
				if !yield(x) {
					return
				}
			}
		}
	}
	panic("reflect: " + t.String() + " cannot produce iter.Seq[Value]")
}

// Seq2 returns what ranging over v with two variables yields.
func (v Value) Seq2() iter.Seq2[Value, Value] {
	t := v.Type()
	switch k := v.Kind(); {
	case k == Func && t.CanSeq2():
		return func(yield func(Value, Value) bool) {
			v.Call([]Value{MakeFunc(t.In(0), func(in []Value) []Value { return []Value{ValueOf(yield(in[0], in[1]))} })})
		}
	case k == Pointer && t.Elem().Kind() == Array:
		return v.Elem().Seq2()
	case k == Array, k == Slice:
		return func(yield func(Value, Value) bool) {
			for i := range v.Len() {
				if !yield(ValueOf(i), v.Index(i)) {
					return
				}
			}
		}
	case k == String:
		return func(yield func(Value, Value) bool) {
			for i, r := range v.String() {
				if !yield(ValueOf(i), ValueOf(r)) {
					return
				}
			}
		}
	case k == Map:
		return func(yield func(Value, Value) bool) {
			for it := v.MapRange(); it.Next(); {
				if !yield(it.Key(), it.Value()) {
					return
				}
			}
		}
	}
	panic("reflect: " + t.String() + " cannot produce iter.Seq2[Value, Value]")
}
