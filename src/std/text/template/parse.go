package template

import (
	"fmt"
	"strconv"
	"strings"
)

// A tree is the parsed text of one template.
type tree struct {
	name string // of the template
	file string // of the text that it stands in, for errors
	text string
	root *listNode
}

func (t *tree) isEmpty() bool {
	for _, n := range t.root.nodes {
		if text, ok := n.(*textNode); !ok || strings.TrimSpace(text.text) != "" {
			return false
		}
	}
	return true
}

// A parser makes trees of tokens; a mistake is a panic with a parseError.
type parser struct {
	name       string
	text       string
	tokens     []token
	next       int
	vars       []string
	known      func(name string) bool
	trees      map[string]*tree
	rangeDepth int
	actionLine int
}

type parseError struct{ error }

func parse(name, text, left, right string, known func(string) bool) (trees map[string]*tree, err error) {
	if left == "" {
		left = "{{"
	}
	if right == "" {
		right = "}}"
	}
	p := &parser{name: name, text: text, known: known, trees: map[string]*tree{}, vars: []string{"$"}}
	p.tokens = lex(text, left, right)
	defer func() {
		switch r := recover().(type) {
		case nil:
		case parseError:
			trees, err = nil, r.error
		default:
			panic(r)
		}
	}()
	root := &listNode{}
	for {
		t := p.peek()
		if t.kind == tokEOF {
			break
		}
		if t.kind == tokLeft {
			mark := p.next
			p.take()
			if d := p.takeNonSpace(); d.kind == tokKeyword && d.text == "define" {
				p.define()
				continue
			}
			p.next = mark
		}
		n := p.textOrAction()
		if j, ok := n.(*endNode); ok {
			p.errorf("unexpected %s", j)
		}
		root.nodes = append(root.nodes, n)
	}
	p.add(&tree{name, name, text, root})
	return p.trees, nil
}

// add keeps a tree, unless that would replace one with content by one without.
func (p *parser) add(t *tree) {
	old := p.trees[t.name]
	if old == nil || old.isEmpty() {
		p.trees[t.name] = t
		return
	}
	if !t.isEmpty() {
		p.errorf("template: multiple definition of template %q", t.name)
	}
}

func (p *parser) peek() token { return p.tokens[min(p.next, len(p.tokens)-1)] }

func (p *parser) take() token {
	t := p.peek()
	p.next++
	return t
}

func (p *parser) takeNonSpace() token {
	for {
		if t := p.take(); t.kind != tokSpace {
			return t
		}
	}
}

func (p *parser) peekNonSpace() token {
	t := p.takeNonSpace()
	p.next--
	return t
}

func (p *parser) errorf(format string, args ...any) {
	line := p.tokens[min(max(p.next-1, 0), len(p.tokens)-1)].line
	panic(parseError{fmt.Errorf("template: %s:%d: %s", p.name, line, fmt.Sprintf(format, args...))})
}

func (p *parser) unexpected(t token, context string) {
	if t.kind == tokError {
		extra := ""
		if p.actionLine != 0 && p.actionLine != t.line {
			extra = fmt.Sprintf(" in action started at %s:%d", p.name, p.actionLine)
			if strings.HasSuffix(t.text, " action") {
				extra = extra[len(" in action"):]
			}
		}
		p.errorf("%s%s", t, extra)
	}
	p.errorf("unexpected %s in %s", t, context)
}

func (p *parser) expect(k kind, context string) token {
	t := p.takeNonSpace()
	if t.kind != k {
		p.unexpected(t, context)
	}
	return t
}

// An endNode is an end or else; it never stays in a tree.
type endNode struct {
	at
	word string
}

func (n *endNode) String() string { return "{{" + n.word + "}}" }

func (p *parser) define() {
	const context = "define clause"
	t := p.takeNonSpace()
	if t.kind != tokString && t.kind != tokRawString {
		p.unexpected(t, context)
	}
	name, err := strconv.Unquote(t.text)
	if err != nil {
		p.errorf("%s", err)
	}
	p.expect(tokRight, context)
	vars, depth := p.vars, p.rangeDepth
	p.vars, p.rangeDepth = []string{"$"}, 0
	list, end := p.list()
	if end.word != "end" {
		p.errorf("unexpected %s in %s", end, context)
	}
	p.vars, p.rangeDepth = vars, depth
	p.add(&tree{name, p.name, p.text, list})
}

