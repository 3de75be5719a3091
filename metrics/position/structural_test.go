package position_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/position"
)

// drawn is a random network: of two modes or one, with weights and directions or
// without, with twins and isolated nodes.
func drawn(t testing.TB, seed uint64) graph.Graph {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 50))
	n, p := 1+rng.IntN(9), []float64{.1, .3, .6, 1}[rng.IntN(4)]
	var b graph.Builder
	for i := range n {
		require.NoError(t, b.AddActor(fmt.Sprint("a", i), ""))
	}
	for i := range n {
		for j := range n {
			w := []float64{1, 2, .3, 1 + rng.Float64()}[rng.IntN(4)]
			switch {
			case rng.Float64() > p:
			case seed%3 == 0:
				require.NoError(t, b.Add(fmt.Sprint("a", i), fmt.Sprint("p", j%4), w))
			case i != j && (seed%3 == 1 || i < j):
				require.NoError(t, b.AddTie("ties", fmt.Sprint("a", i), fmt.Sprint("a", j), seed%3 == 1, graph.Number("weight", w)))
			}
		}
	}
	net, err := b.Build()
	require.NoError(t, err)
	if seed%3 == 0 {
		return net
	}
	g, err := net.Layer("ties")
	if err != nil {
		return new(graph.OneMode)
	}
	return g
}

// tie is the strength of a tie, by its direction if it has one; 1 without weights.
func tie(g graph.Graph, i, j int, weighted bool) float64 {
	rows := g.Rows()
	if o, ok := g.(*graph.OneMode); ok && o.Directed() {
		rows = o.Arcs().Out()
	}
	w, tied := rows.Weight(i, j)
	if tied && !weighted {
		return 1
	}
	return w
}

// compared is the nodes that are compared.
func compared(g graph.Graph, mode graph.Mode) (nodes []int) {
	for v := range g.Len() {
		if _, two := g.(*graph.Network); !two || g.At(v).Mode == mode {
			nodes = append(nodes, v)
		}
	}
	return nodes
}

// profile is the ties of i and of j to the same others, one by one.
func profile(g graph.Graph, i, j int, weighted bool) (x, y []float64) {
	_, two := g.(*graph.Network)
	o, one := g.(*graph.OneMode)
	for k := range g.Len() {
		if two && g.At(k).Mode == g.At(i).Mode || !two && (k == i || k == j) {
			continue
		}
		x, y = append(x, tie(g, i, k, weighted)), append(y, tie(g, j, k, weighted))
		if one && o.Directed() {
			x, y = append(x, tie(g, k, i, weighted)), append(y, tie(g, k, j, weighted))
		}
	}
	return x, y
}

func apart(x, y []float64, by position.Comparison) float64 {
	var squares, differences, smaller, larger float64
	for k := range x {
		squares += (x[k] - y[k]) * (x[k] - y[k])
		differences += math.Abs(x[k] - y[k])
		smaller += min(x[k], y[k])
		larger += max(x[k], y[k])
	}
	switch by {
	case position.Euclidean:
		return math.Sqrt(squares)
	case position.Manhattan:
		return differences
	case position.Jaccard:
		if larger == 0 {
			return 0
		}
		return 1 - smaller/larger
	}
	switch {
	case differences == 0:
		return 0
	case len(x) < 2 || stat.Variance(x, nil) < 1e-12 || stat.Variance(y, nil) < 1e-12:
		return 1
	}
	return 1 - stat.Correlation(x, y, nil)
}

func TestStructuralOracle(t *testing.T) {
	for seed := range uint64(240) {
		g := drawn(t, seed)
		for mode := range graph.Mode(2) {
			for by := position.Euclidean; by <= position.Correlation; by++ {
				for _, weighted := range []bool{false, true} {
					d, err := position.Structural{By: by, Mode: mode, Weighted: weighted}.Distances(t.Context(), g)
					require.NoError(t, err)
					nodes := compared(g, mode)
					require.Equal(t, len(nodes), d.Len())
					for a, i := range nodes {
						require.Equal(t, g.At(i), d.Node(a))
						for b, j := range nodes {
							want := 0.0
							if i != j {
								x, y := profile(g, i, j, weighted)
								want = apart(x, y, by)
							}
							require.InDelta(t, want, d.At(a, b), 1e-12, "seed %d by %d", seed, by)
						}
					}
				}
			}
		}
	}
}

// Twins are 0 apart, to the bit, whatever the weights.
func TestStructuralTwins(t *testing.T) {
	var b graph.Builder
	for _, actor := range []string{"A", "B"} {
		for k, project := range []string{"P", "Q", "R"} {
			require.NoError(t, b.Add(actor, project, math.Pow(.1, float64(k))))
		}
	}
	require.NoError(t, b.Add("C", "R", 5))
	net, err := b.Build()
	require.NoError(t, err)
	for by := position.Euclidean; by <= position.Correlation; by++ {
		d, err := position.Structural{By: by, Weighted: true}.Distances(t.Context(), net)
		require.NoError(t, err)
		require.Zero(t, d.At(0, 1))
		require.Positive(t, d.At(0, 2))
	}
	d, err := position.Structural{By: position.Correlation}.Distances(t.Context(), nettest.Parse(t, "A:P,Q B:P C:"))
	require.NoError(t, err)
	require.ErrorIs(t, d.Warnings[0], position.ErrConstant)
	require.ErrorContains(t, d.Warnings[0], "2 of 3")
}

func TestStructuralSameBits(t *testing.T) {
	net, err := affiliation(t, 300, 200)
	require.NoError(t, err)
	for _, m := range []position.Structural{{}, {By: position.Correlation, Weighted: true}} {
		m.Workers = 1
		want, err := m.Distances(t.Context(), net)
		require.NoError(t, err)
		for _, m.Workers = range []int{2, 3, 8, 64} {
			got, err := m.Distances(t.Context(), net)
			require.NoError(t, err)
			require.Equal(t, want, got)
		}
	}
	for _, looks := range []int{0, 1, 20} {
		_, err = position.Structural{}.Distances(nettest.NewExpiring(t.Context(), looks), net)
		require.ErrorIs(t, err, context.Canceled)
	}
}

func TestDistancesErrors(t *testing.T) {
	net := nettest.Parse(t, "A:P B:P")
	_, err := position.Structural{By: 9}.Distances(t.Context(), net)
	require.ErrorIs(t, err, graph.ErrSetting)
	_, err = position.NewDistances(t.Context(), net, "mine", []int{3}, nil)
	require.ErrorIs(t, err, graph.ErrSetting)
	_, err = position.NewDistances(t.Context(), net, "mine", make([]int, 20_001), nil)
	require.ErrorContains(t, err, "take a part of the network")
	d, err := position.NewDistances(t.Context(), net, "mine", []int{2, 0}, func(i, j int) float64 { return float64(10*i + j) })
	require.NoError(t, err)
	require.Equal(t, []float64{1, 1, 0}, []float64{d.At(0, 1), d.At(1, 0), d.At(1, 1)})
	require.Equal(t, "P", d.Node(0).Key)
	var none position.Distances
	require.Zero(t, none.Len())
}
