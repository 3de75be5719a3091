package dijkstra

// Heap is a heap of nodes met, the nearest at place 0. Package container/heap would allocate for each.
type Heap []Met

type Met struct {
	Far  float64
	Node int32
}

func (m Met) before(o Met) bool { return m.Far < o.Far }

func (f *Heap) Push(m Met) {
	h := append(*f, m)
	at := len(h) - 1
	for at > 0 && m.before(h[(at-1)/2]) {
		h[at] = h[(at-1)/2]
		at = (at - 1) / 2
	}
	h[at] = m
	*f = h
}

func (f *Heap) Pop() Met {
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
func (f Heap) sink(m Met) {
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
