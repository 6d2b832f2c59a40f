package z

this is not Go
