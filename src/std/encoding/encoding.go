// Package encoding names the methods of values that turn themselves into bytes or text, and back.
package encoding

// A BinaryMarshaler turns itself into bytes.
type BinaryMarshaler interface {
	MarshalBinary() (data []byte, err error)
}

// A BinaryUnmarshaler takes its value from what MarshalBinary made.
type BinaryUnmarshaler interface {
	UnmarshalBinary(data []byte) error
}

// A BinaryAppender appends itself as bytes.
type BinaryAppender interface {
	AppendBinary(b []byte) ([]byte, error)
}

// A TextMarshaler turns itself into text.
type TextMarshaler interface {
	MarshalText() (text []byte, err error)
}

// A TextUnmarshaler takes its value from what MarshalText made.
type TextUnmarshaler interface {
	UnmarshalText(text []byte) error
}

// A TextAppender appends itself as text.
type TextAppender interface {
	AppendText(b []byte) ([]byte, error)
}
