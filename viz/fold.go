package viz

import "math"

// fold lays a network that is very long and thin, such as a path, in loops on
// the page: to the right, back to the left, and so on.
func fold(points []Point, nodes []int32, aspect float64) {
	strip := around(points, nodes)
	if strip.height() > strip.width() {
		transpose(points, nodes)
		defer transpose(points, nodes)
		strip, aspect = around(points, nodes), 1/aspect
	}
	const thin = 8
	pitch := max(3, 2*strip.height()) // from row to row; a tie has a length of about 1
	if strip.width() < thin*aspect*pitch {
		return
	}
	rows := math.Round(min(math.Sqrt(strip.width()/(aspect*pitch)), strip.width()/(math.Pi*pitch/2)))
	for _, v := range nodes {
		p := points[v].minus(Point{strip.Min.X, strip.centre().Y})
		points[v] = loop(p, strip.width()/rows, pitch/2)
	}
}

// transpose makes columns of rows.
func transpose(points []Point, nodes []int32) {
	for _, v := range nodes {
		points[v] = Point{points[v].Y, points[v].X}
	}
}

// loop moves a point beside a straight way to the same place beside a way of
// rows that half circles of a radius join. A row is as long with its turn.
func loop(p Point, row, radius float64) Point {
	n := math.Floor(p.X / row)
	along := p.X - n*row
	straight := max(0, row-math.Pi*radius)
	at := Point{min(along, straight), -2 * radius * n}
	angle := max(0, along-straight) / radius
	across := Point{0, p.Y}.rotated(-angle)
	at = at.plus(Point{radius * math.Sin(angle), radius * (math.Cos(angle) - 1)}).plus(across)
	if int(n)%2 == 1 { // back
		at.X = straight - at.X
	}
	return at
}
