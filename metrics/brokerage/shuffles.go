package brokerage

import (
	"context"
	"math"
	"math/rand/v2"

	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// shuffle is what chance gives to every role if categories are shuffled over the nodes
// that have one. Shuffle k has its own stream of random numbers, so that workers do not
// matter. Without shuffles it is nil.
func (b Roles) shuffle(ctx context.Context, s *stage, observed roleCounts) ([]chance, error) {
	const node = momentsKept * roles
	n, network := len(observed), observed.sum()
	rows, err := s.ties.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	loop := parallel.Loop{
		N: (b.Permutations + wordShuffles - 1) / wordShuffles, Work: 10 * b.Permutations * (n + rows.Entries()),
		Workers: b.Workers, Progress: b.progress(),
	}
	sum, err := loop.Sum(ctx, node*(n+1), func() func(int, []float64) {
		of, each := make([][]int32, wordShuffles), s.each(observed)
		for k := range of {
			of[k] = make([]int32, n)
		}
		return func(batch int, sum []float64) {
			shuffles := of[:min(wordShuffles, b.Permutations-batch*wordShuffles)]
			for k, of := range shuffles {
				if ctx.Err() != nil {
					return
				}
				s.permute(rand.New(rand.NewPCG(b.Seed, uint64(batch*wordShuffles+k))), of)
			}
			var all [wordShuffles]nodeCounts
			each(ctx, shuffles, func(k, v int, c nodeCounts) {
				compare(c, observed[v], sum[node*v:])
				all[k].plus(c)
			})
			for k := range shuffles {
				compare(all[k], network, sum[node*n:])
			}
		}
	})
	if err == nil {
		err = ctx.Err() // counts may have stopped on the way
	}
	if err != nil || b.Permutations == 0 {
		return nil, err
	}
	return chancesOf(observed, sum, float64(b.Permutations)), nil
}

// progress counts shuffles where the loop counts batches of them.
func (b Roles) progress() func(done, total int) {
	if b.Progress == nil {
		return nil
	}
	return func(done, _ int) { b.Progress(min(done*wordShuffles, b.Permutations), b.Permutations) }
}

// each is what counts the brokers of several shuffles, with memory of its own.
func (s *stage) each(observed roleCounts) func(ctx context.Context, of [][]int32, visit func(k, v int, c nodeCounts)) {
	if s.brokers != nil {
		return newBitParallelCensus(s.brokers, s.Categories, s.brokers.closed(s.Of, observed)).each
	}
	counts := make(roleCounts, len(observed))
	return func(ctx context.Context, of [][]int32, visit func(k, v int, c nodeCounts)) {
		for k := range of {
			s.arcs.count(ctx, of[k], counts)
			for v, c := range counts {
				visit(k, v, c)
			}
		}
	}
}

// permute sets of to the categories in random order. Nodes without one stay without.
func (s *stage) permute(rng *rand.Rand, of []int32) {
	copy(of, s.Of)
	rng.Shuffle(len(s.who), func(i, j int) {
		i, j = int(s.who[i]), int(s.who[j])
		of[i], of[j] = of[j], of[i]
	})
}

// momentsKept is what is added up of each count over the shuffles.
const momentsKept = 4

// compare adds a node's shuffled counts to the sums kept.
func compare(shuffled, observed nodeCounts, sum []float64) {
	for r, x := range shuffled {
		d := x - observed[r]
		t := sum[r*momentsKept : (r+1)*momentsKept]
		t[0] += vec.Indicator(d >= 0)
		t[1] += vec.Indicator(d <= 0)
		t[2] += d
		t[3] += d * d
	}
}

// chancesOf is what the tallies say of every role.
func chancesOf(observed roleCounts, sum []float64, shuffles float64) []chance {
	all := make([]chance, roles)
	for r := range all {
		c := &all[r]
		for i, x := range observed.column(Role(r)) {
			t := sum[(i*roles+r)*momentsKept:]
			c.more = append(c.more, (1+t[0])/(1+shuffles))
			c.less = append(c.less, (1+t[1])/(1+shuffles))
			c.expected = append(c.expected, x+t[2]/shuffles)
			variance := (t[3] - t[2]*t[2]/shuffles) / (shuffles - 1)
			c.deviation = append(c.deviation, math.Sqrt(max(0, variance)))
		}
	}
	return all
}

// chances is what chance gives to every role: by random ties where that is known, and
// else by shuffles.
func (s *stage) chances(shuffled []chance) []chance {
	all := make([]chance, roles)
	copy(all, shuffled)
	if s.two {
		return all
	}
	ties := randomTiesOf(s.ties, s.Categories)
	for r := range all {
		all[r].expected, all[r].deviation = s.byRandomTies(ties, Role(r))
	}
	return all
}

// byRandomTies is mean and deviation of a role for every node, and the network.
func (s *stage) byRandomTies(ties randomTies, role Role) (mean, deviation []float64) {
	type moments struct{ mean, variance float64 }
	by := make([]moments, len(s.Size))
	for c, nodes := range s.Size {
		by[c].mean, by[c].variance = ties.node(role, nodes)
	}
	for i := range s.Of {
		m := moments{math.NaN(), math.NaN()}
		if s.Has(i) {
			m = by[s.Of[i]]
		}
		mean, deviation = append(mean, m.mean), append(deviation, math.Sqrt(m.variance))
	}
	all, variance := ties.network(role)
	return append(mean, all), append(deviation, math.Sqrt(variance))
}
