package viz

import "math"

// plate is a symbol together with its name beside it, as one box that moves.
type plate struct {
	box
	start  Point // of the symbol
	moved  Point
	weight float64
}

// makeRoom moves the symbols with names apart until no two of them, nor their
// names, meet. The others are carried along with those near to them.
func (s *scene) makeRoom(names []label) {
	plates := s.plates(names)
	partPlates(plates, s.area, 2*s.unit)
	points := make([]Point, len(s.symbols))
	for _, i := range s.tied {
		at := s.symbols[i].Point
		points[i] = at.plus(carried(at, plates, 100*s.unit))
	}
	s.squeeze(points)
	s.part()
}

// plates is as many of the names, the first first, as fill a part of the area.
func (s *scene) plates(names []label) []plate {
	const share = .5
	var plates []plate
	full := 0.0
	for _, l := range names {
		own := s.symbols[l.of]
		b := box{own.Point, own.Point}.grown(own.room())
		b.add(l.Min)
		b.add(l.Max)
		if full += b.width() * b.height(); full > share*s.area.width()*s.area.height() {
			break
		}
		if len(s.links[l.of]) > 0 {
			plates = append(plates, plate{box: b, start: own.Point, weight: own.r * own.r})
		}
	}
	return plates
}

// partPlates moves plates apart little by little, small ones more than large
// ones.
func partPlates(plates []plate, area box, gap float64) {
	const rounds, pairs = 1500, 20_000_000
	for range min(rounds, pairs/(len(plates)*len(plates)+1)) {
		met := false
		for i := range plates {
			for j := range i {
				if a, b := &plates[i], &plates[j]; a.grown(gap).meets(b.box) {
					met = true
					way := a.grown(gap * 1.01).out(b.box).times(.5 / (a.weight + b.weight))
					a.move(way.times(-b.weight))
					b.move(way.times(a.weight))
				}
			}
			plates[i].move(plates[i].into(area))
		}
		if !met {
			return
		}
	}
}

func (p *plate) move(way Point) {
	p.Min, p.Max, p.moved = p.Min.plus(way), p.Max.plus(way), p.moved.plus(way)
}

// out is the shortest way along an axis on which c leaves b.
func (b box) out(c box) Point {
	way := Point{b.Max.X - c.Min.X, 0}
	for _, other := range []Point{{b.Min.X - c.Max.X, 0}, {0, b.Max.Y - c.Min.Y}, {0, b.Min.Y - c.Max.Y}} {
		if other.length() < way.length() {
			way = other
		}
	}
	return way
}

// into is the shortest way on which b comes to lie in c.
func (b box) into(c box) Point {
	return Point{
		max(0, c.Min.X-b.Min.X) - max(0, b.Max.X-c.Max.X),
		max(0, c.Min.Y-b.Min.Y) - max(0, b.Max.Y-c.Max.Y),
	}
}

// carried is how far a point moves with the plates: their mean, of which the
// nearest has the most. Plates farther off than the radius hardly move it.
func carried(p Point, plates []plate, radius float64) Point {
	var way Point
	sum := math.Pow(radius, -3)
	for _, q := range plates {
		d := p.minus(q.start)
		weight := math.Pow(d.X*d.X+d.Y*d.Y+1, -1.5)
		way = way.plus(q.moved.times(weight))
		sum += weight
	}
	return way.times(1 / sum)
}

// squeeze moves the tied symbols to points, drawn nearer to each other if they
// leave the area.
func (s *scene) squeeze(points []Point) {
	area := s.inset(s.area)
	all := around(points, s.tied)
	all.add(area.Min)
	all.add(area.Max)
	for _, i := range s.tied {
		d := points[i].minus(all.Min)
		s.symbols[i].Point = area.Min.plus(Point{d.X * area.width() / all.width(), d.Y * area.height() / all.height()})
	}
}
