package catalogue

import (
	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

// cohesion is what holds networks together, as far as that is quick to find: not
// truss, cliques and k-components.
func cohesion() []Entry {
	return []Entry{
		{Name: "cut_node", Definition: "components that its loss adds to the network: 0 unless it is a cut node (articulation point)", Measure: metrics.CutNodes{}},
		{Name: "core", Definition: "largest k such that it lies in a part where every actor and project has k neighbours or more: k-core", Measure: metrics.KCore{}},
		{Name: "om_cut_node", Definition: "components that its loss adds to the projection: 0 unless it is a cut node", Measure: metrics.CutNodes{}},
		{
			Name: "core_periphery", Definition: "1 in the core of its own projection, 0 in the periphery: of actors and of projects at once",
			Measure: metrics.CorePeriphery{},
		},
		{
			Name: "om_core_periphery", Definition: "1 in the core of the projection, 0 in its periphery, with the fewest exceptions",
			Measure: metrics.CorePeriphery{},
		},
		{
			Name:       "om_coreness",
			Definition: "how much it belongs to the core of the projection, from 0 to 1: numbers whose products are nearest to the ties (continuous core)",
			Measure:    metrics.ContinuousCore{},
		},
		{Name: "cut_nodes", Definition: "actors and projects without each of which the network has more components", of: metrics.CutNodes{}, number: cutNodes},
		{Name: "cut_ties", Definition: "participations without each of which the network has more components", of: metrics.CutTies{}, number: cutTies},
		{Name: "node_connectivity", Definition: "actors and projects that must be lost to cut the network", Number: metrics.NodeConnectivity{}},
		{Name: "om_cut_nodes", Definition: "nodes without each of which the projection has more components", of: metrics.CutNodes{}, number: cutNodes},
		{Name: "om_cut_ties", Definition: "ties without each of which the projection has more components", of: metrics.CutTies{}, number: cutTies},
		{Name: "om_node_connectivity", Definition: "nodes that must be lost to cut the projection", Number: metrics.NodeConnectivity{}},
	}
}

// cutNodes is how many nodes are cut nodes.
func cutNodes(w *work, g graph.Graph) (float64, []error, error) {
	s, err := scored(metrics.CutNodes{})(w, g)
	n := 0
	for _, more := range s.Values() {
		if more > 0 {
			n++
		}
	}
	return float64(n), s.Warnings, err
}

// cutTies is how many ties are cut ties.
func cutTies(w *work, g graph.Graph) (float64, []error, error) {
	s, err := metrics.CutTies{}.TieScores(w.ctx, g)
	n := 0
	for _, side := range s.All() {
		if side > 0 {
			n++
		}
	}
	return float64(n), s.Warnings, err
}
