// Words and letters: counting, reversing, ciphers, anagrams, wrapping, justifying, roman numerals, number words.
package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

const prose = `It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of incredulity, it was
the season of Light, it was the season of Darkness — «naïve» façades in Zürich, Ελλάδα and 東京.`

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && r != '\''
	})
}

func count(ws []string) map[string]int {
	m := map[string]int{}
	for _, w := range ws {
		m[w]++
	}
	return m
}

func top(m map[string]int, n int) []string {
	keys := slices.SortedFunc(maps.Keys(m), func(a, b string) int {
		return cmp.Or(cmp.Compare(m[b], m[a]), cmp.Compare(a, b))
	})
	return keys[:min(n, len(keys))]
}

func reverse(s string) string {
	rs := []rune(s)
	slices.Reverse(rs)
	return string(rs)
}

func palindrome(s string) bool {
	clean := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
	return clean == reverse(clean)
}

func caesar(s string, shift int) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return 'a' + (r-'a'+rune(shift)+26)%26
		case r >= 'A' && r <= 'Z':
			return 'A' + (r-'A'+rune(shift)+26)%26
		}
		return r
	}, s)
}

func vigenere(text, key string, sign int) string {
	var b bytes.Buffer
	i := 0
	for _, r := range text {
		if r < unicode.MaxASCII && unicode.IsLetter(r) {
			shift := int(key[i%len(key)]-'a') * sign
			b.WriteString(caesar(string(r), shift))
			i++
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func anagrams(ws ...string) [][]string {
	groups := map[[26]byte][]string{}
	for _, w := range ws {
		var key [26]byte
		for i := range len(w) {
			key[w[i]-'a']++
		}
		groups[key] = append(groups[key], w)
	}
	var out [][]string
	for _, g := range groups {
		if len(g) > 1 {
			out = append(out, g)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i][0] < out[j][0] })
	return out
}

func wrap(s string, width int) (lines []string) {
	var line []string
	length := 0
	for _, w := range strings.Fields(s) {
		n := utf8.RuneCountInString(w)
		if length+n+len(line) > width && len(line) > 0 {
			lines = append(lines, strings.Join(line, " "))
			line, length = nil, 0
		}
		line = append(line, w)
		length += n
	}
	return append(lines, strings.Join(line, " "))
}

func justify(line string, width int) string {
	ws := strings.Fields(line)
	if len(ws) < 2 {
		return line
	}
	gaps := len(ws) - 1
	spaces := width - utf8.RuneCountInString(strings.Join(ws, ""))
	var sb strings.Builder
	for i, w := range ws {
		sb.WriteString(w)
		if i < gaps {
			n := spaces / gaps
			if i < spaces%gaps {
				n++
			}
			sb.WriteString(strings.Repeat(" ", n))
		}
	}
	return sb.String()
}

var numerals = []struct {
	value  int
	symbol string
}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}

func roman(n int) (s string) {
	for _, d := range numerals {
		for ; n >= d.value; n -= d.value {
			s += d.symbol
		}
	}
	return
}

var errRoman = errors.New("not a roman numeral")

func arabic(s string) (n int, err error) {
	rest := s
	for _, d := range numerals {
		for strings.HasPrefix(rest, d.symbol) {
			n += d.value
			rest = rest[len(d.symbol):]
		}
	}
	if rest != "" || roman(n) != s {
		return 0, fmt.Errorf("%w: %q", errRoman, s)
	}
	return n, nil
}

var (
	small = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tens  = [...]string{2: "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
	big   = [...]string{"", " thousand", " million", " billion", " trillion", " quadrillion", " quintillion"}
)

func spell(n int64) string {
	switch {
	case n < 0:
		return "minus " + strings.TrimPrefix(spell(n/10*-10-n%10), "")
	case n < 20:
		return small[n]
	case n < 100:
		s := tens[n/10]
		if n%10 > 0 {
			s += "-" + small[n%10]
		}
		return s
	case n < 1000:
		s := small[n/100] + " hundred"
		if n%100 > 0 {
			s += " and " + spell(n%100)
		}
		return s
	}
	var parts []string
	for i := 0; n > 0; i, n = i+1, n/1000 {
		if g := n % 1000; g > 0 {
			parts = append([]string{spell(g) + big[i]}, parts...)
		}
	}
	return strings.Join(parts, " ")
}

func main() {
	m := count(words(prose))
	for _, w := range top(m, 5) {
		fmt.Printf("%-6s %2d %s\n", w, m[w], strings.Repeat("▇", m[w]))
	}
	fmt.Println(len(m), m["zürich"], m["ελλάδα"], m["東京"])
	for r, n := range map[rune]int{'é': 1} {
		fmt.Printf("%c %U %q %d\n", r, r, r, n)
	}
	fmt.Println(reverse("Hello, 世界"), palindrome("A man, a plan, a canal: Panama!"), palindrome("Été?"), palindrome("no"))
	fmt.Println(caesar("Veni, vidi, vici.", 3), caesar(caesar("Zebra", 25), -25))
	secret := vigenere("Attack at dawn — été!", "lemon", 1)
	fmt.Println(secret, vigenere(secret, "lemon", -1))
	fmt.Println(anagrams("listen", "enlist", "google", "silent", "elgoog", "cat"))
	for _, l := range wrap(prose, 42) {
		fmt.Printf("|%s|\n", justify(l, 42))
	}
	for _, l := range wrap("a bb ccc dddddddddddd e", 5) {
		fmt.Printf("%8s|%-8s|%q\n", l, l, l)
	}
	for _, n := range []int{1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999} {
		r := roman(n)
		back, err := arabic(r)
		fmt.Print(n, "=", r, " ", back == n, err == nil, "; ")
	}
	fmt.Println()
	for _, s := range []string{"IIII", "IC", "abc", ""} {
		_, err := arabic(s)
		fmt.Println(err)
	}
	for _, n := range []int64{0, 13, 42, 100, 999, 1001, 12345678, -17, 1<<63 - 1} {
		fmt.Println(spell(n))
	}
	title := strings.NewReplacer("it was", "IT WAS", "age", "era", "<", "&lt;").Replace("it was the <age>")
	fmt.Printf("%s %x % X %q\n", title, "zö", "zö", strings.SplitAfterN("a-b-c", "-", 2))
	fmt.Println(strings.ContainsFunc(prose, unicode.IsDigit), strings.IndexFunc(prose, unicode.IsPunct), strings.LastIndexAny(prose, "aeiou"), strings.Count(prose, ""), utf8.RuneCountInString(prose)+1)
}
