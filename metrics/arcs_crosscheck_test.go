package metrics_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
)

// equalTo wants the numbers of a field, but where it has none.
func equalTo(t *testing.T, field string, got []float64, within float64, row []string) {
	t.Helper()
	fields := strings.Fields(field)
	require.Len(t, got, len(fields), "%v", row)
	for i, text := range fields {
		want, err := strconv.ParseFloat(text, 64)
		require.NoError(t, err)
		if !math.IsNaN(want) {
			require.InDelta(t, want, got[i], within*max(1, math.Abs(want)), "%v %d", row, i)
		}
	}
}

// networkx along arcs.
func TestCrossCheckOfArcs(t *testing.T) {
	of := map[string]metrics.Measure{
		"pagerank": metrics.PageRank{}, "pagerank_unweighted": metrics.PageRank{Unweighted: true},
		"authority": metrics.HITS{Weighted: true}, "hub": metrics.HITS{Hubs: true, Weighted: true},
		"constraint": metrics.Constraint{}, "effective_size": metrics.EffectiveSize{},
	}
	var g *graph.OneMode
	compared := 0
	for _, row := range nettest.Table(t, "arcs.csv") {
		if row[0] == "network" {
			g = arcNetwork(t, strings.Fields(row[2]))
			continue
		}
		equalTo(t, row[2], nettest.Scores(t, of[row[0]], g).Values(), 1e-11, row[:2])
		compared++
	}
	require.Greater(t, compared, 1000)
}

// arcNetwork is a network of arcs.csv: its nodes, then its arcs.
func arcNetwork(t *testing.T, fields []string) *graph.OneMode {
	t.Helper()
	n := 0
	for n < len(fields) && !strings.Contains(fields[n], "-") {
		n++
	}
	everyone := nettest.Coloured(t, strings.Repeat("x", n), true, func(int, int) bool { return true })
	var from, to []int32
	var weights []float64
	for _, field := range fields[n:] {
		ends, weight, _ := strings.Cut(field, ":")
		nodes := numbered(t, ends)
		w, err := strconv.ParseFloat(weight, 64)
		require.NoError(t, err)
		from, to, weights = append(from, int32(nodes[0])), append(to, int32(nodes[1])), append(weights, w)
	}
	g, err := everyone.Rewired(from, to, weights)
	require.NoError(t, err)
	return g
}

// sna on connected networks.
func TestCrossCheckOfSNA(t *testing.T) {
	var g *graph.OneMode
	compared := 0
	for _, row := range nettest.Table(t, "sna.csv") {
		kind, beta, _ := strings.Cut(row[0], " ")
		switch kind {
		case "network":
			rows := strings.Fields(row[2])
			g = nettest.Coloured(t, strings.Repeat("x", len(rows)), false, func(i, j int) bool { return rows[i][j] == '1' })
			continue
		case "power":
			b, err := strconv.ParseFloat(beta, 64)
			require.NoError(t, err)
			equalTo(t, row[2], nettest.Scores(t, metrics.PowerCentrality{Beta: b}, g).Values(), 1e-11, row[:2])
		case "information":
			equalTo(t, row[2], nettest.Scores(t, metrics.InformationCentrality{}, g).Values(), 1e-11, row[:2])
		default:
			var got []float64
			for _, by := range []metrics.Centrality{metrics.ByDegree, metrics.ByCloseness, metrics.ByBetweenness} {
				c, err := metrics.Centralization{By: by}.Summary(t.Context(), g)
				require.NoError(t, err)
				got = append(got, c.All)
			}
			equalTo(t, row[2], got, 1e-11, row[:2])
		}
		compared++
	}
	require.Equal(t, 800, compared)
}
