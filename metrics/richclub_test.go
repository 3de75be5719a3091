package metrics_test

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

func clubsOf(t testing.TB, g graph.Graph) metrics.RichClubCurve {
	t.Helper()
	c, err := metrics.RichClub{}.Curve(t.Context(), g)
	require.NoError(t, err)
	return c
}

var tripletValues = map[string]metrics.TripletValue{
	"am": metrics.ArithmeticTriplets, "gm": metrics.GeometricTriplets, "mi": metrics.WeakerTriplets, "ma": metrics.StrongerTriplets,
}

// networkx, and the definitions in Python. testdata/crosscheck_richclub.py wrote it.
func TestRichClubElsewhere(t *testing.T) {
	networks := map[string]*graph.OneMode{}
	for _, row := range nettest.Table(t, "richclub.csv") {
		kind, id := row[0], row[1]
		if kind == "network" {
			networks[id] = weighted(t, row[2])
			continue
		}
		var got []float64
		switch curve := clubsOf(t, networks[id]); kind {
		case "phi":
			got = curve.Densities()
		case "weighted_phi":
			for _, level := range curve.Levels {
				got = append(got, level.Weighted)
			}
		default:
			got = []float64{nettest.Value(t, metrics.OpsahlPanzarasa{Triplets: tripletValues[kind]}, networks[id])}
		}
		want := strings.Fields(row[2])
		require.Len(t, got, len(want), "%v", row)
		for k, field := range want {
			v, err := strconv.ParseFloat(field, 64)
			require.NoError(t, err)
			nettest.Near(t, v, got[k], kind, id, k)
		}
	}
	require.Len(t, networks, 220)
}

// The definition, level by level, by all pairs.
func TestRichClubOracle(t *testing.T) {
	for _, g := range graphs(t) {
		if _, ok := g.(*graph.Network); ok {
			continue
		}
		rows := g.Rows()
		var weights []float64
		for _, tie := range slices.Collect(g.(*graph.OneMode).All()) {
			weights = append(weights, tie.Weight)
		}
		slices.Sort(weights)
		levels := clubsOf(t, g).Levels
		for k := range g.Len() {
			var club []int
			for v := range g.Len() {
				if rows.Degree(v) > k {
					club = append(club, v)
				}
			}
			if len(club) < 2 {
				require.Len(t, levels, k, describe(g))
				break
			}
			ties, sum := 0, 0.0
			for _, v := range club {
				for _, u := range club {
					if w, tied := rows.Weight(v, u); tied && u < v {
						ties++
						sum += w
					}
				}
			}
			require.Equal(t, []int{len(club), ties}, []int{levels[k].Nodes, levels[k].Ties})
			nettest.Near(t, float64(2*ties)/float64(len(club)*(len(club)-1)), levels[k].Density)
			strongest := 0.0
			for _, w := range weights[len(weights)-ties:] {
				strongest += w
			}
			nettest.Near(t, sum/strongest, levels[k].Weighted)
			require.LessOrEqual(t, levels[k].Density, 1.0)
		}
	}
}

func TestRichClubClosedForms(t *testing.T) {
	require.Empty(t, clubsOf(t, nettest.Ties(t, "")).Levels)
	require.Empty(t, clubsOf(t, nettest.Ties(t, "A B")).Levels)
	require.Equal(t, []metrics.RichClubLevel{{2, 1, 1, 1}}, clubsOf(t, nettest.Ties(t, "A-B C")).Levels)
	star := clubsOf(t, nettest.Ties(t, "A-B A-C A-D"))
	require.Equal(t, []float64{.5}, star.Densities(), "one hub is no club")
	require.Equal(t, []float64{1, 1, 1}, clubsOf(t, nettest.Ties(t, "A-B A-C A-D B-C B-D C-D")).Densities(), "complete")
	apart := clubsOf(t, weighted(t, "A-x:1 A-y:1 B-z:1 B-w:1")).Levels // two hubs that do not meet
	require.Zero(t, apart[1].Density)
	require.True(t, math.IsNaN(apart[1].Weighted))
	club := clubsOf(t, weighted(t, "A-B:4 A-x:1 B-y:2")).Levels
	require.Equal(t, []metrics.RichClubLevel{{4, 3, .5, 1}, {2, 1, 1, 1}}, club)
	require.Equal(t, 1/4., clubsOf(t, weighted(t, "A-B:1 A-x:4 B-y:2")).Levels[1].Weighted)
}

func TestRichClubErrors(t *testing.T) {
	_, err := metrics.RichClub{}.Curve(t.Context(), nettest.Complete(t, 2, 2))
	require.ErrorIs(t, err, graph.ErrModes)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = metrics.RichClub{}.Curve(ctx, nettest.Ties(t, "A-B"))
	require.ErrorIs(t, err, context.Canceled)
	_, err = metrics.OpsahlPanzarasa{}.Value(ctx, nettest.Ties(t, "A-B"))
	require.ErrorIs(t, err, context.Canceled)
	require.ErrorIs(t, clubsOf(t, arcsOf(t, "random_arcs.csv")).Warnings[0], graph.ErrDirections)
}

// Sums of the strongest ties come from a sort in runs: more ties than one run.
func TestRichClubOfManyTies(t *testing.T) {
	g := affiliation(t, 3, 9000, 3000).OneMode(graph.Actor, graph.Newman)
	require.Greater(t, g.Ties(), 1<<16)
	var weights []float64
	for tie := range g.All() {
		weights = append(weights, tie.Weight)
	}
	slices.Sort(weights)
	slices.Reverse(weights)
	for k, level := range clubsOf(t, g).Levels {
		sum, best := 0.0, 0.0
		for tie := range g.All() {
			if min(g.Rows().Degree(tie.From.Index), g.Rows().Degree(tie.To.Index)) > k {
				sum += tie.Weight
			}
		}
		for _, w := range weights[:level.Ties] {
			best += w
		}
		require.InDelta(t, sum/best, level.Weighted, 1e-9)
		if k > 4 {
			break
		}
	}
}
