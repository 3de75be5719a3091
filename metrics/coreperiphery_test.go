package metrics_test

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// exceptionsOf is the exceptions to a core given by its bits, pair by pair.
func exceptionsOf(g graph.Graph, core uint) int {
	n := 0
	for i := range g.Len() {
		for j := range i {
			_, tied := g.Rows().Weight(i, j)
			a, b := core>>i&1 == 1, core>>j&1 == 1
			if a && b && !tied || !a && !b && tied {
				n++
			}
		}
	}
	return n
}

// fitByPairs is the correlation of ties and pattern, by its definition.
func fitByPairs(g graph.Graph, core uint) float64 {
	var x, y []float64
	for i := range g.Len() {
		for j := range i {
			if core>>i&1 == core>>j&1 {
				_, tied := g.Rows().Weight(i, j)
				x, y = append(x, float64(core>>i&1)), append(y, map[bool]float64{true: 1}[tied])
			}
		}
	}
	mean := func(v []float64) (m float64) {
		for _, a := range v {
			m += a / float64(len(v))
		}
		return m
	}
	var xy, xx, yy float64
	mx, my := mean(x), mean(y)
	for i := range x {
		xy += (x[i] - mx) * (y[i] - my)
		xx += (x[i] - mx) * (x[i] - mx)
		yy += (y[i] - my) * (y[i] - my)
	}
	if xx < 1e-12 || yy < 1e-12 {
		return math.NaN()
	}
	return xy / math.Sqrt(xx*yy)
}

func coreOf(t *testing.T, g graph.Graph) (metrics.CorePeripherySummary, uint) {
	t.Helper()
	split, err := metrics.CorePeriphery{}.Summary(t.Context(), g)
	require.NoError(t, err)
	core := uint(0)
	for i := range g.Len() {
		if split.Core.At(i) == 0 {
			core |= 1 << i
		}
	}
	return split, core
}

func coreSize(core graph.Partition) int {
	if core.Groups() == 0 {
		return 0
	}
	return core.Size(0)
}

// No division of all has fewer exceptions.
func TestCorePeripheryOracle(t *testing.T) {
	for seed := range uint64(150) {
		net := nettest.Random(t, seed, 1+int(seed%9), 1+int(seed%5), .1+.1*float64(seed%6))
		g := net.OneMode(graph.Actor, graph.Count)
		split, core := coreOf(t, g)
		require.Equal(t, exceptionsOf(g, core), split.Exceptions)
		for other := range uint(1) << g.Len() {
			require.LessOrEqual(t, split.Exceptions, exceptionsOf(g, other))
		}
		nettest.Near(t, fitByPairs(g, core), split.Correlation, "seed ", seed)
	}
}

func TestCorePeripheryClosedForms(t *testing.T) {
	for text, want := range map[string]struct{ size, exceptions int }{
		"":                            {0, 0},
		"A":                           {0, 0},
		"H-A H-B H-C":                 {1, 0}, // a star
		"A-B A-C A-D B-C B-D C-D":     {4, 0}, // complete: nobody is left out
		"A-B B-C C-A A-P B-Q C-R P S": {3, 0}, // a triangle with its own leaves
		"A-B B-C C-D D-A":             {2, 1}, // a cycle
	} {
		split, _ := coreOf(t, nettest.Ties(t, text))
		require.Equal(t, want.size, coreSize(split.Core), text)
		require.Equal(t, want.exceptions, split.Exceptions, text)
	}
	split, _ := coreOf(t, nettest.Ties(t, "A-B B-C C-A A-P B-Q C-R"))
	require.InDelta(t, 1, split.Correlation, 1e-15)
	require.Empty(t, split.Core.Warnings)
	split, _ = coreOf(t, nettest.Ties(t, "A-B B-C C-D D-A"))
	require.ErrorIs(t, split.Core.Warnings[0], metrics.ErrEqualDegrees)
}

// twoModePairs is the pairs of an actor and a project within the core and within the
// periphery, and those of them that are tied.
func twoModePairs(net *graph.Network, core uint) (pairs, tied [2]float64) {
	for a := range net.Of(graph.Actor) {
		for p := range net.Of(graph.Project) {
			side := core >> a.Index & 1
			if side != core>>p.Index&1 {
				continue
			}
			pairs[1-side]++
			if _, ok := net.Rows().Weight(a.Index, p.Index); ok {
				tied[1-side]++
			}
		}
	}
	return pairs, tied
}

// twoModeFit is the correlation of ties and pattern, as that of a table of two by two;
// NaN where it is not defined.
func twoModeFit(net *graph.Network, core uint) float64 {
	pairs, tied := twoModePairs(net, core)
	a, b, c, d := tied[0], pairs[0]-tied[0], tied[1], pairs[1]-tied[1]
	return (a*d - b*c) / math.Sqrt((a+b)*(c+d)*(a+c)*(b+d))
}

// The core is that of both projections, and is judged pair by pair.
func TestTwoModeCorePeripheryOracle(t *testing.T) {
	for seed := range uint64(300) {
		net := nettest.Random(t, seed, 1+int(seed%5), 1+int(seed/5%6), .15+.1*float64(seed%6))
		split, core := coreOf(t, net)
		for mode := range graph.Mode(2) {
			one, _ := coreOf(t, net.OneMode(mode, graph.Count))
			for node, group := range one.Core.All() {
				at, _ := net.Find(mode, node.Key)
				require.Equal(t, group, split.Core.At(at.Index))
			}
		}
		pairs, tied := twoModePairs(net, core)
		require.EqualValues(t, pairs[0]-tied[0]+tied[1], split.Exceptions)
		nettest.Near(t, twoModeFit(net, core), split.Correlation, "seed ", seed)
	}
}

func TestTwoModeCorePeripheryClosedForms(t *testing.T) {
	// A and B meet in P and Q, where C and D come too; E and F meet nobody but each other.
	split, core := coreOf(t, nettest.Parse(t, "A:P,Q B:P,Q C:P D:Q E:R F:R"))
	require.Equal(t, uint(0b11000011), core, "%b", core) // A and B, P and Q
	require.Equal(t, 2, split.Exceptions)                // E and F in R
	for _, text := range []string{"", "A:", ":P", "A:P"} {
		split, core = coreOf(t, nettest.Parse(t, text))
		require.Zero(t, core, text)
		require.True(t, math.IsNaN(split.Correlation), text)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := metrics.CorePeriphery{}.Summary(ctx, nettest.Parse(t, "A:P,Q B:P"))
	require.ErrorIs(t, err, context.Canceled)
}

func ExampleCorePeriphery() {
	var b graph.Builder
	for _, pair := range [][2]string{{"Mill", "Ada"}, {"Mill", "Ben"}, {"Mill", "Cleo"}, {"Well", "Ada"}, {"Well", "Dan"}, {"Path", "Ben"}, {"Path", "Eve"}} {
		if err := b.Add(pair[1], pair[0], 1); err != nil {
			fmt.Println(err)
		}
	}
	net, err := b.Build()
	if err != nil {
		fmt.Println(err)
		return
	}
	actors := net.OneMode(graph.Actor, graph.Count)
	split, err := metrics.CorePeriphery{}.Summary(context.Background(), actors)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range actors.Len() {
		if split.Core.At(i) == 0 {
			fmt.Println(actors.At(i).Name)
		}
	}
	fmt.Println("exceptions:", split.Exceptions)
	// Output:
	// Ada
	// Ben
	// exceptions: 0
}
