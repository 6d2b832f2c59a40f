// A trace through bodies of loops over functions.
package main

func seq(yield func(int) bool) {
	for i := range 3 {
		if !yield(i) {
			return
		}
	}
}

type list struct{ n int }

func (l *list) all(yield func(int, int) bool) { yield(l.n, l.n) }

func main() {
	l := &list{1}
	for x := range seq {
		for y := range l.all {
			func() {
				for z := range seq {
					if x+y+z == 3 {
						panic("inside")
					}
				}
			}()
		}
	}
}
