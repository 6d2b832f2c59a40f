package bee

type T struct{ x, Y int }

func (T) f() {}

func g() {}

func Print(s string) {}

type I interface{ m() }

type Other struct{}

const N = 1.5
