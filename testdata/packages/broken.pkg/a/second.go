package a

func G() { undefined() }
