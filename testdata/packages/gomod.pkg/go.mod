module example.com/gomod

go 1.22

requires example.com/x v1.0.0
replace example.com/x => example.com/y
