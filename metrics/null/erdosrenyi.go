package null

import (
	"context"
	"math/rand/v2"
	"slices"

	"github.com/essaim/essaim/graph"
)

// ErdosRenyi is a random network of the same nodes with as many ties as before,
// between any actors and projects. All such networks are equally likely.
//
// It keeps no degree, and so mostly says that real networks have large and small
// nodes. [Curveball] takes these for granted.
//
// Kept: nodes with all that is known of them, direct ties, parents, events and
// seats. Not kept: roles, weights, amounts and dates of participations.
//
// Cost: O(m·log m) time and 12 bytes a tie for m ties, or for the pairs without a
// tie where these are fewer.
//
// Same as: igraph sample_bipartite_gnm; backbone fixedfill, which computes the
// chances instead of drawing.
//
// References: Erdős and Rényi (1959), doi:10.5486/PMD.1959.6.3-4.12; Neal,
// Domagalski and Sagan (2021), doi:10.1038/s41598-021-03238-3, for two modes.
type ErdosRenyi struct {
	Seed uint64 // same seed, same network; 0 is a seed
}

// Network is a random network with the number of ties of net.
func (e ErdosRenyi) Network(ctx context.Context, net *graph.Network) (*graph.Network, error) {
	return e.Sampler(net)(ctx, rand.New(rand.NewPCG(e.Seed, 0)))
}

// Sampler draws such networks from the random numbers that it is given. The seed
// does not count.
func (ErdosRenyi) Sampler(net *graph.Network) Sampler {
	actors, projects := uint64(net.Count(graph.Actor)), uint64(net.Count(graph.Project))
	ties, pairs := uint64(net.Ties()), actors*projects
	return func(ctx context.Context, rng *rand.Rand) (*graph.Network, error) {
		drawn, err := distinct(ctx, rng, int(min(ties, pairs-ties)), pairs)
		if err != nil {
			return nil, err
		}
		if ties > pairs-ties {
			drawn = others(drawn, pairs)
		}
		all, members := make([]int32, ties), make([][]int32, projects)
		for i, pair := range drawn {
			all[i] = int32(pair % actors)
		}
		for p, from := uint64(0), 0; p < projects; p++ {
			to, _ := slices.BinarySearch(drawn, (p+1)*actors)
			members[p] = all[from:to]
			from = to
		}
		return net.Rewired(members)
	}
}

// distinct is n distinct numbers below limit, in rising order. Numbers are drawn
// until there are n: repeats leave room for others.
func distinct(ctx context.Context, rng *rand.Rand, n int, limit uint64) ([]uint64, error) {
	drawn := make([]uint64, 0, n)
	for len(drawn) < n {
		for i := len(drawn); i < n; i++ {
			if i%4096 == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			drawn = append(drawn, rng.Uint64N(limit))
		}
		slices.Sort(drawn)
		drawn = slices.Compact(drawn)
	}
	return drawn, ctx.Err()
}

// others is the numbers below limit that are not among some in rising order.
func others(these []uint64, limit uint64) []uint64 {
	rest := make([]uint64, 0, limit-uint64(len(these)))
	for x := range limit {
		if len(these) > 0 && these[0] == x {
			these = these[1:]
			continue
		}
		rest = append(rest, x)
	}
	return rest
}
