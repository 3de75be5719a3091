package null

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"

	"github.com/essaim/essaim/graph"
)

// Affiliation is an invented network with the shape of real programmes: a few
// actors are in hundreds of projects and half of them in one, a few projects have
// a hundred actors and many have one. It is meant for benchmarks and trials.
//
// Every actor takes part in something and every project has someone: each has one
// participation to begin with. The others fall to nodes by their rank, dealt at
// random. With n nodes of a mode and its tail t, rank k = 1, 2, … n has the weight
//
//	w(k) = ((k + 9.5) / (n + 10))^(-1/t) - 1
//
// so that the share of nodes with d ties or more falls as d^-t, but for the ten
// largest, which are alike. Where a project has nearly all actors, others fill the
// places that the weights cannot.
//
// Like: Horizon 2020 has 35,871 actors, 31,451 projects and 144,726
// participations. With these numbers, the default tails and seed 0, half of the
// actors are in one project (there 63 %), one in a hundred in 42 or more (51), the
// first in 998 (1,372); one project in a hundred has 34 actors or more (32), the
// largest 159 (186); 957,728 pairs of actors meet (796,670).
//
// Cost: O(n + m) time for n nodes and m participations; 4 bytes a participation
// and 60 a node beside the network itself.
//
// References: Mandelbrot (1953), "An informational theory of the statistical
// structure of language", for w; Newman, Strogatz and Watts (2001),
// doi:10.1103/PhysRevE.64.026118, for affiliation networks by their degrees.
type Affiliation struct {
	Actors         int
	Projects       int
	Participations int     // no actor is twice in a project
	ActorTail      float64 // from 1.01 to 10; 0 means 1.1
	ProjectTail    float64 // from 1.01 to 10; 0 means 2.2
	Seed           uint64  // same seed, same network; 0 is a seed
}

// Network is the network. Keys are a and p with a number from 1, written with
// seven digits or more. Participations that are too few for every node to have
// one, or more than there are pairs, are an error ([graph.ErrSetting]).
func (f Affiliation) Network(ctx context.Context) (*graph.Network, error) {
	f.ActorTail, f.ProjectTail = cmp.Or(f.ActorTail, 1.1), cmp.Or(f.ProjectTail, 2.2)
	if err := f.check(); err != nil {
		return nil, fmt.Errorf("null: %w: %w", graph.ErrSetting, err)
	}
	rng := rand.New(rand.NewPCG(f.Seed, 0))
	sizes, err := f.sizes(ctx, rng)
	if err != nil {
		return nil, err
	}
	members, err := f.members(ctx, rng, sizes)
	if err != nil {
		return nil, err
	}
	return graph.FromMembers(keys("a", f.Actors), keys("p", f.Projects), members)
}

func (f Affiliation) check() error {
	const most = 1<<30 - 1
	least, pairs := max(f.Actors, f.Projects), f.Actors*f.Projects
	switch {
	case min(f.Actors, f.Projects) < 0 || least > most:
		return fmt.Errorf("%d actors, %d projects", f.Actors, f.Projects)
	case f.Participations < least:
		return fmt.Errorf("%d participations for %d nodes of one mode", f.Participations, least)
	case f.Participations > pairs:
		return fmt.Errorf("%d participations for %d pairs", f.Participations, pairs)
	}
	for _, tail := range []float64{f.ActorTail, f.ProjectTail} {
		if !(tail >= 1.01 && tail <= 10) {
			return fmt.Errorf("tail %v: it must be from 1.01 to 10", tail)
		}
	}
	return nil
}

// sizes is the number of actors of every project.
func (f Affiliation) sizes(ctx context.Context, rng *rand.Rand) ([]int32, error) {
	sizes := make([]int32, f.Projects)
	for p := range sizes {
		sizes[p] = 1
	}
	full := func(rank int) bool { return int(sizes[rank]) == f.Actors }
	r := newRanks(f.Projects, f.ProjectTail)
	for k := range f.Participations - f.Projects {
		if k%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		sizes[r.draw(rng, full)]++
	}
	rng.Shuffle(len(sizes), func(i, j int) { sizes[i], sizes[j] = sizes[j], sizes[i] })
	return sizes, nil
}

// members is the actors of every project.
func (f Affiliation) members(ctx context.Context, rng *rand.Rand, sizes []int32) ([][]int32, error) {
	d := &dealer{rng: rng, ranks: newRanks(f.Actors, f.ActorTail), order: permutation(rng, f.Actors), seen: make([]int32, f.Actors)}
	d.firsts, d.places = permutation(rng, f.Actors), f.Participations
	all := make([]int32, f.Participations)
	rows := make([][]int32, len(sizes))
	done := 0
	for p, size := range sizes {
		rows[p], all = all[:size:size], all[size:]
		if done += int(size); done >= 4096 {
			done = 0
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
		}
		d.deal(int32(p+1), rows[p])
	}
	return rows, nil
}

// dealer deals the places of projects to actors.
type dealer struct {
	rng    *rand.Rand
	ranks  ranks
	order  []int32 // actors by rank
	firsts []int32 // actors who have no place yet
	places int     // left to deal
	seen   []int32 // per actor: the last project
}

// deal fills the places of a project. The first places of the actors are spread
// evenly over all places. In each project they are dealt before the others, and so
// never meet an actor who is there already.
func (d *dealer) deal(project int32, row []int32) {
	firsts := 0
	for range row {
		if d.rng.IntN(d.places) < len(d.firsts)-firsts {
			firsts++
		}
		d.places--
	}
	copy(row, d.firsts[:firsts])
	d.firsts = d.firsts[firsts:]
	there := func(rank int) bool { return d.seen[d.order[rank]] == project }
	for i := range row {
		if i >= firsts {
			row[i] = d.order[d.ranks.draw(d.rng, there)]
		}
		d.seen[row[i]] = project
	}
}

// permutation is 0 … n-1 in random order.
func permutation(rng *rand.Rand, n int) []int32 {
	order := make([]int32, n)
	for i := range order {
		j := rng.IntN(i + 1)
		order[i] = order[j]
		order[j] = int32(i)
	}
	return order
}

// keys is n keys with a prefix, in rising order, cut from one text.
func keys(prefix string, n int) []string {
	width := len(prefix) + max(7, len(strconv.Itoa(n)))
	text := bytes.Repeat([]byte("0"), n*width)
	for i := range n {
		key := text[i*width : (i+1)*width]
		copy(key, prefix)
		for at, left := width-1, i+1; left > 0; at, left = at-1, left/10 {
			key[at] += byte(left % 10)
		}
	}
	all := string(text)
	list := make([]string, n)
	for i := range list {
		list[i] = all[i*width : (i+1)*width]
	}
	return list
}
