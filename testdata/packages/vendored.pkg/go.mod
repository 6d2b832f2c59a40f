module example.com/vendored

go 1.22

require example.org/far v1.0.0
