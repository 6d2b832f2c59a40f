// A calculator: tokens, a Pratt parser that makes a tree, and an evaluator with variables.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"math"
	"os"
	"sort"
	"strconv"
	"strings"
	"unicode"
)

type Kind int

const (
	EOF Kind = iota
	Number
	Ident
	Op
	LParen
	RParen
	Comma
)

var kindNames = [...]string{EOF: "EOF", Number: "Number", Ident: "Ident", Op: "Op", LParen: "(", RParen: ")", Comma: ","}

func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "Kind(" + strconv.Itoa(int(k)) + ")"
}

type Token struct {
	Kind Kind
	Text string
	Pos  int
}

func (t Token) String() string { return fmt.Sprintf("%v %q@%d", t.Kind, t.Text, t.Pos) }

type SyntaxError struct {
	Pos int
	Msg string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("syntax error at %d: %s", e.Pos, e.Msg) }

var ErrDivision = errors.New("division by zero")

type UndefinedError string

func (e UndefinedError) Error() string { return "undefined: " + string(e) }

func tokenize(src string) ([]Token, error) {
	var out []Token
	runes := []rune(src)
	for i := 0; i < len(runes); {
		r := runes[i]
		switch {
		case unicode.IsSpace(r):
			i++
		case unicode.IsDigit(r) || r == '.':
			start := i
			for i < len(runes) && (unicode.IsDigit(runes[i]) || runes[i] == '.' || runes[i] == 'e') {
				i++
			}
			out = append(out, Token{Number, string(runes[start:i]), start})
		case unicode.IsLetter(r) || r == '_':
			start := i
			for i < len(runes) && (unicode.IsLetter(runes[i]) || unicode.IsDigit(runes[i]) || runes[i] == '_') {
				i++
			}
			out = append(out, Token{Ident, string(runes[start:i]), start})
		case strings.ContainsRune("+-*/%^=!", r):
			out = append(out, Token{Op, string(r), i})
			i++
		case r == '(', r == ')', r == ',':
			k := map[rune]Kind{'(': LParen, ')': RParen, ',': Comma}[r]
			out = append(out, Token{k, string(r), i})
			i++
		default:
			return nil, &SyntaxError{i, fmt.Sprintf("unexpected %q", r)}
		}
	}
	return append(out, Token{Kind: EOF, Pos: len(runes)}), nil
}

type Node interface {
	Eval(env *Env) (float64, error)
	fmt.Stringer
}

type (
	Num   float64
	Var   string
	Unary struct {
		Op string
		X  Node
	}
	Binary struct {
		Op   string
		L, R Node
	}
	Assign struct {
		Name string
		X    Node
	}
	Call struct {
		Name string
		Args []Node
	}
)

type Env struct {
	vars  map[string]float64
	funcs map[string]any
}

func (n Num) String() string    { return strconv.FormatFloat(float64(n), 'g', -1, 64) }
func (v Var) String() string    { return string(v) }
func (u Unary) String() string  { return "(" + u.Op + " " + u.X.String() + ")" }
func (b Binary) String() string { return fmt.Sprintf("(%s %v %v)", b.Op, b.L, b.R) }
func (a Assign) String() string { return fmt.Sprintf("(set %s %v)", a.Name, a.X) }
func (c Call) String() string {
	parts := make([]string, len(c.Args))
	for i, a := range c.Args {
		parts[i] = a.String()
	}
	return c.Name + "[" + strings.Join(parts, " ") + "]"
}

func (n Num) Eval(*Env) (float64, error) { return float64(n), nil }
func (v Var) Eval(env *Env) (float64, error) {
	if x, ok := env.vars[string(v)]; ok {
		return x, nil
	}
	return 0, UndefinedError(v)
}
func (u Unary) Eval(env *Env) (float64, error) {
	x, err := u.X.Eval(env)
	if err != nil {
		return 0, err
	}
	switch u.Op {
	case "-":
		return -x, nil
	case "!":
		return math.Gamma(x + 1), nil
	}
	return x, nil
}
func (b Binary) Eval(env *Env) (float64, error) {
	l, err := b.L.Eval(env)
	if err != nil {
		return 0, err
	}
	r, err := b.R.Eval(env)
	if err != nil {
		return 0, err
	}
	switch b.Op {
	case "+":
		return l + r, nil
	case "-":
		return l - r, nil
	case "*":
		return l * r, nil
	case "/", "%":
		if r == 0 {
			return 0, fmt.Errorf("evaluating %v: %w", b, ErrDivision)
		}
		if b.Op == "%" {
			return math.Mod(l, r), nil
		}
		return l / r, nil
	case "^":
		return math.Pow(l, r), nil
	}
	panic("unreachable: " + b.Op)
}
func (a Assign) Eval(env *Env) (float64, error) {
	x, err := a.X.Eval(env)
	if err == nil {
		env.vars[a.Name] = x
	}
	return x, err
}
func (c Call) Eval(env *Env) (float64, error) {
	args := make([]float64, 0, len(c.Args))
	for _, a := range c.Args {
		x, err := a.Eval(env)
		if err != nil {
			return 0, err
		}
		args = append(args, x)
	}
	switch f := env.funcs[c.Name].(type) {
	case func(float64) float64:
		if len(args) != 1 {
			return 0, fmt.Errorf("%s wants 1 argument, has %d", c.Name, len(args))
		}
		return f(args[0]), nil
	case func(...float64) float64:
		return f(args...), nil
	case nil:
		return 0, UndefinedError(c.Name)
	default:
		return 0, fmt.Errorf("%s is a %T", c.Name, f)
	}
}

