package main

func main() {
  break
  continue
  for { break L }
  for { continue L }
  goto M
  L1: for {}
  L2:
  L2: 
  x := 1
  goto N
  y := 2
N:
  _ = y
  goto O
  { O: }
  if x {}
  if x == 1 { } else if "a" {}
  for 1 {}
  for i := 0; i; i++ {}
//
  fallthrough
  switch x { case 1: fallthrough }
  switch x { case 1: fallthrough; case 2: { fallthrough }; default: }
  switch x { case 1: if true { fallthrough }; case 2: }
  switch x { case "a": case 1.5: case nil: case x == 1: }
  switch { case 1: case x: case true: case true: }
  switch x { case 1, 2, 1: case 2: }
  switch x { default: default: }
  switch "a" { case "a": case "a": }
  switch 1.5 { case 1.5: case 1.5: }
  switch f := 3; f { case 1: }
  switch f := 3; { case 1: }
  if x := 3; x {}
  defer 1
  defer x
  defer main
//
  defer len("a")
  defer int(3)
  defer append([]int{}, 1)
  defer func() {}
  go 1
  go func() {}
//
  go len("a")
  defer recover()
  defer panic(1)
  go println(1)
}
