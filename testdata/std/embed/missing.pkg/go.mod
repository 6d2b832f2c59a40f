module missing

go 1.27
