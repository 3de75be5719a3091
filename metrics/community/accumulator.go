package community

import "iter"

// accumulator adds up weights of ties by group, a sparse accumulator. Groups come out in
// the order in which they were met.
type accumulator struct {
	sum  []float64 // by group; 0 if not met
	list []int32   // the groups met, and room for one more
	met  int
}

func newAccumulator(groups int) *accumulator {
	return &accumulator{sum: make([]float64, groups), list: make([]int32, groups+1)}
}

// add adds the ties of a node, by the groups of its neighbours. Every group is
// written behind the list, and stays if it is new: no branch to guess.
func (t *accumulator) add(l *level, v int32, group []int32) {
	sum, list, met := t.sum, t.list, t.met
	for u, w := range ties(l.row(v)) {
		c := group[u]
		list[met] = c
		if sum[c] == 0 {
			met++
		}
		sum[c] += w
	}
	t.met = met
}

// drain is every group met with its sum, and leaves the accumulator empty.
func (t *accumulator) drain() iter.Seq2[int32, float64] {
	return func(yield func(int32, float64) bool) {
		for _, c := range t.list[:t.met] {
			w := t.sum[c]
			t.sum[c] = 0
			yield(c, w)
		}
		t.met = 0
	}
}

// count adds a weight to a group.
func (t *accumulator) count(c int32, w float64) {
	t.list[t.met] = c
	if t.sum[c] == 0 {
		t.met++
	}
	t.sum[c] += w
}
