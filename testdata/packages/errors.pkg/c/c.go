package c

type M struct{}

func (M) m() {}

type T struct{}