// list reads up to an end or else.
func (p *parser) list() (*listNode, *endNode) {
	list := &listNode{at: at(p.peekNonSpace().pos)}
	for p.peekNonSpace().kind != tokEOF {
		n := p.textOrAction()
		if e, ok := n.(*endNode); ok {
			return list, e
		}
		list.nodes = append(list.nodes, n)
	}
	p.take()
	p.errorf("unexpected EOF")
	return nil, nil
}

func (p *parser) textOrAction() node {
	switch t := p.takeNonSpace(); t.kind {
	case tokText:
		return &textNode{at(t.pos), t.text}
	case tokLeft:
		p.actionLine = t.line
		defer func() { p.actionLine = 0 }()
		return p.action()
	default:
		p.unexpected(t, "input")
		return nil
	}
}

func (p *parser) action() node {
	t := p.takeNonSpace()
	if t.kind == tokKeyword {
		switch t.text {
		case "block":
			return p.block()
		case "break", "continue":
			if p.known(t.text) {
				break
			}
			if e := p.takeNonSpace(); e.kind != tokRight {
				p.unexpected(e, "{{"+t.text+"}}")
			}
			if p.rangeDepth == 0 {
				p.errorf("{{%s}} outside {{range}}", t.text)
			}
			return &jumpNode{at(t.pos), t.text}
		case "else":
			if e := p.peekNonSpace(); e.kind == tokKeyword && (e.text == "if" || e.text == "with") {
				return &endNode{at(e.pos), "else"}
			}
			return &endNode{at(p.expect(tokRight, "else").pos), "else"}
		case "end":
			return &endNode{at(p.expect(tokRight, "end").pos), "end"}
		case "if", "range", "with":
			return p.branch(t.text)
		case "template":
			return p.template()
		}
	}
	p.next--
	pos := p.peek().pos
	return &actionNode{at(pos), p.pipeline("command", tokRight)}
}

// branch reads an if, range or with up to its end.
func (p *parser) branch(word string) node {
	defer func(n int) { p.vars = p.vars[:n] }(len(p.vars))
	n := &branchNode{word: word}
	n.pipe = p.pipeline(word, tokRight)
	n.at = n.pipe.at
	if word == "range" {
		p.rangeDepth++
	}
	list, next := p.list()
	if word == "range" {
		p.rangeDepth--
	}
	n.list = list
	if next.word == "end" {
		return n
	}
	// {{else if x}}…{{end}} is {{else}}{{if x}}…{{end}}{{end}}.
	if t := p.peekNonSpace(); t.kind == tokKeyword && t.text == word && word != "range" {
		p.takeNonSpace()
		n.alt = &listNode{at: next.at, nodes: []node{p.branch(word)}}
		return n
	} else if t.kind == tokKeyword {
		p.takeNonSpace()
		p.unexpected(t, "input")
	}
	n.alt, next = p.list()
	if next.word != "end" {
		p.errorf("expected end; found %s", next)
	}
	return n
}

func (p *parser) templateName(context string) (string, int) {
	t := p.takeNonSpace()
	if t.kind != tokString && t.kind != tokRawString {
		p.unexpected(t, context)
	}
	name, err := strconv.Unquote(t.text)
	if err != nil {
		p.errorf("%s", err)
	}
	return name, t.pos
}

func (p *parser) template() node {
	name, pos := p.templateName("template clause")
	n := &templateNode{at: at(pos), name: name}
	if p.peekNonSpace().kind == tokRight {
		p.takeNonSpace()
		return n
	}
	n.pipe = p.pipeline("template clause", tokRight)
	return n
}

func (p *parser) block() node {
	const context = "block clause"
	name, pos := p.templateName(context)
	pipe := p.pipeline(context, tokRight)
	vars, depth := p.vars, p.rangeDepth
	p.vars, p.rangeDepth = []string{"$"}, 0
	list, end := p.list()
	if end.word != "end" {
		p.errorf("unexpected %s in %s", end, context)
	}
	p.vars, p.rangeDepth = vars, depth
	p.add(&tree{name, p.name, p.text, list})
	return &templateNode{at(pos), name, pipe}
}

func (p *parser) pipeline(context string, end kind) *pipeNode {
	pipe := &pipeNode{at: at(p.peekNonSpace().pos)}
	p.declarations(pipe, context)
	for {
		switch t := p.takeNonSpace(); t.kind {
		case end:
			p.checkPipeline(pipe, context)
			return pipe
		case tokBool, tokCharConst, tokDot, tokField, tokIdentifier, tokNumber, tokNil, tokRawString, tokString, tokVariable, tokLeftParen:
			p.next--
			pipe.cmds = append(pipe.cmds, p.command())
		case tokKeyword:
			if (t.text == "break" || t.text == "continue") && p.known(t.text) {
				p.next--
				pipe.cmds = append(pipe.cmds, p.command())
				continue
			}
			p.unexpected(t, context)
		default:
			p.unexpected(t, context)
		}
	}
}

