package dijkstra

// heap is a binary heap, the nearest at place 0. Package container/heap would allocate for
// each.
type heap []entry

// entry is a node at the end of a path. A node has one more whenever a shorter path is found.
type entry struct {
	far  distance
	node int32
}

func (h *heap) push(e entry) {
	list := append(*h, e)
	at := len(list) - 1
	for at > 0 && e.far.less(list[(at-1)/2].far) {
		list[at] = list[(at-1)/2]
		at = (at - 1) / 2
	}
	list[at] = e
	*h = list
}

func (h *heap) pop() entry {
	list := *h
	first, last := list[0], list[len(list)-1]
	list = list[:len(list)-1]
	*h = list
	if len(list) > 0 {
		list.sink(last)
	}
	return first
}

// sink puts an entry in the free place 0, and lets nearer ones rise.
func (h heap) sink(e entry) {
	at := 0
	for {
		next := 2*at + 1
		if next+1 < len(h) && h[next+1].far.less(h[next].far) {
			next++
		}
		if next >= len(h) || !h[next].far.less(e.far) {
			break
		}
		h[at] = h[next]
		at = next
	}
	h[at] = e
}
