package dijkstra

// heap is nodes met, the nearest at place 0. Package container/heap would allocate for
// each.
type heap []met

type met struct {
	far  distance
	node int32
}

func (h *heap) push(m met) {
	list := append(*h, m)
	at := len(list) - 1
	for at > 0 && m.far.less(list[(at-1)/2].far) {
		list[at] = list[(at-1)/2]
		at = (at - 1) / 2
	}
	list[at] = m
	*h = list
}

func (h *heap) pop() met {
	list := *h
	first, last := list[0], list[len(list)-1]
	list = list[:len(list)-1]
	*h = list
	if len(list) > 0 {
		list.sink(last)
	}
	return first
}

// sink puts a node in the free place 0, and lets smaller ones rise.
func (h heap) sink(m met) {
	at := 0
	for {
		next := 2*at + 1
		if next+1 < len(h) && h[next+1].far.less(h[next].far) {
			next++
		}
		if next >= len(h) || !h[next].far.less(m.far) {
			break
		}
		h[at] = h[next]
		at = next
	}
	h[at] = m
}
