package viz

import "math"

// box is an upright rectangle.
type box struct{ Min, Max Point }

// empty is the box of nothing: adding a point makes it that point.
func empty() box {
	inf := math.Inf(1)
	return box{Point{inf, inf}, Point{-inf, -inf}}
}

// around is the box of some of the points, one point at the origin if of none.
func around(points []Point, nodes []int32) box {
	if len(nodes) == 0 {
		return box{}
	}
	b := empty()
	for _, v := range nodes {
		b.add(points[v])
	}
	return b
}

func (b *box) add(p Point) {
	b.Min = Point{min(b.Min.X, p.X), min(b.Min.Y, p.Y)}
	b.Max = Point{max(b.Max.X, p.X), max(b.Max.Y, p.Y)}
}

func (b box) width() float64  { return b.Max.X - b.Min.X }
func (b box) height() float64 { return b.Max.Y - b.Min.Y }
func (b box) centre() Point   { return b.Min.plus(b.Max).times(.5) }

// grown is the box with a margin on all sides.
func (b box) grown(by float64) box {
	return box{Point{b.Min.X - by, b.Min.Y - by}, Point{b.Max.X + by, b.Max.Y + by}}
}

func (b box) meets(c box) bool {
	return b.Min.X < c.Max.X && c.Min.X < b.Max.X && b.Min.Y < c.Max.Y && c.Min.Y < b.Max.Y
}

// within tells whether b lies in c, up to rounding.
func (b box) within(c box) bool {
	const eps = 1e-6
	return b.Min.X >= c.Min.X-eps && b.Min.Y >= c.Min.Y-eps && b.Max.X <= c.Max.X+eps && b.Max.Y <= c.Max.Y+eps
}

// meetsDisc tells whether a disc reaches into the box.
func (b box) meetsDisc(c Point, r float64) bool {
	dx := max(b.Min.X-c.X, 0, c.X-b.Max.X)
	dy := max(b.Min.Y-c.Y, 0, c.Y-b.Max.Y)
	return dx*dx+dy*dy < r*r
}

// meetsSegment tells whether the segment from p to q crosses the box: it is
// clipped against the four sides (Liang and Barsky 1984, doi:10.1145/357332.357333).
func (b box) meetsSegment(p, q Point) bool {
	if max(p.X, q.X) < b.Min.X || min(p.X, q.X) > b.Max.X || max(p.Y, q.Y) < b.Min.Y || min(p.Y, q.Y) > b.Max.Y {
		return false
	}
	from, to := 0.0, 1.0
	d := q.minus(p)
	clip := func(speed, room float64) bool {
		switch {
		case speed == 0:
			return room >= 0
		case speed < 0:
			from = max(from, room/speed)
		default:
			to = min(to, room/speed)
		}
		return from <= to
	}
	return clip(-d.X, p.X-b.Min.X) && clip(d.X, b.Max.X-p.X) && clip(-d.Y, p.Y-b.Min.Y) && clip(d.Y, b.Max.Y-p.Y)
}

// nearSegment tells whether a point is nearer than r to the segment from a to b.
func (p Point) nearSegment(a, b Point, r float64) bool {
	d, q := b.minus(a), p.minus(a)
	along := min(1, max(0, (d.X*q.X+d.Y*q.Y)/max(d.X*d.X+d.Y*d.Y, 1e-12)))
	off := q.minus(d.times(along))
	return off.X*off.X+off.Y*off.Y < r*r
}

// nearest is the point of the box nearest to another.
func (b box) nearest(p Point) Point {
	return Point{min(max(p.X, b.Min.X), b.Max.X), min(max(p.Y, b.Min.Y), b.Max.Y)}
}

// crosses tells whether the segments from a to b and from c to d cross.
func crosses(a, b, c, d Point) bool {
	return turns(a, b, c) != turns(a, b, d) && turns(c, d, a) != turns(c, d, b)
}

// turns tells whether the way from a by b to c turns left.
func turns(a, b, c Point) bool {
	p, q := b.minus(a), c.minus(a)
	return p.X*q.Y > p.Y*q.X
}
