package community

import (
	"context"
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
)

// Consensus finds the groups on which many runs of [Leiden] agree. The runs of a
// round give every tie the share of them that leave its ends together; ties below
// Threshold go, and the next round looks for groups in what is left, until all runs
// say the same.
//
// The runs are those of the search by moves, also where a network is small enough for
// [Leiden] to be exact: of a single partition there is nothing to agree upon.
//
// Ends of no tie are not compared: of two nodes far apart in a group nothing need be
// known. Modes, weights and unreachable nodes are as in [Louvain]; a node that loses
// all its ties keeps the strongest.
//
// If runs still differ after 50 rounds, the best of the last is the result, with the
// warning [ErrUnsettled].
//
// Cost: Runs times that of Leiden in each round, mostly two to five.
//
// References: Lancichinetti and Fortunato (2012), doi:10.1038/srep00336; on ties only:
// Tandon et al. (2019), doi:10.1103/PhysRevE.99.042301.
type Consensus struct {
	Runs       int                   // in a round; 0 means 20
	Threshold  float64               // share of runs that a tie needs; 0 means 0.5
	Resolution float64               // as for Leiden
	Unweighted bool                  // take every tie as 1 in the first round
	Seed       uint64                // same seed, same groups
	Workers    int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress   func(done, total int) // optional; runs of the round done, one call at a time
}

// consensusRounds is how many rounds there are at most.
const consensusRounds = 50

// Partition is the groups agreed upon.
func (c Consensus) Partition(ctx context.Context, g graph.Graph) (graph.Partition, error) {
	if c.Runs == 0 {
		c.Runs = 20
	}
	if c.Threshold == 0 {
		c.Threshold = .5
	}
	if !(c.Threshold > 0 && c.Threshold <= 1) {
		return graph.Partition{}, fmt.Errorf("community: consensus: threshold %v: %w: it must be above 0, and 1 at most", c.Threshold, graph.ErrSetting)
	}
	s := search{
		measure: "consensus", resolution: c.Resolution, unweighted: c.Unweighted, run: climbing(2, true), seed: c.Seed,
		starts: c.Runs, loop: parallel.Loop{Workers: c.Workers, Progress: c.Progress},
	}
	l, err := s.finest(ctx, g)
	if err != nil {
		return graph.Partition{}, err
	}
	if l.ties == 0 {
		return graph.NewPartition(g, s.measure, csr.UpTo(g.Len()), fmt.Errorf("community: %w", ErrNoTies)), ctx.Err()
	}
	group, warnings, err := s.agree(ctx, l, c.Threshold)
	if err != nil {
		return graph.Partition{}, err
	}
	return graph.NewPartition(g, s.measure, group, append(directions(g), warnings...)...), nil
}

// agree runs rounds until all runs of one are the same.
func (s search) agree(ctx context.Context, l *level, threshold float64) ([]int32, []error, error) {
	for round := 1; ; round++ {
		var quality []float64
		groups, err := s.runs(ctx, l, &quality)
		if err != nil {
			return nil, nil, err
		}
		shares, same := l.shares(ctx, groups)
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		if same {
			return groups[0], nil, nil
		}
		if round == consensusRounds {
			best := 0
			for i, q := range quality {
				if q > quality[best] {
					best = i
				}
			}
			return groups[best], []error{fmt.Errorf("community: consensus: %w after %d rounds", ErrUnsettled, round)}, nil
		}
		l = l.kept(ctx, shares, threshold)
		s.seed++
	}
}

// shares is, for the ties of every node, how many of the runs leave their ends
// together; same tells whether all runs agree on all of them. A cancelled context
// leaves them unfinished.
func (l *level) shares(ctx context.Context, groups [][]int32) (shares [][]float64, same bool) {
	shares, same = make([][]float64, l.len()), true
	for v := range shares {
		if v%often == 0 && ctx.Err() != nil {
			break
		}
		row, _ := l.row(int32(v))
		shares[v] = make([]float64, len(row))
		for k, u := range row {
			together := 0
			for _, group := range groups {
				if group[v] == group[u] {
					together++
				}
			}
			shares[v][k] = float64(together) / float64(len(groups))
			same = same && (together == 0 || together == len(groups))
		}
	}
	return shares, same
}

// kept is the level with the ties that reach a share, weighted by it. A tie that is
// the strongest of one of its ends stays, if that end keeps no other. A cancelled
// context leaves it unfinished.
func (l *level) kept(ctx context.Context, shares [][]float64, threshold float64) *level {
	last := make([]int32, l.len()) // the only tie of a node that would lose all
	for v := range last {
		if v%often == 0 && ctx.Err() != nil {
			return l
		}
		last[v] = lastTie(l, v, shares[v], threshold)
	}
	m := &level{chance: chance{resolution: l.resolution}, start: make([]int, 1, l.len()+1), inside: make([]float64, l.len()), sides: make([]sides, l.len())}
	for v := range last {
		if v%often == 0 && ctx.Err() != nil {
			return l
		}
		row, _ := l.row(int32(v))
		strength := 0.0
		for k, u := range row {
			share := shares[v][k]
			if share < threshold && last[v] != u && last[u] != int32(v) {
				continue
			}
			share = math.Max(share, 1e-3)
			m.node, m.weight = append(m.node, u), append(m.weight, share)
			strength += share
		}
		m.start = append(m.start, len(m.node))
		m.sides[v] = l.sides[v].dealt(strength)
		m.ties += strength / 2
	}
	return m
}

// lastTie is the neighbour of the largest share of a node that keeps no tie, -1 if
// it keeps one.
func lastTie(l *level, v int, shares []float64, threshold float64) int32 {
	row, _ := l.row(int32(v))
	best := -1
	for k, share := range shares {
		if share >= threshold {
			return -1
		}
		if best < 0 || share > shares[best] {
			best = k
		}
	}
	if best < 0 {
		return -1
	}
	return row[best]
}

// dealt is a strength on the sides of a node.
func (s sides) dealt(strength float64) sides {
	switch {
	case s.b == 0:
		return sides{a: strength}
	case s.a == 0:
		return sides{b: strength}
	}
	return sides{strength / 2, strength / 2}
}
