// A stack machine: instructions, an assembler with labels, a disassembler, a machine with calls and traps.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

type Opcode byte

const (
	Nop Opcode = iota
	Push
	Pop
	Dup
	Swap
	Add
	Sub
	Mul
	Div
	Lt
	Eq
	Jmp
	Jz
	Call
	Ret
	Load
	Store
	Print
	Halt
	opcodeCount
)

var names = [opcodeCount]string{
	"nop", "push", "pop", "dup", "swap", "add", "sub", "mul", "div", "lt", "eq", "jmp", "jz", "call", "ret", "load", "store", "print", "halt",
}

func (op Opcode) String() string {
	if op >= opcodeCount {
		return fmt.Sprintf("op(%#02x)", byte(op))
	}
	return names[op]
}

func (op Opcode) operand() int {
	switch op {
	case Push:
		return 8
	case Jmp, Jz, Call:
		return 2
	case Load, Store:
		return 1
	default:
		return 0
	}
}

type Trap struct {
	PC    int
	Op    Opcode
	Cause error
}

func (t *Trap) Error() string { return fmt.Sprintf("trap at %04x (%v): %v", t.PC, t.Op, t.Cause) }
func (t *Trap) Unwrap() error { return t.Cause }

var (
	ErrUnderflow = errors.New("stack underflow")
	ErrOverflow  = errors.New("stack overflow")
	ErrBadOp     = errors.New("bad opcode")
	ErrDivZero   = errors.New("divide by zero")
	ErrSteps     = errors.New("out of steps")
)

func assemble(src string) ([]byte, error) {
	type patch struct {
		at, line int
		label    string
	}
	var (
		code    bytes.Buffer
		labels  = map[string]uint16{}
		patches []patch
		byName  = map[string]Opcode{}
		errs    []error
	)
	for i, n := range names {
		byName[n] = Opcode(i)
	}
	for i, line := range strings.Split(src, "\n") {
		line, _, _ = strings.Cut(line, ";")
		fields := strings.Fields(line)
		if len(fields) > 0 && strings.HasSuffix(fields[0], ":") {
			labels[strings.TrimSuffix(fields[0], ":")] = uint16(code.Len())
			fields = fields[1:]
		}
		if len(fields) == 0 {
			continue
		}
		op, ok := byName[fields[0]]
		if !ok {
			errs = append(errs, fmt.Errorf("line %d: unknown instruction %q", i+1, fields[0]))
			continue
		}
		code.WriteByte(byte(op))
		size := op.operand()
		if want := 1 + min(size, 1); len(fields) != want {
			errs = append(errs, fmt.Errorf("line %d: %v wants %d operands", i+1, op, want-1))
			continue
		}
		switch size {
		case 8:
			n, err := strconv.ParseInt(fields[1], 0, 64)
			if err != nil {
				errs = append(errs, fmt.Errorf("line %d: %w", i+1, err))
			}
			for shift := 0; shift < 64; shift += 8 {
				code.WriteByte(byte(n >> shift))
			}
		case 2:
			patches = append(patches, patch{code.Len(), i + 1, fields[1]})
			code.Write([]byte{0, 0})
		case 1:
			n, err := strconv.ParseUint(fields[1], 10, 8)
			if err != nil {
				errs = append(errs, fmt.Errorf("line %d: %w", i+1, err))
			}
			code.WriteByte(byte(n))
		}
	}
	out := code.Bytes()
	for _, p := range patches {
		to, ok := labels[p.label]
		if !ok {
			errs = append(errs, fmt.Errorf("line %d: no label %s", p.line, p.label))
		}
		out[p.at], out[p.at+1] = byte(to>>8), byte(to)
	}
	return out, errors.Join(errs...)
}

// short reads a target, high byte first.
func short(b []byte) uint16 { return uint16(b[0])<<8 | uint16(b[1]) }

// long reads a number, low byte first.
func long(b []byte) (n int64) {
	for i, x := range b[:8] {
		n |= int64(x) << (8 * i)
	}
	return
}

func disassemble(w io.Writer, code []byte) {
	for pc := 0; pc < len(code); {
		op := Opcode(code[pc])
		size := op.operand()
		fmt.Fprintf(w, "%04x  % -27x %-6v", pc, code[pc:pc+1+size], op)
		switch arg := code[pc+1:]; size {
		case 8:
			fmt.Fprintf(w, " %d", long(arg))
		case 2:
			fmt.Fprintf(w, " %#04x", short(arg))
		case 1:
			fmt.Fprintf(w, " [%d]", arg[0])
		}
		fmt.Fprintln(w)
		pc += 1 + size
	}
}

