package brandes_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
)

// edges is a graph of n nodes, as the two-mode network in which every tie is a project of
// two actors.
type edges struct {
	n    int
	ties map[[2]int]bool
}

func newEdges(n int) edges { return edges{n, map[[2]int]bool{}} }

func (e edges) tie(i, j int) {
	if i != j {
		e.ties[[2]int{min(i, j), max(i, j)}] = true
	}
}

func (e edges) net(t testing.TB) *graph.Network {
	var text strings.Builder
	for i := range e.n {
		_, _ = fmt.Fprintf(&text, "%03d: ", i)
		for j := range e.n {
			if e.ties[[2]int{i, j}] {
				_, _ = fmt.Fprintf(&text, "%03d:%03d-%03d %03d:%03d-%03d ", i, i, j, j, i, j)
			}
		}
	}
	return nettest.Parse(t, text.String())
}

// copied is a graph with some copies of every node, its twins. They are tied or not.
func (e edges) copied(rng *rand.Rand) edges {
	var base []int
	var tied []bool
	for i := range e.n {
		same := rng.IntN(2) == 0
		for range 1 + rng.IntN(3) {
			base, tied = append(base, i), append(tied, same)
		}
	}
	all := newEdges(len(base))
	for i := range base {
		for j := range i {
			if base[i] == base[j] && tied[i] || e.ties[[2]int{min(base[i], base[j]), max(base[i], base[j])}] {
				all.tie(i, j)
			}
		}
	}
	return all
}

// random ties every pair with a probability.
func random(rng *rand.Rand, n int, p float64) edges {
	e := newEdges(n)
	for i := range n {
		for j := range i {
			if rng.Float64() < p {
				e.tie(i, j)
			}
		}
	}
	return e
}

// tree ties every node to an earlier one.
func tree(rng *rand.Rand, n int) edges {
	e := newEdges(n)
	for i := 1; i < n; i++ {
		e.tie(i, rng.IntN(i))
	}
	return e
}

// beads are cliques and rings in a chain, joined at nodes and over ties.
func beads(rng *rand.Rand, n int) edges {
	e := newEdges(n)
	for from := 0; from < n-1; {
		size := min(n-from, 2+rng.IntN(5))
		clique := rng.IntN(2) == 0
		for i := range size {
			for j := range i {
				if clique || i-j == 1 || i-j == size-1 {
					e.tie(from+i, from+j)
				}
			}
		}
		from += size - 1
	}
	return e
}

// bipartite is complete.
func bipartite(a, b int) edges {
	e := newEdges(a + b)
	for i := range a {
		for j := range b {
			e.tie(i, a+j)
		}
	}
	return e
}

// networks are small networks of all kinds: graphs as networks whose projects have two
// actors, and networks with projects of any size.
func networks(t testing.TB, rounds int) []*graph.Network {
	rng := rand.New(rand.NewPCG(8, 1))
	all := []*graph.Network{
		nettest.Parse(t, ""), nettest.Parse(t, "a:"), nettest.Parse(t, "a: b: :p"),
		nettest.Parse(t, "a:p b:p c:p d:p"), nettest.Parse(t, "a:p,q,r"),
		nettest.Parse(t, "a:p,q b:p,q c:q,r d:r,s e:r,s"), // pairs that share two projects
		nettest.Complete(t, 4, 6), nettest.Complete(t, 9, 1),
		bipartite(1, 7).net(t), bipartite(3, 5).net(t), random(rng, 9, 1).net(t),
	}
	for round := range rounds {
		for _, p := range []float64{.05, .15, .3, .6} {
			all = append(all,
				random(rng, 2+rng.IntN(24), p).net(t),
				random(rng, 2+rng.IntN(8), 2*p).copied(rng).net(t),
				nettest.Random(t, uint64(round), 1+rng.IntN(24), 1+rng.IntN(16), p),
			)
		}
		all = append(all, tree(rng, 20).net(t), beads(rng, 25).net(t), tree(rng, 6).copied(rng).net(t), islands(t, rng))
	}
	return all
}

// islands are two-mode components side by side, with many actors of the same projects.
func islands(t testing.TB, rng *rand.Rand) *graph.Network {
	sets := []string{"", "p", "p,q", "q,r,s", "s", "t,u", "t,u,v", "v,w", "x"}
	var fields []string
	for a := range 25 {
		fields = append(fields, fmt.Sprintf("a%d:%s", a, sets[rng.IntN(len(sets))]))
	}
	return nettest.Parse(t, strings.Join(fields, " "))
}
