package catalogue

import (
	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

// closure is what closes in two modes.
func closure() []Entry {
	return []Entry{
		{Name: "butterflies", Definition: "cycles of four, two actors and two projects, that it is in", Measure: metrics.Butterflies{}},
		{
			Name: "butterflies", Definition: "cycles of four, two actors and two projects", of: metrics.Butterflies{},
			number: func(r *run, _ graph.Graph) (float64, []error, error) {
				b, err := r.butterflies()
				return b.Count, nil, err
			},
		},
	}
}

// butterflies is what their number and Robins and Alexander's clustering share.
func (r *run) butterflies() (metrics.ButterfliesSummary, error) {
	return once(r, "butterflies", r.net, func() (metrics.ButterfliesSummary, error) { return set(r, metrics.Butterflies{}).Summary(r.ctx, r.net) })
}