// declarations reads "$x :=", "$x =" and, for range, "$i, $x :=".
func (p *parser) declarations(pipe *pipeNode, context string) {
	for {
		v := p.peekNonSpace()
		if v.kind != tokVariable {
			return
		}
		mark := p.next
		p.takeNonSpace()
		switch sign := p.peekNonSpace(); {
		case sign.kind == tokAssign, sign.kind == tokDeclare:
			pipe.assign = sign.kind == tokAssign
			p.takeNonSpace()
			p.declare(pipe, v)
			return
		case sign.kind == tokChar && sign.text == ",":
			p.takeNonSpace()
			p.declare(pipe, v)
			if context == "range" && len(pipe.vars) < 2 {
				switch p.peekNonSpace().kind {
				case tokVariable, tokRight, tokRightParen:
					continue
				}
				p.errorf("range can only initialize variables")
			}
			p.errorf("too many declarations in %s", context)
		}
		p.next = mark
		return
	}
}

func (p *parser) declare(pipe *pipeNode, v token) {
	pipe.vars = append(pipe.vars, &variableNode{at(v.pos), strings.Split(v.text, ".")})
	p.vars = append(p.vars, v.text)
}

func (p *parser) checkPipeline(pipe *pipeNode, context string) {
	if len(pipe.cmds) == 0 {
		p.errorf("missing value for %s", context)
	}
	for i, c := range pipe.cmds[1:] {
		switch c.args[0].(type) {
		case *boolNode, *dotNode, *nilNode, *numberNode, *stringNode:
			p.errorf("non executable command in pipeline stage %d", i+2)
		}
	}
}

func (p *parser) command() *commandNode {
	cmd := &commandNode{at: at(p.peekNonSpace().pos)}
	for {
		p.peekNonSpace()
		for p.peek().kind == tokSpace {
			p.take()
		}
		if n := p.operand(); n != nil {
			cmd.args = append(cmd.args, n)
		}
		switch t := p.take(); t.kind {
		case tokSpace:
			continue
		case tokRight, tokRightParen:
			p.next--
		case tokPipe:
		default:
			p.unexpected(t, "operand")
		}
		break
	}
	if len(cmd.args) == 0 {
		p.errorf("empty command")
	}
	return cmd
}

// operand reads a term and the fields behind it; nil if there is none.
func (p *parser) operand() node {
	n := p.term()
	if n == nil || p.peek().kind != tokField {
		return n
	}
	pos := at(p.peek().pos)
	var path []string
	for p.peek().kind == tokField {
		path = append(path, p.take().text[1:])
	}
	switch n := n.(type) {
	case *fieldNode:
		return &fieldNode{pos, append(n.path, path...)}
	case *variableNode:
		return &variableNode{pos, append(n.path, path...)}
	case *boolNode, *stringNode, *numberNode, *nilNode, *dotNode:
		p.errorf("unexpected . after term %q", n.String())
	}
	return &chainNode{pos, n, path}
}

func (p *parser) term() node {
	t := p.takeNonSpace()
	pos := at(t.pos)
	switch t.kind {
	case tokIdentifier, tokKeyword:
		if t.kind == tokKeyword && !p.known(t.text) {
			break
		}
		if !p.known(t.text) {
			p.errorf("function %q not defined", t.text)
		}
		return &identifierNode{pos, t.text}
	case tokDot:
		return &dotNode{pos}
	case tokNil:
		return &nilNode{pos}
	case tokVariable:
		for _, v := range p.vars {
			if v == t.text {
				return &variableNode{pos, []string{t.text}}
			}
		}
		p.errorf("undefined variable %q", t.text)
	case tokField:
		return &fieldNode{pos, []string{t.text[1:]}}
	case tokBool:
		return &boolNode{pos, t.text == "true"}
	case tokCharConst, tokNumber:
		n, err := number(t)
		if err != nil {
			p.errorf("%s", err)
		}
		return n
	case tokLeftParen:
		return p.pipeline("parenthesized pipeline", tokRightParen)
	case tokString, tokRawString:
		s, err := strconv.Unquote(t.text)
		if err != nil {
			p.errorf("%s", err)
		}
		return &stringNode{pos, t.text, s}
	}
	p.next--
	return nil
}
