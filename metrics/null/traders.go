package null

import (
	"context"
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
	order   []int32   // projects that can trade, paired as they stand
	hands   sync.Pool // of *hand
}

// newTraders leaves projects with no actor and with all actors out of trade: they
// could only waste it.
func newTraders(net *graph.Network) *traders {
	actors, projects := net.Count(graph.Actor), net.Count(graph.Project)
	t := &traders{net: net, all: make([]int32, net.Ties()), start: make([]int, projects+1)}
	t.members = make([][]int32, projects)
	t.hands.New = func() any { return &hand{held: make([]uint32, actors)} }
	for p := range projects {
		size := net.Rows().Degree(actors + p)
		t.start[p+1] = t.start[p] + size
		t.members[p] = t.of(int32(p))
		if 0 < size && size < actors {
			t.order = append(t.order, int32(p))
		}
	}
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
	slices.Sort(t.order)
}

// pairsABlock is the pairs that share a stream of random numbers.
const pairsABlock = 256

// trade is a global trade. Each block of pairs has its own stream of random
// numbers, so that workers do not matter.
func (t *traders) trade(ctx context.Context, rng *rand.Rand, workers int) error {
	rng.Shuffle(len(t.order), func(i, j int) { t.order[i], t.order[j] = t.order[j], t.order[i] })
	pairs := len(t.order) / 2
	stream := [2]uint64{rng.Uint64(), rng.Uint64()}
	loop := parallel.Loop{N: (pairs + pairsABlock - 1) / pairsABlock, Work: 5 * len(t.all), Workers: workers}
	return loop.Each(ctx, func() func(int) {
		return func(block int) {
			h := t.hands.Get().(*hand)
			defer t.hands.Put(h)
			h.pcg.Seed(stream[0], stream[1]+uint64(block))
			for k := block * pairsABlock; k < min(pairs, (block+1)*pairsABlock); k++ {
				h.trade(t.of(t.order[2*k]), t.of(t.order[2*k+1]))
			}
		}
	})
}

// hand deals.
type hand struct {
	pcg  rand.PCG
	held []uint32 // per actor: the last trade in which the smaller project held them
	now  uint32   // trade
}

// trade deals the actors of two projects who are in one of them only.
func (h *hand) trade(a, b []int32) {
	if len(a) > len(b) {
		a, b = b, a
	}
	a, b = h.apart(a, b)
	for i := range a { // any of a[i:] and b
		j := i + h.below(len(a)-i+len(b))
		if j < len(a) {
			a[i], a[j] = a[j], a[i]
		} else {
			a[i], b[j-len(a)] = b[j-len(a)], a[i]
		}
	}
}

// apart puts those who are in both projects first, and gives the others.
func (h *hand) apart(a, b []int32) (onlyA, onlyB []int32) {
	if h.now++; h.now == 0 {
		clear(h.held)
		h.now = 1
	}
	for _, x := range a {
		h.held[x] = h.now
	}
	both := 0
	for j, x := range b {
		if h.held[x] != h.now {
			continue
		}
		i := both + slices.Index(a[both:], x)
		a[i], a[both] = a[both], a[i]
		b[j], b[both] = b[both], b[j]
		both++
	}
	return a[both:], b[both:]
}

// below is a random number below n.
func (h *hand) below(n int) int {
	high, _ := bits.Mul64(h.pcg.Uint64(), uint64(n))
	return int(high)
}
