package template

import (
	"fmt"
	"strconv"
	"strings"
)

// A node is a part of a parsed template. Its text is shown in errors.
type node interface {
	position() int
	String() string
}

type at int

func (a at) position() int { return int(a) }

type listNode struct {
	at
	nodes []node
}

func (n *listNode) String() string {
	var b strings.Builder
	for _, x := range n.nodes {
		b.WriteString(x.String())
	}
	return b.String()
}

type textNode struct {
	at
	text string
}

func (n *textNode) String() string { return n.text }

type actionNode struct {
	at
	pipe *pipeNode
}

func (n *actionNode) String() string { return "{{" + n.pipe.String() + "}}" }

// A branchNode is an if, range or with.
type branchNode struct {
	at
	word string
	pipe *pipeNode
	list *listNode
	alt  *listNode
}

func (n *branchNode) String() string {
	alt := ""
	if n.alt != nil {
		alt = "{{else}}" + n.alt.String()
	}
	return "{{" + n.word + " " + n.pipe.String() + "}}" + n.list.String() + alt + "{{end}}"
}

// A jumpNode is a break or continue.
type jumpNode struct {
	at
	word string
}

func (n *jumpNode) String() string { return "{{" + n.word + "}}" }

type templateNode struct {
	at
	name string
	pipe *pipeNode
}

func (n *templateNode) String() string {
	s := "{{template " + strconv.Quote(n.name)
	if n.pipe != nil {
		s += " " + n.pipe.String()
	}
	return s + "}}"
}

type pipeNode struct {
	at
	assign bool
	vars   []*variableNode
	cmds   []*commandNode
}

func (n *pipeNode) String() string {
	var b strings.Builder
	for i, v := range n.vars {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(v.String())
	}
	if len(n.vars) > 0 {
		if n.assign {
			b.WriteString(" = ")
		} else {
			b.WriteString(" := ")
		}
	}
	for i, c := range n.cmds {
		if i > 0 {
			b.WriteString(" | ")
		}
		b.WriteString(c.String())
	}
	return b.String()
}

type commandNode struct {
	at
	args []node
}

func (n *commandNode) String() string {
	var parts []string
	for _, a := range n.args {
		if p, ok := a.(*pipeNode); ok {
			parts = append(parts, "("+p.String()+")")
		} else {
			parts = append(parts, a.String())
		}
	}
	return strings.Join(parts, " ")
}

type identifierNode struct {
	at
	name string
}

func (n *identifierNode) String() string { return n.name }

// A variableNode is a variable and fields of it.
type variableNode struct {
	at
	path []string
}

func (n *variableNode) String() string { return strings.Join(n.path, ".") }

type dotNode struct{ at }

func (n *dotNode) String() string { return "." }

type nilNode struct{ at }

func (n *nilNode) String() string { return "nil" }

// A fieldNode is a field of dot, and fields of that.
type fieldNode struct {
	at
	path []string
}

func (n *fieldNode) String() string { return "." + strings.Join(n.path, ".") }

// A chainNode is fields of what stands in parentheses.
type chainNode struct {
	at
	of   node
	path []string
}

func (n *chainNode) String() string {
	s := n.of.String()
	if _, ok := n.of.(*pipeNode); ok {
		s = "(" + s + ")"
	}
	return s + "." + strings.Join(n.path, ".")
}

type boolNode struct {
	at
	value bool
}

func (n *boolNode) String() string { return strconv.FormatBool(n.value) }

type stringNode struct {
	at
	quoted string
	text   string
}

func (n *stringNode) String() string { return n.quoted }

// A numberNode is a number with all that it can be.
type numberNode struct {
	at
	isInt, isUint, isFloat, isComplex bool

	i    int64
	u    uint64
	f    float64
	c    complex128
	text string
}

func (n *numberNode) String() string { return n.text }

// number says what a number token is.
func number(t token) (*numberNode, error) {
	n := &numberNode{at: at(t.pos), text: t.text}
	illegal := fmt.Errorf("illegal number syntax: %q", t.text)
	if t.kind == tokCharConst {
		r, _, tail, err := strconv.UnquoteChar(t.text[1:], '\'')
		if err != nil {
			return nil, err
		}
		if tail != "'" {
			return nil, fmt.Errorf("malformed character constant: %s", t.text)
		}
		n.i, n.isInt = int64(r), true
		n.u, n.isUint = uint64(r), true
		n.f, n.isFloat = float64(r), true
		return n, nil
	}
	if s, ok := strings.CutSuffix(t.text, "i"); ok {
		c, err := strconv.ParseComplex(t.text, 128)
		if f, simple := strconv.ParseFloat(s, 64); simple == nil {
			c, err = complex(0, f), nil
		}
		if err != nil {
			return nil, illegal
		}
		n.c, n.isComplex = c, true
		if imag(c) == 0 {
			n.real(real(c))
		}
		return n, nil
	}
	if u, err := strconv.ParseUint(t.text, 0, 64); err == nil {
		n.u, n.isUint = u, true
	}
	if i, err := strconv.ParseInt(t.text, 0, 64); err == nil {
		n.i, n.isInt = i, true
		if i == 0 {
			n.u, n.isUint = 0, true
		}
	}
	switch {
	case n.isInt:
		n.f, n.isFloat = float64(n.i), true
	case n.isUint:
		n.f, n.isFloat = float64(n.u), true
	default:
		f, err := strconv.ParseFloat(t.text, 64)
		if err != nil {
			return nil, illegal
		}
		if !strings.ContainsAny(t.text, ".eEpP") {
			return nil, fmt.Errorf("integer overflow: %q", t.text)
		}
		n.real(f)
	}
	return n, nil
}

// real makes n a floating-point number, and an integer if it is one.
func (n *numberNode) real(f float64) {
	n.f, n.isFloat = f, true
	if !n.isInt && float64(int64(f)) == f {
		n.i, n.isInt = int64(f), true
	}
	if !n.isUint && float64(uint64(f)) == f {
		n.u, n.isUint = uint64(f), true
	}
}