type Machine struct {
	code   []byte
	stack  []int64
	frames []int
	locals [16]int64
	steps  int
	Out    io.Writer
	Trace  func(pc int, op Opcode, stack []int64)
}

func (m *Machine) push(x int64) {
	if len(m.stack) >= 64 {
		panic(ErrOverflow)
	}
	m.stack = append(m.stack, x)
}

func (m *Machine) pop() int64 {
	if len(m.stack) == 0 {
		panic(ErrUnderflow)
	}
	top := m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
	return top
}

func (m *Machine) Run(limit int) (err error) {
	pc, op := 0, Nop
	defer func() {
		if r := recover(); r != nil {
			cause, ok := r.(error)
			if !ok {
				cause = fmt.Errorf("%v", r)
			}
			err = &Trap{pc, op, cause}
		}
	}()
	binary2 := map[Opcode]func(a, b int64) int64{
		Add: func(a, b int64) int64 { return a + b },
		Sub: func(a, b int64) int64 { return a - b },
		Mul: func(a, b int64) int64 { return a * b },
		Div: func(a, b int64) int64 { return a / b },
		Lt:  func(a, b int64) int64 { return map[bool]int64{true: 1}[a < b] },
		Eq:  func(a, b int64) int64 { return map[bool]int64{true: 1}[a == b] },
	}
	for next := 0; ; pc = next {
		pc = next
		if m.steps++; m.steps > limit {
			return &Trap{pc, op, ErrSteps}
		}
		op = Opcode(m.code[pc])
		arg := m.code[pc+1:]
		next = pc + 1 + op.operand()
		if m.Trace != nil {
			m.Trace(pc, op, m.stack)
		}
		switch op {
		case Nop:
		case Push:
			m.push(long(arg))
		case Pop:
			m.pop()
		case Dup:
			x := m.pop()
			m.push(x)
			m.push(x)
		case Swap:
			a, b := m.pop(), m.pop()
			m.push(a)
			m.push(b)
		case Add, Sub, Mul, Div, Lt, Eq:
			b, a := m.pop(), m.pop()
			m.push(binary2[op](a, b))
		case Jz:
			if m.pop() != 0 {
				break
			}
			fallthrough
		case Jmp:
			next = int(short(arg))
		case Call:
			m.frames = append(m.frames, next)
			next = int(short(arg))
		case Ret:
			next = m.frames[len(m.frames)-1]
			m.frames = m.frames[:len(m.frames)-1]
		case Load:
			m.push(m.locals[arg[0]])
		case Store:
			m.locals[arg[0]] = m.pop()
		case Print:
			fmt.Fprint(m.Out, m.pop(), " ")
		case Halt:
			return nil
		default:
			panic(ErrBadOp)
		}
	}
}

const factorials = `
        push 0
        store 0         ; n
loop:   load 0
        push 16
        lt
        jz done
        load 0
        call fact
        print
        load 0
        push 1
        add
        store 0
        jmp loop
done:   halt
fact:   dup             ; n -> n!
        push 2
        lt
        jz more
        pop
        push 1
        ret
more:   dup
        push -1
        add
        call fact
        mul
        ret
`

func main() {
	code, err := assemble(factorials)
	fmt.Println(len(code), "bytes, error:", err)
	disassemble(os.Stdout, code)
	m := &Machine{code: code, Out: os.Stdout}
	err = m.Run(100000)
	fmt.Printf("\n%v after %d steps, stack %v\n", err, m.steps, m.stack)

	_, err = assemble("push\nfly 3\npush 0xzz\njmp nowhere\nload 300\npush 0x10")
	fmt.Println(err)

	for _, src := range []string{
		"add", "push 1\npush 0\ndiv\nhalt", "again: push 7\njmp again", "again: jmp again", "ret", "push 1", "push -9223372036854775808\npush -1\ndiv\nprint\nhalt",
	} {
		code, _ := assemble(src)
		var out strings.Builder
		m := &Machine{code: code, Out: &out}
		err := m.Run(1000)
		var trap *Trap
		fmt.Printf("%-30q out=%q", src, out.String())
		if errors.As(err, &trap) {
			fmt.Printf(" pc=%d op=%v known=%t: %v", trap.PC, trap.Op, errors.Is(err, ErrOverflow) || errors.Is(err, ErrUnderflow) || errors.Is(err, ErrSteps), trap.Cause)
		}
		fmt.Println()
	}

	m = &Machine{code: []byte{byte(Push), 1, 0, 0, 0, 0, 0, 0, 0, byte(Dup), 0xee}, Out: io.Discard}
	m.Trace = func(pc int, op Opcode, stack []int64) { fmt.Printf("  %2d %-8v %v\n", pc, op, stack) }
	fmt.Println(m.Run(10))
}
