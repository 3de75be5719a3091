package backbone

import (
	"context"

	"github.com/essaim/essaim/graph"
)

// FixedColumn is the chance that two nodes share as much as they do, or more, if each
// node of the other mode keeps its degree and takes its members at random.
//
//	p = P(X ≥ s) with X the number of nodes j of the other mode that hold both,
//	    each with the chance k(j)(k(j)-1) / (r(r-1))
//
// where s is what the two share, k(j) the degree of j and r the number of nodes of
// Mode. All networks in which the nodes of the other mode have these degrees are
// equally likely. All pairs have the same chance, so that p only turns the number
// that they share into another.
//
// Two modes: required. Ties of the projection have numbers; other pairs share
// nothing, and their p is 1.
//
// Weights: ignored.
//
// Cost: that of the projection, and O(D·s²) time for D different degrees of the other
// mode and the largest s.
//
// Same as: backbone fixedcol, but for its approximation of the sum of unequal chances
// (Poisson-binomial), which is exact here: see docs/decisions/0181.
//
// References: Neal, Domagalski and Sagan (2021), doi:10.1038/s41598-021-03238-3.
type FixedColumn struct {
	Mode     graph.Mode            // whose pairs; the zero Mode is Actor
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// TieScores is the p-value of every tie of the projection by Count.
func (f FixedColumn) TieScores(ctx context.Context, net *graph.Network) (graph.TieScores, error) {
	if err := settings(f.Mode, f.Workers); err != nil {
		return graph.TieScores{}, err
	}
	return f.sharing(net).tieScores(ctx, "fixed_column")
}

func (f FixedColumn) sharing(net *graph.Network) sharing {
	r, columns := net.Count(f.Mode), classesOf(net, f.Mode.Other())
	return sharing{
		net: net, mode: f.Mode, classes: alike(r), workers: f.Workers, progress: f.Progress,
		chance: func(ctx context.Context, _, _, most int) counts {
			return columns.sum(ctx, most, func(class int) float64 {
				k := columns.degree[class]
				return float64(k) / float64(r) * (float64(k-1) / float64(r-1))
			})
		},
	}
}

// sum is how many nodes hold a pair, if each does so with the chance of its class
// (Poisson-binomial). A cancelled context stops it.
func (c classes) sum(ctx context.Context, most int, chance func(class int) float64) counts {
	sum := zero(most)
	for class, n := range c.nodes {
		if ctx.Err() != nil {
			return sum
		}
		if p := chance(class); p > 0 {
			sum = sum.plus(binomial(most, n, p))
		}
	}
	return sum
}
