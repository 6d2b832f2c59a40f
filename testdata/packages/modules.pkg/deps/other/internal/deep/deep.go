package deep

func Hidden() string { return "(deep)" }
