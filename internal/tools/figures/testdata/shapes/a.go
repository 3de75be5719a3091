// Package shapes has arrows a→b (a method), b→a (a field) and c→a (a type).
package shapes

type square struct {
	side int // in steps
}

func (s square) all() int {
	return s.area() + s.side
}
