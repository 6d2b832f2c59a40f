module example.com/modules

go 1.22

require (
	example.com/other v1.2.3 // elsewhere
	example.com/other/nested/v2 v2.0.0
)

replace example.com/other v1.2.3 => ./deps/other

replace (
	example.com/other/nested/v2 => ./deps/nested
)
