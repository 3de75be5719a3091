package shapes

func (s square) area() int {
	if s.side < 0 {
		panic("negative")
	}
	return s.side * s.side
}

const unit = 1
