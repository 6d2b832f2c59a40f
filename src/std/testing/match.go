package testing

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// A matcher chooses tests by their names, and makes names unique.
type matcher struct {
	only, skip patterns
	mu         sync.Mutex
	used       map[string]int
}

// patterns are alternatives, each with an expression for each element of a name.
type patterns [][]*regexp.Regexp

// newMatcher reads the expressions of the option called name, and of -test.skip. It
// ends the program if they are malformed.
func newMatcher(only, name, skip string) *matcher {
	read := func(text, name string) patterns {
		p, err := parsePatterns(text, name)
		if err != nil {
			fmt.Fprintf(os.Stderr, "testing: invalid regexp for %v\n", err)
			os.Exit(1)
		}
		return p
	}
	m := &matcher{only: patterns{nil}, used: make(map[string]int)}
	if only != "" {
		m.only = read(only, name)
	}
	if skip != "" {
		m.skip = read(skip, "-test.skip")
	}
	return m
}

func parsePatterns(text, option string) (patterns, error) {
	alternatives := splitPatterns(text)
	var all patterns
	for i, elements := range alternatives {
		var list []*regexp.Regexp
		for j, element := range elements {
			element = cleanName(element)
			re, err := regexp.Compile(element)
			if err != nil {
				err = fmt.Errorf("element %d of %s (%q): %s", j, option, element, err)
				if len(alternatives) > 1 {
					err = fmt.Errorf("alternation %d of %s", i, err)
				}
				return nil, err
			}
			list = append(list, re)
		}
		all = append(all, list)
	}
	return all, nil
}

// splitPatterns splits at | and / that are outside of parentheses and brackets.
func splitPatterns(text string) [][]string {
	all := [][]string{nil}
	var brackets, parens, from int
	end := func(i int) {
		last := len(all) - 1
		all[last] = append(all[last], text[from:i])
		from = i + 1
	}
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\':
			i++
		case c == '[':
			brackets++
		case c == ']':
			brackets = max(brackets-1, 0)
		case brackets > 0:
		case c == '(':
			parens++
		case c == ')':
			parens--
		case parens != 0:
		case c == '/':
			end(i)
		case c == '|':
			end(i)
			all = append(all, nil)
		}
	}
	end(len(text))
	return all
}

// match says whether a name is chosen, and if so whether only something below it can be.
func (p patterns) match(elements []string) (ok, partial bool) {
alternatives:
	for _, list := range p {
		for i, element := range elements {
			if i < len(list) && !list[i].MatchString(element) {
				continue alternatives
			}
		}
		return true, len(elements) < len(list)
	}
	return false, false
}

// fullName is the name of a test below c (nil: at the top), and whether it is to be run.
func (m *matcher) fullName(c *common, name string) (full string, ok, partial bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if c != nil && c.level > 0 {
		name = m.unique(c.name + "/" + cleanName(name))
	}
	elements := strings.Split(name, "/")
	ok, partial = m.only.match(elements)
	if ok {
		if skipped, above := m.skip.match(elements); skipped && !above {
			return name, false, false
		}
	}
	return name, ok, partial
}

func (m *matcher) forgetNames() {
	m.mu.Lock()
	defer m.mu.Unlock()
	clear(m.used)
}

// unique numbers names that were used before, and names without a last element. A
// number that a test has in its own name is not given again.
func (m *matcher) unique(base string) string {
	for {
		n := m.used[base]
		m.used[base] = n + 1
		if n == 0 && !strings.HasSuffix(base, "/") {
			prefix, number := splitNumber(base)
			if len(prefix) < len(base) && number < m.used[prefix] {
				continue
			}
			return base
		}
		if name := fmt.Sprintf("%s#%02d", base, n); m.used[name] == 0 {
			return name
		}
	}
}

// splitNumber takes from a name the number that unique could have added.
func splitNumber(name string) (string, int) {
	i := strings.LastIndex(name, "#")
	if i < 0 {
		return name, 0
	}
	prefix, digits := name[:i], name[i+1:]
	if len(digits) < 2 || len(digits) > 2 && digits[0] == '0' || digits == "00" && !strings.HasSuffix(prefix, "/") {
		return name, 0
	}
	n, err := strconv.ParseInt(digits, 10, 32)
	if err != nil || n < 0 {
		return name, 0
	}
	return prefix, int(n)
}

// cleanName makes a name readable: no spaces, and nothing that cannot be seen.
func cleanName(name string) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case isSpace(r):
			b.WriteByte('_')
		case !strconv.IsPrint(r):
			quoted := strconv.QuoteRune(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isSpace(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', ' ', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200a
}
