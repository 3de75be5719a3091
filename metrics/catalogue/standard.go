package catalogue

import (
	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/msbfs"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/community"
)

const (
	ignored = "ignored"
	used    = "used"
)

// twoModeEntries is the measures of actors and projects in the two-mode network.
func twoModeEntries() []Entry {
	return []Entry{
		{
			Name: "degree", Definition: "distinct projects of an actor, or actors of a project",
			Weights: ignored, Cost: "O(n)", Reference: "doi:10.1016/S0378-8733(96)00301-2",
			measure: func(*work) metrics.Measure { return metrics.Degree{} },
		},
		{
			Name: "degree_norm", Definition: "degree divided by the size of the other mode",
			Weights: ignored, Cost: "O(n)", Reference: "doi:10.1016/S0378-8733(96)00301-2",
			measure: func(*work) metrics.Measure { return metrics.Degree{Normalized: true} },
		},
		{
			Name: "closeness", Definition: "the smallest sum of distances possible divided by that to the nodes reached, times the share reached",
			Weights: ignored, Cost: "O(n·m)", Reference: "doi:10.1016/S0378-8733(96)00301-2",
			scores: closenessEntry,
		},
		{
			Name: "betweenness", Definition: "shortest paths between others through the node, each pair once, shared where there are several",
			Weights: ignored, Cost: "O(n·m)", Reference: "doi:10.1080/0022250X.2001.9990249",
			scores: rawBetweenness,
		},
		{
			Name: "betweenness_norm", Definition: "betweenness divided by the largest value possible for the node's mode",
			Weights: ignored, Cost: "O(n·m)", Reference: "doi:10.1016/S0378-8733(96)00301-2",
			scores: func(w *work, g graph.Graph) (graph.Scores, error) {
				raw, err := rawBetweenness(w, g)
				if err != nil {
					return raw, err
				}
				return metrics.NormalizedBetweenness(raw), nil
			},
		},
		{
			Name: "eigenvector", Definition: "first singular vector of the incidence matrix, of length 1 in each mode",
			Weights: ignored, Cost: "O(m) a step", Reference: "doi:10.1016/0378-8733(91)90018-O",
			measure: func(*work) metrics.Measure { return metrics.Eigenvector{} },
		},
		{
			Name: "redundancy", Definition: "share of the pairs of its neighbours that also share another node",
			Weights: ignored, Cost: "O(Σ k²)", Reference: "doi:10.1016/j.socnet.2007.04.006",
			measure: func(w *work) metrics.Measure { return metrics.Redundancy{Workers: w.Workers, Progress: w.progress()} },
		},
		{
			Name: "latapy", Definition: "mean overlap of its neighbours with those of each node at distance two: shared divided by all",
			Weights: ignored, Cost: "O(Σ k²)", Reference: "doi:10.1016/j.socnet.2007.04.006",
			scores: latapyEntry,
		},
		{
			Name: "opsahl", Definition: "share of the paths of four ties centred on the node whose ends share a third node",
			Weights: ignored, Cost: "O(Σ k²)", Reference: "doi:10.1016/j.socnet.2011.07.001",
			scores: func(w *work, _ graph.Graph) (graph.Scores, error) {
				c, err := w.closures()
				if err != nil {
					return graph.Scores{}, err
				}
				return c.Scores(w.net), nil
			},
		},
	}
}

