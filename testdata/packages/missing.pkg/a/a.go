package a

import (
	_ "example.com/missing/other/internal/x"
	_ "fmtt"
)
