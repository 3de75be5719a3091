package catalogue

import (
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

// askedEntries is what only a table has that asks for it: measures that take long on
// large networks, or refuse them.
func askedEntries() []Entry {
	return []Entry{
		{
			Name: "module", Kind: OfGroups, Definition: "number of its module of actors and projects, 1 for the largest: the best of ten starts of Leiden by Barber's modularity, or one above a million ties",
			Weights: used, Cost: "O(m) a pass", Reference: "doi:10.1103/PhysRevE.76.066102",
			groups: func(w *work, g graph.Graph) (graph.Partition, error) {
				r, err := w.communities(g)
				return r.Partition, err
			},
		},
		{
			Name: "pagerank", Definition: "share of the visits of a walk along participations, by their weight, that jumps anywhere 15 times in 100",
			Weights: used, Cost: "O(m) a step", Reference: "doi:10.1016/S0169-7552(98)00110-X",
			measure: func(*work) metrics.Measure { return metrics.PageRank{} },
		},
		{
			Name: "eccentricity", Definition: "steps to the farthest node that it reaches", Weights: ignored, Cost: "O(n·m)", Reference: "doi:10.1016/0378-8733(94)00248-9",
			measure: func(w *work) metrics.Measure { return metrics.Eccentricity{Workers: w.Workers, Progress: w.progress()} },
		},
		{
			Name: "om_eccentricity", Definition: "steps to the farthest node that it reaches in the projection", Weights: ignored, Cost: "O(n·m)", Reference: "doi:10.1016/0378-8733(94)00248-9",
			measure: func(w *work) metrics.Measure { return metrics.Eccentricity{Workers: w.Workers, Progress: w.progress()} },
		},
		{
			Name: "om_katz", Definition: "walks that end at it, longer ones counting less", Weights: ignored, Cost: "O(m) a step", Reference: "doi:10.1007/BF02289026",
			measure: func(*work) metrics.Measure { return metrics.Katz{} },
		},
		{
			Name: "om_alpha_degree", Definition: "root of its neighbours times its strength: degree and strength alike (Opsahl)", Weights: used, Cost: "O(m)", Reference: "doi:10.1016/j.socnet.2010.03.006",
			measure: func(*work) metrics.Measure { return metrics.AlphaDegree{Alpha: .5} },
		},
		{
			Name: "om_information", Definition: "nearness to all others along all paths at once, as a current takes them: current-flow closeness", Weights: used,
			Cost: "O(n³), 4,000 nodes at most", Reference: "doi:10.1016/0378-8733(89)90016-6",
			measure: func(w *work) metrics.Measure {
				return metrics.InformationCentrality{Weighted: true, Workers: w.Workers}
			},
		},
		{
			Name: "om_current_flow", Definition: "current through it if one flows between every two others: current-flow betweenness", Weights: used,
			Cost: "O(n³), 4,000 nodes at most", Reference: "doi:10.1016/j.socnet.2004.11.009",
			measure: func(w *work) metrics.Measure {
				return metrics.CurrentFlow{Weighted: true, Workers: w.Workers, Progress: w.progress()}
			},
		},
		{
			Name: "om_subgraph", Definition: "closed walks that begin at it, longer ones counting less", Weights: ignored, Cost: "O(m) a step for each node", Reference: "doi:10.1103/PhysRevE.71.056103",
			measure: func(w *work) metrics.Measure { return metrics.Subgraph{Workers: w.Workers, Progress: w.progress()} },
		},
		{
			Name: "om_truss", Definition: "largest k such that it has a tie in a part where every tie is in k-2 triangles or more", Weights: ignored, Cost: "O(m^1.5)", Reference: "doi:10.1109/MCSE.2009.120",
			measure: func(w *work) metrics.Measure { return metrics.Truss{Workers: w.Workers} },
		},
		{
			Name: "om_cliques", Definition: "maximal cliques of three nodes or more that it is in", Weights: ignored, Cost: "O(3^(n/3)), ten million cliques at most", Reference: "doi:10.1007/BF02289146",
			measure: func(*work) metrics.Measure { return metrics.Cliques{} },
		},
		{
			Name: "om_cohesion", Definition: "largest k of the groups it is in that no k-1 nodes cut: structural cohesion", Weights: ignored, Cost: "O(k²·n·m), minutes on large networks", Reference: "doi:10.2307/3088904",
			measure: func(*work) metrics.Measure { return metrics.KComponents{} },
		},
		{
			Name: "om_small_world", Kind: OfNetwork, Definition: "sigma of the projection against 100 random networks with the degrees of both modes: above 1 for a small world", Weights: ignored,
			Cost: "O(n·m), 100 times", Reference: "doi:10.1086/432782",
			value: func(w *work, _ graph.Graph) (float64, []error, error) {
				s, err := metrics.SmallWorld{Mode: w.Mode, Seed: w.Seed, Workers: w.Workers, Progress: w.progress()}.Summary(w.ctx, w.net)
				if err != nil {
					return math.NaN(), nil, err
				}
				return s.Sigma, s.Clustering.Warnings, nil
			},
		},
	}
}
