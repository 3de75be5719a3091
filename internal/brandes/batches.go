package brandes

import (
	"context"
	"slices"
)

// batch is the sources of one wave. What is missing to eight are repeats of the
// first.
type batch struct {
	sources [laneCount]int32
	size    int
}

// batches deals the classes that stand for ends of paths to batches.
func (m *quotient) batches(ctx context.Context) ([]batch, error) {
	var all []batch
	g := grouping{search: newSearch(ctx, m), far: make([][laneCount]int32, m.Len())}
	for piece := range len(m.bound) - 1 {
		var sources []int32
		for v := m.bound[piece]; v < m.bound[piece+1]; v++ {
			if m.weight[v] > 0 {
				sources = append(sources, int32(v))
			}
		}
		if len(sources) > laneCount {
			sources = g.group(m.bound[piece], m.bound[piece+1], sources)
		}
		for list := range slices.Chunk(sources, laneCount) {
			all = append(all, batchOf(list))
		}
	}
	return all, ctx.Err()
}

func batchOf(list []int32) batch {
	r := batch{size: len(list)}
	for lane := range r.sources {
		r.sources[lane] = list[lane%len(list)]
	}
	return r
}

// grouping puts sources together that are about as far from everything, by their
// distances from landmarks, the classes of largest degree. The farthest come
// first: when they have been sources, they are no targets any more, and many
// paths of later batches end before them.
type grouping struct {
	search
	far [][laneCount]int32 // of a class: distances from landmarks
}

const landmarks = 32

func (g *grouping) group(low, high int, sources []int32) []int32 {
	var marks []int32
	for v := low; v < min(high, low+landmarks); v++ {
		marks = append(marks, int32(v))
	}
	for _, list := range slices.Backward(slices.Collect(slices.Chunk(marks, laneCount))) { // the last key first
		r := batchOf(list)
		g.run(&r.sources)
		farthest := len(g.levels) - 1
		for d, l := range g.levels {
			g.note(int32(farthest-d), l)
		}
		for lane := range slices.Backward(list) {
			sources = sorted(sources, farthest+1, func(v int32) int { return int(g.far[v][lane]) })
		}
	}
	return sources
}

func (g *grouping) note(far int32, l level) {
	for _, m := range l.all.list {
		for lane := range laneCount {
			if m.lanes>>lane&1 == 1 {
				g.far[m.class][lane] = far
			}
		}
	}
}
