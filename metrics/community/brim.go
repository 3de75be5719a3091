package community

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// BRIM finds groups of actors and projects by Barber's modularity, as he proposed:
// bipartite, recursively induced modules. Projects are dealt to a number of modules at
// random; every actor goes to the module where it adds most, then every project, in
// turn, until none moves. Within a mode the order does not matter.
//
// With Modules 0, their number is searched: it is doubled while modularity grows, and
// then halved in from both sides.
//
// One mode: the error [graph.ErrModes]; use [Leiden]. What is said of weights and unreachable
// nodes of [Louvain] holds here too, but modules may be more than one component.
//
// [Leiden] finds as much modularity or more in less time; see docs/decisions/0190. BRIM
// is for results that were published with it, and for a number of modules that is
// given.
//
// Cost: O(m) time a pass, some dozens of passes, and O(n+m) memory for each start and
// number of modules.
//
// References: Barber (2007), doi:10.1103/PhysRevE.76.066102.
type BRIM struct {
	Modules    int                   // that projects are dealt to; 0: the number is searched
	Resolution float64               // above 1 for more modules, below for fewer; 0 means 1
	Unweighted bool                  // take every tie as 1
	Seed       uint64                // same seed, same modules
	Starts     int                   // the best is kept; 0 means 1
	Workers    int                   // goroutines for several starts; 0 means GOMAXPROCS. The result does not depend on it.
	Progress   func(done, total int) // optional; starts done, one call at a time
}

// Partition is the modules of the best start.
func (b BRIM) Partition(ctx context.Context, g graph.Graph) (graph.Partition, error) {
	r, err := b.Best(ctx, g)
	return r.Partition, err
}

// Best is the modules of the best start, their modularity and that of all starts.
func (b BRIM) Best(ctx context.Context, g graph.Graph) (Result, error) {
	net, ok := g.(*graph.Network)
	if !ok {
		return Result{}, fmt.Errorf("community: BRIM of one mode: %w: use Leiden", graph.ErrModes)
	}
	if b.Modules < 0 {
		return Result{}, fmt.Errorf("community: BRIM: %d modules: %w", b.Modules, graph.ErrSetting)
	}
	return search{
		measure: "brim", resolution: b.Resolution, unweighted: b.Unweighted, seed: b.Seed, starts: b.Starts,
		loop: parallel.Loop{Workers: b.Workers, Progress: b.Progress},
		run: func(ctx context.Context, l *level, _ int, rng *rand.Rand, _ func(float64)) ([]int32, float64) {
			s := &inducing{level: l, accumulator: newAccumulator(l.len()), actors: net.Count(graph.Actor), rng: rng}
			if b.Modules > 0 {
				return s.induced(ctx, min(b.Modules, l.len()))
			}
			return s.searched(ctx)
		},
	}.best(ctx, g)
}

// inducing is one mode that induces the modules of the other, and back.
type inducing struct {
	*level
	*accumulator
	actors int
	rng    *rand.Rand
	group  []int32
	of     []sides // of every module
}

// searched tries numbers of modules: the double while that is better, then those that lie
// halfway between the best and its neighbours.
func (s *inducing) searched(ctx context.Context) (best []int32, quality float64) {
	below, at, above := 0, 1, s.len()
	best, quality = s.induced(ctx, 1)
	try := func(modules int) bool {
		group, q := s.induced(ctx, modules)
		if group == nil || q <= quality {
			return false
		}
		best, quality = group, q
		return true
	}
	for double := 2; double <= s.len() && above == s.len(); double *= 2 {
		if try(double) {
			below, at = at, double
		} else {
			above = double
		}
	}
	for above-below > 2 && ctx.Err() == nil {
		left, right := (below+at)/2, (at+above+1)/2
		switch {
		case left > below && left < at && try(left):
			at, above = left, at
		case right > at && right < above && try(right):
			below, at = at, right
		default:
			below, above = max(below, left), min(above, right)
		}
	}
	return best, quality
}

// induced is the modules that some of them, dealt to projects, lead to.
func (s *inducing) induced(ctx context.Context, modules int) (group []int32, quality float64) {
	s.group = make([]int32, s.len())
	for p := s.actors; p < s.len(); p++ {
		s.group[p] = s.rng.Int32N(int32(modules))
	}
	for round := 0; ; round++ {
		if ctx.Err() != nil {
			return nil, 0
		}
		moved := s.move(ctx, modules, 0, s.actors, round == 0)
		if s.move(ctx, modules, s.actors, s.len(), false) == 0 && moved == 0 {
			break
		}
	}
	quality = s.modularity(s.group, modules)
	for v, side := range s.sides {
		if side == (sides{}) { // isolated: a group of its own
			s.group[v] = int32(modules + v)
		}
	}
	return s.group, quality
}

// move sends the nodes of one mode to the modules where they add most, and tells how many
// of them are new there. A node stays unless another module is better; at the
// beginning it is nowhere. A cancelled context stops it.
func (s *inducing) move(ctx context.Context, modules, from, to int, begin bool) (moved int) {
	s.of = make([]sides, modules)
	for v, c := range s.group {
		if v < from || v >= to {
			s.of[c] = s.of[c].plus(s.sides[v])
		}
	}
	lightest := int32(0) // of the modules that a node is not tied to this costs the least
	for c, side := range s.of {
		if cmp.Less(side.a+side.b, s.of[lightest].a+s.of[lightest].b) {
			lightest = int32(c)
		}
	}
	for v := from; v < to; v++ {
		if v%often == 0 && ctx.Err() != nil {
			return moved
		}
		own, side := s.group[v], s.sides[v]
		pull := s.pull(side)
		best, gain := own, math.Inf(-1)
		s.add(s.level, int32(v), s.group)
		s.count(lightest, 0)
		if !begin {
			gain = s.sum[own] - pull.on(s.of[own]) + s.slack(side)
		}
		for c, w := range s.drain() {
			if g := w - pull.on(s.of[c]); g > gain {
				best, gain = c, g
			}
		}
		if best != own {
			s.group[v] = best
			moved++
		}
	}
	return moved
}
