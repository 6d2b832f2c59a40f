package slog

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"time"
)

// A Kind is the kind of a Value.
type Kind int

// The kinds.
const (
	KindAny Kind = iota
	KindBool
	KindDuration
	KindFloat64
	KindInt64
	KindString
	KindTime
	KindUint64
	KindGroup
	KindLogValuer
)

var kindNames = []string{"Any", "Bool", "Duration", "Float64", "Int64", "String", "Time", "Uint64", "Group", "LogValuer"}

func (k Kind) String() string {
	if k >= 0 && int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "<unknown slog.Kind>"
}

// A Value holds any Go value, the usual ones without allocating. The zero Value is nil.
type Value struct {
	_    [0]func() // values are compared by Equal
	kind Kind
	num  uint64 // the value of all kinds of numbers and of Bool
	any  any    // that of the others
}

// A LogValuer is logged as what LogValue returns.
type LogValuer interface {
	LogValue() Value
}

// StringValue returns a Value of kind String.
func StringValue(value string) Value { return Value{kind: KindString, any: value} }

// IntValue returns a Value of kind Int64.
func IntValue(v int) Value { return Int64Value(int64(v)) }

// Int64Value returns a Value of kind Int64.
func Int64Value(v int64) Value { return Value{kind: KindInt64, num: uint64(v)} }

// Uint64Value returns a Value of kind Uint64.
func Uint64Value(v uint64) Value { return Value{kind: KindUint64, num: v} }

// Float64Value returns a Value of kind Float64.
func Float64Value(v float64) Value { return Value{kind: KindFloat64, num: math.Float64bits(v)} }

// BoolValue returns a Value of kind Bool.
func BoolValue(v bool) Value {
	if v {
		return Value{kind: KindBool, num: 1}
	}
	return Value{kind: KindBool}
}

// DurationValue returns a Value of kind Duration.
func DurationValue(v time.Duration) Value { return Value{kind: KindDuration, num: uint64(v)} }

// TimeValue returns a Value of kind Time, without its monotonic part.
func TimeValue(v time.Time) Value {
	if v.IsZero() {
		v = time.Time{}
	}
	return Value{kind: KindTime, any: v.Round(0)}
}

// GroupValue returns a Value of kind Group; it leaves out groups without attributes.
func GroupValue(as ...Attr) Value {
	if slices.ContainsFunc(as, emptyGroup) {
		as = slices.DeleteFunc(slices.Clone(as), emptyGroup)
	}
	return Value{kind: KindGroup, any: as}
}

func emptyGroup(a Attr) bool { return a.Value.kind == KindGroup && len(a.Value.group()) == 0 }

// AnyValue returns a Value of the kind that fits v best: numbers are Int64, Uint64 or Float64, a []Attr is a Group,
// a Value is itself; what fits no other kind is Any.
func AnyValue(v any) Value {
	switch v := v.(type) {
	case string:
		return StringValue(v)
	case int:
		return IntValue(v)
	case int8:
		return Int64Value(int64(v))
	case int16:
		return Int64Value(int64(v))
	case int32:
		return Int64Value(int64(v))
	case int64:
		return Int64Value(v)
	case uint:
		return Uint64Value(uint64(v))
	case uint8:
		return Uint64Value(uint64(v))
	case uint16:
		return Uint64Value(uint64(v))
	case uint32:
		return Uint64Value(uint64(v))
	case uint64:
		return Uint64Value(v)
	case uintptr:
		return Uint64Value(uint64(v))
	case float32:
		return Float64Value(float64(v))
	case float64:
		return Float64Value(v)
	case bool:
		return BoolValue(v)
	case time.Duration:
		return DurationValue(v)
	case time.Time:
		return TimeValue(v)
	case []Attr:
		return GroupValue(v...)
	case Value:
		return v
	case LogValuer:
		return Value{kind: KindLogValuer, any: v}
	}
	return Value{any: v}
}

// Kind returns the kind.
func (v Value) Kind() Kind { return v.kind }

// Any returns what v holds.
func (v Value) Any() any {
	switch v.kind {
	case KindInt64:
		return int64(v.num)
	case KindUint64:
		return v.num
	case KindFloat64:
		return v.float()
	case KindBool:
		return v.num == 1
	case KindDuration:
		return time.Duration(v.num)
	}
	return v.any
}

func (v Value) must(kind Kind) {
	if v.kind != kind {
		panic(fmt.Sprintf("Value kind is %s, not %s", v.kind, kind))
	}
}

// Int64 returns a number; it panics if v is not an Int64.
func (v Value) Int64() int64 {
	v.must(KindInt64)
	return int64(v.num)
}

// Uint64 returns a number; it panics if v is not a Uint64.
func (v Value) Uint64() uint64 {
	v.must(KindUint64)
	return v.num
}

// Float64 returns a number; it panics if v is not a Float64.
func (v Value) Float64() float64 {
	v.must(KindFloat64)
	return v.float()
}

