package metrics_test

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// matrix is a network by its weights, an actor a row; 0 is no tie.
func matrix(t testing.TB, rows ...string) *graph.Network {
	t.Helper()
	var b graph.Builder
	for a, row := range rows {
		require.NoError(t, b.AddActor(fmt.Sprint("a", a), ""))
		for p, digit := range row {
			if a == 0 {
				require.NoError(t, b.AddProject(fmt.Sprint("p", p), ""))
			}
			if digit > '0' {
				require.NoError(t, b.Add(fmt.Sprint("a", a), fmt.Sprint("p", p), float64(digit-'0')))
			}
		}
	}
	net, err := b.Build()
	require.NoError(t, err)
	return net
}

func nestedness(t testing.TB, m metrics.NODF, net *graph.Network) metrics.NODFSummary {
	t.Helper()
	n, err := m.Summary(context.Background(), net)
	require.NoError(t, err)
	return n
}

// Almeida-Neto et al. (2008), Oikos 117:1227-1239, figure 2; Almeida-Neto and
// Ulrich (2011). As the tests of vegan and EcologicalNetworks.jl have them.
func TestNODFPublished(t *testing.T) {
	n := nestedness(t, metrics.NODF{}, matrix(t, "10111", "11100", "01110", "11000", "11000"))
	require.InDelta(t, 58.33333, n.Total, 1e-5)
	require.InDelta(t, 63.33333, n.Projects, 1e-5)
	require.InDelta(t, 53.33333, n.Actors, 1e-5)

	weighted := metrics.NODF{Weighted: true}
	require.InDelta(t, 100, nestedness(t, weighted, matrix(t, "54321", "43210", "32100", "21000", "10000")).Total, .01)
	n = nestedness(t, weighted, matrix(t, "54321", "54320", "54300", "54000", "50000"))
	require.Equal(t, metrics.NODFSummary{Total: 50, Actors: 0, Projects: 100}, n)
	n = nestedness(t, weighted, matrix(t, "51111", "10000", "10000", "10000", "10000"))
	require.InDeltaSlice(t, []float64{40, 40, 40}, []float64{n.Total, n.Actors, n.Projects}, .01)
}

func TestNODFDegenerate(t *testing.T) {
	n := nestedness(t, metrics.NODF{}, nettest.Parse(t, ""))
	require.True(t, math.IsNaN(n.Total) && math.IsNaN(n.Actors) && math.IsNaN(n.Projects))
	n = nestedness(t, metrics.NODF{}, nettest.Parse(t, "Ada:Mill Ben:Mill"))
	require.True(t, math.IsNaN(n.Projects))
	require.Zero(t, n.Total, "one project: actors of one degree")
	require.Zero(t, nestedness(t, metrics.NODF{}, nettest.Complete(t, 4, 6)).Total)
	n = nestedness(t, metrics.NODF{}, matrix(t, "1111", "1110", "1100", "1000"))
	require.Equal(t, metrics.NODFSummary{Total: 100, Actors: 100, Projects: 100}, n)
	n = nestedness(t, metrics.NODF{}, matrix(t, "1111", "1110", "1100", "0000"))
	require.Equal(t, 50., n.Actors, "an isolated actor is in three of six pairs")
}

// The definition, pair by pair.
func TestNODFOracle(t *testing.T) {
	slow := func(net *graph.Network, mode graph.Mode, weighted bool) (sum, pairs float64) {
		rows := net.Rows()
		for i := range net.Of(mode) {
			for j := range net.Of(mode) {
				if i.Index < j.Index {
					pairs++
				}
				if rows.Degree(i.Index) <= rows.Degree(j.Index) {
					continue
				}
				shared := 0.0
				for p := range net.Of(mode.Other()) {
					x, tiedX := rows.Weight(i.Index, p.Index)
					y, tiedY := rows.Weight(j.Index, p.Index)
					if tiedX && tiedY && (!weighted || y < x) {
						shared++
					}
				}
				sum += shared / math.Max(1, float64(rows.Degree(j.Index)))
			}
		}
		return sum, pairs
	}
	rapid.Check(t, func(r *rapid.T) {
		projects := rapid.IntRange(1, 8).Draw(r, "projects")
		cells := rapid.StringOfN(rapid.RuneFrom([]rune("00000123")), projects, projects, -1)
		net := matrix(t, rapid.SliceOfN(cells, 1, 8).Draw(r, "rows")...)
		for _, weighted := range []bool{false, true} {
			a, ofActors := slow(net, graph.Actor, weighted)
			p, ofProjects := slow(net, graph.Project, weighted)
			n := nestedness(t, metrics.NODF{Weighted: weighted}, net)
			nettest.Near(t, 100*a/ofActors, n.Actors)
			nettest.Near(t, 100*p/ofProjects, n.Projects)
			nettest.Near(t, 100*(a+p)/(ofActors+ofProjects), n.Total)
		}
	})
}

func TestNODFSameBits(t *testing.T) {
	net := affiliation(t, 1, 300, 200)
	want := nestedness(t, metrics.NODF{Workers: 1}, net)
	for _, workers := range []int{0, 2, 3, 8, 64} {
		require.Equal(t, want, nestedness(t, metrics.NODF{Workers: workers}, net))
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := metrics.NODF{}.Summary(ctx, net)
	require.ErrorIs(t, err, context.Canceled)
}

// The same weight everywhere, 1 or any other, is no nestedness by weights, and says so.
func TestNODFWithoutWeights(t *testing.T) {
	for _, m := range []metrics.NODF{{}, {Weighted: true}} {
		for _, equal := range []string{"1", "7"} {
			rows := []string{equal + equal + equal, equal + equal + "0", equal + "00"}
			n := nestedness(t, m, matrix(t, rows...))
			if m.Weighted {
				require.Zero(t, n.Total)
				require.Equal(t, []error{metrics.ErrNoWeights}, n.Warnings)
			} else {
				require.Empty(t, n.Warnings)
			}
		}
	}
	require.Empty(t, nestedness(t, metrics.NODF{Weighted: true}, matrix(t, "21", "10")).Warnings)
}
