package main

func main() {
  undefined1(1)
  x := "abc\xzz" + 1
  y := 1_ + "a"
  const z = '\400'
  const w = "\u12"
  const v = '\uD800'
  s[:1:]
  _ = [3]int{}[::]
  for a, b, c := range []int{} { _ = a; _ = d }
  go (f())
  defer (g())
  x.(type)
}
