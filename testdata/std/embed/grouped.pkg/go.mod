module grouped

go 1.27
