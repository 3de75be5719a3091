package metrics

// front is a heap of nodes met, the nearest at place 0. Package container/heap would allocate for each.
type front []met

type met struct {
	far  float64
	node int32
}

func (m met) before(o met) bool { return m.far < o.far }

func (f *front) push(m met) {
	h := append(*f, m)
	at := len(h) - 1
	for at > 0 && m.before(h[(at-1)/2]) {
		h[at] = h[(at-1)/2]
		at = (at - 1) / 2
	}
	h[at] = m
	*f = h
}

func (f *front) pop() met {
	h := *f
	first, last := h[0], h[len(h)-1]
	h = h[:len(h)-1]
	*f = h
	if len(h) > 0 {
		h.sink(last)
	}
	return first
}

// sink puts a node in the free place 0, and lets smaller ones rise.
func (f front) sink(m met) {
	at := 0
	for {
		next := 2*at + 1
		if next+1 < len(f) && f[next+1].before(f[next]) {
			next++
		}
		if next >= len(f) || !f[next].before(m) {
			break
		}
		f[at] = f[next]
		at = next
	}
	f[at] = m
}
