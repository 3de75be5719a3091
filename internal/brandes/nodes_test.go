package brandes_test

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/brandes"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/internal/parallel"
)

func TestZeroValues(t *testing.T) {
	var rows graph.Rows
	for _, values := range [](func() ([]float64, error)){
		func() ([]float64, error) { return brandes.Nodes(t.Context(), implicit.Plain(rows), parallel.Loop{}) },
		func() ([]float64, error) { return brandes.Ties(t.Context(), rows, nil, parallel.Loop{}) },
		func() ([]float64, error) { return brandes.NodesByLength(t.Context(), rows, nil, parallel.Loop{}) },
		func() ([]float64, error) { return brandes.TiesByLength(t.Context(), rows, nil, nil, parallel.Loop{}) },
		func() ([]float64, error) { return brandes.Between(t.Context(), rows, nil, nil, nil, parallel.Loop{}) },
	} {
		got, err := values()
		require.NoError(t, err)
		require.Empty(t, got)
	}
}

// view is a graph with its lengths by definition.
type view struct {
	name   string
	g      graph.Graph
	length [][]int64
}

// views is a network and its projections, without those too large for the definition.
func views(net *graph.Network) []view {
	all := []view{
		{"network", net, steps(net.Rows())},
		{"actors", net.OneMode(graph.Actor, graph.Count), shared(net, graph.Actor)},
	}
	if net.Count(graph.Project) <= 60 {
		all = append(all, view{"projects", net.OneMode(graph.Project, graph.Count), shared(net, graph.Project)})
	}
	return all
}

// requireSame wants numbers to agree in 12 digits.
func requireSame(t testing.TB, want, got []float64, about ...any) {
	t.Helper()
	require.Len(t, got, len(want), about...)
	for i, x := range want {
		if !(math.Abs(x-got[i]) <= 1e-12*max(1, x)) {
			require.InDelta(t, x, got[i], 1e-12*max(1, x), about...)
		}
	}
}

// requireSteps wants betweenness by steps to be that of the definition: of a projection
// in its two-mode network and as it is.
func requireSteps(t testing.TB, net *graph.Network) {
	t.Helper()
	for _, v := range views(net) {
		o := newOracle(v.length)
		nodes := o.nodes()
		searched, err := implicit.Of(t.Context(), v.g)
		require.NoError(t, err)
		for _, g := range []implicit.Graph{searched, implicit.Plain(v.g.Rows())} {
			got, err := brandes.Nodes(t.Context(), g, parallel.Loop{})
			require.NoError(t, err)
			requireSame(t, nodes, got, "%s of %v", v.name, v.length)
		}
		rows := v.g.Rows()
		got, err := brandes.Ties(t.Context(), rows, csr.TieNumbers(rows), parallel.Loop{})
		require.NoError(t, err)
		requireSame(t, o.ties(), got, "%s of %v", v.name, v.length)
	}
}

func TestOracle(t *testing.T) {
	for _, net := range networks(t, rounds(12)) {
		requireSteps(t, net)
	}
}

// Networks with several batches in a block, and rows long enough for steps from either
// side.
func TestOracleOfLargerNetworks(t *testing.T) {
	for seed := range uint64(rounds(6)) {
		requireSteps(t, nettest.Random(t, seed, 70, 40, []float64{.03, .08, .25}[seed%3]))
	}
}

// rounds is how often random networks are drawn.
func rounds(n int) int {
	if testing.Short() {
		return n / 4
	}
	return n
}

// The betweenness of nodes adds up to the steps between the ends of all pairs, that of ties
// to the distances.
func TestSums(t *testing.T) {
	net := nettest.Random(t, 3, 160, 90, .03)
	for _, v := range views(net) {
		o, inner, distances := newOracle(v.length), 0.0, 0.0
		o.eachPair(func(s, t int) {
			inner += float64(o.distance[s][t] - 1)
			distances += float64(o.distance[s][t])
		})
		searched, err := implicit.Of(t.Context(), v.g)
		require.NoError(t, err)
		nodes, err := brandes.Nodes(t.Context(), searched, parallel.Loop{})
		require.NoError(t, err)
		require.InEpsilon(t, inner, total(nodes), 1e-12)
		rows := v.g.Rows()
		ties, err := brandes.Ties(t.Context(), rows, csr.TieNumbers(rows), parallel.Loop{})
		require.NoError(t, err)
		require.InEpsilon(t, distances, total(ties), 1e-12)
	}
}

