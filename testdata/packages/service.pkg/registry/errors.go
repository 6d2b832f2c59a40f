package registry

// UnknownError tells of a command that nobody handles.
type UnknownError struct{ name string }

func (e *UnknownError) Error() string { return describe(e.name) }
