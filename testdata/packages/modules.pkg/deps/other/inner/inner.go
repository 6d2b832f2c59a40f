package inner

import "example.com/other/internal/deep"

func Name() string { return "inner" + deep.Hidden() }
