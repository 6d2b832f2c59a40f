module broken

go 1.27
