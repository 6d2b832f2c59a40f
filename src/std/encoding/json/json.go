// Package json writes Go values as JSON and reads them back.
//
// Left out are the options of the second version: Options and the functions that return them (CallMethodsWithLegacySemantics,
// DefaultOptionsV1, FormatByteArrayAsArray, FormatBytesWithLegacySemantics, FormatDurationAsNano, MatchCaseSensitiveDelimiter,
// MergeWithLegacySemantics, OmitEmptyWithLegacySemantics, ParseBytesWithLooseRFC4648, ParseTimeWithLooseRFC3339,
// ReportErrorsWithLegacySemantics, StringifyWithLegacySemantics, UnmarshalArrayFromAnyLength), and the methods MarshalJSONTo
// and UnmarshalJSONFrom. RawMessage is jsontext.Value, of which only what is needed here exists.
package json

import (
	"bytes"
	"encoding"
	"encoding/json/jsontext"
	"reflect"
	"strconv"
)

// A Marshaler writes itself as JSON.
type Marshaler interface {
	MarshalJSON() ([]byte, error)
}

// An Unmarshaler reads itself from JSON; the bytes are only lent.
type Unmarshaler interface {
	UnmarshalJSON([]byte) error
}

// A RawMessage is JSON that is left as it is.
type RawMessage = jsontext.Value

// A Number is a JSON number as text.
type Number string

// String returns the text.
func (n Number) String() string { return string(n) }

// Float64 returns the number as a float64.
func (n Number) Float64() (float64, error) { return strconv.ParseFloat(string(n), 64) }

// Int64 returns the number as an int64.
func (n Number) Int64() (int64, error) { return strconv.ParseInt(string(n), 10, 64) }

type isZeroer interface{ IsZero() bool }

func init() {
	setInterfaces((*Marshaler)(nil), (*Unmarshaler)(nil), (*encoding.TextAppender)(nil), (*encoding.TextMarshaler)(nil),
		(*encoding.TextUnmarshaler)(nil), (*isZeroer)(nil))
}

func setInterfaces(mj, uj, at, mt, ut, zero any)

// A fault is what went wrong in native code.
type fault struct {
	kind   int
	text   string
	value  reflect.Value // of the type, or the value itself
	offset int64
	root   string
	field  string
	err    error
}

func (f *fault) typ() reflect.Type {
	if !f.value.IsValid() {
		return nil
	}
	return f.value.Type()
}

func (f *fault) error() error {
	switch f.kind {
	case 1:
		return f.err
	case 2:
		return &SyntaxError{f.text, f.offset}
	case 3:
		return &UnmarshalTypeError{Value: f.text, Type: f.typ(), Offset: f.offset, Struct: f.root, Field: f.field, Err: f.err}
	case 4:
		return &UnsupportedTypeError{f.typ()}
	case 5:
		return &UnsupportedValueError{f.value, f.text}
	case 6:
		return &MarshalerError{f.typ(), f.err, f.text}
	case 7:
		return &InvalidUnmarshalError{f.typ()}
	}
	return nil
}

func marshal(v any, html bool, f *fault) []byte
func unmarshal(data []byte, v any, options int, number any, f *fault)

// Marshal returns v as JSON. Struct fields are written under their names or those of their tags json:"name,options",
// with options omitempty, omitzero and string; json:"-" leaves a field out. Maps are written in the order of their keys.
func Marshal(v any) ([]byte, error) { return encode(v, true) }

func encode(v any, html bool) ([]byte, error) {
	var f fault
	b := marshal(v, html, &f)
	if err := f.error(); err != nil {
		return nil, err
	}
	return b, nil
}

// MarshalIndent is Marshal with each element on a line of its own, which begins with prefix and indent as often as the
// element is nested.
func MarshalIndent(v any, prefix, indentation string) ([]byte, error) {
	b, err := Marshal(v)
	if err != nil {
		return nil, err
	}
	return indent(nil, b, prefix, indentation), nil
}

// Unmarshal reads JSON into what v points to. What does not fit is left out, and the first such mistake returned.
func Unmarshal(data []byte, v any) error { return decode(data, v, 0) }

const (
	useNumber = 1 << iota
	knownFields
)

func decode(data []byte, v any, options int) error {
	var f fault
	var number any
	if options&useNumber != 0 {
		number = Number("")
	}
	unmarshal(data, v, options, number, &f)
	return f.error()
}

func check(data []byte) (text string, offset int64)

// checked returns the syntax error in data.
func checked(data []byte) error {
	if text, offset := check(data); text != "" {
		return &SyntaxError{text, offset}
	}
	return nil
}

// checkedValue is checked with the words for a value that is laid out anew.
func checkedValue(data []byte) error {
	err := checked(data)
	if e, ok := err.(*SyntaxError); ok {
		e.msg = string(bytes.Replace([]byte(e.msg), []byte("after array element"), []byte("after array value"), 1))
	}
	return err
}

// Valid reports whether data is one JSON value.
func Valid(data []byte) bool {
	text, _ := check(data)
	return text == ""
}

func compact(dst, src []byte) []byte
func indent(dst, src []byte, prefix, indentation string) []byte
func htmlEscape(dst, src []byte) []byte

// Compact appends src without space between its tokens.
func Compact(dst *bytes.Buffer, src []byte) error {
	if err := checkedValue(src); err != nil {
		return err
	}
	dst.Write(compact(nil, src))
	return nil
}

// Indent appends src with each element on a line of its own. Space before the value is dropped, space behind it kept.
func Indent(dst *bytes.Buffer, src []byte, prefix, indentation string) error {
	if err := checkedValue(src); err != nil {
		return err
	}
	dst.Write(indent(nil, src, prefix, indentation))
	return nil
}

// HTMLEscape appends src with <, >, &, U+2028 and U+2029 escaped.
func HTMLEscape(dst *bytes.Buffer, src []byte) { dst.Write(htmlEscape(nil, src)) }
