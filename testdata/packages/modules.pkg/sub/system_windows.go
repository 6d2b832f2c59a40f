package sub

const system = "windows"
