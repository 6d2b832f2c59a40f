// Package jsontext has Value, the type of JSON texts that are left as they are, and of it what encoding/json needs. Its
// encoder, decoder and options, and the methods that lay a Value out anew, are left out.
package jsontext

import "errors"

// A Value is a JSON value as text.
type Value []byte

// String returns the text; "null" for an empty one.
func (v Value) String() string {
	if v == nil {
		return "null"
	}
	return string(v)
}

// Clone returns a copy.
func (v Value) Clone() Value { return append(v[:0:0], v...) }

// MarshalJSON returns the text.
func (v Value) MarshalJSON() ([]byte, error) {
	if v == nil {
		return []byte("null"), nil
	}
	return v, nil
}

// UnmarshalJSON takes over a copy of b.
func (v *Value) UnmarshalJSON(b []byte) error {
	if v == nil {
		return errors.New("jsontext.Value: UnmarshalJSON on nil pointer")
	}
	*v = append((*v)[:0], b...)
	return nil
}
