package metrics

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics/null"
)

// SmallWorld is whether a projection is more clustered than chance would make it, and
// its nodes hardly further apart.
//
//	σ = (C / C₀) / (L / L₀)
//
// with C the transitivity, L the mean distance of the pairs that reach each other, and
// C₀ and L₀ their means over random networks. A small world has σ > 1. As every
// project ties all its actors to each other, chance deals out the participations and
// not the ties: random networks keep the projects of every actor and the actors of
// every project ([null.Curveball]): the triangles of large projects are chance, too.
//
// One mode: ties of a layer have no two-mode network to deal out; there is no σ of them.
//
// Weights: ignored.
//
// Unreachable nodes: pairs that do not reach each other play no part in L; see the
// warnings of the comparisons. σ is NaN where a mean is not defined, or C₀ is 0.
//
// Cost: Samples times that of [Transitivity], [Distances] and the model.
//
// Same as: the small-world quotient of Uzzi and Spiro, who take random networks of
// the same degrees with repeated ties. networkx sigma keeps the degrees of the
// projection instead, and the triangles that each project makes then count as more
// than chance.
//
// References: Humphries and Gurney (2008), doi:10.1371/journal.pone.0002051; Uzzi and
// Spiro (2005), doi:10.1086/432782.
type SmallWorld struct {
	Mode     graph.Mode            // of the projection
	Model    null.Model            // what chance may change; nil means [null.Curveball]
	Samples  int                   // random networks; 0 means 100
	Seed     uint64                // same seed, same result; 0 is a seed
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// SmallWorldSummary is clustering and distance, each held against chance.
type SmallWorldSummary struct {
	Sigma      float64
	Clustering null.Comparison // of C: Observed, and Expected by chance
	Distance   null.Comparison // of L
}

// Summary is how small a world the projection of a network is.
func (w SmallWorld) Summary(ctx context.Context, net *graph.Network) (SmallWorldSummary, error) {
	if w.Samples == 0 {
		w.Samples = 100
	}
	chance := null.Test{Model: w.Model, Samples: w.Samples, Seed: w.Seed, Workers: w.Workers, Progress: w.Progress}
	both, err := chance.AgainstEach(ctx, net, func(n *graph.Network) []float64 {
		g := n.OneMode(w.Mode, graph.Binary)
		triangles, err := trianglesIn(ctx, g, 1)
		if err != nil {
			return []float64{math.NaN(), math.NaN()} // cancelled: nobody will see it
		}
		distances, _ := Distances{Workers: 1}.Summary(ctx, g)
		return []float64{transitivity(g, triangles), distances.Mean}
	})
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return SmallWorldSummary{}, err
	}
	s := SmallWorldSummary{Clustering: both[0], Distance: both[1]}
	s.Sigma = s.Clustering.Observed / s.Clustering.Expected / (s.Distance.Observed / s.Distance.Expected)
	if math.IsInf(s.Sigma, 0) {
		s.Sigma = math.NaN()
	}
	return s, nil
}
