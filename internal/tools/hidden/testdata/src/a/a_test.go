package a

var inTests int

func helper(total int) {}
