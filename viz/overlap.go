package viz

import "math"

// disc is the room that a symbol takes on the page.
type disc struct {
	Point
	r float64
}

// spread moves discs apart until each pair has a gap between, or until the
// sweeps are used up. Small discs give way to large ones, and all stay in the
// frame. Discs keep the neighbourhood they have: overlaps are solved one by
// one, by the shortest way out.
func spread(discs []disc, frame box, gap float64) {
	if len(discs) < 2 {
		return
	}
	most := max(60, min(400, 4_000_000/len(discs)))
	for sweep := range most {
		if !separate(discs, gap, sweep) {
			return
		}
		for i := range discs {
			discs[i].keepIn(frame)
		}
	}
}

func (d *disc) keepIn(frame box) {
	d.X = min(max(d.X, frame.Min.X+d.r), max(frame.Max.X-d.r, frame.Min.X+d.r))
	d.Y = min(max(d.Y, frame.Min.Y+d.r), max(frame.Max.Y-d.r, frame.Min.Y+d.r))
}

// separate is one sweep over all pairs that overlap. It tells if there was one.
func separate(discs []disc, gap float64, sweep int) bool {
	moved := false
	cells := newGrid(discs, gap)
	for i := range discs {
		cells.near(i, func(j int) {
			a, b := &discs[i], &discs[j]
			need := a.r + b.r + gap
			dx, dy := b.X-a.X, b.Y-a.Y
			if dx*dx+dy*dy >= need*need*(1-1e-9) {
				return
			}
			moved = true
			push(a, b, need, i+j+sweep)
		})
	}
	return moved
}

// push moves two discs to a distance, each by the share of the other's area.
func push(a, b *disc, need float64, turn int) {
	between := b.minus(a.Point)
	length := between.length()
	if length < 1e-6 { // one place: part in directions that differ from pair to pair
		between, length = Point{1, 0}.rotated(2.399963*float64(turn)), 1
		need++
	}
	areaA, areaB := a.r*a.r, b.r*b.r
	way := between.times((need*1.001 - length) / length)
	a.Point = a.minus(way.times(areaB / (areaA + areaB)))
	b.Point = b.plus(way.times(areaA / (areaA + areaB)))
}

// grid finds near discs. Cells suit the many small ones; the few large ones
// look farther.
type grid struct {
	discs       []disc
	cell, gap   float64
	small, most float64 // radii: of what counts as small, of the largest
	origin      Point
	wide, high  int
	start       []int32 // of each cell's discs
	in          []int32
}

func newGrid(discs []disc, gap float64) *grid {
	g := &grid{discs: discs, gap: gap}
	sum, area := 0.0, empty()
	for _, d := range discs {
		sum += d.r
		g.most = max(g.most, d.r)
		area.add(d.Point)
	}
	g.small = min(g.most, 2*sum/float64(len(discs)))
	edge := math.Sqrt(max(1e-9, area.width()*area.height()) / float64(len(discs)))
	g.cell = max(2*g.small+gap, edge, max(area.width(), area.height())/2000)
	g.origin = area.Min
	g.wide, g.high = int(area.width()/g.cell)+1, int(area.height()/g.cell)+1
	g.fill()
	return g
}

// fill sorts the discs into the cells by counting.
func (g *grid) fill() {
	at := make([]int32, len(g.discs))
	g.start = make([]int32, g.wide*g.high+1)
	for i, d := range g.discs {
		x, y := g.of(d.Point)
		at[i] = int32(y*g.wide + x)
		g.start[at[i]+1]++
	}
	for c := 1; c < len(g.start); c++ {
		g.start[c] += g.start[c-1]
	}
	g.in = make([]int32, len(g.discs))
	next := append([]int32(nil), g.start...)
	for i, c := range at {
		g.in[next[c]] = int32(i)
		next[c]++
	}
}

func (g *grid) of(p Point) (x, y int) {
	x = int((p.X - g.origin.X) / g.cell)
	y = int((p.Y - g.origin.Y) / g.cell)
	return max(0, min(x, g.wide-1)), max(0, min(y, g.high-1))
}

// near visits the discs that may touch disc i, every pair once.
func (g *grid) near(i int, visit func(j int)) {
	d := g.discs[i]
	large := d.r > g.small
	radius := d.r + g.small + g.gap
	if large {
		radius = d.r + g.most + g.gap
	}
	x0, y0 := g.of(d.minus(Point{radius, radius}))
	x1, y1 := g.of(d.plus(Point{radius, radius}))
	for y := y0; y <= y1; y++ {
		for _, j := range g.in[g.start[y*g.wide+x0]:g.start[y*g.wide+x1+1]] {
			otherLarge := g.discs[j].r > g.small
			if otherLarge == large && int(j) > i || large && !otherLarge {
				visit(int(j))
			}
		}
	}
}
