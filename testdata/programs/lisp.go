// A Lisp: reader, environments, closures, macros without hygiene, tail calls, errors as values.
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
)

type (
	Value  any
	Symbol string
	List   []Value
	Proc   func(args []Value) (Value, error)
	Lambda struct {
		params []Symbol
		rest   Symbol
		body   []Value
		env    *Env
		macro  bool
	}
	Env struct {
		vars  map[Symbol]Value
		outer *Env
	}
)

func (l *Lambda) String() string {
	kind := "lambda"
	if l.macro {
		kind = "macro"
	}
	return fmt.Sprintf("#<%s/%d>", kind, len(l.params))
}

func (e *Env) lookup(s Symbol) (*Env, bool) {
	for ; e != nil; e = e.outer {
		if _, ok := e.vars[s]; ok {
			return e, true
		}
	}
	return nil, false
}

func show(v Value) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case bool:
		if v {
			return "#t"
		}
		return "#f"
	case string:
		return strconv.Quote(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'g', 6, 64)
	case List:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = show(x)
		}
		return "(" + strings.Join(parts, " ") + ")"
	case Proc:
		return "#<builtin>"
	case fmt.Stringer:
		return v.String()
	default:
		return fmt.Sprint(v)
	}
}

var errEOF = errors.New("unexpected end of input")

type reader struct {
	src string
	pos int
}

func (r *reader) skip() bool {
	for r.pos < len(r.src) {
		switch c := r.src[r.pos]; {
		case c == ';':
			for r.pos < len(r.src) && r.src[r.pos] != '\n' {
				r.pos++
			}
		case c == ' ' || c == '\n' || c == '\t':
			r.pos++
		default:
			return true
		}
	}
	return false
}

