package catalogue

import (
	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

// closureEntries is what closes in two modes.
func closureEntries() []Entry {
	const butterfly = "doi:10.14778/3339490.3339497"
	return []Entry{
		{
			Name: "butterflies", Definition: "cycles of four, two actors and two projects, that it is in", Weights: ignored,
			Cost: "O(Σ min degree)", Reference: butterfly,
			measure: func(w *work) metrics.Measure { return metrics.Butterflies{Workers: w.Workers, Progress: w.progress()} },
		},
		{
			Name: "butterflies", Kind: OfNetwork, Definition: "cycles of four, two actors and two projects", Weights: ignored,
			Cost: "O(Σ min degree)", Reference: butterfly,
			value: func(w *work, _ graph.Graph) (float64, []error, error) {
				n, err := w.butterflies()
				return n, nil, err
			},
		},
	}
}

// butterflies is what their number and Robins and Alexander's clustering share.
func (w *work) butterflies() (float64, error) {
	return once(w, "butterflies", w.net, func() (float64, error) {
		return metrics.Butterflies{Workers: w.Workers, Progress: w.progress()}.Value(w.ctx, w.net)
	})
}
