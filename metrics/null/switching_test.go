package null_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics/null"
)

// arcs is a layer with directions: "ab bc".
func arcs(t testing.TB, text string) *graph.OneMode {
	t.Helper()
	var b graph.Builder
	for arc := range strings.FieldsSeq(text) {
		require.NoError(t, b.AddTie("arcs", arc[:1], arc[1:], true))
	}
	net, err := b.Build()
	require.NoError(t, err)
	g, err := net.Layer("arcs")
	require.NoError(t, err)
	return g
}

// wires is the ties of a network in words.
func wires(g *graph.OneMode) string {
	var all []string
	for from := range g.Len() {
		row := g.Rows().Row(from)
		if g.Directed() {
			row = g.Arcs().Out().Row(from)
		}
		for _, to := range row {
			if g.Directed() || int(to) > from {
				all = append(all, g.At(from).Key+g.At(int(to)).Key)
			}
		}
	}
	return strings.Join(all, " ")
}

// like is all networks with the degrees of g, one by one.
func like(g *graph.OneMode) map[string]bool {
	n, all := g.Len(), map[string]bool{}
	degrees := func(g [][]bool) (d [][2]int) {
		d = make([][2]int, n)
		for i := range n {
			for j := range n {
				if g[i][j] {
					d[i][0]++
					d[j][1]++
				}
			}
		}
		return d
	}
	tied := make([][]bool, n)
	for i := range tied {
		tied[i] = make([]bool, n)
	}
	var want [][2]int
	var fill func(i, j int)
	fill = func(i, j int) {
		switch {
		case i == n:
			if slices.Equal(want, degrees(tied)) {
				var words []string
				for i := range n {
					for j := range n {
						if tied[i][j] && (g.Directed() || i < j) {
							words = append(words, g.At(i).Key+g.At(j).Key)
						}
					}
				}
				all[strings.Join(words, " ")] = true
			}
		case j == n:
			fill(i+1, 0)
		case i == j || !g.Directed() && j < i:
			fill(i, j+1)
		default:
			for _, yes := range []bool{false, true} {
				tied[i][j] = yes
				if !g.Directed() {
					tied[j][i] = yes
				}
				fill(i, j+1)
			}
		}
	}
	rows := g.Rows()
	if g.Directed() {
		rows = g.Arcs().Out()
	}
	for i := range n {
		for _, j := range rows.Row(i) {
			tied[i][j] = true
		}
	}
	want = degrees(tied)
	fill(0, 0)
	return all
}

// Every network with the same degrees is drawn about as often: chi-square, at a limit
// that no seed should pass.
func TestSwitchingUniform(t *testing.T) {
	const each = 200
	check := func(g *graph.OneMode, states int) {
		t.Helper()
		all, drawn := like(g), map[string]int{}
		require.Len(t, all, states)
		for k := range each * states {
			r, err := null.Switching{Switches: 20, Seed: uint64(k)}.Network(t.Context(), g)
			require.NoError(t, err)
			drawn[wires(r)]++
		}
		square := 0.0
		for words := range all {
			square += math.Pow(float64(drawn[words])-each, 2) / each
		}
		require.Len(t, drawn, states)
		freedom := float64(states - 1)
		require.Less(t, square, freedom+5*math.Sqrt(2*freedom)+10)
	}
	check(nettest.Ties(t, "a-b b-c c-d"), 2)
	check(nettest.Ties(t, "a-b b-c c-d d-e e-a"), 12)
	check(nettest.Ties(t, "a-b b-c c-a d-e e-f f-d"), 70) // 60 cycles of six, 10 times two of three
	check(nettest.Ties(t, "a-b a-c a-d"), 1)
	check(arcs(t, "ab bc ca"), 2)
	check(arcs(t, "ab ba"), 1)
	check(arcs(t, "ab bc cd da"), 9) // permutations of four without a fixed point
}

