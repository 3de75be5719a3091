package viz

import (
	"math"
	"math/rand/v2"
	"slices"
)

// pivots chooses nodes by turns: the farthest from those before it, and any.
// Far ones alone see the nodes of a dense middle all at the same distance. It
// measures the steps from each to all nodes.
func (p piece) pivots(rng *rand.Rand) (chosen []int32, far [][]int32) {
	n := len(p.nodes)
	nearest := make([]int32, n)
	queue := make([]int32, 0, n)
	next := p.widest()
	for len(chosen) < min(pivots, n) {
		steps := make([]int32, n)
		p.search(next, steps, queue)
		chosen = append(chosen, next)
		far = append(far, steps)
		for i, d := range steps {
			if len(chosen) == 1 || d < nearest[i] {
				nearest[i] = d
			}
		}
		if next = farthest(nearest); len(chosen)%2 == 0 {
			next = int32(rng.IntN(n))
		}
	}
	return chosen, far
}

// widest is the node with the most ties.
func (p piece) widest() int32 {
	best := 0
	for i, row := range p.rows {
		if len(row) > len(p.rows[best]) {
			best = i
		}
	}
	return int32(best)
}

func farthest(steps []int32) int32 {
	best := 0
	for i, d := range steps {
		if d > steps[best] {
			best = i
		}
	}
	return int32(best)
}

// pivotMDS is classical scaling from the distances to pivots only.
func pivotMDS(far [][]int32) []Point {
	c := centred(far)
	x := axis(c, nil)
	y := axis(c, x)
	n := len(far[0])
	points := make([]Point, n)
	for i := range points {
		for k := range c {
			points[i].X += c[k][i] * x[k]
			points[i].Y += c[k][i] * y[k]
		}
	}
	return unitTies(points, far)
}

// centred is the squared distances, each row and column brought to mean zero.
func centred(far [][]int32) [][]float64 {
	k, n := len(far), len(far[0])
	c := make([][]float64, k)
	column := make([]float64, n)
	total := 0.0
	for p := range c {
		c[p] = make([]float64, n)
		sum := 0.0
		for i, d := range far[p] {
			c[p][i] = float64(d) * float64(d)
			sum += c[p][i]
			column[i] += c[p][i] / float64(k)
		}
		total += sum / float64(k*n)
		for i := range c[p] {
			c[p][i] -= sum / float64(n)
		}
	}
	for p := range c {
		for i := range c[p] {
			c[p][i] = -(c[p][i] - column[i] + total) / 2
		}
	}
	return c
}

// axis is the strongest direction of C Cᵀ that is at right angles to another.
func axis(c [][]float64, other []float64) []float64 {
	k := len(c)
	v := make([]float64, k)
	for p := range v {
		v[p] = math.Sin(float64(p + 1)) // any start will do, if it is not symmetric
	}
	for range 50 {
		flatten(v, other)
		image := make([]float64, len(c[0]))
		for p := range c {
			for i, x := range c[p] {
				image[i] += x * v[p]
			}
		}
		for p := range c {
			v[p] = dot(c[p], image)
		}
	}
	flatten(v, other)
	return v
}

// flatten takes away from v its part along another vector and makes its length 1.
func flatten(v, other []float64) {
	if other != nil {
		along := dot(v, other)
		for i := range v {
			v[i] -= along * other[i]
		}
	}
	length := math.Sqrt(dot(v, v))
	for i := range v {
		if v[i] /= length; math.IsNaN(v[i]) {
			v[i] = 0
		}
	}
}

func dot(x, y []float64) float64 {
	sum := 0.0
	for i := range x {
		sum += x[i] * y[i]
	}
	return sum
}

// unitTies scales points so that distances to pivots are right on average.
func unitTies(points []Point, far [][]int32) []Point {
	drawn, asked := 0.0, 0.0
	for _, steps := range far {
		pivot := slices.Index(steps, 0)
		for i, d := range steps {
			drawn += points[i].distance(points[pivot])
			asked += float64(d)
		}
	}
	if drawn == 0 {
		return points
	}
	for i := range points {
		points[i] = points[i].times(asked / drawn)
	}
	return points
}

// sparseTerms stands for all pairs: every tie, and every node with every pivot.
// A pivot speaks for the nodes nearer to it than to other pivots, as far as they
// are at most half as far from it as the node (Ortmann, Klimenta and Brandes
// 2017, equation 4).
func (p piece) sparseTerms(chosen []int32, far [][]int32) []term {
	var terms []term
	for i, row := range p.rows {
		for _, j := range row {
			if int(j) > i {
				terms = append(terms, term{int32(i), j, 1, 1, 1})
			}
		}
	}
	region := regions(far)
	for k, pivot := range chosen {
		within := reach(far[k], region, k)
		for i, d := range far[k] {
			if d < 2 {
				continue // a tie, or the pivot itself
			}
			w := 1 / (float32(d) * float32(d))
			s := within[min(int(d)/2, len(within)-1)]
			terms = append(terms, term{int32(i), pivot, float32(d), float32(s) * w, 0})
		}
	}
	return terms
}

// regions is the nearest pivot of every node, the first of equals.
func regions(far [][]int32) []int {
	region := make([]int, len(far[0]))
	for k := range far {
		for i, d := range far[k] {
			if d < far[region[i]][i] {
				region[i] = k
			}
		}
	}
	return region
}

// reach is how many nodes of a pivot's region are at most d steps from it.
func reach(steps []int32, region []int, k int) []int {
	within := []int{0}
	for i, d := range steps {
		if region[i] != k {
			continue
		}
		for len(within) <= int(d) {
			within = append(within, 0)
		}
		within[d]++
	}
	for d := 1; d < len(within); d++ {
		within[d] += within[d-1]
	}
	return within
}
