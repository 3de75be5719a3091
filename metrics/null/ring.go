package null

import "math/rand/v2"

// ring is the ties of nodes that stand on a ring. A node has as many ends of ties as
// it has neighbours, always; what changes is which end is tied to which.
type ring struct {
	*wiring
	place   []int   // of every node
	node    []int32 // at every place
	start   []int32 // the ends of node v are from start[v] to start[v+1],
	middle  []int32 // those of ties that go out up to middle[v]
	owner   []int32 // of every end
	partner []int32 // of every end
}

func newRing(w *wiring, nodes int, rng *rand.Rand) *ring {
	r := &ring{
		wiring: w, place: rng.Perm(nodes), node: make([]int32, nodes),
		start: make([]int32, nodes+1), middle: make([]int32, nodes),
		owner: make([]int32, 2*len(w.from)), partner: make([]int32, 2*len(w.from)),
	}
	for v, place := range r.place {
		r.node[place] = int32(v)
	}
	in := make([]int32, nodes)
	for k := range w.from {
		r.middle[w.from[k]]++
		in[w.to[k]]++
	}
	for v := range nodes {
		r.start[v+1] = r.start[v] + r.middle[v] + in[v]
		r.middle[v] += r.start[v]
		in[v] = r.middle[v]
	}
	out := append([]int32(nil), r.start...)
	for k, from := range w.from {
		to := w.to[k]
		p, q := out[from], in[to]
		out[from]++
		in[to]++
		r.owner[p], r.owner[q] = from, to
		r.partner[p], r.partner[q] = q, p
	}
	return r
}

// step draws an end, and a node nearer to its owner than its partner is, and ties the
// two, and those who lose their partners so: if ties are not longer then.
func (r *ring) step(rng *rand.Rand) {
	p := int32(rng.IntN(len(r.owner)))
	q := r.partner[p]
	far := r.length(r.owner[p], r.owner[q])
	if far < 2 {
		return
	}
	c := r.beside(r.owner[p], 1+rng.IntN(far-1), rng.Uint64()&1 == 1)
	from, to := r.start[c], r.start[c+1]
	switch {
	case r.directed && r.out(p):
		from = r.middle[c]
	case r.directed:
		to = r.middle[c]
	}
	if from == to {
		return
	}
	x := from + rng.Int32N(to-from)
	y := r.partner[x]
	longer := r.length(r.owner[p], c)+r.length(r.owner[q], r.owner[y]) > far+r.length(c, r.owner[y])
	if longer || r.owner[q] == r.owner[y] || r.hasEnds(p, x) || r.hasEnds(q, y) {
		return
	}
	r.tied.remove(r.endsKey(p, q))
	r.tied.remove(r.endsKey(x, y))
	r.tie(p, x)
	r.tie(q, y)
}

// length is how many steps along the ring are between two nodes.
func (r *ring) length(a, b int32) int {
	steps := max(r.place[a]-r.place[b], r.place[b]-r.place[a])
	return min(steps, len(r.place)-steps)
}

// beside is the node some steps away.
func (r *ring) beside(a int32, steps int, back bool) int32 {
	if back {
		steps = len(r.node) - steps
	}
	return r.node[(r.place[a]+steps)%len(r.node)]
}

// out tells whether the tie of an end goes out there.
func (r *ring) out(end int32) bool { return end < r.middle[r.owner[end]] }

// endsKey is the key of a tie between two ends, in its direction.
func (r *ring) endsKey(p, q int32) uint64 {
	if !r.out(p) {
		p, q = q, p
	}
	return r.key(r.owner[p], r.owner[q])
}

func (r *ring) hasEnds(p, q int32) bool { return r.tied.has(r.endsKey(p, q)) }

func (r *ring) tie(p, q int32) {
	r.partner[p], r.partner[q] = q, p
	r.tied.add(r.endsKey(p, q))
}

// ties is each tie once, in its direction, without weights.
func (r *ring) ties() (from, to []int32, weight []float64) {
	for p, q := range r.partner {
		if r.directed && r.out(int32(p)) || !r.directed && int32(p) < q {
			from, to = append(from, r.owner[p]), append(to, r.owner[q])
		}
	}
	return from, to, nil
}
