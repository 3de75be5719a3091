package metrics

import (
	"math"

	"github.com/essaim/essaim/graph"
)

// closureEntries is what closes in two modes and by strengths.
func closureEntries() []Entry {
	const butterfly = "doi:10.14778/3339490.3339497"
	return []Entry{
		{
			Name: "butterflies", Definition: "cycles of four, two actors and two projects, that it is in", Weights: ignored,
			Cost: "O(Σ min degree)", Reference: butterfly,
			measure: func(w *work) Measure { return Butterflies{Workers: w.Workers, Progress: w.progress()} },
		},
		{
			Name: "butterflies", Kind: OfNetwork, Definition: "cycles of four, two actors and two projects", Weights: ignored,
			Cost: "O(Σ min degree)", Reference: butterfly,
			value: func(w *work, _ graph.Graph) (float64, []error, error) {
				n, err := w.butterflies()
				return n, nil, err
			},
		},
		{
			Name: "om_opsahl_panzarasa", Kind: OfNetwork, Definition: "share of the strength of all paths of two ties that is in those closed to a triangle",
			Weights: used, Cost: "O(m^1.5)", Reference: "doi:10.1016/j.socnet.2009.02.002",
			value: func(w *work, _ graph.Graph) (float64, []error, error) {
				c, err := OpsahlPanzarasa{Workers: w.Workers, Progress: w.progress()}.Global(w.ctx, w.om)
				if err != nil {
					return math.NaN(), nil, err
				}
				return c, nil, nil
			},
		},
	}
}

// butterflies is what their number and Robins and Alexander's clustering share.
func (w *work) butterflies() (float64, error) {
	return once(w, "butterflies", w.net, func() (float64, error) {
		return Butterflies{Workers: w.Workers, Progress: w.progress()}.Count(w.ctx, w.net)
	})
}
