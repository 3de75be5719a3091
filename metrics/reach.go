package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// reach is what a node reaches: the nodes of its own mode (with itself) and of
// the other mode, and the sums of their distances and of the inverses.
type reach struct {
	own, other   int
	sum, inverse float64
}

// reaches is the reach of every node of g.
func reaches(ctx context.Context, g graph.Graph, length func(float64) float64, loop parallel.Loop) ([]reach, error) {
	if length != nil {
		return reachesByLength(ctx, g, length, loop)
	}
	s := spaceOf(g)
	same := twinsOf(s.rows, s.first, s.size)
	_, twoMode := g.(*graph.Network)
	result := make([]reach, s.size)
	_, err := s.searches(ctx, loop, same, 0, func(v int, counts []int, _ []float64) {
		result[v-s.first] = reachOf(counts, s.stride, twoMode)
	})
	if err != nil {
		return nil, err
	}
	for i := range result {
		result[i] = result[int(same.of[s.first+i])-s.first]
	}
	return result, nil
}

// searches walks from the first of all twins, and gives the visit the number of
// nodes at every distance, and an array of the given width to add to.
func (s space) searches(ctx context.Context, loop parallel.Loop, same twins, width int, visit func(v int, counts []int, sum []float64)) ([]float64, error) {
	component, sizes := s.rows.Components()
	loop.N, loop.Work = len(same.first), len(same.first)*s.rows.Entries()
	return loop.Sum(ctx, width, func() func(int, []float64) {
		w := newWalk(s.rows, component, sizes)
		return func(i int, sum []float64) {
			v := int(same.first[i])
			visit(v, w.from(v), sum)
		}
	})
}

// reachOf sums up the number of nodes at every distance. A space of stride 2
// holds other nodes at the odd ones; in two modes these are the other mode.
func reachOf(counts []int, stride int, twoMode bool) reach {
	var r reach
	for at := 0; at < len(counts); at += stride {
		if twoMode && at%2 == 1 {
			r.other += counts[at]
		} else {
			r.own += counts[at]
		}
		if d := float64(at / stride); d > 0 {
			r.sum += d * float64(counts[at])
			r.inverse += float64(counts[at]) / d
		}
	}
	return r
}

// doubts is the warnings of measures that miss the nodes out of reach.
func doubts(g graph.Graph, all []reach) []error {
	cut, alone := 0, 0
	for _, r := range all {
		if r.own+r.other < len(all) {
			cut++
		}
		if r.own+r.other == 1 {
			alone++
		}
	}
	warnings := warn(directions(g), ErrDisconnected, cut, len(all), " nodes do not reach all others")
	return warn(warnings, ErrIsolates, alone, len(all), "")
}
