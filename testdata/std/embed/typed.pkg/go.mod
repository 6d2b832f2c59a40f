module typed

go 1.27
