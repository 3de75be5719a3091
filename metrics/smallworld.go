package metrics

import (
	"cmp"
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
// One mode: ties of a layer have no two-mode network to deal out; ask for OfTies. Random
// networks then keep the neighbours of every node ([null.Switching]), and there is
//
//	ω = L₀ / L - C / C₁
//
// with C₁ the transitivity of lattices of the same degrees ([null.Lattice]): near 0 for
// a small world, towards 1 for a random network and -1 for a lattice.
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
// than chance; it is the σ of OfTies. networkx omega is ω with mean local clustering.
//
// References: Humphries and Gurney (2008), doi:10.1371/journal.pone.0002051; Uzzi and
// Spiro (2005), doi:10.1086/432782; Telesford et al. (2011),
// doi:10.1089/brain.2011.0038, for ω.
type SmallWorld struct {
	Mode     graph.Mode            // of the projection
	Model    null.Model            // what chance may change; nil means [null.Curveball]
	Samples  int                   // random networks, and lattices; 0 means 100
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

// TieSmallWorld is clustering and distance of a one-mode network, held against random
// networks, and clustering against lattices.
type TieSmallWorld struct {
	Sigma, Omega float64
	Clustering   null.Comparison // of C with random networks
	Distance     null.Comparison // of L with the same
	Lattice      null.Comparison // of C with lattices
}

// Summary is how small a world the projection of a network is.
func (w SmallWorld) Summary(ctx context.Context, net *graph.Network) (SmallWorldSummary, error) {
	both, err := w.chance().AgainstEach(ctx, net, func(n *graph.Network) []float64 {
		g := n.OneMode(w.Mode, graph.Binary)
		return []float64{w.clustering(ctx, g), w.distance(ctx, g)}
	})
	if err = cmp.Or(err, ctx.Err()); err != nil {
		return SmallWorldSummary{}, err
	}
	return SmallWorldSummary{sigmaOf(both[0], both[1]), both[0], both[1]}, nil
}

// OfTies is how small a world a network of direct ties is.
func (w SmallWorld) OfTies(ctx context.Context, g *graph.OneMode) (TieSmallWorld, error) {
	chance := w.chance()
	both, err := chance.AgainstTies(ctx, g, func(g *graph.OneMode) []float64 {
		return []float64{w.clustering(ctx, g), w.distance(ctx, g)}
	})
	if err != nil {
		return TieSmallWorld{}, err
	}
	chance.Ties = null.Lattice{}
	lattice, err := chance.AgainstTies(ctx, g, func(g *graph.OneMode) []float64 { return []float64{w.clustering(ctx, g)} })
	if err = cmp.Or(err, ctx.Err()); err != nil {
		return TieSmallWorld{}, err
	}
	s := TieSmallWorld{Sigma: sigmaOf(both[0], both[1]), Clustering: both[0], Distance: both[1], Lattice: lattice[0]}
	s.Omega = finite(s.Distance.Expected/s.Distance.Observed - s.Lattice.Observed/s.Lattice.Expected)
	return s, nil
}

func (w SmallWorld) chance() null.Test {
	return null.Test{Model: w.Model, Samples: cmp.Or(w.Samples, 100), Seed: w.Seed, Workers: w.Workers, Progress: w.Progress}
}

// clustering is NaN if it is cancelled, and then nobody sees it.
func (SmallWorld) clustering(ctx context.Context, g *graph.OneMode) float64 {
	s, err := Clustering{Workers: 1}.Summary(ctx, g)
	if err != nil {
		return math.NaN()
	}
	return s.Transitivity
}

func (SmallWorld) distance(ctx context.Context, g *graph.OneMode) float64 {
	distances, _ := Distances{Workers: 1}.Summary(ctx, g)
	return distances.Mean
}

func sigmaOf(clustering, distance null.Comparison) float64 {
	return finite(clustering.Observed / clustering.Expected / (distance.Observed / distance.Expected))
}

// finite is NaN for what is divided by nothing.
func finite(x float64) float64 {
	if math.IsInf(x, 0) {
		return math.NaN()
	}
	return x
}