func (v Value) float() float64 { return math.Float64frombits(v.num) }

// Bool panics if v is not a Bool.
func (v Value) Bool() bool {
	v.must(KindBool)
	return v.num == 1
}

// Duration panics if v is not a Duration.
func (v Value) Duration() time.Duration {
	v.must(KindDuration)
	return time.Duration(v.num)
}

// Time panics if v is not a Time.
func (v Value) Time() time.Time {
	v.must(KindTime)
	return v.any.(time.Time)
}

// LogValuer panics if v is not a LogValuer.
func (v Value) LogValuer() LogValuer { return v.any.(LogValuer) }

// Group returns the attributes of a group; it panics if v is not a Group.
func (v Value) Group() []Attr {
	if v.kind != KindGroup {
		panic("Group: bad kind")
	}
	return v.group()
}

func (v Value) group() []Attr { return v.any.([]Attr) }

// String returns a text of any value, never panicking.
func (v Value) String() string {
	if v.kind == KindString {
		return v.any.(string)
	}
	return string(v.append(nil))
}

func (v Value) append(b []byte) []byte {
	switch v.kind {
	case KindString:
		return append(b, v.any.(string)...)
	case KindInt64:
		return strconv.AppendInt(b, int64(v.num), 10)
	case KindUint64:
		return strconv.AppendUint(b, v.num, 10)
	case KindFloat64:
		return strconv.AppendFloat(b, v.float(), 'g', -1, 64)
	case KindBool:
		return strconv.AppendBool(b, v.num == 1)
	case KindDuration:
		return append(b, time.Duration(v.num).String()...)
	case KindTime:
		return append(b, v.any.(time.Time).String()...)
	}
	if kind, ok := v.any.(Kind); ok {
		return strconv.AppendInt(b, int64(kind), 10)
	}
	return fmt.Append(b, v.any)
}

// Equal reports whether v and w are of one kind and hold the same.
func (v Value) Equal(w Value) bool {
	if v.kind != w.kind {
		return false
	}
	switch v.kind {
	case KindFloat64:
		return v.float() == w.float()
	case KindTime:
		return v.any.(time.Time).Equal(w.any.(time.Time))
	case KindGroup:
		return slices.EqualFunc(v.group(), w.group(), Attr.Equal)
	case KindAny, KindLogValuer, KindString:
		return v.any == w.any
	}
	return v.num == w.num
}

const mostLogValues = 100

// Resolve calls LogValue until the result is no LogValuer any more. What panics, and what goes on for too long, is
// an error as a value.
func (v Value) Resolve() (result Value) {
	if v.kind != KindLogValuer {
		return v
	}
	first := v
	defer func() {
		if p := recover(); p != nil {
			result = AnyValue(fmt.Errorf("LogValue panicked\n%s", trace(3, 5)))
		}
	}()
	for range mostLogValues {
		if v.kind != KindLogValuer {
			return v
		}
		v = v.LogValuer().LogValue()
	}
	return AnyValue(fmt.Errorf("LogValue called too many times on Value of type %T", first.any))
}

// An Attr is a value with a key.
type Attr struct {
	Key   string
	Value Value
}

// String returns an Attr.
func String(key, value string) Attr { return Attr{key, StringValue(value)} }

// Int returns an Attr.
func Int(key string, value int) Attr { return Attr{key, IntValue(value)} }

// Int64 returns an Attr.
func Int64(key string, value int64) Attr { return Attr{key, Int64Value(value)} }

// Uint64 returns an Attr.
func Uint64(key string, v uint64) Attr { return Attr{key, Uint64Value(v)} }

// Float64 returns an Attr.
func Float64(key string, v float64) Attr { return Attr{key, Float64Value(v)} }

// Bool returns an Attr.
func Bool(key string, v bool) Attr { return Attr{key, BoolValue(v)} }

// Time returns an Attr.
func Time(key string, v time.Time) Attr { return Attr{key, TimeValue(v)} }

// Duration returns an Attr.
func Duration(key string, v time.Duration) Attr { return Attr{key, DurationValue(v)} }

// Any returns an Attr; see AnyValue.
func Any(key string, value any) Attr { return Attr{key, AnyValue(value)} }

// Group returns an Attr whose value is a group. Arguments are those of Logger.Info.
func Group(key string, args ...any) Attr { return Attr{key, GroupValue(attrs(args)...)} }

// GroupAttrs returns an Attr whose value is a group.
func GroupAttrs(key string, attrs ...Attr) Attr { return Attr{key, GroupValue(attrs...)} }

// Equal reports whether a and b have the same key and equal values.
func (a Attr) Equal(b Attr) bool { return a.Key == b.Key && a.Value.Equal(b.Value) }

func (a Attr) String() string { return a.Key + "=" + a.Value.String() }

func (a Attr) empty() bool { return a.Key == "" && a.Value.kind == KindAny && a.Value.any == nil }