// oneModeEntries is the measures of the projection.
func oneModeEntries() []Entry {
	return []Entry{
		{
			Name: "om_degree", Definition: "number of neighbours: others that share a project, or an actor",
			Weights: ignored, Cost: "O(m)", Reference: "doi:10.1016/0378-8733(78)90021-7",
			measure: func(*work) metrics.Measure { return metrics.Degree{} },
		},
		{
			Name: "om_strength", Definition: "sum of the strengths of its ties: shared projects, or actors, added up over neighbours",
			Weights: used, Cost: "O(m)", Reference: "doi:10.1073/pnas.0400087101",
			measure: func(*work) metrics.Measure { return metrics.Degree{Weighted: true} },
		},
		{
			Name: "om_closeness", Definition: "nodes reached divided by the sum of their distances, times the share reached",
			Weights: ignored, Cost: "O(n·m)", Reference: "doi:10.1017/CBO9780511815478",
			scores: closenessEntry,
		},
		{
			Name: "om_harmonic", Definition: "sum of 1/distance to all others",
			Weights: ignored, Cost: "O(n·m)", Reference: "doi:10.1080/15427951.2013.865686",
			scores: func(w *work, g graph.Graph) (graph.Scores, error) {
				all, err := w.reaches(g)
				if err != nil {
					return graph.Scores{}, err
				}
				return metrics.Harmonic{}.Made(g, all), nil
			},
		},
		{
			Name: "om_betweenness", Definition: "shortest paths between others through the node, each pair once, shared where there are several",
			Weights: ignored, Cost: "O(n·m)", Reference: "doi:10.1080/0022250X.2001.9990249",
			scores: rawBetweenness,
		},
		{
			Name: "om_eigenvector", Definition: "vector of the largest eigenvalue of the strengths of ties, of length 1",
			Weights: used, Cost: "O(m) a step", Reference: "doi:10.1080/0022250X.1972.9989806",
			measure: func(*work) metrics.Measure { return metrics.Eigenvector{Weighted: true} },
		},
		{
			Name: "om_pagerank", Definition: "share of the visits of a walk along ties, by their strength, that jumps anywhere 15 times in 100",
			Weights: used, Cost: "O(m) a step", Reference: "doi:10.1016/S0169-7552(98)00110-X",
			measure: func(*work) metrics.Measure { return metrics.PageRank{} },
		},
		{
			Name: "om_clustering", Definition: "share of the pairs of its neighbours that are tied; 0 below two neighbours",
			Weights: ignored, Cost: "O(m^1.5)", Reference: "doi:10.1038/30918",
			scores: clusteringEntry,
		},
		{
			Name: "om_barrat", Definition: "share of its strength that lies in triangles; 0 below two neighbours",
			Weights: used, Cost: "O(m^1.5)", Reference: "doi:10.1073/pnas.0400087101",
			measure: func(w *work) metrics.Measure { return metrics.Barrat{Workers: w.Workers, Progress: w.progress()} },
		},
		{
			Name: "om_onnela", Definition: "mean over its pairs of neighbours of the geometric mean of the three strengths, by the largest there is; 0 below two neighbours",
			Weights: used, Cost: "O(m^1.5)", Reference: "doi:10.1103/PhysRevE.71.065103",
			measure: func(w *work) metrics.Measure { return metrics.Onnela{Workers: w.Workers, Progress: w.progress()} },
		},
		{
			Name: "om_constraint", Definition: "how much of its ties leads to neighbours that are tied to each other (Burt)",
			Weights: used, Cost: "O(m^1.5)", Reference: "isbn:978-0-674-84371-4",
			measure: func(w *work) metrics.Measure { return metrics.Constraint{Workers: w.Workers, Progress: w.progress()} },
		},
		{
			Name: "om_effective_size", Definition: "number of neighbours less what they repeat of each other (Burt)",
			Weights: used, Cost: "O(m^1.5)", Reference: "isbn:978-0-674-84371-4",
			measure: func(w *work) metrics.Measure {
				return metrics.EffectiveSize{Workers: w.Workers, Progress: w.progress()}
			},
		},
		{
			Name: "om_core", Definition: "largest k such that it lies in a part where every node has k neighbours or more",
			Weights: ignored, Cost: "O(m)", Reference: "doi:10.1016/0378-8733(83)90028-X",
			measure: func(*work) metrics.Measure { return metrics.KCore{} },
		},
		{
			Name: "om_component", Kind: OfGroups, Definition: "number of its component, 1 for the largest",
			Weights: ignored, Cost: "O(m)", Reference: "doi:10.1145/362248.362272",
			groups: (*work).components,
		},
		{
			Name: "om_community", Kind: OfGroups, Definition: "number of its community, 1 for the largest: the best of ten starts of Leiden by modularity, or one above a million ties",
			Weights: used, Cost: "O(m) a pass", Reference: "doi:10.1038/s41598-019-41695-z",
			groups: func(w *work, g graph.Graph) (graph.Partition, error) {
				r, err := w.communities(g)
				return r.Partition, err
			},
		},
	}
}

// reaches is the searches that closeness and harmonic share.
func (w *work) reaches(g graph.Graph) ([]msbfs.Reach, error) {
	return once(w, "reaches", g, func() ([]msbfs.Reach, error) {
		return metrics.Reaches(w.ctx, g, nil, parallel.Loop{Workers: w.Workers, Progress: w.progress()})
	})
}

func closenessEntry(w *work, g graph.Graph) (graph.Scores, error) {
	all, err := w.reaches(g)
	if err != nil {
		return graph.Scores{}, err
	}
	return metrics.Closeness{}.Made(g, all), nil
}

func rawBetweenness(w *work, g graph.Graph) (graph.Scores, error) {
	return once(w, "betweenness", g, func() (graph.Scores, error) {
		return metrics.Betweenness{Workers: w.Workers, Progress: w.progress()}.Scores(w.ctx, g)
	})
}

func (w *work) closures() (metrics.Closures, error) {
	return once(w, "opsahl", w.net, func() (metrics.Closures, error) {
		return metrics.Opsahl{Workers: w.Workers, Progress: w.progress()}.Count(w.ctx, w.net)
	})
}

func latapyEntry(w *work, g graph.Graph) (graph.Scores, error) {
	return once(w, "latapy", g, func() (graph.Scores, error) { return metrics.Latapy{}.Scores(w.ctx, g) })
}

// triangles is what clustering and transitivity share.
func (w *work) triangles(g graph.Graph) ([]float64, error) {
	return once(w, "triangles", g, func() ([]float64, error) { return metrics.TrianglesIn(w.ctx, g, w.Workers) })
}

func clusteringEntry(w *work, g graph.Graph) (graph.Scores, error) {
	triangles, err := w.triangles(g)
	if err != nil {
		return graph.Scores{}, err
	}
	return metrics.LocalClustering(g, triangles), nil
}

func (w *work) components(g graph.Graph) (graph.Partition, error) {
	return once(w, "components", g, func() (graph.Partition, error) { return metrics.Components{}.Partition(w.ctx, g) })
}

// communities is the best partition of ten starts, or that of one where there are
// more than a million ties.
func (w *work) communities(g graph.Graph) (community.Result, error) {
	return once(w, "communities", g, func() (community.Result, error) {
		rows, err := g.RowsContext(w.ctx)
		if err != nil {
			return community.Result{}, err
		}
		starts := 10
		if rows.Entries()/2 > 1e6 {
			starts = 1
		}
		return community.Leiden{Starts: starts, Seed: w.Seed, Workers: w.Workers, Progress: w.progress()}.Best(w.ctx, g)
	})
}
