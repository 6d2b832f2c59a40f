package sub

const system = "linux"
