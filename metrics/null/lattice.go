package null

import (
	"cmp"
	"context"
	"math/rand/v2"

	"github.com/essaim/essaim/graph"
)

// Lattice is a network in which every node has as many neighbours as before, as near
// as can be on a ring on which nodes stand in random order: clustered, and wide. It is
// what small worlds are held against beside a random network.
//
// A network of cliques clusters more than its lattices. Telesford et al. make lattices
// again and again, and keep a new one only if it clusters more than what they have, the
// network itself to begin with: the largest of many is up to the caller.
//
// Ties switch ends as in [Switching], but only if that makes them no longer, and each
// tries partners that are nearer than the one it has.
//
// Kept: nodes with all that is known of them, and how many ties each has, with
// directions of both kinds. Not kept: weights.
//
// Cost: O(S·m) time for S switches for each of m ties, and 100 bytes a tie.
//
// Same as: networkx lattice_reference, where the ring has the order of the nodes, and
// so depends on their names, and partners are drawn from all nodes: few of its
// switches come about if these are many.
//
// References: Sporns and Zwi (2004), doi:10.1385/NI:2:2:145; Telesford et al. (2011),
// doi:10.1089/brain.2011.0038.
type Lattice struct {
	Switches int    // tried, for each tie; 0 means 200
	Seed     uint64 // same seed, same network; 0 is a seed
}

// Network is such a network with the degrees of g.
func (l Lattice) Network(ctx context.Context, g *graph.OneMode) (*graph.OneMode, error) {
	return l.Sampler(g)(ctx, rand.New(rand.NewPCG(l.Seed, 0)))
}

// Sampler draws such networks from the random numbers that it is given. The seed does
// not count.
func (l Lattice) Sampler(g *graph.OneMode) TieSampler {
	return switched(g, cmp.Or(l.Switches, 200), func(w *wiring, rng *rand.Rand) switcher { return newRing(w, g.Len(), rng) })
}
