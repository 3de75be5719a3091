package metrics_test

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// kindsOf is the kind of every node.
func kindsOf(g graph.Graph, by graph.Column) []string {
	all := make([]string, g.Len())
	for i := range all {
		if v := by.Of(g.At(i)); !v.IsZero() {
			all[i] = v.String()
		}
	}
	return all
}

// externalInternalOf is E-I of a network, tie by tie.
func externalInternalOf(g graph.Graph, kinds []string) float64 {
	var e, i float64
	for tie := range g.(*graph.OneMode).All() {
		switch a, b := kinds[tie.From.Index], kinds[tie.To.Index]; {
		case a == "" || b == "":
		case a == b:
			i++
		default:
			e++
		}
	}
	return (e - i) / (e + i)
}

func TestHomophilyOracle(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 1))
	for seed := range uint64(80) {
		colours := strings.Repeat("xy", 1+int(seed%5)) + []string{"z-", "-", "xxz", ""}[seed%4]
		g := nettest.Coloured(t, colours, false, func(i, j int) bool { return i+j == 1 || rng.Float64() < .4 })
		by, kinds := nettest.ColourOf(g), kindsOf(g, nettest.ColourOf(g))
		s, err := metrics.Homophily{By: by}.Summary(t.Context(), g)
		require.NoError(t, err)
		nettest.Near(t, externalInternalOf(g, kinds), s.EI)
		known := 0.0
		for _, k := range kinds {
			if k != "" {
				known++
			}
		}
		for _, c := range s.Categories {
			var a, b, apartIn, apartOut, size float64 // Yule's table, pair by pair
			for i := range kinds {
				if kinds[i] == c.Category {
					size++
				}
				for j := range i {
					x, y := kinds[i], kinds[j]
					if x == "" || y == "" || x != c.Category && y != c.Category {
						continue
					}
					_, tied := g.Rows().Weight(i, j)
					switch {
					case x == y && tied:
						a++
					case tied:
						b++
					case x == y:
						apartIn++
					default:
						apartOut++
					}
				}
			}
			require.InDelta(t, size, c.Nodes, 0)
			require.InDelta(t, a, c.Within, 0)
			require.InDelta(t, b, c.Between, 0)
			nettest.Near(t, (b-2*a)/(b+2*a), c.EI)
			nettest.Near(t, (a*apartOut-b*apartIn)/(a*apartOut+b*apartIn), c.YulesQ)
			share, chance := 2*a/(2*a+b), (size-1)/(known-1)
			want := (share - chance) / (1 - chance)
			if share < chance {
				want = (share - chance) / chance
			}
			nettest.Near(t, want, c.Coleman)
			require.True(t, math.IsNaN(c.Coleman) || math.Abs(c.Coleman) <= 1)
			require.True(t, math.IsNaN(c.YulesQ) || math.Abs(c.YulesQ) <= 1)
		}
		like(t, metrics.Homophily{By: by}, g, func(v int) float64 {
			var e, i float64
			for _, j := range g.Rows().Row(v) {
				switch {
				case kinds[v] == "" || kinds[j] == "":
				case kinds[v] == kinds[j]:
					i++
				default:
					e++
				}
			}
			return (e - i) / (e + i)
		})
	}
}

// The permutations come near what all ways to deal the categories give.
func TestHomophilyByChance(t *testing.T) {
	g := nettest.Coloured(t, "xxxyyz", false, func(i, j int) bool { return (i+2*j)%3 > 0 })
	by, kinds := nettest.ColourOf(g), kindsOf(g, nettest.ColourOf(g))
	own := externalInternalOf(g, kinds)
	var n, mean, less, more float64
	nettest.Permutations(slices.Clone(kinds), func(dealt []string) {
		ei := externalInternalOf(g, dealt)
		n, mean = n+1, mean+ei
		if ei <= own {
			less++
		}
		if ei >= own {
			more++
		}
	})
	h := metrics.Homophily{By: by, Permutations: 20000, Seed: 2}
	s, err := h.Summary(t.Context(), g)
	require.NoError(t, err)
	require.InDelta(t, mean/n, s.Expected, .02)
	require.InDelta(t, less/n, s.Less, .02)
	require.InDelta(t, more/n, s.More, .02)
	for _, workers := range []int{1, 2, 3, 8, 64} {
		h.Workers = workers
		again, err := h.Summary(t.Context(), g)
		require.NoError(t, err)
		require.Equal(t, []float64{s.Expected, s.Less, s.More}, []float64{again.Expected, again.Less, again.More})
	}
	for _, looks := range []int{0, 2, 100} {
		_, err = h.Summary(nettest.NewExpiring(t.Context(), looks), g)
		require.ErrorIs(t, err, context.Canceled)
	}
}

func TestHomophilyClosedForms(t *testing.T) {
	tied := func(int, int) bool { return true }
	g := nettest.Coloured(t, "xxxyyy", false, tied)
	s, err := metrics.Homophily{By: nettest.ColourOf(g)}.Summary(t.Context(), g)
	require.NoError(t, err)
	require.InDelta(t, 9./15-6./15, s.EI, 1e-15)
	for _, c := range s.Categories {
		require.InDelta(t, 0, c.Coleman, 1e-15) // just what chance gives
		require.True(t, math.IsNaN(c.YulesQ))   // no pair is not tied
	}
	require.True(t, math.IsNaN(s.Expected))
	one := nettest.Coloured(t, "xxx", false, tied)
	s, err = metrics.Homophily{By: nettest.ColourOf(one)}.Summary(t.Context(), one)
	require.NoError(t, err)
	require.InDelta(t, -1, s.EI, 0)
	require.True(t, math.IsNaN(s.Categories[0].Coleman))
	_, err = metrics.Homophily{By: nettest.ColourOf(g)}.Summary(t.Context(), nettest.Parse(t, "a:p"))
	require.ErrorIs(t, err, graph.ErrModes)
}
