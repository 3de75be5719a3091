package metrics

import "github.com/essaim/essaim/graph"

// space is where the distances of a graph are walked: its own rows, or for a
// projection those of its two-mode network, where every distance is twice as
// long and there are fewer ties to walk.
type space struct {
	rows   graph.Rows
	first  int // the place of node 0
	size   int // nodes asked for
	stride int // steps to one step of distance
}

func spaceOf(g graph.Graph) space {
	if o, ok := g.(*graph.OneMode); ok {
		if mode, weighting, whole := o.Projection(); whole && keepsAll(weighting) {
			net := o.Origin()
			s := space{rows: net.Rows(), size: g.Len(), stride: 2}
			if mode == graph.Project {
				s.first = net.Count(graph.Actor)
			}
			return s
		}
	}
	return space{rows: g.Rows(), size: g.Len(), stride: 1}
}

// keepsAll tells whether a weighting ties every pair that shares something.
func keepsAll(w graph.Weighting) bool { return w.Whole() }

// walk is breadth-first searches, one after the other, in the same memory.
type walk struct {
	rows      graph.Rows
	component []int32
	sizes     []int   // nodes in every component
	met       []int32 // the last source that reached a node, plus one
	queue     []int32
	counts    []int // nodes at every distance
}

// newWalk makes a search over rows whose components are known.
func newWalk(rows graph.Rows, component []int32, sizes []int) *walk {
	return &walk{rows: rows, component: component, sizes: sizes, met: make([]int32, rows.Len()), queue: make([]int32, rows.Len())}
}

// from is the number of nodes at every distance from a source, itself at 0. The
// search ends when the component is exhausted. The result is overwritten by the
// next search.
func (w *walk) from(source int) []int {
	stamp, all := int32(source)+1, w.sizes[w.component[source]]
	w.queue[0], w.met[source] = int32(source), stamp
	w.counts = append(w.counts[:0], 1)
	for from, to := 0, 1; to < all; {
		next := w.level(from, to, all, stamp)
		w.counts = append(w.counts, next-to)
		from, to = to, next
	}
	return w.counts
}

// level reaches all neighbours of queue[from:to] and returns the new end of the
// queue.
func (w *walk) level(from, to, all int, stamp int32) int {
	queue, met, end := w.queue, w.met, to
	for _, v := range queue[from:to] {
		for _, u := range w.rows.Row(int(v)) {
			if met[u] != stamp {
				met[u] = stamp
				queue[end] = u
				end++
			}
		}
		if end == all {
			break
		}
	}
	return end
}
