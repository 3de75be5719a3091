package catalogue

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/community"
)

// network is the numbers of the whole network, then those of the whole projection.
func network() []Entry {
	return []Entry{
		{Name: "actors", Definition: "actors, also those without a participation", of: &graph.Network{}, number: counted(func(net *graph.Network) int { return net.Count(graph.Actor) })},
		{Name: "projects", Definition: "projects, also those without a participation", of: &graph.Network{}, number: counted(func(net *graph.Network) int { return net.Count(graph.Project) })},
		{Name: "participations", Definition: "distinct pairs of an actor and a project it takes part in", of: &graph.Network{}, number: counted((*graph.Network).Ties)},
		{Name: "density", Definition: "share of all possible participations that exist", Number: metrics.Density{}},
		{
			Name: "components", Definition: "components of the two-mode network", of: metrics.Components{},
			number: func(w *work, g graph.Graph) (float64, []error, error) {
				p, err := w.components(g)
				return float64(p.Groups()), nil, err
			},
		},
		{
			Name: "largest_component", Definition: "actors and projects in the largest component", of: metrics.Components{},
			number: func(w *work, g graph.Graph) (float64, []error, error) {
				p, err := w.components(g)
				if err != nil || p.Groups() == 0 {
					return 0, nil, err
				}
				return float64(p.Size(0)), nil, nil
			},
		},
		{Name: "mean_actor_degree", Definition: "projects of an actor, on average", Number: metrics.MeanDegree{}},
		{Name: "mean_project_degree", Definition: "actors of a project, on average", Number: metrics.MeanDegree{Mode: graph.Project}},
		{
			Name: "robins_alexander", Definition: "share of the paths of three ties that are closed to a cycle of four", of: metrics.RobinsAlexander{},
			number: func(w *work, _ graph.Graph) (float64, []error, error) {
				b, err := w.butterflies()
				return b.RobinsAlexander, b.Warnings, err
			},
		},
		{
			Name: "latapy", Definition: "mean over actors of latapy, where it is defined", of: metrics.Latapy{},
			number: func(w *work, g graph.Graph) (float64, []error, error) {
				s, err := latapy(w, g)
				if err != nil {
					return math.NaN(), nil, err
				}
				return meanOf(s.Of(graph.Actor), s.Warnings)
			},
		},
		{
			Name: "opsahl", Definition: "share of the paths of four ties centred on actors whose ends share a third project", of: metrics.Opsahl{},
			number: opsahlOfActors(metrics.CountedPaths),
		},
		{
			Name:       "barber_modularity",
			Definition: "Barber's modularity of the best partition of actors and projects, exact on small networks, else of ten starts of Leiden, or one above a million ties",
			of:         community.Modularity{}, number: modularity,
		},
		{
			Name: "nodf", Definition: "nestedness, from 0 to 100: do actors with few projects take part in those of actors with many, and projects likewise",
			of: metrics.NODF{}, number: nestedness(metrics.NODF{}),
		},
		{
			Name: "om_ties", Definition: "pairs that share a project, or an actor", of: &graph.OneMode{},
			number: func(w *work, g graph.Graph) (float64, []error, error) {
				rows, err := g.RowsContext(w.ctx)
				return float64(rows.Entries() / 2), nil, err
			},
		},
		{Name: "om_density", Definition: "share of all possible pairs that are tied", Number: metrics.Density{}},
		{
			Name: "om_transitivity", Definition: "share of the paths of two ties that are closed to a triangle", of: metrics.Transitivity{},
			number: ofClustering("transitivity", func(s metrics.ClusteringSummary) float64 { return s.Transitivity }),
		},
		{
			Name: "om_mean_clustering", Definition: "mean of om_clustering over all nodes", of: metrics.Clustering{},
			number: ofClustering("mean clustering", func(s metrics.ClusteringSummary) float64 { return s.Mean }),
		},
		{Name: "om_assortativity", Definition: "correlation of the degrees at the two ends of ties", Number: metrics.Assortativity{}},
		{
			Name: "om_diameter", Definition: "largest finite distance", of: metrics.Distances{},
			number: ofDistances("diameter", func(d metrics.DistancesSummary) float64 { return float64(d.Diameter) }),
		},
		{
			Name: "om_mean_distance", Definition: "mean distance of the pairs that reach each other: average path length", of: metrics.Distances{},
			number: ofDistances("mean distance", func(d metrics.DistancesSummary) float64 { return d.Mean }),
		},
		{
			Name: "om_global_efficiency", Definition: "mean of 1/distance over all pairs, 0 for those that do not reach each other", of: metrics.Distances{},
			number: ofDistances("efficiency", func(d metrics.DistancesSummary) float64 { return d.Efficiency }),
		},
		{Name: "om_modularity", Definition: "Newman's modularity of om_community", of: community.Modularity{}, number: modularity},
		{
			Name: "om_degree_centralization", Definition: "sum of the differences to the largest degree, divided by that of a star",
			Number: metrics.DegreeCentralization{},
		},
	}
}

func counted(of func(*graph.Network) int) func(*work, graph.Graph) (float64, []error, error) {
	return func(w *work, _ graph.Graph) (float64, []error, error) { return float64(of(w.net)), nil, nil }
}

// meanOf is the mean of the scores that are defined.
func meanOf(s graph.Scores, warnings []error) (float64, []error, error) {
	mean := s.Describe().Mean
	if math.IsNaN(mean) {
		warnings = []error{fmt.Errorf("mean: %w: it is not defined for any node", graph.ErrUndefined)}
	}
	return mean, warnings, nil
}

func ofClustering(what string, of func(metrics.ClusteringSummary) float64) func(*work, graph.Graph) (float64, []error, error) {
	return func(w *work, g graph.Graph) (float64, []error, error) {
		s, err := w.clustering(g)
		return about(what, of(s), s.Warnings, err)
	}
}

func ofDistances(what string, of func(metrics.DistancesSummary) float64) func(*work, graph.Graph) (float64, []error, error) {
	return func(w *work, g graph.Graph) (float64, []error, error) {
		d, err := once(w, "distances", g, func() (metrics.DistancesSummary, error) { return set(w, metrics.Distances{}).Summary(w.ctx, g) })
		return about(what, of(d), d.Warnings, err)
	}
}

// about leaves out the warnings that other numbers of a summary are not defined: those that
// do not say what this one is.
func about(what string, x float64, warnings []error, err error) (float64, []error, error) {
	var own []error
	for _, w := range warnings {
		if !errors.Is(w, graph.ErrUndefined) || math.IsNaN(x) && strings.Contains(w.Error(), what) {
			own = append(own, w)
		}
	}
	return x, own, err
}

func opsahlOfActors(paths metrics.PathValue) func(*work, graph.Graph) (float64, []error, error) {
	return func(w *work, _ graph.Graph) (float64, []error, error) {
		s, err := w.opsahl(paths)
		return about("centred on an actor", s.Actors, s.Warnings, err)
	}
}

func nestedness(n metrics.NODF) func(*work, graph.Graph) (float64, []error, error) {
	return func(w *work, _ graph.Graph) (float64, []error, error) {
		s, err := set(w, n).Summary(w.ctx, w.net)
		return about("", s.Total, s.Warnings, err)
	}
}

// modularity is that of the best partition found.
func modularity(w *work, g graph.Graph) (float64, []error, error) {
	best, err := w.communities(g)
	if err == nil && math.IsNaN(best.Modularity) {
		return best.Modularity, []error{fmt.Errorf("modularity: %w: there are no ties", graph.ErrUndefined)}, nil
	}
	return best.Modularity, best.Partition.Warnings, err
}
