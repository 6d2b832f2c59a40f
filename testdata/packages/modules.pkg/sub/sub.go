package sub

var Name = "sub of " + system
