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

// basics is the measures of basics.csv that number nodes.
var basics = map[string]metrics.Measure{
	"degree_norm": metrics.Degree{Normalized: true}, "strength": metrics.Degree{Weighted: true},
	"closeness": metrics.Closeness{}, "closeness_length": metrics.Closeness{Length: metrics.Inverse}, "harmonic": metrics.Harmonic{},
	"betweenness": metrics.Betweenness{}, "betweenness_length": metrics.Betweenness{Length: metrics.Inverse},
	"eccentricity": metrics.Eccentricity{}, "eigenvector": metrics.Eigenvector{}, "eigenvector_weighted": metrics.Eigenvector{Weighted: true},
	"latapy_dot": metrics.Latapy{}, "latapy_min": metrics.Latapy{Pair: metrics.Smaller}, "latapy_max": metrics.Latapy{Pair: metrics.Larger},
	"redundancy": metrics.Redundancy{}, "pagerank": metrics.PageRank{}, "core": metrics.KCore{},
	"clustering": metrics.Clustering{}, "onnela": metrics.Onnela{}, "barrat": metrics.Barrat{},
	"constraint": metrics.Constraint{}, "effective_size": metrics.EffectiveSize{}, "effective_size_unweighted": metrics.EffectiveSize{Unweighted: true},
	"katz": metrics.Katz{Alpha: .02, Weighted: true},
}

// networkx and igraph on 440 networks of all awkward kinds.
func TestCrossCheckOfBasics(t *testing.T) {
	var two, one []graph.Graph
	for _, net := range crossedNetworks(t) {
		two = append(two, net.Network)
	}
	for _, g := range mingledNetworks(t) {
		one = append(one, g.OneMode)
	}
	compared := map[string]int{}
	for _, row := range nettest.Table(t, "basics.csv") {
		network, err := strconv.Atoi(row[1])
		require.NoError(t, err)
		modes, measure, _ := strings.Cut(row[0], " ")
		g := map[string][]graph.Graph{"two": two, "one": one}[modes][network]
		if _, net := g.(*graph.Network); net && (measure == "pagerank" || measure == "katz") {
			g = unweighted(t, g.(*graph.Network))
		}
		got := basicNumbers(t, measure, g)
		require.Len(t, got, len(strings.Fields(row[2])), "%v", row[:2])
		for i, field := range strings.Fields(row[2]) {
			want, err := strconv.ParseFloat(field, 64)
			require.NoError(t, err)
			switch {
			case math.IsNaN(want): // it has none
			case math.IsNaN(got[i]):
				require.Zero(t, want, "%v %d", row[:2], i) // what networkx says of what is not defined
			default:
				require.InDelta(t, want, got[i], 1e-11*max(1, math.Abs(want)), "%v %d", row[:2], i)
			}
		}
		compared[modes]++
	}
	require.Equal(t, map[string]int{"two": 2822, "one": 4316}, compared)
}

// unweighted is a network whose participations all weigh 1.
func unweighted(t *testing.T, net *graph.Network) *graph.Network {
	t.Helper()
	members := make([][]int32, net.Count(graph.Project))
	for p := range members {
		members[p] = net.Rows().Row(net.Count(graph.Actor) + p)
	}
	plain, err := net.Rewired(members)
	require.NoError(t, err)
	return plain
}

func basicNumbers(t *testing.T, measure string, g graph.Graph) []float64 {
	t.Helper()
	if m, ok := basics[measure]; ok {
		return nettest.Scores(t, m, g).Values()
	}
	if measure == "tie_betweenness" {
		ties, err := metrics.TieBetweenness{}.TieScores(t.Context(), g)
		require.NoError(t, err)
		values := []float64{}
		for i := range ties.Len() {
			values = append(values, ties.At(i))
		}
		return values
	}
	require.Equal(t, "numbers", measure)
	if net, ok := g.(*graph.Network); ok {
		return []float64{nettest.Value(t, metrics.RobinsAlexander{}, net), nettest.Value(t, metrics.Density{}, net), number(t, "components", g)}
	}
	s := summary(t, g)
	return []float64{
		number(t, "transitivity", g), number(t, "mean_clustering", g), number(t, "assortativity", g), nettest.Value(t, metrics.Density{}, g),
		s.Efficiency, float64(s.Diameter), s.Mean, number(t, "components", g),
	}
}
