package testing

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// parseSeed reads a file of arguments: a line that says what it is, and one for each, such as int(5).
func parseSeed(text string) ([]any, error) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if strings.TrimSuffix(lines[0], "\r") != "go test fuzz v1" {
		return nil, fmt.Errorf("unmarshal: unknown encoding version: %s", lines[0])
	}
	var values []any
	for _, line := range lines[1:] {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		value, err := parseArgument(line)
		if err != nil {
			return nil, fmt.Errorf("unmarshal: malformed line %q: %v", line, err)
		}
		values = append(values, value)
	}
	if values == nil {
		return nil, errors.New("unmarshal: must include version and at least one value")
	}
	return values, nil
}

func parseArgument(line string) (any, error) {
	kind, rest, ok := strings.Cut(line, "(")
	word, closed := strings.CutSuffix(rest, ")")
	if !ok || !closed {
		return nil, errors.New("expected call expression")
	}
	switch kind {
	case "[]byte":
		s, err := strconv.Unquote(word)
		return []byte(s), err
	case "string":
		return strconv.Unquote(word)
	case "bool":
		return strconv.ParseBool(word)
	case "byte", "rune":
		if s, err := strconv.Unquote(word); err == nil {
			r := []rune(s)[0]
			if kind == "byte" {
				return byte(r), nil
			}
			return r, nil
		}
	case "math.Float32frombits":
		n, err := strconv.ParseUint(word, 0, 32)
		return math.Float32frombits(uint32(n)), err
	case "math.Float64frombits":
		n, err := strconv.ParseUint(word, 0, 64)
		return math.Float64frombits(n), err
	}
	return parseNumber(kind, word)
}

func parseNumber(kind, word string) (any, error) {
	signed := func(bits int) (int64, error) { return strconv.ParseInt(word, 0, bits) }
	unsigned := func(bits int) (uint64, error) { return strconv.ParseUint(word, 0, bits) }
	switch kind {
	case "int":
		n, err := signed(64)
		return int(n), err
	case "int8":
		n, err := signed(8)
		return int8(n), err
	case "int16":
		n, err := signed(16)
		return int16(n), err
	case "int32", "rune":
		n, err := signed(32)
		return int32(n), err
	case "int64":
		return signed(64)
	case "uint":
		n, err := unsigned(64)
		return uint(n), err
	case "uint8", "byte":
		n, err := unsigned(8)
		return uint8(n), err
	case "uint16":
		n, err := unsigned(16)
		return uint16(n), err
	case "uint32":
		n, err := unsigned(32)
		return uint32(n), err
	case "uint64":
		return unsigned(64)
	case "float32":
		x, err := strconv.ParseFloat(word, 32)
		return float32(x), err
	case "float64":
		return strconv.ParseFloat(word, 64)
	}
	return nil, fmt.Errorf("expected []byte or primitive type")
}
