module example.com/older

go 1.17
