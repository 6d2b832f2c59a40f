package runtime

// callers returns the program counters of at most max calls that its caller is
// in, the innermost first, without the first skip.
func callers(skip, max int) []uintptr

// function returns the name of the function that pc is in, file and line of pc,
// and where the function begins; "" if there is none.
func function(pc uintptr) (name, file string, line int, entry uintptr)

// Caller returns file and line of the skip'th caller of the function that calls
// it, 0 being that function.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	pcs := callers(skip+1, 1)
	if skip < 0 || len(pcs) == 0 {
		return
	}
	_, file, line, _ = function(pcs[0])
	return pcs[0], file, line, true
}

// Callers fills pc with the program counters of the calls that the goroutine is
// in, and returns how many there are. It leaves out the first skip, of which the
// call of Callers is one.
func Callers(skip int, pc []uintptr) int { return copy(pc, callers(skip, len(pc))) }

// A Func is a function of the program.
type Func struct {
	name  string
	entry uintptr
}

// FuncForPC returns the function that pc is in, or nil.
func FuncForPC(pc uintptr) *Func {
	name, _, _, entry := function(pc)
	if name == "" {
		return nil
	}
	return &Func{name, entry}
}

// Name returns the function's name with its package.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

// Entry returns where the function begins.
func (f *Func) Entry() uintptr { return f.entry }

// FileLine returns file and line of pc; they are not known for where a function
// begins.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line, _ = function(pc)
	if file == "" {
		return "?", 0
	}
	return file, line
}

// A Frame is a call that a goroutine is in.
type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

// Frames are what Callers has returned, as frames.
type Frames struct{ pcs []uintptr }

// CallersFrames returns the frames of what Callers has returned.
func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

// Next returns the next frame, and whether there are more.
func (f *Frames) Next() (frame Frame, more bool) {
	if len(f.pcs) == 0 {
		return
	}
	pc := f.pcs[0]
	f.pcs = f.pcs[1:]
	name, file, line, entry := function(pc)
	frame = Frame{pc, FuncForPC(pc), name, file, line, entry}
	return frame, len(f.pcs) > 0
}

// Stack writes the trace of the calling goroutine to buf, and then those of all
// others if all is set. It returns the number of bytes.
func Stack(buf []byte, all bool) int
