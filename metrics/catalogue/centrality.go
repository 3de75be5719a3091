package catalogue

import (
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

var centralities = [...]string{"degree", "closeness", "betweenness", "eigenvector"}

// centralityEntries is reach, and how much networks hang on their most central nodes.
func centralityEntries() []Entry {
	return slices.Concat(reachEntries("", "of both modes"), reachEntries("om_", "of its mode"), centralizationEntries())
}

// reachEntries is the measures of nodes in two modes or in one.
func reachEntries(prefix, among string) []Entry {
	return []Entry{
		{
			Name: prefix + "reach", Definition: "share of the other nodes " + among + " that it reaches in two steps",
			Weights: ignored, Cost: "O(n·m)", Reference: "doi:10.1016/j.socnet.2005.11.005",
			measure: func(w *work) metrics.Measure { return metrics.Reach{Workers: w.Workers, Progress: w.progress()} },
		},
	}
}

// centralizationEntries is each mode by itself, and the projection.
func centralizationEntries() (entries []Entry) {
	for by, name := range centralities {
		of := metrics.Centrality(by)
		definition := "sum of the differences to the largest " + name + ", divided by the largest sum possible"
		reference, cost := "doi:10.1016/S0378-8733(96)00301-2", [...]string{"O(n)", "O(n·m)", "O(n·m)", "O(m) a step"}[by]
		entries = append(entries,
			Entry{
				Name: "actor_" + name + "_centralization", Kind: OfNetwork, Definition: definition + " among actors",
				Weights: ignored, Cost: cost, Reference: reference,
				value: centralized(of, func(c metrics.CentralizationSummary) float64 { return c.Actors }),
			},
			Entry{
				Name: "project_" + name + "_centralization", Kind: OfNetwork, Definition: definition + " among projects",
				Weights: ignored, Cost: cost, Reference: reference,
				value: centralized(of, func(c metrics.CentralizationSummary) float64 { return c.Projects }),
			},
		)
		if of != metrics.ByDegree { // which has an entry
			entries = append(entries, Entry{
				Name: "om_" + name + "_centralization", Kind: OfNetwork, Definition: definition,
				Weights: ignored, Cost: cost, Reference: "doi:10.1016/0378-8733(78)90021-7",
				value: centralized(of, func(c metrics.CentralizationSummary) float64 { return c.All }),
			})
		}
	}
	return entries
}

func centralized(by metrics.Centrality, of func(metrics.CentralizationSummary) float64) func(*work, graph.Graph) (float64, []error, error) {
	return func(w *work, g graph.Graph) (float64, []error, error) {
		scores, err := central(w, by, g)
		if err != nil {
			return math.NaN(), nil, err
		}
		c := metrics.Centralization{By: by}.Made(g, scores)
		return of(c), c.Warnings, nil
	}
}

// central is the scores of a measure, that other entries may share.
func central(w *work, by metrics.Centrality, g graph.Graph) (graph.Scores, error) {
	switch by {
	case metrics.ByCloseness:
		return closenessEntry(w, g)
	case metrics.ByBetweenness:
		raw, err := rawBetweenness(w, g)
		if err != nil {
			return raw, err
		}
		return metrics.NormalizedBetweenness(raw), nil
	}
	return once(w, "centrality "+centralities[by], g, func() (graph.Scores, error) {
		return metrics.Centralization{By: by}.Measure().Scores(w.ctx, g)
	})
}
