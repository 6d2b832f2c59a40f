package main

func main() {
L:
  for {
    func() { break L }()
    func() { continue L; goto L }()
  }
M:
  if true { break M; continue M }
N: { break N }
O: switch { case true: break O; continue O }
P: select { default: break P; continue P }
  for { switch { case true: continue } }
  switch { case true: continue }
  switch { case true: break }
  select { default: continue }
  goto L
Q:
  goto Q
R:
R:
  func() { R: }()
  break R
  if true { goto S; v := 1; _ = v }
  S: 
  goto T
  {
    w := 2; _ = w
    T: w = 3
  }
  for { goto U }
  switch { case true: U: }
  var z int
  goto V
  V: z = 3
  func() { return; X: }()
}
