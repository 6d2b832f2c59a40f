package away

const Name = "far away"
