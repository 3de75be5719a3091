package community

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
)

// Result is the best partition of several starts, and how far they differ.
type Result struct {
	Partition  graph.Partition
	Modularity float64   // of the partition; NaN without ties
	Starts     []float64 // modularity that each start reached
	Exact      bool      // whether it is certain that no partition has more
}

// Warnings of partitions; test for them with [errors.Is].
var (
	ErrNoTies    = errors.New("no ties: every node is a group of its own")
	ErrUnsettled = errors.New("runs still differ")
)

// search is the settings that all searches share, and what a start does.
type search struct {
	measure    string
	resolution float64
	unweighted bool
	seed       uint64
	starts     int
	loop       parallel.Loop
	run        run
	exact      bool // whether small networks get the best partition there is
	passes     int  // that were asked for
}

// run is one start: the groups that it finds, and their modularity; of a cancelled
// context no matter what. It tells which share of it is done.
type run func(ctx context.Context, l *level, start int, rng *rand.Rand, tell func(share float64)) (group []int32, quality float64)

// best is the best of all starts.
func (s search) best(ctx context.Context, g graph.Graph) (Result, error) {
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	l, err := s.finest(ctx, g)
	if err != nil {
		return Result{}, err
	}
	r := Result{Modularity: math.NaN()}
	if l.ties == 0 {
		r.Partition = graph.NewPartition(g, s.measure, csr.UpTo(g.Len()), fmt.Errorf("community: %w", ErrNoTies))
		return r, nil
	}
	groups, err := s.found(ctx, l, &r)
	if err != nil {
		return Result{}, err
	}
	best := 0
	for i, q := range r.Starts {
		if q > r.Starts[best] {
			best = i
		}
	}
	r.Modularity = r.Starts[best]
	r.Partition = graph.NewPartition(g, s.measure, groups[best], directions(g)...)
	return r, nil
}

// found is the groups of every start, or of the first if they are the best there are.
func (s search) found(ctx context.Context, l *level, r *Result) ([][]int32, error) {
	if !s.exact {
		return s.runs(ctx, l, &r.Starts)
	}
	group, err := l.exact(ctx)
	if group == nil && err == nil {
		return s.runs(ctx, l, &r.Starts)
	}
	if err != nil {
		return nil, err
	}
	r.Exact = true
	starts := max(1, s.starts)
	r.Starts = slices.Repeat([]float64{l.modularity(group, number(group, l.len()))}, starts)
	if s.loop.Progress != nil {
		s.loop.Progress(0, 100*starts)
		s.loop.Progress(100*starts, 100*starts)
	}
	return [][]int32{group}, nil
}

func (s search) finest(ctx context.Context, g graph.Graph) (*level, error) {
	if s.resolution == 0 {
		s.resolution = 1
	}
	if !(s.resolution > 0) || math.IsInf(s.resolution, 0) {
		return nil, fmt.Errorf("community: %s: resolution %v: %w: it must be above 0", s.measure, s.resolution, graph.ErrSetting)
	}
	if s.starts < 0 || s.passes < 0 || s.loop.Workers < 0 {
		return nil, fmt.Errorf("community: %s: %d starts of %d passes on %d workers: %w: 0 is the least", s.measure, s.starts, s.passes, s.loop.Workers, graph.ErrSetting)
	}
	return finest(ctx, g, s.resolution, s.unweighted)
}

// runs is the groups that every start finds, and their modularity.
func (s search) runs(ctx context.Context, l *level, quality *[]float64) ([][]int32, error) {
	starts := max(1, s.starts)
	groups, reached := make([][]int32, starts), make([]float64, starts)
	s.loop.N, s.loop.Work = starts, starts*100*l.len()
	overall := progressOf(s.loop.Progress, starts)
	s.loop.Progress = nil // of whole starts: too coarse where there is one
	err := s.loop.Each(ctx, func() func(int) {
		return func(i int) {
			rng := rand.New(rand.NewPCG(s.seed, uint64(i)))
			groups[i], reached[i] = s.run(ctx, l, i, rng, func(share float64) { overall.tell(i, share) })
			overall.tell(i, 1)
		}
	})
	if err == nil {
		err = ctx.Err() // a run that was cancelled has no groups
	}
	*quality = reached
	return groups, err
}

// climbing climbs some times, each from the groups of the time before. It tells how many
// nodes have been merged.
func climbing(iterations int, refined bool) run {
	return func(ctx context.Context, l *level, _ int, rng *rand.Rand, tell func(share float64)) (group []int32, quality float64) {
		group = csr.UpTo(l.len())
		for it := range iterations {
			place, q, err := climb(ctx, l, group, refined, rng, func(share float64) {
				tell((float64(it) + share) / float64(iterations))
			})
			if err != nil {
				return nil, 0
			}
			group, quality = place, q
		}
		return group, quality
	}
}

// directions is the warning that directions are not seen, if there are any.
func directions(g graph.Graph) []error {
	if o, ok := g.(*graph.OneMode); ok && o.Directed() {
		return []error{fmt.Errorf("community: %w", graph.ErrDirections)}
	}
	return nil
}