func total(values []float64) (sum float64) {
	for _, v := range values {
		sum += v
	}
	return sum
}

// diamonds is a chain of them: 2ⁿ shortest paths from end to end. Each is a ring of four
// nodes, the first of which is the last of the one before.
func diamonds(n int) edges {
	e := newEdges(3*n + 1)
	for d := range n {
		for _, side := range []int{1, 2} {
			e.tie(3*d, 3*d+side)
			e.tie(3*d+side, 3*d+3)
		}
	}
	return e
}

// layers is a chain of layers of nodes, each tied to all of the next: k paths more for
// every layer of k nodes. Shared, in each project, are all ties of two layers but one.
func layers(t testing.TB, n int) *graph.Network {
	const width = 4
	var b graph.Builder
	for layer := range n {
		for i := range width {
			for j := range width {
				project := fmt.Sprint(layer, " without ", i, "-", j)
				for k := range width {
					if k != i {
						require.NoError(t, b.AddParticipation(fmt.Sprintf("%04d %d", layer, k), project))
					}
					if k != j {
						require.NoError(t, b.AddParticipation(fmt.Sprintf("%04d %d", layer+1, k), project))
					}
				}
			}
		}
	}
	net, err := b.Build()
	require.NoError(t, err)
	return net
}

// A projection whose pairs share several projects counts its paths in whole numbers up to
// 2⁵³, and others up to the largest float64. Beyond there is an error, and no result.
func TestTooManyPaths(t *testing.T) {
	few := layers(t, 6).OneMode(graph.Actor, graph.Count)
	searched, err := implicit.Of(t.Context(), few)
	require.NoError(t, err)
	got, err := brandes.Nodes(t.Context(), searched, parallel.Loop{})
	require.NoError(t, err)
	requireSame(t, newOracle(steps(few.Rows())).nodes(), got)

	many := layers(t, 30).OneMode(graph.Actor, graph.Count) // 4²⁹ paths
	searched, err = implicit.Of(t.Context(), many)
	require.NoError(t, err)
	got, err = brandes.Nodes(t.Context(), searched, parallel.Loop{Workers: 2})
	require.ErrorIs(t, err, brandes.ErrPaths)
	require.Nil(t, got)
	got, err = brandes.Nodes(t.Context(), implicit.Plain(many.Rows()), parallel.Loop{})
	require.NoError(t, err)
	require.InEpsilon(t, sumOfSteps(many.Rows()), total(got), 1e-12)

	rows := bipartiteLayers(t, 520).Rows() // 4⁵¹⁹ paths
	lengths := equalLengths(rows)
	ties := csr.TieNumbers(rows)
	for name, values := range map[string]func() ([]float64, error){
		"nodes": func() ([]float64, error) {
			return brandes.Nodes(t.Context(), implicit.Plain(rows), parallel.Loop{})
		},
		"ties": func() ([]float64, error) { return brandes.Ties(t.Context(), rows, ties, parallel.Loop{}) },
		"nodes by length": func() ([]float64, error) {
			return brandes.NodesByLength(t.Context(), rows, lengths, parallel.Loop{})
		},
		"between": func() ([]float64, error) {
			return brandes.Between(t.Context(), rows, lengths, []int32{0}, []int32{int32(rows.Len()) - 1}, parallel.Loop{})
		},
	} {
		got, err := values()
		require.ErrorIs(t, err, brandes.ErrPaths, name)
		require.Nil(t, got, name)
	}
}

// bipartiteLayers is layers of four nodes, each tied to all of the next.
func bipartiteLayers(t testing.TB, n int) *graph.OneMode {
	var text []byte
	for i := range 4 * (n - 1) {
		for j := range 4 {
			text = fmt.Appendf(text, "%05d-%05d ", i, (i/4+1)*4+j)
		}
	}
	return nettest.Ties(t, string(text))
}

