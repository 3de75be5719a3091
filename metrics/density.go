package metrics

import (
	"cmp"
	"context"
	"math"

	"github.com/essaim/essaim/graph"
)

// Density is the share of possible ties that exist.
//
//	two modes:  m / (actors × projects)
//	one mode:   m / (n(n-1)/2)
//
// Unreachable nodes: all count. Without any possible tie it is NaN.
//
// Cost: O(1), once the rows of a projection are built.
//
// Same as: networkx density and bipartite.density, igraph edge_density. Where no
// tie is possible networkx gives 0.
//
// References: Wasserman and Faust (1994), doi:10.1017/CBO9780511815478; Borgatti
// and Everett (1997), doi:10.1016/S0378-8733(96)00301-2.
type Density struct{}

// Value is the density of the network.
func (Density) Value(ctx context.Context, g graph.Graph) (float64, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return math.NaN(), err
	}
	ties := float64(rows.Entries() / 2)
	n := float64(g.Len())
	possible := n * (n - 1) / 2
	if net, ok := g.(*graph.Network); ok {
		possible = float64(net.Count(graph.Actor)) * float64(net.Count(graph.Project))
	}
	if possible <= 0 {
		return undefined("density", "no two nodes could be tied")
	}
	return ties / possible, nil
}

// MeanDegree is the mean number of projects of an actor, or of actors of a
// project.
//
//	m / (number of nodes of the mode)
//
// Unreachable nodes: isolated nodes count. For a mode without nodes it is NaN.
//
// Cost: O(1).
//
// References: Latapy, Magnien and Del Vecchio (2008),
// doi:10.1016/j.socnet.2007.04.006.
type MeanDegree struct {
	Mode graph.Mode // whose nodes
}

// Value is the mean degree of the mode.
func (m MeanDegree) Value(ctx context.Context, g graph.Graph) (float64, error) {
	net, err := twoMode(g, "mean degree", "use Degree and Describe")
	if err = cmp.Or(err, checkChoice("mean degree", "Mode", m.Mode, graph.Project)); err != nil {
		return math.NaN(), err
	}
	if net.Count(m.Mode) == 0 {
		return undefined("mean degree", "there is no "+m.Mode.String())
	}
	return float64(net.Ties()) / float64(net.Count(m.Mode)), ctx.Err()
}
