package msbfs

// sums is what sweeps find out about the vertices of a side: of each, over all
// nodes that it reaches. All numbers are whole, so that they do not depend on the
// order of sweeps.
type sums struct {
	sum     []int64      // of distances
	inverse []fixedPoint // sum of 1/distance
	far     []int32      // largest distance
	within  int
	near    []int64 // nodes no further than within; nil if that is 0
	counts  []int   // of the side: pairs of nodes at every distance
}

func newSums(n, within int) *sums {
	t := &sums{sum: make([]int64, n), inverse: make([]fixedPoint, n), far: make([]int32, n), within: within}
	if within > 0 {
		t.near = make([]int64, n)
	}
	return t
}

// distance is a number of steps, and its inverse.
type distance struct {
	steps   int
	inverse fixedPoint
}

func distanceOf(steps int) distance { return distance{steps, reciprocal(steps)} }

// add notes n nodes at a distance from vertex v, which stands for some twins.
func (t *sums) add(v int32, at distance, n, twins int) {
	t.sum[v] += int64(n) * int64(at.steps)
	t.inverse[v] = t.inverse[v].plus(n, at.inverse)
	t.far[v] = max(t.far[v], int32(at.steps))
	if at.steps <= t.within {
		t.near[v] += int64(n)
	}
	for len(t.counts) <= at.steps {
		t.counts = append(t.counts, 0)
	}
	t.counts[at.steps] += n * twins
}

// merge adds another tally of the same side.
func (t *sums) merge(o *sums) {
	for v := range t.sum {
		t.sum[v] += o.sum[v]
		t.inverse[v] = t.inverse[v].plus(1, o.inverse[v])
		t.far[v] = max(t.far[v], o.far[v])
	}
	for v, n := range o.near {
		t.near[v] += n
	}
	t.counts = plus(t.counts, o.counts)
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
