module files

go 1.27
