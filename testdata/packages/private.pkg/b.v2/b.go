// Package bee is not called like its folder.
package bee

const Version = "v2"

const (
	_ = iota
	small
	Max = small + iota
)

type Thing struct{ Label string }

func NewThing(label string) *Thing { return &Thing{label} }

func (t *Thing) Rename(label string) { t.Label = label }

func (t Thing) Title() string { return "<" + t.Label + ">" }

type Named struct{ Name string }

func (n Named) String() string { return "named " + n.Name }
