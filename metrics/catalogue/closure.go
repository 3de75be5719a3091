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
			number: func(w *work, _ graph.Graph) (float64, []error, error) {
				b, err := w.butterflies()
				return b.Count, nil, err
			},
		},
	}
}

// butterflies is what their number and Robins and Alexander's clustering share.
func (w *work) butterflies() (metrics.ButterfliesSummary, error) {
	return once(w, "butterflies", w.net, func() (metrics.ButterfliesSummary, error) { return set(w, metrics.Butterflies{}).Summary(w.ctx, w.net) })
}
