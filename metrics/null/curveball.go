package null

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"

	"github.com/essaim/essaim/graph"
)

// Curveball is a random network in which every actor has as many projects as
// before, and every project as many actors. All such networks are equally likely.
//
// Two projects trade: their actors who are in one of the two only are dealt to
// them anew, at random, as many to each as before. In a global trade all projects
// trade, in pairs. Pairs are drawn at random, more often of like size than not:
// chances stay equal, since sizes never change, and fewer trades are needed.
//
// Enough trades: in four programmes of research and territorial cooperation, 30
// global trades give the same mean number of pairs of actors who meet as 100,
// within a third of its standard deviation. They leave 1.0 % of the participations
// of Horizon 2020 where they were, and chance alone leaves 0.9 %. The usual number,
// 5 pair trades for each project, is 10 global trades; with pairs of any size, as
// in the literature, it leaves 15 %.
//
// Kept: nodes with all that is known of them, their degrees, direct ties,
// parents, events and seats. Not kept: roles, weights, amounts and dates of
// participations; several of one actor in one project become one.
//
// Cost: O(T·m) time for T trades and m participations; 4 bytes a participation,
// 46 a project and, for each worker, 4 an actor, beside the network itself.
//
// Same as: vegan nullmodel "curveball", backbone fastball, both with pairs of any
// size. NetworKit GlobalCurveball is for one mode.
//
// References: Strona et al. (2014), doi:10.1038/ncomms5114; Carstens (2015),
// doi:10.1103/PhysRevE.91.042812, for the equal chances; Carstens, Berger and
// Strona (2018), doi:10.1016/j.mex.2018.06.018, for global trades; Godard and Neal
// (2022), doi:10.1093/comnet/cnac049.
type Curveball struct {
	Trades   int                   // global trades; 0 means 30
	Seed     uint64                // same seed, same network; 0 is a seed
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// Network is a random network with the degrees of net.
func (c Curveball) Network(ctx context.Context, net *graph.Network) (*graph.Network, error) {
	return c.sampler(net)(ctx, rand.New(rand.NewPCG(c.Seed, 0)))
}

// Sampler draws such networks on one goroutine, from the random numbers that it is
// given. Only Trades counts of the settings.
func (c Curveball) Sampler(net *graph.Network) Sampler {
	return Curveball{Trades: c.Trades, Workers: 1}.sampler(net)
}

func (c Curveball) sampler(net *graph.Network) Sampler {
	t := newTraders(net)
	return func(ctx context.Context, rng *rand.Rand) (*graph.Network, error) {
		if c.Trades < 0 || c.Workers < 0 {
			return nil, fmt.Errorf("null: %w: %d trades on %d workers", graph.ErrSetting, c.Trades, c.Workers)
		}
		t.reset()
		for done := range c.trades() {
			if err := t.trade(ctx, rng, c.Workers); err != nil {
				return nil, err
			}
			if c.Progress != nil {
				c.Progress(done+1, c.trades())
			}
		}
		return net.Rewired(t.members)
	}
}

func (c Curveball) trades() int { return cmp.Or(c.Trades, 30) }
