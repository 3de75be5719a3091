package catalogue

import (
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

var centralities = [...]string{"degree", "closeness", "betweenness", "eigenvector"}

// centrality is reach, and how much networks hang on their most central nodes: each mode by
// itself, and the projection.
func centrality() []Entry {
	entries := []Entry{
		{Name: "reach", Definition: "share of the other nodes of both modes that it reaches in two steps", Measure: metrics.Reach{}},
		{Name: "om_reach", Definition: "share of the other nodes of its mode that it reaches in two steps", Measure: metrics.Reach{}},
	}
	for by, name := range centralities {
		of := metrics.Centrality(by)
		definition := "sum of the differences to the largest " + name + ", divided by the largest sum possible"
		entries = append(entries,
			centralized("actor_"+name, definition+" among actors", of, " of actors", func(s metrics.CentralizationSummary) float64 { return s.Actors }),
			centralized("project_"+name, definition+" among projects", of, " of projects", func(s metrics.CentralizationSummary) float64 { return s.Projects }),
		)
		if of != metrics.ByDegree { // which is a standard one
			entries = append(entries, centralized("om_"+name, definition, of, "", func(s metrics.CentralizationSummary) float64 { return s.All }))
		}
	}
	return entries
}

func centralized(name, definition string, by metrics.Centrality, what string, of func(metrics.CentralizationSummary) float64) Entry {
	return Entry{
		Name: name + "_centralization", Definition: definition, of: metrics.Centralization{},
		number: func(w *work, g graph.Graph) (float64, []error, error) {
			scores, err := central(w, by, g)
			if err != nil {
				return math.NaN(), nil, err
			}
			s := metrics.Centralization{By: by}.Of(scores)
			return about(what, of(s), s.Warnings, nil)
		},
	}
}

// central is the scores of a measure, that other entries may share.
func central(w *work, by metrics.Centrality, g graph.Graph) (graph.Scores, error) {
	switch by {
	case metrics.ByCloseness:
		return closeness(w, g)
	case metrics.ByBetweenness:
		return normalizedBetweenness(w, g)
	case metrics.ByEigenvector:
		return scored(metrics.Eigenvector{})(w, g)
	}
	return scored(metrics.Degree{})(w, g)
}
