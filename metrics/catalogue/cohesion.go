package catalogue

import (
	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/vec"
	"github.com/essaim/essaim/metrics"
)

// cohesionEntries is what holds networks together, as far as that is quick to find: not
// truss, cliques and k-components.
func cohesionEntries() []Entry {
	const (
		tarjan           = "doi:10.1145/362248.362272"
		whitney          = "doi:10.2307/2371086"
		connectivityCost = "O(k²·n·m), O(m) for a result k up to 1"
	)
	cut := func(*work) metrics.Measure { return metrics.CutNodes{} }
	return []Entry{
		{
			Name: "cut_node", Definition: "components that its loss adds to the network: 0 unless it is a cut node",
			Weights: ignored, Cost: "O(m)", Reference: tarjan,
			measure: cut,
		},
		{
			Name: "core", Definition: "largest k such that it lies in a part where every actor and project has k neighbours or more",
			Weights: ignored, Cost: "O(m)", Reference: "doi:10.1016/0378-8733(83)90028-X",
			measure: func(*work) metrics.Measure { return metrics.KCore{} },
		},
		{
			Name: "om_cut_node", Definition: "components that its loss adds to the projection: 0 unless it is a cut node",
			Weights: ignored, Cost: "O(m)", Reference: tarjan,
			measure: cut,
		},
		{
			Name: "core_periphery", Definition: "1 in the core of its own projection, 0 in the periphery: of actors and of projects at once",
			Weights: ignored, Cost: "O(m) of both projections", Reference: "doi:10.1016/j.socnet.2012.05.004",
			measure: func(*work) metrics.Measure { return metrics.CorePeriphery{} },
		},
		{
			Name: "om_core_periphery", Definition: "1 in the core of the projection, 0 in its periphery, with the fewest exceptions",
			Weights: ignored, Cost: "O(m)", Reference: "doi:10.1016/S0378-8733(99)00019-2",
			measure: func(*work) metrics.Measure { return metrics.CorePeriphery{} },
		},
		{
			Name: "om_coreness", Definition: "how much it belongs to the core of the projection, from 0 to 1: numbers whose products are nearest to the ties",
			Weights: ignored, Cost: "O(m) a step", Reference: "doi:10.1016/S0378-8733(99)00019-2",
			measure: func(*work) metrics.Measure { return metrics.ContinuousCore{} },
		},
		{
			Name: "cut_nodes", Kind: OfNetwork, Definition: "actors and projects without each of which the network has more components",
			Weights: ignored, Cost: "O(m)", Reference: tarjan,
			value: cutNodes,
		},
		{
			Name: "cut_ties", Kind: OfNetwork, Definition: "participations without each of which the network has more components",
			Weights: ignored, Cost: "O(m)", Reference: tarjan,
			value: cutTies,
		},
		{
			Name: "node_connectivity", Kind: OfNetwork, Definition: "actors and projects that must be lost to cut the network",
			Weights: ignored, Cost: connectivityCost, Reference: whitney,
			value: nodeConnectivity,
		},
		{
			Name: "om_cut_nodes", Kind: OfNetwork, Definition: "nodes without each of which the projection has more components",
			Weights: ignored, Cost: "O(m)", Reference: tarjan,
			value: cutNodes,
		},
		{
			Name: "om_cut_ties", Kind: OfNetwork, Definition: "ties without each of which the projection has more components",
			Weights: ignored, Cost: "O(m)", Reference: tarjan,
			value: cutTies,
		},
		{
			Name: "om_node_connectivity", Kind: OfNetwork, Definition: "nodes that must be lost to cut the projection",
			Weights: ignored, Cost: connectivityCost, Reference: whitney,
			value: nodeConnectivity,
		},
	}
}

func nodeConnectivity(w *work, g graph.Graph) (float64, []error, error) {
	k, err := metrics.NodeConnectivity(w.ctx, g)
	return float64(k), nil, err
}

// cutNodes is how many nodes are cut nodes.
func cutNodes(w *work, g graph.Graph) (n float64, warnings []error, err error) {
	s, err := metrics.CutNodes{}.Scores(w.ctx, g)
	for _, more := range s.Values() {
		n += vec.Indicator(more > 0)
	}
	return n, s.Warnings, err
}

// cutTies is how many ties are cut ties.
func cutTies(w *work, g graph.Graph) (n float64, warnings []error, err error) {
	s, err := metrics.CutTies{}.TieScores(w.ctx, g)
	for _, side := range s.All() {
		n += vec.Indicator(side > 0)
	}
	return n, s.Warnings, err
}