type parser struct {
	toks []Token
	pos  int
}

func (p *parser) peek() Token { return p.toks[p.pos] }
func (p *parser) next() Token { t := p.toks[p.pos]; p.pos++; return t }

var power = map[string]struct{ left, right int }{
	"=": {2, 1}, "+": {3, 4}, "-": {3, 4}, "*": {5, 6}, "/": {5, 6}, "%": {5, 6}, "^": {10, 9}, "!": {11, 0},
}

func (p *parser) fail(t Token, format string, args ...any) {
	panic(&SyntaxError{t.Pos, fmt.Sprintf(format, args...)})
}

func (p *parser) expr(min int) Node {
	var left Node
	switch t := p.next(); t.Kind {
	case Number:
		f, err := strconv.ParseFloat(t.Text, 64)
		if err != nil {
			p.fail(t, "%v", err)
		}
		left = Num(f)
	case Ident:
		if p.peek().Kind != LParen {
			left = Var(t.Text)
			break
		}
		p.next()
		call := Call{Name: t.Text}
		for p.peek().Kind != RParen {
			call.Args = append(call.Args, p.expr(0))
			if p.peek().Kind == Comma {
				p.next()
			} else if k := p.peek(); k.Kind != RParen {
				p.fail(k, "expected , or ) but found %v", k)
			}
		}
		p.next()
		left = call
	case LParen:
		left = p.expr(0)
		if t := p.next(); t.Kind != RParen {
			p.fail(t, "expected ) but found %v", t)
		}
	case Op:
		if t.Text != "-" && t.Text != "+" {
			p.fail(t, "no unary %s", t.Text)
		}
		left = Unary{t.Text, p.expr(7)}
	default:
		p.fail(t, "unexpected %v", t)
	}
	for {
		t := p.peek()
		bp, ok := power[t.Text]
		if t.Kind != Op || !ok || bp.left < min {
			return left
		}
		p.next()
		switch {
		case t.Text == "!":
			left = Unary{"!", left}
		case t.Text == "=":
			v, ok := left.(Var)
			if !ok {
				p.fail(t, "cannot assign to %v (%T)", left, left)
			}
			left = Assign{string(v), p.expr(bp.right)}
		default:
			left = Binary{t.Text, left, p.expr(bp.right)}
		}
	}
}

func parse(src string) (n Node, err error) {
	toks, err := tokenize(src)
	if err != nil {
		return nil, err
	}
	defer func() {
		if r := recover(); r != nil {
			se, ok := r.(*SyntaxError)
			if !ok {
				panic(r)
			}
			n, err = nil, se
		}
	}()
	p := &parser{toks: toks}
	n = p.expr(0)
	if t := p.peek(); t.Kind != EOF {
		p.fail(t, "trailing %v", t)
	}
	return
}

func main() {
	env := &Env{
		vars: map[string]float64{"pi": math.Pi, "e": math.E},
		funcs: map[string]any{
			"sqrt": math.Sqrt,
			"abs":  math.Abs,
			"max": func(xs ...float64) float64 {
				m := math.Inf(-1)
				for _, x := range xs {
					m = math.Max(m, x)
				}
				return m
			},
			"odd": 3,
		},
	}
	in := bufio.NewScanner(os.Stdin)
	for line := 1; in.Scan(); line++ {
		text := strings.TrimSpace(in.Text())
		if text == "" || text[0] == '#' {
			continue
		}
		tree, err := parse(text)
		var se *SyntaxError
		if errors.As(err, &se) {
			fmt.Printf("%2d: %s\n    %s^ %v\n", line, text, strings.Repeat(" ", se.Pos), se)
			continue
		}
		x, err := tree.Eval(env)
		var undefined UndefinedError
		switch {
		case errors.Is(err, ErrDivision):
			fmt.Printf("%2d: infinite: %v\n", line, err)
		case errors.As(err, &undefined):
			fmt.Printf("%2d: no such thing as %q\n", line, string(undefined))
		case err != nil:
			fmt.Printf("%2d: error: %v\n", line, err)
		default:
			fmt.Printf("%2d: %-32v = %.10g\n", line, tree, x)
		}
	}
	names := make([]string, 0, len(env.vars))
	for name := range env.vars {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Printf("%4s %12.6f\n", name, env.vars[name])
	}
}
