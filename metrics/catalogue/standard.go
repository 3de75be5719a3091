package catalogue

import (
	"fmt"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/community"
)

// twoModes is the measures of actors and projects in the two-mode network.
func twoModes() []Entry {
	return []Entry{
		{Name: "degree", Definition: "distinct projects of an actor, or actors of a project", Measure: metrics.Degree{}},
		{Name: "degree_norm", Definition: "degree divided by the size of the other mode", Measure: metrics.Degree{Normalized: true}},
		{
			Name: "closeness", Definition: "the smallest sum of distances possible divided by that to the nodes reached, times the share reached",
			of: metrics.Closeness{}, scores: closeness,
		},
		{
			Name: "betweenness", Definition: "shortest paths between others through the node, each pair once, shared where there are several",
			of: metrics.Betweenness{}, scores: betweenness,
		},
		{
			Name: "betweenness_norm", Definition: "betweenness divided by the largest value possible for the node's mode",
			of: metrics.Betweenness{}, scores: normalizedBetweenness,
		},
		{
			Name: "eigenvector", Definition: "first singular vector of the incidence matrix, of length 1 in each mode",
			of: metrics.Eigenvector{}, scores: scored(metrics.Eigenvector{}),
		},
		{Name: "redundancy", Definition: "share of the pairs of its neighbours that also share another node", Measure: metrics.Redundancy{}},
		{
			Name: "latapy", Definition: "mean overlap of its neighbours with those of each node at distance two: shared divided by all",
			of: metrics.Latapy{}, scores: latapy,
		},
		{
			Name: "opsahl", Definition: "share of the paths of four ties centred on the node whose ends share a third node",
			of: metrics.Opsahl{}, scores: opsahlScores(metrics.CountedPaths),
		},
	}
}

// oneMode is the measures of the projection.
func oneMode() []Entry {
	return []Entry{
		{Name: "om_degree", Definition: "number of neighbours: others that share a project, or an actor", of: metrics.Degree{}, scores: scored(metrics.Degree{})},
		{Name: "om_strength", Definition: "sum of the strengths of its ties: shared projects, or actors, added up over neighbours", Measure: metrics.Degree{Weighted: true}},
		{Name: "om_closeness", Definition: "nodes reached divided by the sum of their distances, times the share reached", of: metrics.Closeness{}, scores: closeness},
		{
			Name: "om_harmonic", Definition: "sum of 1/distance to all others", of: metrics.Harmonic{},
			scores: func(w *work, g graph.Graph) (graph.Scores, error) {
				reached, err := w.reached(g)
				if err != nil {
					return graph.Scores{}, err
				}
				return metrics.Harmonic{}.Of(reached), nil
			},
		},
		{
			Name: "om_betweenness", Definition: "shortest paths between others through the node, each pair once, shared where there are several",
			of: metrics.Betweenness{}, scores: betweenness,
		},
		{Name: "om_eigenvector", Definition: "vector of the largest eigenvalue of the strengths of ties, of length 1", Measure: metrics.Eigenvector{Weighted: true}},
		{Name: "om_pagerank", Definition: "share of the visits of a walk along ties, by their strength, that jumps anywhere 15 times in 100", Measure: metrics.PageRank{}},
		{
			Name: "om_clustering", Definition: "share of the pairs of its neighbours that are tied; 0 below two neighbours", of: metrics.Clustering{},
			scores: func(w *work, g graph.Graph) (graph.Scores, error) {
				s, err := w.clustering(g)
				return s.Scores, err
			},
		},
		{Name: "om_barrat", Definition: "share of its strength that lies in triangles; 0 below two neighbours", Measure: metrics.Barrat{}},
		{
			Name:       "om_onnela",
			Definition: "mean over its pairs of neighbours of the geometric mean of the three strengths, by the largest there is; 0 below two neighbours",
			Measure:    metrics.Onnela{},
		},
		{Name: "om_constraint", Definition: "how much of its ties leads to neighbours that are tied to each other (Burt)", Measure: metrics.Constraint{}},
		{Name: "om_effective_size", Definition: "number of neighbours less what they repeat of each other (Burt)", Measure: metrics.EffectiveSize{}},
		{Name: "om_core", Definition: "largest k such that it lies in a part where every node has k neighbours or more: k-core", Measure: metrics.KCore{}},
		{Name: "om_component", Definition: "number of its component, 1 for the largest", of: metrics.Components{}, groups: (*work).components},
		{
			Name:       "om_community",
			Definition: "number of its community, 1 for the largest: the best partition by modularity, exact on small networks, else of ten starts of Leiden, or one above a million ties",
			of:         community.Leiden{}, groups: bestPartition,
		},
	}
}

// reached is the searches that closeness, harmonic and eccentricity share.
func (w *work) reached(g graph.Graph) (metrics.Reached, error) {
	return once(w, "reached", g, func() (metrics.Reached, error) { return set(w, metrics.Distances{}).Reached(w.ctx, g) })
}

func closeness(w *work, g graph.Graph) (graph.Scores, error) {
	reached, err := w.reached(g)
	if err != nil {
		return graph.Scores{}, err
	}
	return metrics.Closeness{}.Of(reached), nil
}

func betweenness(w *work, g graph.Graph) (graph.Scores, error) {
	return scored(metrics.Betweenness{})(w, g)
}

func normalizedBetweenness(w *work, g graph.Graph) (graph.Scores, error) {
	raw, err := betweenness(w, g)
	if err != nil {
		return raw, err
	}
	return metrics.Betweenness{Normalized: true}.Of(raw), nil
}

func latapy(w *work, g graph.Graph) (graph.Scores, error) { return scored(metrics.Latapy{})(w, g) }

// scored is the scores of a measure that several entries are made of.
func scored[M metrics.Measure](measure M) func(*work, graph.Graph) (graph.Scores, error) {
	return func(w *work, g graph.Graph) (graph.Scores, error) {
		return once(w, fmt.Sprintf("%T %+v", measure, measure), g, func() (graph.Scores, error) { return set(w, measure).Scores(w.ctx, g) })
	}
}

// opsahl is the clustering of nodes and of both modes.
func (w *work) opsahl(paths metrics.PathValue) (metrics.OpsahlSummary, error) {
	return once(w, "opsahl by "+[]string{"count", "arithmetic mean"}[paths], w.net, func() (metrics.OpsahlSummary, error) {
		return set(w, metrics.Opsahl{Paths: paths}).Summary(w.ctx, w.net)
	})
}

func opsahlScores(paths metrics.PathValue) func(*work, graph.Graph) (graph.Scores, error) {
	return func(w *work, _ graph.Graph) (graph.Scores, error) {
		s, err := w.opsahl(paths)
		return s.Scores, err
	}
}

func (w *work) clustering(g graph.Graph) (metrics.ClusteringSummary, error) {
	return once(w, "clustering", g, func() (metrics.ClusteringSummary, error) { return set(w, metrics.Clustering{}).Summary(w.ctx, g) })
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
		return set(w, community.Leiden{Starts: starts}).Best(w.ctx, g)
	})
}

func bestPartition(w *work, g graph.Graph) (graph.Partition, error) {
	best, err := w.communities(g)
	return best.Partition, err
}
