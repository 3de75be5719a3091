package viz

import "math"

// compose divides the page: heading on top, source at the foot, legend in a
// column on the right, and the frame of the map in what is left.
func (s *scene) compose() {
	margin := 24 * s.unit
	inner := s.page.grown(-margin)
	top := s.head(inner)
	bottom := s.foot(inner)
	column := min(s.legendWidth(), .34*inner.width())
	s.legend.box = box{Point{inner.Max.X - column, bottom}, Point{inner.Max.X, top}}
	s.frame = box{Point{inner.Min.X, bottom}, Point{inner.Max.X - column - 14*s.unit, top}}
	s.frame.Max = Point{max(s.frame.Max.X, s.frame.Min.X+s.unit), max(s.frame.Max.Y, s.frame.Min.Y+s.unit)}
}

// head writes the title and tells where it ends. A title takes at most a
// quarter of the page.
func (s *scene) head(inner box) float64 {
	y := inner.Max.Y
	if s.Title == "" {
		return y
	}
	size := 15 * s.unit
	for size > 4 && float64(len(wrap(face(true, size), clean(s.Title), inner.width(), 99)))*size*1.2 > s.page.height()/4 {
		size *= .9
	}
	for _, text := range wrap(face(true, size), clean(s.Title), inner.width(), max(1, int(s.page.height()/4/size/1.2))) {
		y -= size
		s.caption(Point{inner.Min.X, y}, text, size, true)
		y -= .2 * size
	}
	return y - .7*size
}

// foot writes the source and tells where the map may begin.
func (s *scene) foot(inner box) float64 {
	if s.Source == "" {
		return inner.Min.Y
	}
	size := 7 * s.unit
	lines := wrap(face(false, size), clean(s.Source), inner.width(), 3)
	y := inner.Min.Y + 1.25*size*float64(len(lines)-1)
	top := y + 1.9*size
	for _, text := range lines {
		s.caption(Point{inner.Min.X, y}, text, size, false)
		y -= 1.25 * size
	}
	return top
}

// place gives every symbol its place on the page.
func (s *scene) place() {
	for _, c := range components(s.links) {
		if len(c) == 1 {
			s.alone = append(s.alone, c[0])
			continue
		}
		s.parts++
		s.tied = append(s.tied, c...)
	}
	if s.Positions.Len() > 0 {
		s.reuse()
		return
	}
	s.area = s.aside(len(s.tied) == 0)
	layout := Layout{Seed: s.Seed, Aspect: s.area.width() / s.area.height()}
	s.fit(layout.points(s.links))
	s.part()
}

// reuse fits all places of Positions to the frame, also those of nodes that are
// not drawn, so that pictures of parts of a network can be compared.
func (s *scene) reuse() {
	all := empty()
	for _, p := range s.Positions.points {
		if !math.IsNaN(p.X + p.Y) {
			all.add(p)
		}
	}
	move := s.transform(all, s.frame, false)
	for i, n := range s.nodes {
		p, _ := s.Positions.Of(n)
		s.symbols[i].Point = move(p)
	}
}

// fit moves the tied nodes into their area.
func (s *scene) fit(points []Point) {
	even(points, s.tied)
	fold(points, s.tied, s.area.width()/s.area.height())
	move := s.transform(around(points, s.tied), s.area, true)
	for _, i := range s.tied {
		s.symbols[i].Point = move(points[i])
	}
}

// transform scales a box into an area; a little more along its short side if
// it may be stretched. Small networks keep ties of a reasonable length.
func (s *scene) transform(from, area box, stretch bool) func(Point) Point {
	area = s.inset(area)
	x, y := area.width()/max(from.width(), 1e-9), area.height()/max(from.height(), 1e-9)
	if stretch {
		longest := 110 * s.unit
		uniform := min(x, y, longest)
		x, y = min(x, 1.35*uniform), min(y, 1.35*uniform)
	} else {
		x = min(x, y)
		y = x
	}
	return func(p Point) Point {
		d := p.minus(from.centre())
		return area.centre().plus(Point{d.X * x, d.Y * y})
	}
}

// inset is an area without a margin as wide as the largest symbol.
func (s *scene) inset(area box) box {
	room := 0.0
	for _, sym := range s.symbols {
		room = max(room, sym.room())
	}
	return area.grown(-min(room, area.width()/4, area.height()/4))
}

// part moves the tied symbols apart.
func (s *scene) part() {
	discs := make([]disc, len(s.tied))
	for k, i := range s.tied {
		discs[k] = disc{s.symbols[i].Point, s.symbols[i].room()}
	}
	spread(discs, s.area, s.apart())
	for k, i := range s.tied {
		s.symbols[i].Point = discs[k].Point
	}
}

// apart is the gap between symbols.
func (s *scene) apart() float64 { return min(1.5*s.unit, .6*s.scale.smallest) }

// aside sets the nodes without ties in rows at the foot of the frame, under a
// caption, and gives the area that is left; the whole frame if they are all
// there is.
func (s *scene) aside(only bool) box {
	if len(s.alone) == 0 {
		return s.frame
	}
	size := 7 * s.unit
	pitch, perRow := s.pitch(only, 2*size)
	top := s.frame.Min.Y + math.Ceil(float64(len(s.alone))/perRow)*pitch
	if only {
		top = s.frame.Max.Y - 2*size
	}
	for k, i := range s.alone {
		row := math.Floor(float64(k) / perRow)
		s.symbols[i].Point = Point{s.frame.Min.X + pitch*(float64(k)-row*perRow+.5), top - pitch*(row+.5)}
		s.symbols[i].r = min(s.symbols[i].r, .38*pitch)
	}
	s.caption(Point{s.frame.Min.X, top + .6*size}, s.aloneText(), size, false)
	left := s.frame
	left.Min.Y = min(top+2.2*size, left.Max.Y-s.unit)
	return left
}

// pitch is the distance between nodes without ties, and how many stand in a
// row: as far apart as their symbols need, or as the page allows if they are
// all there is.
func (s *scene) pitch(only bool, captionHeight float64) (pitch, perRow float64) {
	n, width, high := float64(len(s.alone)), s.frame.width(), .2*s.frame.height()-captionHeight
	for _, i := range s.alone {
		pitch = max(pitch, 2*s.symbols[i].room()+3*s.unit)
	}
	if only {
		high = max(s.frame.height()-captionHeight, s.unit)
		pitch = min(110*s.unit, width/math.Ceil(math.Sqrt(n*width/high)))
	}
	high = max(high, s.unit) // a page may have less room than the caption takes
	pitch = min(pitch, math.Sqrt(width*high/n))
	perRow = max(1, math.Floor(width/pitch+1e-9))
	return min(pitch, high/math.Ceil(n/perRow)), perRow
}

func (s *scene) aloneText() string {
	var count [2]int
	for _, i := range s.alone {
		count[s.nodes[i].Mode]++
	}
	one, many := s.say.node, s.say.nodes
	switch {
	case count[0] == 0:
		one, many = s.say.project, s.say.projects
	case count[1] == 0:
		one, many = s.say.actor, s.say.actors
	}
	return s.say.count(len(s.alone), one, many) + " " + s.say.isolates
}
