package msbfs

import (
	"context"

	"github.com/essaim/essaim/internal/parallel"
)

// pushing is what a tie costs when a step pushes over it, which writes, and not
// pulls.
const pushing = 4

// batch is vertices of one side to sweep from.
type batch struct {
	side    int
	sources []int32
	weight  int // nodes that each of them counts for
}

// sweep is breadth-first searches from many sources at once (Then et al. 2014,
// doi:10.14778/2735496.2735507). Every vertex has the set of sources that have
// reached it, and a step passes the sets on to the other side.
type sweep struct {
	halves  [2]half
	stride  int
	weight  int
	within  []int32 // of every component: the sources in it
	present []int32 // components that have some
	changed []int32 // vertices that the last step brought new sources
	touched []int32 // vertices that a step wrote to
	stamp   int32   // the number of a step
}

// half is a side during a sweep. In one mode both halves are the same side and
// count together, but each has sets of its own: a step reads one and writes the
// other.
type half struct {
	*side
	*sums               // nil: not asked for
	reached []sourceSet // sources that have reached a vertex
	count   []int32     // how many
	open    []int32     // vertices not reached by all sources of their component
	ties    int         // that open vertices have, at most
	mark    []int32     // stamp of the last step that touched a vertex
}

func newSweep(l *layout) *sweep {
	w := &sweep{stride: l.Stride, within: make([]int32, len(l.sides[0].ends)-1)}
	for k := range w.halves {
		h := &w.halves[k]
		if k == len(l.sides) {
			*h = w.halves[0]
		} else {
			h.side = l.sides[k]
			h.count = make([]int32, len(h.node))
			if l.Asked(k) {
				h.sums = newSums(len(h.node), l.Within)
			}
		}
		h.reached, h.mark = make([]sourceSet, len(h.node)), make([]int32, len(h.node))
	}
	return w
}

// run sweeps from a batch until nothing changes.
func (w *sweep) run(ctx context.Context, b batch) {
	w.start(b)
	from, to := &w.halves[b.side], &w.halves[1-b.side]
	for step := 1; len(w.changed) > 0 && ctx.Err() == nil; step++ {
		if pushing*from.degrees(w.changed) < to.ties {
			w.notice(to, w.push(ctx, from, to), step)
		} else {
			w.notice(to, w.pull(ctx, from, to), step)
		}
		from, to = to, from
	}
}

// start forgets the last batch, and lets the sources of a new one reach
// themselves.
func (w *sweep) start(b batch) {
	for _, c := range w.present {
		w.within[c] = 0
	}
	home := &w.halves[b.side]
	w.present, w.changed, w.weight = w.present[:0], append(w.changed[:0], b.sources...), b.weight
	for _, v := range b.sources {
		c := home.component[v]
		if w.within[c] == 0 {
			w.present = append(w.present, c)
		}
		w.within[c]++
	}
	for k := range w.halves {
		w.halves[k].clear(w.present)
	}
	for k, v := range b.sources {
		home.reached[v].put(k)
		home.count[v] = 1
	}
}

// clear opens all vertices of components.
func (h *half) clear(components []int32) {
	h.open = h.open[:0]
	for _, c := range components {
		first, end := h.ends[c], h.ends[c+1]
		clear(h.reached[first:end])
		clear(h.count[first:end])
		for v := first; v < end; v++ {
			h.open = append(h.open, v)
		}
	}
	h.ties = h.degrees(h.open)
}

// degrees is the ties of vertices.
func (h *half) degrees(vertices []int32) int {
	n := 0
	for _, v := range vertices {
		n += h.degree(v)
	}
	return n
}

// push is a step by the vertices that changed: they write to their neighbours.
// The result is the vertices written to.
func (w *sweep) push(ctx context.Context, from, to *half) []int32 {
	w.stamp++
	w.touched = w.touched[:0]
	for k, v := range w.changed {
		if k%parallel.Often == 0 && ctx.Err() != nil {
			break
		}
		for _, u := range from.list(v) {
			to.reached[u].join(&from.reached[v])
			if to.mark[u] != w.stamp {
				to.mark[u] = w.stamp
				w.touched = append(w.touched, u)
			}
		}
	}
	return w.touched
}

// pull is a step by the vertices that are open: they read from their neighbours.
func (w *sweep) pull(ctx context.Context, from, to *half) []int32 {
	open := to.open[:0]
	for _, v := range to.open {
		if to.count[v] < w.within[to.component[v]] {
			open = append(open, v)
		}
	}
	to.open, to.ties = open, to.degrees(open)
	for k, v := range open {
		if k%parallel.Often == 0 && ctx.Err() != nil {
			break
		}
		to.reached[v].gather(from.reached, to.list(v))
	}
	return open
}

// notice counts the sources that a step brought to vertices.
func (w *sweep) notice(to *half, vertices []int32, step int) {
	var at distance
	asked := step%w.stride == 0
	if asked {
		at = distanceOf(step / w.stride)
	}
	w.changed = w.changed[:0]
	for _, v := range vertices {
		count := to.reached[v].size()
		more := int(count - to.count[v])
		if more == 0 {
			continue
		}
		to.count[v] = count
		w.changed = append(w.changed, v)
		if asked {
			to.add(v, at, more*w.weight, int(to.twins[v]))
		}
	}
}
