package null

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"

	"github.com/essaim/essaim/graph"
)

// Switching is a random one-mode network in which every node has as many neighbours
// as before, and with directions as many of both kinds. All such networks are equally
// likely, in the long run.
//
// Two ties a–b and c–d become a–d and c–b, unless a node would be tied to itself or
// to another twice: then they stay, and that counts as a switch too. Without
// directions each tie is taken either way round. With directions, switches alone
// cannot turn a cycle of three round; where three ties drawn are one, they do.
//
// It is for ties that are direct: a layer, or a gonum graph. A projection has cliques,
// one a project, which this takes apart; hold its two-mode network against
// [Curveball].
//
// Kept: nodes with all that is known of them, and how many ties each has. A tie takes
// its weight along from its first end: the strengths of nodes are not kept.
//
// Cost: O(S·m) time for S switches for each of m ties, and 80 bytes a tie.
//
// Same as: networkx double_edge_swap and directed_edge_swap, which count successful
// switches only, so that networks with many of them are drawn too often; igraph
// rewire(keeping_degseq()).
//
// References: Maslov and Sneppen (2002), doi:10.1126/science.1065103; Fosdick et al.
// (2018), doi:10.1137/16M1087175, for the equal chances; Roberts and Coolen (2012),
// doi:10.1103/PhysRevE.85.046103, for directions.
type Switching struct {
	Switches int    // tried, for each tie; 0 means 10
	Seed     uint64 // same seed, same network; 0 is a seed
}

// TieModel is a [Model] of one-mode networks.
type TieModel interface {
	// Sampler prepares to draw networks like g.
	Sampler(g *graph.OneMode) TieSampler
}

// TieSampler is a [Sampler] of one-mode networks.
type TieSampler func(ctx context.Context, rng *rand.Rand) (*graph.OneMode, error)

// Network is a random network with the degrees of g.
func (s Switching) Network(ctx context.Context, g *graph.OneMode) (*graph.OneMode, error) {
	return s.Sampler(g)(ctx, rand.New(rand.NewPCG(s.Seed, 0)))
}

// Sampler draws such networks from the random numbers that it is given. The seed does
// not count.
func (s Switching) Sampler(g *graph.OneMode) TieSampler {
	return switched(g, cmp.Or(s.Switches, 10), func(w *wiring, _ *rand.Rand) switcher { return w })
}

// switcher is ties that switch their ends.
type switcher interface {
	step(rng *rand.Rand)
	ties() (from, to []int32, weight []float64)
}

// switched draws networks by so many steps for each tie.
func switched(g *graph.OneMode, switches int, begin func(*wiring, *rand.Rand) switcher) TieSampler {
	return func(ctx context.Context, rng *rand.Rand) (*graph.OneMode, error) {
		if switches < 0 {
			return nil, fmt.Errorf("null: %w: %d switches", graph.ErrSetting, switches)
		}
		w, err := wiringOf(ctx, g)
		if err != nil {
			return nil, err
		}
		s := begin(w, rng)
		for k := range switches * len(w.from) {
			if k%4096 == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			s.step(rng)
		}
		return g.Rewired(s.ties())
	}
}
