package metrics_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/brokerage"
)

// measures is every measure that gives numbers to nodes, as its zero value.
func measures() []metrics.Measure {
	return []metrics.Measure{
		metrics.Degree{},
		metrics.Closeness{},
		metrics.Harmonic{},
		metrics.Betweenness{},
		metrics.Clustering{},
		metrics.Latapy{},
		metrics.Redundancy{},
		metrics.Eigenvector{},
		metrics.PageRank{},
		metrics.Katz{},
		metrics.HITS{},
		metrics.Barrat{},
		metrics.Onnela{},
		metrics.KCore{},
		metrics.CutNodes{},
		metrics.Truss{},
		metrics.Cliques{},
		metrics.KComponents{},
		metrics.Constraint{},
		metrics.EffectiveSize{},
		metrics.Eccentricity{},
		metrics.PowerCentrality{},
		metrics.Reach{},
		metrics.Subgraph{},
		metrics.InformationCentrality{},
		metrics.CurrentFlow{},
		metrics.AlphaDegree{Alpha: .5},
		metrics.Efficiency{},
		metrics.Hierarchy{},
		metrics.TwoModeConstraint{},
		metrics.TwoModeEffectiveSize{},
		metrics.Simmelian{},
		metrics.LocalBridges{},
		brokerage.Brokering{},
		metrics.CorePeriphery{},
		metrics.ContinuousCore{},
		metrics.SubsetBetweenness{},
		metrics.Opsahl{Paths: metrics.ArithmeticPaths},
		metrics.Specialization{},
		metrics.TieConcentration{},
	}
}

var (
	_ metrics.Grouping   = metrics.Components{}
	_ metrics.TieMeasure = metrics.TieBetweenness{}
	_ metrics.TieMeasure = metrics.Simmelian{}
	_ metrics.TieMeasure = metrics.LocalBridges{}
)

func TestZeroValues(t *testing.T) {
	net := nettest.Parse(t, "a:p,q b:p,q c:q")
	names := map[string]bool{}
	for _, m := range measures() {
		for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Count)} {
			if s, err := m.Scores(t.Context(), g); err == nil {
				require.Equal(t, g.Len(), s.Len())
				names[s.Measure] = true
			}
		}
	}
	for _, name := range []string{
		"degree", "closeness", "harmonic", "eccentricity", "betweenness", "clustering", "latapy", "redundancy",
		"eigenvector", "pagerank", "katz", "authority", "barrat", "onnela", "core", "constraint", "effective_size",
	} {
		require.True(t, names[name], name)
	}
}
