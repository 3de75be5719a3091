package dijkstra_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
)

// sample is a graph with whole numbers at its ties, whose lengths are made of these.
type sample struct {
	n    int
	ties map[[2]int]int // smaller end first
}

func newSample(n int) sample { return sample{n, map[[2]int]int{}} }

func (s sample) tie(i, j, number int) {
	if i != j {
		s.ties[[2]int{min(i, j), max(i, j)}] = number
	}
}

// rows is the adjacency, with the numbers for strengths.
func (s sample) rows(t testing.TB) graph.Rows {
	t.Helper()
	var b graph.Builder
	key := func(i int) string { return fmt.Sprintf("%05d", i) }
	for i := range s.n {
		require.NoError(t, b.AddActor(key(i), ""))
	}
	for ends, number := range s.ties {
		tie := fmt.Sprint(key(ends[0]), "-", key(ends[1]), " ", number)
		require.NoError(t, b.AddParticipation(key(ends[0]), tie))
		require.NoError(t, b.AddParticipation(key(ends[1]), tie))
	}
	net, err := b.Build()
	require.NoError(t, err)
	return net.OneMode(graph.Actor, graph.Custom("number", func(_, _ graph.Node, shared []graph.Node) float64 {
		_, number, _ := strings.Cut(shared[0].Key, " ")
		strength, _ := strconv.ParseFloat(number, 64)
		return strength
	})).Rows()
}

// samples are small graphs of all kinds, with numbers drawn from a list.
func samples(rng *rand.Rand, numbers []int) map[string]sample {
	draw := func() int { return numbers[rng.IntN(len(numbers))] }
	all := map[string]sample{"one node": newSample(1), "isolated": newSample(4)}
	for k, name := range []string{"sparse", "random", "dense", "clique"} {
		s, p := newSample(4+rng.IntN(5)), []float64{.15, .35, .7, 1}[k]
		for i := range s.n {
			for j := range i {
				if rng.Float64() < p {
					s.tie(i, j, draw())
				}
			}
		}
		all[name] = s
	}
	tree, ring, bipartite, twins := newSample(9), newSample(8), newSample(7), newSample(9)
	for i := range 8 {
		tree.tie(i+1, rng.IntN(i+1), draw())
		ring.tie(i, (i+1)%8, draw())
	}
	for i := range 12 {
		bipartite.tie(i%4, 4+i/4, draw())
	}
	for i := range 4 { // nodes 0, 1 and 2, 3 have the same neighbours at the same lengths; 2, 3 are tied
		x, y := draw(), draw()
		twins.tie(0, 4+i, x)
		twins.tie(1, 4+i, x)
		twins.tie(2, 5+i, y)
		twins.tie(3, 5+i, y)
	}
	twins.tie(2, 3, draw())
	all["tree"], all["ring"], all["complete bipartite"], all["twins"] = tree, ring, bipartite, twins
	return all
}
