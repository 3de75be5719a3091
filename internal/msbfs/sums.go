package msbfs

// sums is the distances of every vertex of a mode, over all nodes that it reaches. All
// numbers are whole, so that they do not depend on the order of additions.
type sums struct {
	sum      []int64      // of distances
	inverse  []fixedPoint // of 1/distance
	farthest []int32      // largest distance
	within   int
	near     []int64 // nodes no further than within; nil if that is 0
	counts   []int   // of the mode: pairs of nodes at every distance
}

func newSums(n, within int) *sums {
	s := &sums{sum: make([]int64, n), inverse: make([]fixedPoint, n), farthest: make([]int32, n), within: within}
	if within > 0 {
		s.near = make([]int64, n)
	}
	return s
}

// distance is a number of steps, and its inverse.
type distance struct {
	steps   int
	inverse fixedPoint
}

func distanceOf(steps int) distance { return distance{steps, reciprocal(steps)} }

// add adds n nodes at a distance from vertex v, which stands for some twins.
func (s *sums) add(v int32, d distance, n, twins int) {
	s.sum[v] += int64(n) * int64(d.steps)
	s.inverse[v] = s.inverse[v].plus(n, d.inverse)
	s.farthest[v] = max(s.farthest[v], int32(d.steps))
	if d.steps <= s.within {
		s.near[v] += int64(n)
	}
	for len(s.counts) <= d.steps {
		s.counts = append(s.counts, 0)
	}
	s.counts[d.steps] += n * twins
}

// merge adds the sums of other sources.
func (s *sums) merge(o *sums) {
	for v := range s.sum {
		s.sum[v] += o.sum[v]
		s.inverse[v] = s.inverse[v].plus(1, o.inverse[v])
		s.farthest[v] = max(s.farthest[v], o.farthest[v])
	}
	for v, n := range o.near {
		s.near[v] += n
	}
	s.counts = plus(s.counts, o.counts)
}

// plus adds counts, in the memory of the longer ones.
func plus(x, y []int) []int {
	if len(x) < len(y) {
		x, y = y, x
	}
	for d, n := range y {
		x[d] += n
	}
	return x
}
