package metrics

import (
	"cmp"
	"context"
	"errors"
	"fmt"
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
// One mode: ties of a layer have no two-mode network to deal out; ask for TieSummary. Random
// networks then keep the neighbours of every node ([null.Switching]), and there is
//
//	ω = L₀ / L - C / C₁
//
// near 0 for a small world, towards 1 for a random network and -1 for a lattice. C₁ is
// the mean transitivity of lattices of the same degrees ([null.Lattice]), or that of the
// network itself if it is larger: a lattice of it would take clustering away. So C/C₁ is
// 1 at most. L₀/L counts as 1 if it is larger, and if the network is nearer than
// nearly all random ones there is the warning [ErrNearer]. ω is between -1 and 1.
//
// Weights: ignored. Directions: ignored in C and L, with the warning
// [graph.ErrDirections].
//
// Unreachable nodes: pairs that do not reach each other play no part in L, with the
// warning [ErrDisconnected]. σ and ω are NaN, with a warning, where a mean is not defined:
// [ErrLowDegree] where no node has two ties, and [ErrNoTriangles] where C₀ or C₁ is 0.
//
// Cost: Samples times that of [Transitivity], [Distances] and the model.
//
// Same as: the small-world quotient of Uzzi and Spiro, who take random networks of
// the same degrees with repeated ties. networkx sigma keeps the degrees of the
// projection instead, and the triangles that each project makes then count as more
// than chance; it is the σ of TieSummary. networkx omega is ω with mean local clustering,
// and passes 1 where L₀ is larger than L.
//
// References: Humphries and Gurney (2008), doi:10.1371/journal.pone.0002051; Uzzi and
// Spiro (2005), doi:10.1086/432782; Telesford et al. (2011),
// doi:10.1089/brain.2011.0038, for ω; Muldoon, Bridgeford and Bassett (2016),
// doi:10.1038/srep22057, who bound their shares in the same way.
type SmallWorld struct {
	Mode     graph.Mode            // of the projection
	Model    null.Model            // what chance may change; nil means [null.Curveball]
	Samples  int                   // random networks, and lattices; 0 means 100
	Seed     uint64                // same seed, same result; 0 is a seed
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// ErrNoTriangles warns that there are no triangles to hold a network against.
var ErrNoTriangles = errors.New("no triangles")

// ErrNearer warns that random networks are wider than the network.
var ErrNearer = errors.New("nodes nearer to each other than chance would have them")

// SmallWorldSummary is clustering and distance, each held against chance.
type SmallWorldSummary struct {
	Sigma      float64
	Clustering null.Comparison // of C: Observed, and Expected by chance
	Distance   null.Comparison // of L
	Warnings   []error         // of all that it is made of
}

// TieSmallWorldSummary is clustering and distance of a one-mode network, held against random
// networks, and clustering against lattices.
type TieSmallWorldSummary struct {
	Sigma, Omega  float64
	Clustering    null.Comparison // of C with random networks
	Distance      null.Comparison // of L with the same
	Lattice       null.Comparison // of C with lattices
	MostClustered float64         // C₁: the mean of these, or C of the network if that is larger
	Warnings      []error         // of all that it is made of
}

// Summary is how small a world the projection of a network is.
func (w SmallWorld) Summary(ctx context.Context, net *graph.Network) (SmallWorldSummary, error) {
	if err := checkChoice("small world", "Mode", w.Mode, graph.Project); err != nil {
		return SmallWorldSummary{}, err
	}
	own, err := Distances{Workers: w.Workers}.Summary(ctx, net.OneMode(w.Mode, graph.Binary))
	if err != nil {
		return SmallWorldSummary{}, err
	}
	both, err := w.chance().AgainstEach(ctx, net, func(n *graph.Network) []float64 {
		g := n.OneMode(w.Mode, graph.Binary)
		return []float64{w.clustering(ctx, g), w.distance(ctx, g)}
	})
	if err = cmp.Or(err, ctx.Err()); err != nil {
		return SmallWorldSummary{}, err
	}
	s := SmallWorldSummary{Sigma: sigmaOf(both[0], both[1]), Clustering: both[0], Distance: both[1]}
	s.Warnings = doubtsOfChance(own.Warnings, both[0], both[1])
	return s, nil
}

// TieSummary is how small a world a network of direct ties is.
func (w SmallWorld) TieSummary(ctx context.Context, g *graph.OneMode) (TieSmallWorldSummary, error) {
	own, err := Distances{Workers: w.Workers}.Summary(ctx, g)
	if err != nil {
		return TieSmallWorldSummary{}, err
	}
	both, err := w.chance().AgainstTies(ctx, g, func(g *graph.OneMode) []float64 {
		return []float64{w.clustering(ctx, g), w.distance(ctx, g)}
	})
	if err != nil {
		return TieSmallWorldSummary{}, err
	}
	lattice, most, err := w.lattices(ctx, g)
	if err = cmp.Or(err, ctx.Err()); err != nil {
		return TieSmallWorldSummary{}, err
	}
	s := TieSmallWorldSummary{Sigma: sigmaOf(both[0], both[1]), Clustering: both[0], Distance: both[1], Lattice: lattice, MostClustered: most}
	s.Warnings = doubtsOfChance(own.Warnings, both[0], both[1])
	s.compareLattices()
	return s, nil
}

// lattices is C held against lattices, and the larger of their mean and of g's own.
func (w SmallWorld) lattices(ctx context.Context, g *graph.OneMode) (null.Comparison, float64, error) {
	chance := w.chance()
	chance.Ties = null.Lattice{}
	all, err := chance.AgainstTies(ctx, g, func(g *graph.OneMode) []float64 { return []float64{w.clustering(ctx, g)} })
	if err != nil {
		return null.Comparison{}, 0, err
	}
	return all[0], max(all[0].Observed, all[0].Expected), nil
}

// compareLattices is ω, with its warnings.
func (s *TieSmallWorldSummary) compareLattices() {
	near := s.Distance.Expected / s.Distance.Observed
	s.Omega = min(1, near) - s.Lattice.Observed/s.MostClustered
	if s.Distance.Observed < s.Distance.Low {
		s.Warnings = append(s.Warnings, fmt.Errorf("%w: L₀/L is %.3g and counts as 1", ErrNearer, near))
	}
	if s.MostClustered == 0 {
		s.Warnings = append(s.Warnings, fmt.Errorf("%w in the network and in lattices: ω is not defined", ErrNoTriangles))
	}
}

// doubtsOfChance adds the warnings of clustering and distance, and of their quotient.
func doubtsOfChance(warnings []error, clustering, distance null.Comparison) []error {
	for _, w := range clustering.Warnings {
		warnings = append(warnings, fmt.Errorf("clustering: %w", w))
	}
	for _, w := range distance.Warnings {
		warnings = append(warnings, fmt.Errorf("distance: %w", w))
	}
	if math.IsNaN(clustering.Observed) {
		warnings = append(warnings, fmt.Errorf("only %w: clustering is not defined", ErrLowDegree))
	}
	if clustering.Expected == 0 {
		warnings = append(warnings, fmt.Errorf("%w in random networks: σ is not defined", ErrNoTriangles))
	}
	return warnings
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
