package msbfs

import (
	"context"

	"github.com/essaim/essaim/internal/parallel"
)

// pushCost is what a tie costs when a step pushes over it, which writes, and not pulls.
const pushCost = 4

// batch is vertices of one mode to search from.
type batch struct {
	mode    int
	sources []int32
	weight  int // nodes that each of them counts for
}

// search is breadth-first searches from many sources at once. Every vertex has the set of
// sources that have reached it, and a step passes the sets on to the other mode.
type search struct {
	reached  [2]reached
	stride   int
	weight   int
	sources  []int32 // of every component: how many are in it
	present  []int32 // components that have some
	frontier []int32 // vertices that the last step brought new sources
	touched  []int32 // vertices that a step wrote to
	stamp    int32   // the number of a push
}

// reached is what searches have reached in a mode. In a graph of one mode both are of the
// same mode and count together, but each has sets of its own: a step reads one and writes
// the other.
type reached struct {
	*mode
	*sums                // nil: not asked for
	set      []sourceSet // of a vertex: sources that have reached it
	count    []int32     // of a vertex: how many
	open     []int32     // vertices not reached by all sources of their component
	openTies int         // ties of open vertices, at most
	mark     []int32     // of a vertex: stamp of the last push that wrote to it
}

func newSearch(n *numbering) *search {
	s := &search{stride: n.Stride, sources: make([]int32, len(n.modes[0].bounds)-1)}
	for k := range s.reached {
		r := &s.reached[k]
		if k == len(n.modes) {
			*r = s.reached[0]
		} else {
			r.mode = n.modes[k]
			r.count = make([]int32, len(r.node))
			if n.Asked(k) {
				r.sums = newSums(len(r.node), n.Within)
			}
		}
		r.set, r.mark = make([]sourceSet, len(r.node)), make([]int32, len(r.node))
	}
	return s
}

// run searches from a batch until nothing changes.
func (s *search) run(ctx context.Context, b batch) {
	s.start(b)
	from, to := &s.reached[b.mode], &s.reached[1-b.mode]
	for step := 1; len(s.frontier) > 0 && ctx.Err() == nil; step++ {
		if pushCost*from.degrees(s.frontier) < to.openTies {
			s.count(to, s.push(ctx, from, to), step)
		} else {
			s.count(to, s.pull(ctx, from, to), step)
		}
		from, to = to, from
	}
}

// start forgets the last batch, and lets the sources of a new one reach themselves.
func (s *search) start(b batch) {
	for _, c := range s.present {
		s.sources[c] = 0
	}
	home := &s.reached[b.mode]
	s.present, s.frontier, s.weight = s.present[:0], append(s.frontier[:0], b.sources...), b.weight
	for _, v := range b.sources {
		c := home.component[v]
		if s.sources[c] == 0 {
			s.present = append(s.present, c)
		}
		s.sources[c]++
	}
	for k := range s.reached {
		s.reached[k].clear(s.present)
	}
	for k, v := range b.sources {
		home.set[v].add(k)
		home.count[v] = 1
	}
}

// clear opens all vertices of components.
func (r *reached) clear(components []int32) {
	r.open = r.open[:0]
	for _, c := range components {
		first, end := r.bounds[c], r.bounds[c+1]
		clear(r.set[first:end])
		clear(r.count[first:end])
		for v := first; v < end; v++ {
			r.open = append(r.open, v)
		}
	}
	r.openTies = r.degrees(r.open)
}

// degrees is the ties of vertices.
func (r *reached) degrees(vertices []int32) int {
	n := 0
	for _, v := range vertices {
		n += r.degree(v)
	}
	return n
}

// push is a step top-down: the frontier writes to its neighbours. The result is the
// vertices written to.
func (s *search) push(ctx context.Context, from, to *reached) []int32 {
	s.stamp++
	s.touched = s.touched[:0]
	for k, v := range s.frontier {
		if k%parallel.Often == 0 && ctx.Err() != nil {
			break
		}
		for _, u := range from.row(v) {
			to.set[u].union(&from.set[v])
			if to.mark[u] != s.stamp {
				to.mark[u] = s.stamp
				s.touched = append(s.touched, u)
			}
		}
	}
	return s.touched
}

// pull is a step bottom-up: the open vertices read from their neighbours.
func (s *search) pull(ctx context.Context, from, to *reached) []int32 {
	open := to.open[:0]
	for _, v := range to.open {
		if to.count[v] < s.sources[to.component[v]] {
			open = append(open, v)
		}
	}
	to.open, to.openTies = open, to.degrees(open)
	for k, v := range open {
		if k%parallel.Often == 0 && ctx.Err() != nil {
			break
		}
		to.set[v].unionAll(from.set, to.row(v))
	}
	return open
}

// count counts the sources that a step brought to vertices, which become the frontier.
func (s *search) count(to *reached, vertices []int32, step int) {
	var d distance
	whole := step%s.stride == 0
	if whole {
		d = distanceOf(step / s.stride)
	}
	s.frontier = s.frontier[:0]
	for _, v := range vertices {
		count := to.set[v].size()
		more := int(count - to.count[v])
		if more == 0 {
			continue
		}
		to.count[v] = count
		s.frontier = append(s.frontier, v)
		if whole {
			to.add(v, d, more*s.weight, int(to.twins[v]))
		}
	}
}
