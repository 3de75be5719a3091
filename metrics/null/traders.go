package null

import (
	"context"
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
	"sync"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// traders is the projects of a network with their actors, who change.
type traders struct {
	net     *graph.Network
	members [][]int32 // of every project, in no order
	start   []int     // where they stand in all
	all     []int32
	able    []int32 // projects that can trade
	order   []int32 // the same: first with second, third with fourth, …
	pairing pairing
	hands   sync.Pool // of *hand
}

// newTraders leaves projects with no actor or all actors out of trade. They would
// only waste it.
func newTraders(net *graph.Network) *traders {
	actors, projects := net.Count(graph.Actor), net.Count(graph.Project)
	t := &traders{net: net, all: make([]int32, net.Ties())}
	t.members, t.start = make([][]int32, projects), make([]int, projects+1)
	t.hands.New = func() any { return &hand{mark: make([]uint32, actors)} }
	for p := range projects {
		size := net.Rows().Degree(actors + p)
		t.start[p+1] = t.start[p] + size
		t.members[p] = t.of(int32(p))
		if 0 < size && size < actors {
			t.able = append(t.able, int32(p))
		}
	}
	t.order = slices.Clone(t.able)
	t.pairing = newPairing(t.members)
	return t
}

// of is the actors of a project.
func (t *traders) of(project int32) []int32 { return t.all[t.start[project]:t.start[project+1]] }

// reset makes the projects those of the network again.
func (t *traders) reset() {
	rows, actors := t.net.Rows(), t.net.Count(graph.Actor)
	for p, row := range t.members {
		copy(row, rows.Row(actors+p))
	}
	copy(t.order, t.able)
}

// trade is a global trade. Each block of pairs has its own stream of random
// numbers, so that workers do not matter.
func (t *traders) trade(ctx context.Context, rng *rand.Rand, workers int) error {
	r := round{t: t, pairs: t.pairing.pair(t.order, rng), stream: [2]uint64{rng.Uint64(), rng.Uint64()}}
	if r.blocks() <= 1 { // a loop would cost more than the trade
		r.block(0)
		return ctx.Err()
	}
	loop := parallel.Loop{N: r.blocks(), Work: 5 * len(t.all), Workers: workers}
	return loop.Each(ctx, func() func(int) { return r.block })
}

// round is one trade of all projects.
type round struct {
	t      *traders
	pairs  []int32 // first with second, third with fourth, …
	stream [2]uint64
}

// blockSize is how many projects trade in a block.
const blockSize = 512

func (r *round) blocks() int { return (len(r.pairs) + blockSize - 1) / blockSize }

// block lets the pairs of a block trade.
func (r *round) block(block int) {
	h := r.t.hands.Get().(*hand)
	defer r.t.hands.Put(h)
	h.pcg.Seed(r.stream[0], r.stream[1]+uint64(block))
	pairs := r.pairs[block*blockSize : min(len(r.pairs), (block+1)*blockSize)]
	for k := 0; k < len(pairs); k += 2 {
		h.trade(r.t.of(pairs[k]), r.t.of(pairs[k+1]))
	}
}

// hand deals.
type hand struct {
	pcg  rand.PCG
	mark []uint32 // per actor: the last mark
	last uint32   // of all marks
}

// trade deals the actors of two projects who are in one of them only.
func (h *hand) trade(a, b []int32) {
	if len(a) > len(b) {
		a, b = b, a
	}
	a, b = h.apart(a, b)
	for i := range a {
		j := i + h.below(len(a)-i+len(b)) // a[i:], then b
		if j < len(a) {
			a[i], a[j] = a[j], a[i]
		} else {
			a[i], b[j-len(a)] = b[j-len(a)], a[i]
		}
	}
}

// apart puts those who are in both projects first, and gives the others.
func (h *hand) apart(a, b []int32) (onlyA, onlyB []int32) {
	if h.last > math.MaxUint32-2 {
		clear(h.mark)
		h.last = 0
	}
	inA, inBoth := h.last+1, h.last+2
	h.last = inBoth
	for _, x := range a {
		h.mark[x] = inA
	}
	both := 0
	for j, x := range b {
		if h.mark[x] == inA {
			h.mark[x] = inBoth
			b[j], b[both] = b[both], x
			both++
		}
	}
	for i, k := 0, 0; k < both; i++ {
		if x := a[i]; h.mark[x] == inBoth {
			a[i], a[k] = a[k], x
			k++
		}
	}
	return a[both:], b[both:]
}

// below is a random number from 0 to n-1.
func (h *hand) below(n int) int {
	high, _ := bits.Mul64(h.pcg.Uint64(), uint64(n))
	return int(high)
}
