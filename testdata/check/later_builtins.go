package main

func main() {
  for i := range 10 { i = "a" }
  x := min(1, "a")
  y := min()
  z := max(1, 2.5, 'a')
  var s string = max(1, 2)
  w := min([]int{}, []int{})
  v := max("a", "b")
  clear(1)
  clear()
  clear([]int{}, 1)
  clear(map[int]int{})
  clear([3]int{})
  var c complex128
  max(c)
  min(c, c)
  _ = max(1, nil)
  p := new(5)
  var q *string = new(5)
  r := new("a", 1)
  t := new(nil)
  u := new(main)
  aa := new(main())
  var bb *int8 = new(300)
  bb = new(int8(3))
  const k = min(1, 2)
  var ar [min(1, 2)]int
  ar = 1
  const kk = max("a", s)
  _ = new(x + 1)
  new(5)
  _ = *new(5) + "a"
}
