package main

func a() int {}
func b() int { return }
func c() { return 1 }
func d() (int, string) { return 1 }
func e() (int, string) { return 1, "a", 2 }
func f() (x int, err error) { { x := 1; return } }
func g() (x int) { for {} }
func h() int { for { break } }
func i() int { if true { return 1 } }
func j() int { if true { return 1 } else { return 2 } }
func k(x int) int { switch x { case 1: return 1 } }
func l(x int) int { switch x { case 1: return 1; default: panic(1) } }
func m(x int) int { switch x { case 1: return 1; default: break } }
func n() int { L: for { break L } }
func o() int { goto L; L: return 1 }
func p() int { select {} }
func q(c chan int) int { select { case <-c: } }
func r() int { panic("x") }
func s() (int, error) { return nil, nil }
func t() (int, error) { return d() }
func u() (int, string) { return d() }
func v() func() int { return func() int { } }
func w() (a, b int) { return 1 }
func x() (a int, b string) { return b, a }
func y() (int) { for true {} }
func z() int { { return 1 } }
func aa() int { L: { return 1 } }
func bb() int { L: for { continue L } }
func cc() int { for range 3 { return 1 } }

func main() {}
