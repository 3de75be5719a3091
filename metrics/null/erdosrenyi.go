package null

import (
	"context"
	"math/rand/v2"

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
// Cost: O(n + m) time for n nodes and m ties; 4 bytes a tie and 32 a node beside
// the network itself.
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
	actors, projects := net.Count(graph.Actor), net.Count(graph.Project)
	d := &drawer{seen: make([]int32, actors), sizes: make([]int, projects), members: make([][]int32, projects), all: make([]int32, net.Ties())}
	return func(ctx context.Context, rng *rand.Rand) (*graph.Network, error) {
		if err := d.draw(ctx, rng); err != nil {
			return nil, err
		}
		return net.Rewired(d.members)
	}
}

// drawer draws pairs of actors and projects: the ties, or if these are more than
// half of all pairs, those that are not.
type drawer struct {
	seen    []int32 // per actor: the last project that drew them, from 1
	sizes   []int   // of projects: pairs to draw
	members [][]int32
	all     []int32 // what members stand in
}

func (d *drawer) draw(ctx context.Context, rng *rand.Rand) error {
	ties := len(d.all)
	absent := len(d.seen)*len(d.sizes) - ties
	if err := d.deal(ctx, rng, min(ties, absent)); err != nil {
		return err
	}
	clear(d.seen)
	rest := d.all
	for p, size := range d.sizes {
		if p%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		row := rest[:0]
		for range size {
			if a := d.actor(rng, int32(p+1)); ties <= absent {
				row = append(row, a)
			}
		}
		if ties > absent {
			row = d.others(row, int32(p+1))
		}
		d.members[p], rest = row, rest[len(row):]
	}
	return nil
}

// deal deals pairs to projects. Each falls to a project by the pairs that it has
// left.
func (d *drawer) deal(ctx context.Context, rng *rand.Rand, pairs int) error {
	clear(d.sizes)
	for done := 0; done < pairs; {
		if done%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		p := rng.IntN(len(d.sizes))
		if rng.IntN(len(d.seen)) >= d.sizes[p] {
			d.sizes[p]++
			done++
		}
	}
	return ctx.Err()
}

// actor is one whom a project has not drawn yet.
func (d *drawer) actor(rng *rand.Rand, project int32) int32 {
	for {
		if a := rng.IntN(len(d.seen)); d.seen[a] != project {
			d.seen[a] = project
			return int32(a)
		}
	}
}

// others adds those whom a project has not drawn.
func (d *drawer) others(row []int32, project int32) []int32 {
	for a, last := range d.seen {
		if last != project {
			row = append(row, int32(a))
		}
	}
	return row
}
