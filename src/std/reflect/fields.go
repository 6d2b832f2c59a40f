package reflect

import "iter"

func (t *rtype) NumField() int {
	t.must(Struct, "NumField", "struct")
	return t.numField()
}

func (t *rtype) Field(i int) StructField {
	t.must(Struct, "Field", "struct")
	if i < 0 || i >= t.numField() {
		panic("reflect: Field index out of bounds")
	}
	name, pkg, typ, tag, offset, embedded := t.field(i)
	return StructField{name, pkg, typ, StructTag(tag), offset, []int{i}, embedded}
}

func (t *rtype) Fields() iter.Seq[StructField] {
	t.must(Struct, "Fields", "struct")
	return func(yield func(StructField) bool) {
		for i := range t.numField() {
			if !yield(t.Field(i)) {
				return
			}
		}
	}
}

func (t *rtype) FieldByIndex(index []int) StructField {
	t.must(Struct, "FieldByIndex", "struct")
	f := StructField{Type: t}
	for i, x := range index {
		if i > 0 {
			ft := f.Type
			if ft.Kind() == Pointer && ft.Elem().Kind() == Struct {
				ft = ft.Elem()
			}
			f.Type = ft
		}
		f = f.Type.Field(x)
	}
	return f
}

func (t *rtype) FieldByName(name string) (StructField, bool) {
	t.must(Struct, "FieldByName", "struct")
	if name != "" {
		if i := t.fieldIndex(name); i >= 0 {
			return t.Field(i), true
		}
	}
	return t.search(func(s string) bool { return s == name })
}

// fieldIndex finds one of the struct's own fields; -1 if there is none.
func (t *rtype) fieldIndex(name string) int

func (t *rtype) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	t.must(Struct, "FieldByNameFunc", "struct")
	return t.search(match)
}

// An embedding is a struct that the search for a field has come to, and by which way.
type embedding struct {
	typ   *rtype
	index []int
}

// search goes through embedded structs level by level. Two matches on a level hide each other and all below.
func (t *rtype) search(match func(string) bool) (result StructField, ok bool) {
	var current []embedding
	next := []embedding{{typ: t}}
	var count, nextCount map[*rtype]int
	visited := map[*rtype]bool{}
	for len(next) > 0 {
		current, next = next, current[:0]
		count, nextCount = nextCount, nil
		for _, scan := range current {
			t := scan.typ
			if visited[t] {
				continue
			}
			visited[t] = true
			for i := range t.numField() {
				name, _, typ, _, _, embedded := t.field(i)
				var inner *rtype
				if embedded {
					inner = typ
					if inner.Kind() == Pointer {
						inner = inner.elem()
					}
				}
				if match(name) {
					if count[t] > 1 || ok {
						return StructField{}, false
					}
					result = t.Field(i)
					result.Index = append(append([]int(nil), scan.index...), i)
					ok = true
					continue
				}
				if ok || inner == nil || inner.Kind() != Struct {
					continue
				}
				if nextCount[inner] > 0 {
					nextCount[inner] = 2
					continue
				}
				if nextCount == nil {
					nextCount = map[*rtype]int{}
				}
				nextCount[inner] = 1
				if count[t] > 1 {
					nextCount[inner] = 2
				}
				next = append(next, embedding{inner, append(append([]int(nil), scan.index...), i)})
			}
		}
		if ok {
			break
		}
	}
	return result, ok
}

// VisibleFields returns the fields of a struct type and, behind each embedded struct, the fields that it brings, as far
// as they can be named.
func VisibleFields(t Type) []StructField {
	if t == nil {
		panic("reflect: VisibleFields(nil)")
	}
	if t.Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	w := &visibleFields{at: map[string]int{}, visiting: map[Type]bool{}}
	w.walk(t)
	// Those that others hid have lost their names.
	kept := w.fields[:0]
	for i, f := range w.fields {
		if !w.hidden[i] {
			kept = append(kept, f)
		}
	}
	return kept
}

type visibleFields struct {
	at       map[string]int
	visiting map[Type]bool
	fields   []StructField
	hidden   []bool
	index    []int
}

func (w *visibleFields) walk(t Type) {
	if w.visiting[t] {
		return
	}
	w.visiting[t] = true
	for i := range t.NumField() {
		f := t.Field(i)
		w.index = append(w.index, i)
		add := true
		if old, ok := w.at[f.Name]; ok {
			switch before := len(w.fields[old].Index); {
			case len(w.index) == before:
				// Neither can be named.
				w.hidden[old] = true
				add = false
			case len(w.index) < before:
				w.hidden[old] = true
			default:
				add = false
			}
		}
		if add {
			f.Index = append([]int(nil), w.index...)
			w.at[f.Name] = len(w.fields)
			w.fields = append(w.fields, f)
			w.hidden = append(w.hidden, false)
		}
		if f.Anonymous {
			ft := f.Type
			if ft.Kind() == Pointer {
				ft = ft.Elem()
			}
			if ft.Kind() == Struct {
				w.walk(ft)
			}
		}
		w.index = w.index[:len(w.index)-1]
	}
	delete(w.visiting, t)
}
