package zero

var Zero = 0
