package viz

import (
	"math"
	"math/rand/v2"
)

const (
	allPairs = 2500 // nodes of a component up to which every pair counts
	pivots   = 60   // for larger ones, and for the start
	sweeps   = 30
)

// term asks for a distance d between i and j, with weights for the movement of
// either; they differ only for pivots.
type term struct {
	i, j      int32
	d, wi, wj float32
}

// stress lays out one component.
func (p piece) stress(seed uint64) []Point {
	rng := rand.New(rand.NewPCG(seed, uint64(len(p.nodes))))
	chosen, far := p.pivots(rng)
	points := pivotMDS(far)
	for i := range points { // leaves of one hub start at one place
		points[i] = points[i].plus(Point{rng.Float64() - .5, rng.Float64() - .5}.times(.1))
	}
	var terms []term
	if len(p.nodes) <= allPairs {
		terms = p.fullTerms()
	} else {
		terms = p.sparseTerms(chosen, far)
	}
	descend(points, terms, rng)
	return points
}

// fullTerms is a term for every pair, weighted by 1/d².
func (p piece) fullTerms() []term {
	n := len(p.nodes)
	terms := make([]term, 0, n*(n-1)/2)
	distance := make([]int32, n)
	queue := make([]int32, 0, n)
	for i := range n {
		p.search(int32(i), distance, queue)
		for j := i + 1; j < n; j++ {
			d := float32(distance[j])
			terms = append(terms, term{int32(i), int32(j), d, 1 / (d * d), 1 / (d * d)})
		}
	}
	return terms
}

// search is the number of steps from a node to each other, breadth first.
func (p piece) search(from int32, distance, queue []int32) {
	for i := range distance {
		distance[i] = -1
	}
	distance[from] = 0
	queue = append(queue[:0], from)
	for at := 0; at < len(queue); at++ {
		v := queue[at]
		for _, u := range p.rows[v] {
			if distance[u] < 0 {
				distance[u] = distance[v] + 1
				queue = append(queue, u)
			}
		}
	}
}

// descend moves the ends of one term at a time, in a new random order each
// sweep, by steps that shrink from the largest useful one to a tenth of the
// smallest (Zheng, Pawar and Goodman 2019, sections 2.1 and 2.3).
func descend(points []Point, terms []term, rng *rand.Rand) {
	etaMax, etaMin := 0.0, math.Inf(1)
	for _, t := range terms {
		if t.wi > 0 || t.wj > 0 {
			w := float64(max(t.wi, t.wj))
			etaMax = max(etaMax, 1/w)
			etaMin = min(etaMin, .1/w)
		}
	}
	lambda := math.Log(etaMax/etaMin) / (sweeps - 1)
	for sweep := range sweeps {
		eta := etaMax * math.Exp(-lambda*float64(sweep))
		rng.Shuffle(len(terms), func(x, y int) { terms[x], terms[y] = terms[y], terms[x] })
		for _, t := range terms {
			t.move(points, eta)
		}
	}
}

func (t term) move(points []Point, eta float64) {
	between := points[t.i].minus(points[t.j])
	length := between.length()
	if length < 1e-9 {
		between, length = Point{1e-9, 0}, 1e-9
	}
	r := between.times((length - float64(t.d)) / (2 * length))
	points[t.i] = points[t.i].minus(r.times(min(1, eta*float64(t.wi))))
	points[t.j] = points[t.j].plus(r.times(min(1, eta*float64(t.wj))))
}
