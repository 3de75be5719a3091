package catalogue

import (
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

// networkEntries is the numbers of the whole network.
func networkEntries() []Entry {
	entries := []Entry{
		{
			Name: "actors", Definition: "actors, also those without a participation",
			value: number(func(net *graph.Network) float64 { return float64(net.Count(graph.Actor)) }),
		},
		{
			Name: "projects", Definition: "projects, also those without a participation",
			value: number(func(net *graph.Network) float64 { return float64(net.Count(graph.Project)) }),
		},
		{
			Name: "participations", Definition: "distinct pairs of an actor and a project it takes part in",
			value: number(func(net *graph.Network) float64 { return float64(net.Ties()) }),
		},
		{
			Name: "density", Definition: "share of all possible participations that exist", Reference: "doi:10.1016/S0378-8733(96)00301-2",
			value: number(func(net *graph.Network) float64 { return metrics.Density(net) }),
		},
		{
			Name: "components", Definition: "components of the two-mode network", Reference: "doi:10.1145/362248.362272",
			value: func(w *work, g graph.Graph) (float64, []error, error) {
				p, err := w.components(g)
				return float64(p.Groups()), nil, err
			},
		},
		{
			Name: "largest_component", Definition: "actors and projects in the largest component", Reference: "doi:10.1145/362248.362272",
			value: func(w *work, g graph.Graph) (float64, []error, error) {
				p, err := w.components(g)
				if err != nil || p.Groups() == 0 {
					return 0, nil, err
				}
				return float64(p.Size(0)), nil, nil
			},
		},
		{
			Name: "mean_actor_degree", Definition: "projects of an actor, on average", Reference: "doi:10.1016/j.socnet.2007.04.006",
			value: number(func(net *graph.Network) float64 { return metrics.MeanDegree(net, graph.Actor) }),
		},
		{
			Name: "mean_project_degree", Definition: "actors of a project, on average", Reference: "doi:10.1016/j.socnet.2007.04.006",
			value: number(func(net *graph.Network) float64 { return metrics.MeanDegree(net, graph.Project) }),
		},
		{
			Name: "robins_alexander", Definition: "share of the paths of three ties that are closed to a cycle of four", Cost: "O(Σ k²)",
			Reference: "doi:10.1023/B:CMOT.0000032580.12184.c0",
			value: func(w *work, _ graph.Graph) (float64, []error, error) {
				n, err := w.butterflies()
				if err != nil {
					return math.NaN(), nil, err
				}
				return metrics.ClosedPaths(w.net, n), nil, nil
			},
		},
		{
			Name: "latapy", Definition: "mean over actors of latapy, where it is defined", Cost: "O(Σ k²)", Reference: "doi:10.1016/j.socnet.2007.04.006",
			value: func(w *work, g graph.Graph) (float64, []error, error) {
				s, err := latapyEntry(w, g)
				if err != nil {
					return math.NaN(), nil, err
				}
				return s.Of(graph.Actor).Describe().Mean, s.Warnings, nil
			},
		},
	}
	entries = append(entries, Entry{
		Name: "opsahl", Definition: "share of the paths of four ties centred on actors whose ends share a third project",
		Weights: ignored, Cost: "O(Σ k²)", Reference: "doi:10.1016/j.socnet.2011.07.001",
		value: func(w *work, _ graph.Graph) (float64, []error, error) {
			c, err := w.closures()
			if err != nil {
				return math.NaN(), nil, err
			}
			return c.Global(w.net, graph.Actor), nil, nil
		},
	}, Entry{
		Name: "barber_modularity", Definition: "Barber's modularity of the best of ten partitions of actors and projects found by Leiden, or of one above a million ties", Weights: used,
		Cost: "O(m) a pass", Reference: "doi:10.1103/PhysRevE.76.066102",
		value: modularity,
	}, Entry{
		Name: "nodf", Definition: "nestedness, from 0 to 100: do actors with few projects take part in those of actors with many, and projects likewise",
		Weights: ignored, Cost: "O(Σ k²)", Reference: "doi:10.1111/j.0030-1299.2008.16644.x",
		value: func(w *work, _ graph.Graph) (float64, []error, error) {
			n, err := metrics.NODF{Workers: w.Workers, Progress: w.progress()}.Summary(w.ctx, w.net)
			return n.Total, nil, err
		},
	})
	entries = append(entries, projectionEntries()...)
	for i := range entries {
		entries[i].Kind = OfNetwork
	}
	return entries
}

// projectionEntries is the numbers of the whole projection.
func projectionEntries() []Entry {
	return []Entry{
		{
			Name: "om_ties", Definition: "pairs that share a project, or an actor", Cost: "O(m)", Reference: "doi:10.2307/2576011",
			value: oneNumber(func(g *graph.OneMode) float64 { return float64(g.Ties()) }),
		},
		{
			Name: "om_density", Definition: "share of all possible pairs that are tied", Cost: "O(m)", Reference: "doi:10.1017/CBO9780511815478",
			value: oneNumber(func(g *graph.OneMode) float64 { return metrics.Density(g) }),
		},
		{
			Name: "om_transitivity", Definition: "share of the paths of two ties that are closed to a triangle", Cost: "O(m^1.5)",
			Reference: "doi:10.1007/BF02289146",
			value: func(w *work, g graph.Graph) (float64, []error, error) {
				triangles, err := w.triangles(g)
				if err != nil {
					return math.NaN(), nil, err
				}
				return metrics.TransitivityOf(g, triangles), nil, nil
			},
		},
		{
			Name: "om_mean_clustering", Definition: "mean of om_clustering over all nodes", Cost: "O(m^1.5)", Reference: "doi:10.1038/30918",
			value: func(w *work, g graph.Graph) (float64, []error, error) {
				s, err := clusteringEntry(w, g)
				if err != nil {
					return math.NaN(), nil, err
				}
				return s.Describe().Mean, s.Warnings, nil
			},
		},
		{
			Name: "om_assortativity", Definition: "correlation of the degrees at the two ends of ties", Cost: "O(m)", Reference: "doi:10.1103/PhysRevLett.89.208701",
			value: oneNumber(metrics.Assortativity),
		},
		{
			Name: "om_diameter", Definition: "largest finite distance", Cost: "O(n·m)", Reference: "doi:10.1137/S003614450342480",
			value: ofDistances(func(d metrics.DistancesSummary) float64 { return float64(d.Diameter) }),
		},
		{
			Name: "om_mean_distance", Definition: "mean distance of the pairs that reach each other", Cost: "O(n·m)", Reference: "doi:10.1137/S003614450342480",
			value: ofDistances(func(d metrics.DistancesSummary) float64 { return d.Mean }),
		},
		{
			Name: "om_global_efficiency", Definition: "mean of 1/distance over all pairs, 0 for those that do not reach each other", Cost: "O(n·m)",
			Reference: "doi:10.1103/PhysRevLett.87.198701",
			value:     ofDistances(func(d metrics.DistancesSummary) float64 { return d.Efficiency }),
		},
		{
			Name: "om_modularity", Definition: "Newman's modularity of om_community", Weights: used, Cost: "O(m) a pass",
			Reference: "doi:10.1103/PhysRevE.69.026113",
			value:     modularity,
		},
		{
			Name: "om_degree_centralization", Definition: "sum of the differences to the largest degree, divided by that of a star", Cost: "O(m)",
			Reference: "doi:10.1016/0378-8733(78)90021-7",
			value:     oneNumber(metrics.DegreeCentralization),
		},
	}
}

// number is a value that the two-mode network alone gives.
func number(of func(*graph.Network) float64) func(*work, graph.Graph) (float64, []error, error) {
	return func(w *work, _ graph.Graph) (float64, []error, error) { return of(w.net), nil, nil }
}

// oneNumber is a value that the rows of the projection alone give.
func oneNumber(of func(*graph.OneMode) float64) func(*work, graph.Graph) (float64, []error, error) {
	return func(w *work, _ graph.Graph) (float64, []error, error) {
		if _, err := w.om.RowsContext(w.ctx); err != nil {
			return math.NaN(), nil, err
		}
		return of(w.om), nil, nil
	}
}

func ofDistances(of func(metrics.DistancesSummary) float64) func(*work, graph.Graph) (float64, []error, error) {
	return func(w *work, g graph.Graph) (float64, []error, error) {
		d, err := once(w, "distances", g, func() (metrics.DistancesSummary, error) {
			return metrics.Distances{Workers: w.Workers, Progress: w.progress()}.Summary(w.ctx, g)
		})
		return of(d), d.Warnings, err
	}
}

// modularity is that of the best partition found.
func modularity(w *work, g graph.Graph) (float64, []error, error) {
	r, err := w.communities(g)
	return r.Modularity, r.Partition.Warnings, err
}
