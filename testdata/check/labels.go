package main

func main() {
	x := 1
L:
	for {
		break M
	}
	goto K
	goto J
	y := 1
J:
	{
		goto J
	B:
	}
	goto B
	switch {
	case true:
		fallthrough
	}
	fallthrough
	break
	continue
L:
	continue L
	switch y := interface{}(x).(type) {
	case int:
		fallthrough
	default:
	}
Q:
	switch {
	case true:
		continue Q
		for { break Q; break R }
		continue
	}
R: x++
	func() { break R; goto R }()
	if x { break R; fallthrough }
	{ break Q }
	select { case <-z: fallthrough; default: break }
_:
	goto _
}
