package b

import _ "example.com/m/testdata/cycle/a"

func F() {}