func (r *reader) read() (Value, error) {
	if !r.skip() {
		return nil, errEOF
	}
	switch c := r.src[r.pos]; c {
	case '(':
		r.pos++
		list := List{}
		for {
			if !r.skip() {
				return nil, errEOF
			}
			if r.src[r.pos] == ')' {
				r.pos++
				return list, nil
			}
			v, err := r.read()
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
	case ')':
		return nil, fmt.Errorf("offset %d: unexpected )", r.pos)
	case '\'', '`', ',':
		r.pos++
		v, err := r.read()
		return List{map[byte]Symbol{'\'': "quote", '`': "quasi", ',': "unquote"}[c], v}, err
	case '"':
		end := r.pos + 1
		for end < len(r.src) && r.src[end] != '"' {
			if r.src[end] == '\\' {
				end++
			}
			end++
		}
		if end >= len(r.src) {
			return nil, errEOF
		}
		s, err := strconv.Unquote(r.src[r.pos : end+1])
		r.pos = end + 1
		return s, err
	}
	start := r.pos
	for r.pos < len(r.src) && !strings.ContainsRune("() \n\t;'", rune(r.src[r.pos])) {
		r.pos++
	}
	atom := r.src[start:r.pos]
	if i, err := strconv.ParseInt(atom, 0, 64); err == nil {
		return i, nil
	}
	if f, err := strconv.ParseFloat(atom, 64); err == nil {
		return f, nil
	}
	switch atom {
	case "#t":
		return true, nil
	case "#f":
		return false, nil
	case "nil":
		return nil, nil
	}
	return Symbol(atom), nil
}

func truthy(v Value) bool { return v != nil && v != false }

func eval(x Value, env *Env) (Value, error) {
	for {
		switch v := x.(type) {
		case Symbol:
			e, ok := env.lookup(v)
			if !ok {
				return nil, fmt.Errorf("unbound: %s", v)
			}
			return e.vars[v], nil
		default:
			return x, nil
		case List:
			if len(v) == 0 {
				return v, nil
			}
			if s, ok := v[0].(Symbol); ok {
				switch s {
				case "quote":
					return v[1], nil
				case "quasi":
					return quasi(v[1], env)
				case "if":
					c, err := eval(v[1], env)
					if err != nil {
						return nil, err
					}
					if truthy(c) {
						x = v[2]
					} else if len(v) > 3 {
						x = v[3]
					} else {
						return nil, nil
					}
					continue
				case "define", "set!":
					val, err := eval(v[2], env)
					if err != nil {
						return nil, err
					}
					name, target := v[1].(Symbol), env
					if s == "set!" {
						if target, ok = env.lookup(name); !ok {
							return nil, fmt.Errorf("set! of unbound %s", name)
						}
					}
					target.vars[name] = val
					return nil, nil
				case "lambda", "macro":
					l := &Lambda{env: env, body: v[2:], macro: s == "macro"}
					for i, p := range v[1].(List) {
						if p == Symbol("&") {
							l.rest = v[1].(List)[i+1].(Symbol)
							break
						}
						l.params = append(l.params, p.(Symbol))
					}
					return l, nil
				case "begin":
					for _, y := range v[1 : len(v)-1] {
						if _, err := eval(y, env); err != nil {
							return nil, err
						}
					}
					x = v[len(v)-1]
					continue
				}
			}
			f, err := eval(v[0], env)
			if err != nil {
				return nil, err
			}
			if m, ok := f.(*Lambda); ok && m.macro {
				expanded, err := apply(m, v[1:])
				if err != nil {
					return nil, err
				}
				x = expanded
				continue
			}
			args := make([]Value, len(v)-1)
			for i, a := range v[1:] {
				if args[i], err = eval(a, env); err != nil {
					return nil, err
				}
			}
			switch f := f.(type) {
			case Proc:
				return f(args)
			case *Lambda:
				if env, err = f.bind(args); err != nil {
					return nil, err
				}
				for _, y := range f.body[:len(f.body)-1] {
					if _, err := eval(y, env); err != nil {
						return nil, err
					}
				}
				x = f.body[len(f.body)-1]
			default:
				return nil, fmt.Errorf("not a procedure: %s (%T)", show(f), f)
			}
		}
	}
}

func quasi(x Value, env *Env) (Value, error) {
	list, ok := x.(List)
	if !ok {
		return x, nil
	}
	if len(list) == 2 && list[0] == Symbol("unquote") {
		return eval(list[1], env)
	}
	out := make(List, 0, len(list))
	for _, y := range list {
		v, err := quasi(y, env)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

func (l *Lambda) bind(args []Value) (*Env, error) {
	if len(args) < len(l.params) || len(args) > len(l.params) && l.rest == "" {
		return nil, fmt.Errorf("%v: %d arguments", l, len(args))
	}
	env := &Env{make(map[Symbol]Value, len(args)), l.env}
	for i, p := range l.params {
		env.vars[p] = args[i]
	}
	if l.rest != "" {
		env.vars[l.rest] = List(args[len(l.params):])
	}
	return env, nil
}

func apply(l *Lambda, args []Value) (v Value, err error) {
	env, err := l.bind(args)
	for _, y := range l.body {
		if err != nil {
			return nil, err
		}
		v, err = eval(y, env)
	}
	return
}

type number interface{ ~int64 | ~float64 }

func arith[T number](op string, a, b T) Value {
	switch op {
	case "+":
		return a + b
	case "-":
		return a - b
	case "*":
		return a * b
	case "/":
		return a / b
	case "<":
		return a < b
	case "=":
		return a == b
	}
	panic(op)
}

func global() *Env {
	env := &Env{vars: map[Symbol]Value{}}
	for _, op := range []string{"+", "-", "*", "/", "<", "="} {
		env.vars[Symbol(op)] = Proc(func(args []Value) (v Value, err error) {
			defer func() {
				if r := recover(); r != nil {
					err = fmt.Errorf("%s: %v", op, r)
				}
			}()
			v = args[0]
			for _, b := range args[1:] {
				a, isInt := v.(int64)
				c, isInt2 := b.(int64)
				if isInt && isInt2 {
					v = arith(op, a, c)
					continue
				}
				toFloat := func(v Value) float64 {
					if i, ok := v.(int64); ok {
						return float64(i)
					}
					return v.(float64)
				}
				v = arith(op, toFloat(v), toFloat(b))
			}
			return v, nil
		})
	}
	env.vars["car"] = Proc(func(a []Value) (Value, error) { return a[0].(List)[0], nil })
	env.vars["cdr"] = Proc(func(a []Value) (Value, error) { return a[0].(List)[1:], nil })
	env.vars["cons"] = Proc(func(a []Value) (Value, error) { return append(List{a[0]}, a[1].(List)...), nil })
	env.vars["list"] = Proc(func(a []Value) (Value, error) { return List(a), nil })
	env.vars["null?"] = Proc(func(a []Value) (Value, error) { l, ok := a[0].(List); return ok && len(l) == 0, nil })
	env.vars["display"] = Proc(func(a []Value) (Value, error) {
		for _, v := range a {
			if s, ok := v.(string); ok {
				fmt.Print(s)
			} else {
				fmt.Print(show(v))
			}
		}
		return nil, nil
	})
	return env
}

const program = `
; the usual suspects
(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))
(fact 20)
(define map (lambda (f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l))))))
(map (lambda (x) (* x x 0.5)) '(1 2 3 4))
(define loop (lambda (i acc) (if (= i 0) acc (loop (- i 1) (+ acc i)))))
(loop 3000 0)
(define counter ((lambda (n) (lambda () (begin (set! n (+ n 1)) n))) 10))
(list (counter) (counter) (counter))
(define unless (macro (c & body) (list 'if c nil (cons 'begin body))))
(unless (< 2 1) (display "two is " "more\n") 'ok)
(define let1 (macro (name val body) ` + "`((lambda (,name) ,body) ,val)" + `))
(let1 x 7 (let1 y (* x 6) (list x y "q\"t\t")))
(map fact '(1 2 3 4 5))
unless
car
(/ 1 0)
(/ 1.0 0)
(nope 1)
(1 2 3)
(fact)
(set! undefined 3)
'(a (b . c) #t #f nil -3 0x1F 1e-9)
(fact 5
`

func main() {
	env := global()
	r := &reader{src: program}
	for n := 1; ; n++ {
		x, err := r.read()
		if errors.Is(err, errEOF) {
			fmt.Fprintf(os.Stdout, "%d forms; %v; at end: %t\n", n-1, err, r.pos == len(r.src))
			return
		}
		v, err := eval(x, env)
		if err != nil {
			fmt.Println("error:", err)
		} else if v != nil {
			fmt.Printf("%s\n", show(v))
		}
	}
}
