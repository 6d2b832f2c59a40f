package runtime

// An Error is a run-time panic such as an index out of range.
type Error interface {
	error
	RuntimeError()
}

// errorString is the error of most run-time panics.
type errorString string

func (e errorString) Error() string { return "runtime error: " + string(e) }
func (e errorString) RuntimeError() {}

// boundsError is the error of an index or slice bound out of range.
type boundsError string

func (e boundsError) Error() string { return "runtime error: " + string(e) }
func (e boundsError) RuntimeError() {}

// plainError is an error whose text has no prefix.
type plainError string

func (e plainError) Error() string { return string(e) }
func (e plainError) RuntimeError() {}

// A TypeAssertionError is the error of a failed type assertion.
type TypeAssertionError struct{ text string }

func (e *TypeAssertionError) Error() string { return e.text }
func (*TypeAssertionError) RuntimeError()   {}

// A PanicNilError is the error of panic(nil).
type PanicNilError struct{ _ [0]func() }

func (*PanicNilError) Error() string { return "runtime error: panic called with nil argument" }
func (*PanicNilError) RuntimeError() {}
