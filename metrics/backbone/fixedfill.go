package backbone

import (
	"context"

	"github.com/essaim/essaim/graph"
)

// FixedFill is the chance that two nodes share as much as they do, or more, if the
// network keeps its number of ties only.
//
//	p = P(X ≥ s) with P(X = k) = Σ 2^(t-2k) C(c,k) C(c-k,t-2k) C((r-2)c,f-t) / C(rc,f)   over t
//
// where s is what the two share, r the number of nodes of Mode, c that of the other
// mode, f that of ties, and t how many of these the two have together. All networks
// with f ties are equally likely. All pairs have the same chance, so that p only turns
// the number that they share into another.
//
// Two modes: required. Ties of the projection have numbers; other pairs share
// nothing, and their p is 1.
//
// Weights: ignored.
//
// Cost: that of the projection, and O(f·s) time at most for the largest s.
//
// Same as: backbone fixedfill. To draw such networks: ErdosRenyi of package null.
//
// References: Neal, Domagalski and Sagan (2021), doi:10.1038/s41598-021-03238-3.
type FixedFill struct {
	Mode     graph.Mode            // whose pairs; the zero Mode is Actor
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// TieScores is the p-value of every tie of the projection by Count.
func (f FixedFill) TieScores(ctx context.Context, net *graph.Network) (graph.TieScores, error) {
	if err := settings(f.Mode, f.Workers); err != nil {
		return graph.TieScores{}, err
	}
	return f.sharing(net).tieScores(ctx, "fixed_fill")
}

func (f FixedFill) sharing(net *graph.Network) sharing {
	r, c, fill := net.Count(f.Mode), net.Count(f.Mode.Other()), net.Ties()
	return sharing{
		net: net, mode: f.Mode, classes: alike(r), workers: f.Workers, progress: f.Progress,
		chance: func(ctx context.Context, _, _, most int) counts {
			both := make(counts, most+1)
			for t, chance := range hypergeometric(min(2*c, fill), r*c, 2*c, fill) {
				if chance == 0 || ctx.Err() != nil {
					continue
				}
				for k, p := range meeting(most, c, t) {
					both[k] += chance * p
				}
			}
			return both
		},
	}
}

// meeting is how often two ties of t fall on the same of c places, if each place
// takes one tie of either node.
func meeting(most, c, t int) counts {
	return peaked(most, max(0, t-c), t/2, func(k int) float64 {
		return float64(t-2*k) / float64(k+1) * (float64(t-2*k-1) / float64(c-t+k+1)) / 4
	})
}
