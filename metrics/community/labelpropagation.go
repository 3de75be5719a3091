package community

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"
	"sync"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
)

// LabelPropagation finds groups of nodes that are tied to each other more than by
// chance: nodes take the label that adds most to modularity until none moves, pairs of
// groups that belong together become one, the best pair first, and nodes move again,
// until there is no such pair.
//
// The first start gives every node a label of its own. The others deal labels to the
// nodes at random: as many as are drawn, from two to the number of groups that the first
// start found. So they look for partitions that climbing from single nodes misses.
//
// Every group is connected, no node can move to another group, and no two groups can
// become one, so that modularity grows. What is said of modes, weights, unreachable
// nodes and seeds of [Louvain] holds here too.
//
// Cost: O(m) time a pass, some dozens of passes, and O(n+m) memory for each start.
//
// Same as: R bipartite LPA_wb_plus and DIRT_LPA_wb_plus, which move all nodes of a mode
// at a time.
//
// References: Barber and Clark (2009), doi:10.1103/PhysRevE.80.026129; Liu and Murata
// (2010), doi:10.20965/jaciii.2010.p0408, for pairs; Beckett (2016),
// doi:10.1098/rsos.140536, for weights and random labels.
type LabelPropagation struct {
	Resolution float64               // above 1 for more groups, below for fewer; 0 means 1
	Unweighted bool                  // take every tie as 1
	Seed       uint64                // same seed, same groups
	Starts     int                   // the best is kept; 0 means 1
	Workers    int                   // goroutines for several starts; 0 means GOMAXPROCS. The result does not depend on it.
	Progress   func(done, total int) // optional; starts done, one call at a time
}

// Partition is the groups of the best start.
func (p LabelPropagation) Partition(ctx context.Context, g graph.Graph) (graph.Partition, error) {
	r, err := p.Best(ctx, g)
	return r.Partition, err
}

// Best is the groups of the best start, their modularity and that of all starts.
func (p LabelPropagation) Best(ctx context.Context, g graph.Graph) (Result, error) {
	return search{
		measure: "label_propagation", resolution: p.Resolution, unweighted: p.Unweighted, seed: p.Seed, starts: p.Starts,
		loop: parallel.Loop{Workers: p.Workers, Progress: p.Progress}, run: (&propagation{seed: p.Seed}).run,
	}.best(ctx, g)
}

// propagation is what the starts of label propagation share: the groups of the first.
type propagation struct {
	seed    uint64
	once    sync.Once
	group   []int32
	groups  int
	quality float64
}

// first is the first start, which is made once.
func (p *propagation) first(ctx context.Context, l *level) {
	p.once.Do(func() {
		p.group, p.quality = propagate(ctx, l, csr.UpTo(l.len()), rand.New(rand.NewPCG(p.seed, 0)))
		if p.group != nil {
			p.groups = number(p.group, l.len())
		}
	})
}

func (p *propagation) run(ctx context.Context, l *level, start int, rng *rand.Rand, _ func(share float64)) ([]int32, float64) {
	p.first(ctx, l)
	if start == 0 || p.group == nil {
		return p.group, p.quality
	}
	dealt := make([]int32, l.len())
	kinds := 2 + rng.Int32N(int32(max(1, p.groups-1)))
	for v := range dealt {
		dealt[v] = rng.Int32N(min(kinds, int32(l.len())))
	}
	return propagate(ctx, l, dealt, rng)
}

// propagate moves nodes, and parts and joins groups, in turn, from some groups on.
func propagate(ctx context.Context, l *level, group []int32, rng *rand.Rand) ([]int32, float64) {
	for {
		m := newMoves(l, group, rng)
		if m.settle(ctx) != nil {
			return nil, 0
		}
		parted, err := l.part(ctx, m.group)
		if err != nil {
			return nil, 0
		}
		joined, err := l.join(ctx, m.group)
		if err != nil {
			return nil, 0
		}
		if group = m.group; !joined && !parted {
			return group, l.modularity(group, number(group, l.len()))
		}
	}
}

// part makes groups of the pieces of groups that are not connected.
func (l *level) part(ctx context.Context, group []int32) (parted bool, err error) {
	k := number(group, l.len())
	piece, pieces := slices.Repeat([]int32{-1}, l.len()), 0
	var queue []int32
	for first := range piece {
		if first%often == 0 && ctx.Err() != nil {
			return false, ctx.Err()
		}
		if piece[first] >= 0 {
			continue
		}
		piece[first] = int32(pieces)
		for queue = append(queue[:0], int32(first)); len(queue) > 0; {
			v := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			nodes, _ := l.row(v)
			for _, u := range nodes {
				if group[u] == group[v] && piece[u] < 0 {
					piece[u] = int32(pieces)
					queue = append(queue, u)
				}
			}
		}
		pieces++
	}
	copy(group, piece)
	return pieces > k, nil
}

// join joins pairs of groups as long as that is worth more than nothing.
func (l *level) join(ctx context.Context, group []int32) (joined bool, err error) {
	for {
		k := number(group, l.len())
		m, err := l.merge(ctx, group, k)
		if err != nil {
			return joined, err
		}
		into := m.pairs()
		if into == nil {
			return joined, nil
		}
		joined = true
		for v, c := range group {
			group[v] = into[c]
		}
	}
}

// pairs is what every node becomes when pairs of nodes become one, each with the other at
// most, the best first; nil if no pair is worth anything.
func (l *level) pairs() (into []int32) {
	type pair struct {
		a, b int32
		gain float64
	}
	var all []pair
	for v, s := range l.sides {
		pull := l.pull(s)
		for u, w := range ties(l.row(int32(v))) {
			if gain := w - pull.on(l.sides[u]); int(u) > v && gain > l.slack(s.plus(l.sides[u])) {
				all = append(all, pair{int32(v), u, gain})
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	slices.SortFunc(all, func(x, y pair) int {
		return cmp.Or(cmp.Compare(y.gain, x.gain), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	into = csr.UpTo(l.len())
	taken := make([]bool, l.len())
	for _, p := range all {
		if !taken[p.a] && !taken[p.b] {
			into[p.b], taken[p.a], taken[p.b] = p.a, true, true
		}
	}
	return into
}
