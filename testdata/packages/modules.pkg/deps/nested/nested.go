package nested

const Name = "nested"
