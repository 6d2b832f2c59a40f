package json

import (
	"reflect"
	"strconv"
)

// A SyntaxError tells what is wrong with a text, and how many bytes were read.
type SyntaxError struct {
	msg    string
	Offset int64
}

func (e *SyntaxError) Error() string { return e.msg }

// An UnmarshalTypeError tells of a JSON value that does not fit a Go type.
type UnmarshalTypeError struct {
	Value  string       // what the value is: "bool", "array", "number -5"
	Type   reflect.Type // what it does not fit
	Offset int64        // bytes read
	Struct string       // name of the root type
	Field  string       // the way from there to the value
	Err    error        // perhaps why
}

func (e *UnmarshalTypeError) Error() string {
	s := "json: cannot unmarshal"
	if e.Value != "" {
		s += " " + e.Value
	}
	s += " into"
	switch {
	case e.Struct == "" && e.Field == "":
		s += " Go value"
	case !endsWithIndex(e.Field):
		s += " Go struct field"
		fallthrough
	default:
		s += " " + e.Struct
		if e.Field != "" {
			s += "." + e.Field
		}
	}
	if e.Type != nil {
		s += " of type " + e.Type.String()
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap returns Err.
func (e *UnmarshalTypeError) Unwrap() error { return e.Err }

// endsWithIndex reports whether the last part of a way is a number.
func endsWithIndex(field string) bool {
	i := len(field)
	for i > 0 && '0' <= field[i-1] && field[i-1] <= '9' {
		i--
	}
	return i < len(field) && (i == 0 || field[i-1] == '.')
}

// An UnmarshalFieldError told of an unexported field.
//
// Deprecated: it is not used any more.
type UnmarshalFieldError struct {
	Key   string
	Type  reflect.Type
	Field reflect.StructField
}

func (e *UnmarshalFieldError) Error() string {
	return "json: cannot unmarshal object key " + strconv.Quote(e.Key) + " into unexported field " + e.Field.Name +
		" of type " + e.Type.String()
}

// An InvalidUnmarshalError tells that what Unmarshal should read into is no pointer, or nil.
type InvalidUnmarshalError struct{ Type reflect.Type }

func (e *InvalidUnmarshalError) Error() string {
	if e.Type == nil {
		return "json: Unmarshal(nil)"
	}
	if e.Type.Kind() != reflect.Pointer {
		return "json: Unmarshal(non-pointer " + e.Type.String() + ")"
	}
	return "json: Unmarshal(nil " + e.Type.String() + ")"
}

// An UnsupportedTypeError tells of a type that JSON has nothing for.
type UnsupportedTypeError struct{ Type reflect.Type }

func (e *UnsupportedTypeError) Error() string { return "json: unsupported type: " + e.Type.String() }

// An UnsupportedValueError tells of a value that JSON has nothing for.
type UnsupportedValueError struct {
	Value reflect.Value
	Str   string
}

func (e *UnsupportedValueError) Error() string { return "json: unsupported value: " + e.Str }

// An InvalidUTF8Error told of strings that are not UTF-8.
//
// Deprecated: such strings are corrected.
type InvalidUTF8Error struct{ S string }

func (e *InvalidUTF8Error) Error() string { return "json: invalid UTF-8 in string: " + strconv.Quote(e.S) }

// A MarshalerError wraps what a method such as MarshalJSON returned.
type MarshalerError struct {
	Type       reflect.Type
	Err        error
	sourceFunc string
}

func (e *MarshalerError) Error() string {
	method := e.sourceFunc
	if method == "" {
		method = "MarshalJSON"
	}
	return "json: error calling " + method + " for type " + e.Type.String() + ": " + e.Err.Error()
}

// Unwrap returns Err.
func (e *MarshalerError) Unwrap() error { return e.Err }
