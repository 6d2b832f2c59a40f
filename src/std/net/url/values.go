package url

import (
	"errors"
	"maps"
	"slices"
	"strings"
)

// Values are the parameters of a query or form: a list of values for each key.
type Values map[string][]string

// Get returns the first value of a key, "" if there is none.
func (v Values) Get(key string) string {
	if list := v[key]; len(list) > 0 {
		return list[0]
	}
	return ""
}

// Set replaces the values of a key.
func (v Values) Set(key, value string) { v[key] = []string{value} }

// Add adds a value to a key.
func (v Values) Add(key, value string) { v[key] = append(v[key], value) }

// Del removes a key.
func (v Values) Del(key string) { delete(v, key) }

// Has reports whether there is such a key.
func (v Values) Has(key string) bool {
	_, ok := v[key]
	return ok
}

// Clone returns a deep copy.
func (vs Values) Clone() Values {
	if vs == nil {
		return nil
	}
	copied := make(Values, len(vs))
	for key, list := range vs {
		copied[key] = slices.Clone(list)
	}
	return copied
}

// Encode returns the values as in a query, sorted by key.
func (v Values) Encode() string {
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(v)) {
		name := QueryEscape(key)
		for _, value := range v[key] {
			if b.Len() > 0 {
				b.WriteByte('&')
			}
			b.WriteString(name)
			b.WriteByte('=')
			b.WriteString(QueryEscape(value))
		}
	}
	return b.String()
}

// Most parameters of a query.
const maxParameters = 10000

// ParseQuery returns the parameters of a query: what could be understood, and the first mistake.
func ParseQuery(query string) (Values, error) {
	m := make(Values)
	if n := strings.Count(query, "&") + 1; n > maxParameters {
		return m, errors.New("number of URL query parameters exceeded limit")
	}
	var first error
	for query != "" {
		var key, value string
		key, query, _ = strings.Cut(query, "&")
		if strings.Contains(key, ";") {
			first = errors.New("invalid semicolon separator in query")
			continue
		}
		if key == "" {
			continue
		}
		key, value, _ = strings.Cut(key, "=")
		key, err := QueryUnescape(key)
		if err == nil {
			value, err = QueryUnescape(value)
		}
		if err != nil {
			if first == nil {
				first = err
			}
			continue
		}
		m[key] = append(m[key], value)
	}
	return m, first
}
