package catalogue

import (
	"github.com/essaim/essaim/metrics/community"
	"github.com/essaim/essaim/metrics/position"
)

// positions is groups of nodes: of like ties, and by rivals of Leiden. They are only in a
// table that asks for them.
func positions() []Entry {
	return []Entry{
		{
			Name: "om_concor", Definition: "number of its position, 1 for the largest: nodes with like ties, split twice by convergent correlations (CONCOR)",
			Grouping: position.CONCOR{},
		},
		{
			Name: "om_louvain", Definition: "number of its community, 1 for the largest: the best of ten starts of Louvain",
			Grouping: community.Louvain{Starts: 10},
		},
		{
			Name: "om_label_propagation", Definition: "number of its community, 1 for the largest: the best of ten starts of label propagation",
			Grouping: community.LabelPropagation{Starts: 10},
		},
		{
			Name: "module_brim", Definition: "number of its module of actors and projects, 1 for the largest: the best of ten starts of BRIM",
			Grouping: community.BRIM{Starts: 10},
		},
	}
}
