package metrics_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// betweenGroups is the definition, pair by pair.
func (s slow) betweenGroups(v int, from, to []int) float64 {
	sum := 0.0
	for i := range s.n {
		for j := range i {
			if i == v || j == v || math.IsInf(s.d[i][j], 1) || s.d[i][v]+s.d[v][j] != s.d[i][j] {
				continue
			}
			if slices.Contains(from, i) && slices.Contains(to, j) || slices.Contains(from, j) && slices.Contains(to, i) {
				sum += s.sigma[i][v] * s.sigma[v][j] / s.sigma[i][j]
			}
		}
	}
	return sum
}

func TestSubsetBetweennessOracle(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 0))
	group := func(n int) []int {
		if n == 0 {
			return nil
		}
		var g []int
		for range rng.IntN(n + 2) {
			g = append(g, rng.IntN(n)) // with repeats
		}
		return g
	}
	for _, g := range graphs(t) {
		for _, length := range []func(float64) float64{nil, math.Ceil} {
			s := newSlow(g, length)
			from, to := group(g.Len()), group(g.Len())
			for _, m := range []metrics.SubsetBetweenness{{From: from, To: to, Length: length}, {From: to, To: from, Length: length}} {
				like(t, m, g, func(v int) float64 { return s.betweenGroups(v, from, to) })
			}
		}
	}
}

// Between all and all it is betweenness, and any number of workers gives its bits.
func TestSubsetBetweennessOfAll(t *testing.T) {
	net := affiliation(t, 1, 300, 200)
	all := make([]int, net.Len())
	for i := range all {
		all[i] = i
	}
	want, err := metrics.Betweenness{}.Scores(t.Context(), net)
	require.NoError(t, err)
	var first []float64
	for _, workers := range []int{1, 2, 3, 8, 64} {
		got, err := metrics.SubsetBetweenness{From: all, To: all, Workers: workers}.Scores(t.Context(), net)
		require.NoError(t, err)
		require.InDeltaSlice(t, want.Values(), got.Values(), 1e-8)
		if first == nil {
			first = got.Values()
		}
		require.Equal(t, first, got.Values())
	}
	_, err = metrics.SubsetBetweenness{From: []int{net.Len()}}.Scores(t.Context(), net)
	require.ErrorIs(t, err, graph.ErrSetting)
	_, err = metrics.SubsetBetweenness{From: all, To: all}.Scores(nettest.NewExpiring(t.Context(), 50), net)
	require.ErrorIs(t, err, context.Canceled)
}

func ExampleSubsetBetweenness() {
	var b graph.Builder
	for _, take := range [][2]string{{"Town A", "Mill"}, {"Agency", "Mill"}, {"Agency", "Bridge"}, {"Firm B", "Bridge"}, {"Town A", "Well"}, {"Town C", "Well"}} {
		if err := b.Add(take[0], take[1], 1); err != nil {
			fmt.Println(err)
		}
	}
	net, err := b.Build()
	if err != nil {
		fmt.Println(err)
		return
	}
	actors := net.OneMode(graph.Actor, graph.Count)
	var towns, firms []int
	for i := range actors.Len() {
		switch actors.At(i).Key[:4] {
		case "Town":
			towns = append(towns, i)
		case "Firm":
			firms = append(firms, i)
		}
	}
	scores, err := metrics.SubsetBetweenness{From: towns, To: firms}.Scores(context.Background(), actors)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range scores.Top(2) {
		fmt.Println(r.Node.Name, r.Value)
	}
	// Output:
	// Agency 2
	// Town A 1
}
