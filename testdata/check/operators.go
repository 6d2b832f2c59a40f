package main

type S struct{ a int }
type F struct{ f func() }
func main() {
  var i int; var f float64; var s string; var b bool; var p *int; var e interface{}; var err error; var sl []int; var m map[string]int; var fn func(); var c complex128; var u uint; var st S; var fs F; var ch chan int; var i8 int8
  _ = i + f
  _ = i + s
  _ = s + 1
  _ = s + 'a'
  _ = s - s
  _ = b + b
  _ = b && i
  _ = i && i
  _ = !i
  _ = -s
  _ = ^f
  _ = +b
  _ = i % f
  _ = f % f
  _ = f & f
  _ = f << 1
  _ = i << f
  _ = i << -1
  _ = i << 1.5
  _ = i << 1.0
  _ = 1.5 << i
  _ = "a" << i
  _ = i << s
  _ = i << 100
  _ = i8 << 100
  _ = i == s
  _ = i == nil
  _ = s == nil
  _ = p == nil
  _ = p == i
  _ = p == 0
  _ = sl == sl
  _ = sl == nil
  _ = m == m
  _ = fn == fn
  _ = fn == nil
  _ = st == st
  _ = fs == fs
  _ = st < st
  _ = e == i
  _ = e == sl
  _ = e == fs
  _ = e < e
  _ = err == i
  _ = err == e
  _ = b < b
  _ = p < p
  _ = c < c
  _ = c == 1
  _ = nil == nil
  _ = nil + nil
  _ = -nil
  _ = !nil
  _ = i / 0
  _ = i % 0
  _ = f / 0
  _ = 1 / 0
  _ = 1.0 / 0.0
  _ = c / 0
  _ = u - 1
  _ = u + -1
  _ = u == -1
  _ = i8 + 200
  _ = i8 == 200
  _ = i + 1.5
  _ = i + 1.0
  _ = 1 + "a"
  _ = "a" + 1.5
  _ = 'a' + "b"
  _ = true + 1
  _ = ch == 1
  _ = ch == make(<-chan int)
  _ = ch + ch
  _ = *i
  _ = *nil
  _ = &1
  _ = &i
  _ = &"a"
  _ = &st.a
  _ = &m["a"]
  _ = &sl[0]
  _ = &S{}
  _ = &main
  _ = &main()
  _ = <-i
  _ = <-ch
  _ = <-nil
  _ = i.(int)
  _ = ~i
  _ = i &^ f
  _ = i | s
//
//
}
