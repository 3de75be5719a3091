package catalogue

import (
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/brokerage"
)

// holes is structural holes and brokerage, as far as they need no categories.
func holes() []Entry {
	return []Entry{
		{Name: "constraint", Definition: "how much of its ties leads back to its other neighbours by ways of three ties", Measure: metrics.TwoModeConstraint{}},
		{
			Name: "effective_size", Definition: "others at distance two less the mean number of each other that they meet at its own neighbours",
			Measure: metrics.TwoModeEffectiveSize{},
		},
		{Name: "efficiency", Definition: "effective size divided by the number of others at distance two", Measure: metrics.Efficiency{}},
		{Name: "bridges", Definition: "local bridges: its ties that are in no cycle of four", Measure: metrics.LocalBridges{}},
		{Name: "om_efficiency", Definition: "effective size divided by the number of neighbours (Burt)", Measure: metrics.Efficiency{}},
		{Name: "om_hierarchy", Definition: "how far its constraint comes from few neighbours (Coleman and Theil)", Measure: metrics.Hierarchy{}},
		{Name: "om_bridges", Definition: "local bridges: its ties of which no third node is tied to both ends", Measure: metrics.LocalBridges{}},
		{Name: "om_simmelian", Definition: "its ties of which a third node is tied to both ends", Measure: metrics.Simmelian{}},
		{Name: "om_brokering_activity", Definition: "pairs of its neighbours that are not tied", Measure: brokerage.Brokering{}},
		{
			Name: "om_brokering_exclusivity", Definition: "pairs of its neighbours that are not tied, and have no other common neighbour",
			Measure: brokerage.Brokering{Exclusive: true},
		},
	}
}
