package viz

import (
	"cmp"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
)

// Point is a place in the plane. X grows to the right, Y upwards.
type Point struct{ X, Y float64 }

func (p Point) minus(q Point) Point      { return Point{p.X - q.X, p.Y - q.Y} }
func (p Point) plus(q Point) Point       { return Point{p.X + q.X, p.Y + q.Y} }
func (p Point) times(f float64) Point    { return Point{p.X * f, p.Y * f} }
func (p Point) length() float64          { return math.Hypot(p.X, p.Y) }
func (p Point) distance(q Point) float64 { return math.Hypot(p.X-q.X, p.Y-q.Y) }
func (p Point) rotated(a float64) Point {
	sin, cos := math.Sincos(a)
	return Point{p.X*cos - p.Y*sin, p.X*sin + p.Y*cos}
}

// Layout gives every node a place, such that distances in the plane are near to
// distances along ties: the stress is low. A tie has a length of about 1.
//
// Each component is laid out alone, by stochastic gradient descent from a pivot
// MDS start, and turned to its longest side; components are then packed around
// the largest, and nodes without ties stand in rows below.
//
// Weights: ignored.
//
// Same graph and Seed, same places, whatever the number of processors.
//
// Cost: O(n·m + n²) time and O(n²) memory for a component of n ≤ 2500 nodes and
// m ties; O(n + m) for larger ones, whose stress is summed over 60 pivots.
//
// References: Zheng, Pawar and Goodman (2019), doi:10.1109/TVCG.2018.2859997;
// Ortmann, Klimenta and Brandes (2017), doi:10.7155/jgaa.00440; pivot MDS:
// doi:10.1007/978-3-540-70904-6_6; packing: Freivalds, Dogrusoz and Kikusts
// (2002), doi:10.1007/3-540-45848-4_30.
type Layout struct {
	Seed   uint64
	Aspect float64 // width over height that the whole should have; 0: 1.4
}

// Positions lays out a graph.
func (l Layout) Positions(g graph.Graph) Positions {
	all := make([]int32, g.Len())
	for i := range all {
		all[i] = int32(i)
	}
	return Positions{g, l.points(linksAmong(g.Rows(), all))}
}

func (l Layout) aspect() float64 {
	if l.Aspect > 0 {
		return l.Aspect
	}
	return 1.4
}

// points is a place for every node.
func (l Layout) points(links [][]int32) []Point {
	points := make([]Point, len(links))
	var pieces []piece
	var tied, alone []int32
	for _, members := range components(links) {
		if len(members) == 1 {
			alone = append(alone, members[0])
			continue
		}
		p := piece{nodes: members, rows: induced(links, members)}
		p.points = p.stress(l.Seed)
		p.straighten(l.aspect())
		pieces = append(pieces, p)
		tied = append(tied, members...)
	}
	pack(pieces, l.aspect())
	for _, p := range pieces {
		for i, v := range p.nodes {
			points[v] = p.points[i]
		}
	}
	l.line(points, tied, alone)
	return points
}

// line places nodes without ties in rows under the others, as wide as they are.
func (l Layout) line(points []Point, tied, alone []int32) {
	bounds := around(points, tied)
	perRow := int(math.Ceil(math.Sqrt(float64(len(alone)) * l.aspect())))
	if len(tied) > 0 {
		perRow = max(perRow, int(bounds.width()))
	}
	for k, v := range alone {
		points[v] = Point{bounds.Min.X + float64(k%perRow), bounds.Min.Y - 1.5 - float64(k/perRow)}
	}
}

// linksAmong is the neighbours of each of the nodes, given in rising order, and
// numbered by their places among them.
func linksAmong(rows graph.Rows, nodes []int32) [][]int32 {
	rank := make([]int32, rows.Len())
	for i := range rank {
		rank[i] = -1
	}
	for i, v := range nodes {
		rank[v] = int32(i)
	}
	links := make([][]int32, len(nodes))
	for i, v := range nodes {
		if int(v) >= rows.Len() {
			continue
		}
		for _, u := range rows.Row(int(v)) {
			if rank[u] >= 0 && u != v {
				links[i] = append(links[i], rank[u])
			}
		}
	}
	return links
}

// components is the nodes of each component, the largest first.
func components(links [][]int32) [][]int32 {
	seen := make([]bool, len(links))
	var all [][]int32
	for root := range links {
		if seen[root] {
			continue
		}
		seen[root] = true
		members := []int32{int32(root)}
		for at := 0; at < len(members); at++ {
			for _, u := range links[members[at]] {
				if !seen[u] {
					seen[u] = true
					members = append(members, u)
				}
			}
		}
		slices.Sort(members)
		all = append(all, members)
	}
	slices.SortStableFunc(all, func(x, y []int32) int { return cmp.Compare(len(y), len(x)) })
	return all
}

// piece is a component with its own numbering and its places.
type piece struct {
	nodes  []int32
	rows   [][]int32
	points []Point
}

// induced is the links of a component in its own numbering.
func induced(links [][]int32, members []int32) [][]int32 {
	local := make([][]int32, len(members))
	for i, v := range members {
		local[i] = make([]int32, len(links[v]))
		for k, u := range links[v] {
			at, _ := slices.BinarySearch(members, u)
			local[i][k] = int32(at)
		}
	}
	return local
}

// straighten turns a piece so that it fills a page of the aspect best, rather
// along it than slanting, and stretches it a little towards that.
func (p *piece) straighten(aspect float64) {
	const steps = 90
	best, angle := math.Inf(1), 0.0
	for step := range steps {
		a := math.Pi * float64(step) / steps
		bounds := empty()
		for _, q := range p.points {
			bounds.add(q.rotated(a))
		}
		w, h := bounds.width()/aspect, bounds.height()
		if size := max(w, h) + .35*min(w, h); size < best*(1-1e-9) {
			best, angle = size, a
		}
	}
	turned := empty()
	for i, q := range p.points {
		p.points[i] = q.rotated(angle)
		turned.add(p.points[i])
	}
	p.stretch(turned, aspect)
}

func (p *piece) stretch(b box, aspect float64) {
	const most = 1.35
	if len(p.points) < 12 {
		return
	}
	f := math.Sqrt(min(max(aspect*b.height()/max(b.width(), 1e-9), 1/most), most))
	for i, q := range p.points {
		p.points[i] = Point{q.X * f, q.Y / f}
	}
}
