package catalogue

import (
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/brokerage"
)

// brokerageEntries is structural holes and brokerage, as far as they need no categories.
func brokerageEntries() []Entry {
	const burt = "isbn:978-0-674-84371-4"
	return []Entry{
		{
			Name: "constraint", Definition: "how much of its ties leads back to its other neighbours by ways of three ties",
			Weights: used, Cost: "O(Σ k²)", Reference: "doi:10.1007/s10784-019-09464-5",
			measure: func(w *work) metrics.Measure {
				return metrics.TwoModeConstraint{Workers: w.Workers, Progress: w.progress()}
			},
		},
		{
			Name: "effective_size", Definition: "others at distance two less the mean number of each other that they meet at its own neighbours",
			Weights: ignored, Cost: "O(Σ k²)", Reference: "doi:10.1016/j.socnet.2018.04.001",
			measure: func(w *work) metrics.Measure {
				return metrics.TwoModeEffectiveSize{Workers: w.Workers, Progress: w.progress()}
			},
		},
		{
			Name: "efficiency", Definition: "effective size divided by the number of others at distance two",
			Weights: ignored, Cost: "O(Σ k²)", Reference: burt,
			measure: func(w *work) metrics.Measure { return metrics.Efficiency{Workers: w.Workers, Progress: w.progress()} },
		},
		{
			Name: "bridges", Definition: "its ties that are in no cycle of four",
			Weights: ignored, Cost: "O(Σ k²)", Reference: "doi:10.1086/225469",
			measure: func(w *work) metrics.Measure { return metrics.LocalBridges{Workers: w.Workers} },
		},
		{
			Name: "om_efficiency", Definition: "effective size divided by the number of neighbours (Burt)",
			Weights: used, Cost: "O(m^1.5)", Reference: burt,
			measure: func(w *work) metrics.Measure { return metrics.Efficiency{Workers: w.Workers, Progress: w.progress()} },
		},
		{
			Name: "om_hierarchy", Definition: "how far its constraint comes from few neighbours (Coleman and Theil)",
			Weights: used, Cost: "O(m^1.5)", Reference: burt,
			measure: func(w *work) metrics.Measure { return metrics.Hierarchy{Workers: w.Workers, Progress: w.progress()} },
		},
		{
			Name: "om_bridges", Definition: "its ties of which no third node is tied to both ends",
			Weights: ignored, Cost: "O(m^1.5)", Reference: "doi:10.1086/225469",
			measure: func(w *work) metrics.Measure { return metrics.LocalBridges{Workers: w.Workers} },
		},
		{
			Name: "om_simmelian", Definition: "its ties of which a third node is tied to both ends",
			Weights: ignored, Cost: "O(m^1.5)", Reference: "doi:10.5465/amj.2010.48037420",
			measure: func(w *work) metrics.Measure { return metrics.Simmelian{Workers: w.Workers} },
		},
		{
			Name: "om_brokering_activity", Definition: "pairs of its neighbours that are not tied",
			Weights: ignored, Cost: "O(m^1.5)", Reference: "doi:10.1016/j.socnet.2019.08.002",
			measure: func(w *work) metrics.Measure { return brokerage.Brokering{Workers: w.Workers, Progress: w.progress()} },
		},
		{
			Name: "om_brokering_exclusivity", Definition: "pairs of its neighbours that are not tied, and have no other common neighbour",
			Weights: ignored, Cost: "O(Σ k²)", Reference: "doi:10.1016/j.socnet.2019.08.002",
			measure: func(w *work) metrics.Measure {
				return brokerage.Brokering{Exclusive: true, Workers: w.Workers, Progress: w.progress()}
			},
		},
	}
}
