package catalogue

import (
	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/community"
)

// slow is what only a table has that asks for it: measures that take long on large
// networks, or refuse them.
func slow() []Entry {
	return []Entry{
		{
			Name:       "module",
			Definition: "number of its module of actors and projects, 1 for the largest: the best partition by Barber's modularity, exact on small networks, else of ten starts of Leiden, or one above a million ties",
			of:         community.Leiden{}, groups: bestPartition,
		},
		{
			Name: "pagerank", Definition: "share of the visits of a walk along participations, by their weight, that jumps anywhere 15 times in 100",
			Measure: metrics.PageRank{},
		},
		{Name: "eccentricity", Definition: "steps to the farthest node that it reaches", of: metrics.Eccentricity{}, scores: eccentricity},
		{Name: "om_eccentricity", Definition: "steps to the farthest node that it reaches in the projection", of: metrics.Eccentricity{}, scores: eccentricity},
		{Name: "om_katz", Definition: "walks that end at it, longer ones counting less", Measure: metrics.Katz{}},
		{
			Name: "om_alpha_degree", Definition: "root of its neighbours times its strength: degree and strength alike (Opsahl)",
			Measure: metrics.AlphaDegree{Alpha: .5},
		},
		{
			Name: "om_information", Definition: "nearness to all others along all paths at once, as a current takes them: current-flow closeness",
			Measure: metrics.InformationCentrality{Weighted: true},
		},
		{
			Name: "om_current_flow", Definition: "current through it if one flows between every two others: current-flow betweenness",
			Measure: metrics.CurrentFlow{Weighted: true},
		},
		{Name: "om_subgraph", Definition: "closed walks that begin at it, longer ones counting less", Measure: metrics.Subgraph{}},
		{Name: "om_truss", Definition: "largest k such that it has a tie in a part where every tie is in k-2 triangles or more", Measure: metrics.Truss{}},
		{Name: "om_cliques", Definition: "maximal cliques of three nodes or more that it is in, ten million at most", Measure: metrics.Cliques{}},
		{
			Name: "om_cohesion", Definition: "largest k of the groups it is in that no k-1 nodes cut: structural cohesion; minutes on large networks",
			Measure: metrics.KComponents{},
		},
		{
			Name:       "om_small_world",
			Definition: "sigma of the projection against 100 random networks with the degrees of both modes: above 1 for a small world",
			of:         metrics.SmallWorld{},
			number: func(w *work, _ graph.Graph) (float64, []error, error) {
				s, err := set(w, metrics.SmallWorld{Mode: w.mode}).Summary(w.ctx, w.net)
				return because(s.Sigma, s.Warnings, err, "small world", "there are no triangles, or no node reaches another, also by chance")
			},
		},
	}
}

func eccentricity(w *work, g graph.Graph) (graph.Scores, error) {
	reached, err := w.reached(g)
	if err != nil {
		return graph.Scores{}, err
	}
	return metrics.Eccentricity{}.Of(reached), nil
}