// sumOfSteps is the steps between the ends of all pairs, by breadth-first searches.
func sumOfSteps(rows graph.Rows) (sum float64) {
	for source := range int32(rows.Len()) {
		distance := make([]int, rows.Len())
		queue := []int32{source}
		for at := 0; at < len(queue); at++ {
			for _, u := range rows.Row(int(queue[at])) {
				if u != source && distance[u] == 0 {
					distance[u] = distance[queue[at]] + 1
					sum += float64(distance[u]-1) / 2
					queue = append(queue, u)
				}
			}
		}
	}
	return sum
}

// Half of 2⁷⁰ paths go over each side of every diamond.
func TestDiamonds(t *testing.T) {
	const n = 70
	net := diamonds(n).net(t)
	searched, err := implicit.Of(t.Context(), net.OneMode(graph.Actor, graph.Count))
	require.NoError(t, err)
	got, err := brandes.Nodes(t.Context(), searched, parallel.Loop{})
	require.NoError(t, err)
	for d := range n {
		before, after := float64(3*d+1), float64(3*(n-d-1)+1)
		require.InEpsilon(t, before*after/2, got[3*d+1], 1e-12)
		require.InEpsilon(t, before*after/2, got[3*d+2], 1e-12)
	}
}

// eachFunction names all functions, on a projection.
func eachFunction(t testing.TB, net *graph.Network) map[string]func(context.Context, parallel.Loop) ([]float64, error) {
	g := net.OneMode(graph.Actor, graph.Count)
	searched, err := implicit.Of(t.Context(), g)
	require.NoError(t, err)
	rows := g.Rows()
	lengths, ties := weightedLengths(t, rows), csr.TieNumbers(rows)
	return map[string]func(context.Context, parallel.Loop) ([]float64, error){
		"Nodes": func(ctx context.Context, loop parallel.Loop) ([]float64, error) {
			return brandes.Nodes(ctx, searched, loop)
		},
		"Ties": func(ctx context.Context, loop parallel.Loop) ([]float64, error) {
			return brandes.Ties(ctx, rows, ties, loop)
		},
		"NodesByLength": func(ctx context.Context, loop parallel.Loop) ([]float64, error) {
			return brandes.NodesByLength(ctx, rows, lengths, loop)
		},
		"TiesByLength": func(ctx context.Context, loop parallel.Loop) ([]float64, error) {
			return brandes.TiesByLength(ctx, rows, lengths, ties, loop)
		},
		"Between": func(ctx context.Context, loop parallel.Loop) ([]float64, error) {
			return brandes.Between(ctx, rows, lengths, []int32{1, 5, 9, 40}, []int32{3, 5, 9, 60, 61}, loop)
		},
	}
}

func TestSameBits(t *testing.T) {
	for name, values := range eachFunction(t, nettest.Random(t, 5, 300, 160, .03)) {
		want := bitsOf(t, values, 1)
		for _, workers := range []int{2, 3, 8, 64} {
			require.Equal(t, want, bitsOf(t, values, workers), name)
		}
	}
}

func bitsOf(t testing.TB, values func(context.Context, parallel.Loop) ([]float64, error), workers int) []uint64 {
	got, err := values(t.Context(), parallel.Loop{Workers: workers})
	require.NoError(t, err)
	bits := make([]uint64, len(got))
	for i, x := range got {
		bits[i] = math.Float64bits(x)
	}
	return bits
}

// Wherever a cancelled context is noticed, there is its error and no result.
func TestCancelledAnywhere(t *testing.T) {
	for name, values := range eachFunction(t, nettest.Random(t, 6, 120, 60, .04)) {
		for _, workers := range []int{1, 3} {
			counting := nettest.NewExpiring(t.Context(), 1<<40)
			_, err := values(counting, parallel.Loop{Workers: workers})
			require.NoError(t, err)
			looks := 1<<40 - counting.Left()
			for k := 0; k < looks; k += 1 + looks/80 {
				got, err := values(nettest.NewExpiring(t.Context(), k), parallel.Loop{Workers: workers})
				require.ErrorIs(t, err, context.Canceled, "%s after %d of %d looks", name, k, looks)
				require.Nil(t, got)
			}
		}
	}
}
