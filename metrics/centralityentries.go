package metrics

import "github.com/essaim/essaim/graph"

var centralities = [...]string{"degree", "closeness", "betweenness", "eigenvector"}

// centralityEntries is how much networks hang on their most central nodes.
func centralityEntries() []Entry {
	var entries []Entry
	for by, name := range centralities {
		of := Centrality(by)
		definition := "sum of the differences to the largest " + name + ", divided by the largest sum possible"
		reference, cost := "doi:10.1016/S0378-8733(96)00301-2", [...]string{"O(n)", "O(n·m)", "O(n·m)", "O(m) a step"}[by]
		entries = append(entries,
			Entry{
				Name: "actor_" + name + "_centralization", Kind: OfNetwork, Definition: definition + " among actors",
				Weights: ignored, Cost: cost, Reference: reference,
				value: centralized(of, func(c Centralized) float64 { return c.Actors }),
			},
			Entry{
				Name: "project_" + name + "_centralization", Kind: OfNetwork, Definition: definition + " among projects",
				Weights: ignored, Cost: cost, Reference: reference,
				value: centralized(of, func(c Centralized) float64 { return c.Projects }),
			},
		)
		if of != ByDegree { // which has an entry
			entries = append(entries, Entry{
				Name: "om_" + name + "_centralization", Kind: OfNetwork, Definition: definition,
				Weights: ignored, Cost: cost, Reference: "doi:10.1016/0378-8733(78)90021-7",
				value: centralized(of, func(c Centralized) float64 { return c.All }),
			})
		}
	}
	return entries
}

func centralized(by Centrality, of func(Centralized) float64) func(*work, graph.Graph) (float64, []error, error) {
	return func(w *work, g graph.Graph) (float64, []error, error) {
		c, err := once(w, "centralized by "+centralities[by], g, func() (Centralized, error) {
			return Centralization{By: by, Workers: w.Workers, Progress: w.progress()}.Summary(w.ctx, g)
		})
		return of(c), c.Warnings, err
	}
}