// Weights go along, and with directions both degrees stay.
func TestSwitchingKeeps(t *testing.T) {
	for seed := range uint64(20) {
		g := nettest.Random(t, seed, 12, 8, .3).OneMode(graph.Actor, graph.Newman)
		if seed%2 == 1 {
			g = arcs(t, "ab bc ca ad de eb fa bf cf db ea")
		}
		for _, model := range []null.TieModel{null.Switching{}, null.Lattice{}} {
			sampler := model.Sampler(g)
			r, err := sampler(t.Context(), rand.New(rand.NewPCG(seed, 0)))
			require.NoError(t, err)
			require.Equal(t, g.Directed(), r.Directed())
			require.Equal(t, degreesOf(g), degreesOf(r))
			if model == (null.Switching{}) {
				require.Equal(t, weightsOf(g), weightsOf(r))
			}
			again, err := sampler(t.Context(), rand.New(rand.NewPCG(seed, 0)))
			require.NoError(t, err)
			require.Equal(t, slices.Collect(r.All()), slices.Collect(again.All()))
		}
	}
}

func degreesOf(g *graph.OneMode) (d []int) {
	rows, back := g.Rows(), graph.Rows{}
	if g.Directed() {
		rows, back = g.Arcs().Out(), g.Arcs().In()
	}
	for i := range g.Len() {
		d = append(d, rows.Degree(i))
		if g.Directed() {
			d = append(d, back.Degree(i))
		}
	}
	return d
}

func weightsOf(g *graph.OneMode) (w []float64) {
	rows := g.Rows()
	if g.Directed() {
		rows = g.Arcs().Out()
	}
	for i := range g.Len() {
		w = append(w, rows.Weights(i)...)
	}
	slices.Sort(w)
	return w
}

// Three neighbours on each side of a ring, and so 180 triangles: of a random network
// with these degrees, which has few, a lattice makes most of them again.
func TestLattice(t *testing.T) {
	var ring []string
	for i := range 60 {
		for step := 1; step <= 3; step++ {
			ring = append(ring, fmt.Sprintf("%02d-%02d", i, (i+step)%60))
		}
	}
	g := nettest.Ties(t, strings.Join(ring, " "))
	random, err := null.Switching{Seed: 1}.Network(t.Context(), g)
	require.NoError(t, err)
	lattice, err := null.Lattice{Seed: 1}.Network(t.Context(), random)
	require.NoError(t, err)
	require.Equal(t, 180, triangles(g))
	require.Less(t, triangles(random), 45)
	require.Greater(t, triangles(lattice), 135)
}

func triangles(g *graph.OneMode) (n int) {
	for tie := range g.All() {
		for k := range tie.To.Index {
			_, a := g.Rows().Weight(k, tie.From.Index)
			_, b := g.Rows().Weight(k, tie.To.Index)
			if a && b && k < tie.From.Index {
				n++
			}
		}
	}
	return n
}

func TestAgainstTies(t *testing.T) {
	g := nettest.Random(t, 3, 20, 12, .2).OneMode(graph.Actor, graph.Count)
	count := func(g *graph.OneMode) []float64 { return []float64{float64(triangles(g)), float64(g.Ties())} }
	want, err := null.Test{Samples: 50, Seed: 3, Workers: 1}.AgainstTies(t.Context(), g, count)
	require.NoError(t, err)
	require.Equal(t, float64(triangles(g)), want[0].Observed)
	require.Greater(t, want[0].Observed, want[0].High, "a projection has more triangles than chance would give")
	require.Equal(t, []float64{1, float64(g.Ties())}, []float64{want[1].P, want[1].Expected})
	for _, workers := range []int{2, 3, 8} {
		got, err := null.Test{Samples: 50, Seed: 3, Workers: workers}.AgainstTies(t.Context(), g, count)
		require.NoError(t, err)
		require.Equal(t, want[0], got[0])
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = null.Test{}.AgainstTies(ctx, g, count)
	require.ErrorIs(t, err, context.Canceled)
	_, err = null.Test{Ties: null.Switching{Switches: -1}}.AgainstTies(t.Context(), g, count)
	require.ErrorIs(t, err, graph.ErrSetting)
	_, err = null.Switching{}.Network(ctx, nettest.Ties(t, "a-b c-d"))
	require.ErrorIs(t, err, context.Canceled)
}

func BenchmarkSwitching(b *testing.B) {
	for _, actors := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprintf("actors=%d", actors), func(b *testing.B) {
			net, err := null.Affiliation{Actors: actors, Projects: actors / 2, Participations: 3 * actors, Seed: 1}.Network(b.Context())
			require.NoError(b, err)
			g := net.OneMode(graph.Actor, graph.Binary)
			g.Rows()
			b.ReportMetric(float64(g.Ties()), "ties")
			for b.Loop() {
				_, err := null.Switching{}.Network(b.Context(), g)
				require.NoError(b, err)
			}
		})
	}
}
