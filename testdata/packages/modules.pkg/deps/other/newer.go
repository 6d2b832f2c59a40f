//go:build go1.22

package other

// Asked has variables for each iteration, for its file asks for them.
func Asked() (out []int) {
	var all []*int
	for i := range 3 {
		all = append(all, &i)
	}
	for _, p := range all {
		out = append(out, *p)
	}
	return out
}
