module gopl.io/ch8

go 1.27
