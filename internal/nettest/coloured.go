package nettest

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
)

// Coloured is a network of ties. Colours is the categories of its nodes, one letter
// each; "-" has none. Nodes without ties are not in it.
func Coloured(t testing.TB, colours string, directed bool, tied func(i, j int) bool) *graph.OneMode {
	t.Helper()
	var b graph.Builder
	for i, c := range colours {
		require.NoError(t, b.AddActor(Node(i), "", graph.Text("colour", Colour(c))))
	}
	for i := range colours {
		for j := range colours {
			if i != j && (directed || i < j) && tied(i, j) {
				require.NoError(t, b.AddTie("ties", Node(i), Node(j), directed))
			}
		}
	}
	net, err := b.Build()
	require.NoError(t, err)
	g, err := net.Layer("ties")
	require.NoError(t, err)
	return g
}

// Colour is the category that a letter of [Coloured] stands for.
func Colour(c rune) string {
	if c == '-' {
		return ""
	}
	return string(c)
}

// Node is the key of a node of [Coloured].
func Node(i int) string { return fmt.Sprintf("n%03d", i) }

// ColourOf is the column of the categories of [Coloured].
func ColourOf(g graph.Graph) graph.Column { return g.Origin().Column(graph.Actor, "colour") }

// Colourings are random networks with categories, some nodes without, directed and not.
func Colourings(t testing.TB, visit func(colours string, directed bool, tied [][]bool)) {
	t.Helper()
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 20))
		n, palette := 2+rng.IntN(9), []rune("aab-bbcdef")[:1+rng.IntN(10)]
		p, directed := []float64{.1, .3, .5, .9, 1}[rng.IntN(5)], seed%2 == 0
		colours := make([]rune, n)
		for i := range colours {
			colours[i] = palette[rng.IntN(len(palette))]
		}
		tied := make([][]bool, n)
		for i := range tied {
			tied[i] = make([]bool, n)
			for j := range i {
				tied[i][j] = rng.Float64() < p
				tied[j][i] = tied[i][j]
				if directed {
					tied[j][i] = rng.Float64() < p
				}
			}
		}
		visit(string(colours), directed, tied)
	}
}

// Colours is the colours and ties of the nodes of a layer, in its own numbers.
func Colours(g *graph.OneMode) (colours []string, worth func(i, j int) float64) {
	for i := range g.Len() {
		colours = append(colours, ColourOf(g).Of(g.At(i)).String())
	}
	out := g.Arcs().Out()
	return colours, func(i, j int) float64 {
		if _, ok := out.Weight(i, j); ok {
			return 1
		}
		return 0
	}
}
