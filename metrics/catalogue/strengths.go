package catalogue

import (
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

// strengthEntries is what the strengths of ties say.
func strengthEntries() []Entry {
	const (
		opsahl         = "doi:10.1016/j.socnet.2011.07.001"
		specialization = "doi:10.1186/1472-6785-6-9"
		concentration  = "doi:10.2307/1818582"
	)
	return []Entry{
		{
			Name: "opsahl_weighted", Definition: "share of the value of the paths of four ties centred on the node that is in those whose ends share a third node; a path's value is the mean of its weights",
			Weights: used, Cost: "O(Σ k²)", Reference: opsahl,
			scores: func(w *work, _ graph.Graph) (graph.Scores, error) {
				c, err := w.weightedClosures()
				if err != nil {
					return graph.Scores{}, err
				}
				return c.Scores(w.net), nil
			},
		},
		{
			Name: "opsahl_weighted", Kind: OfNetwork, Definition: "share of the value of the paths of four ties centred on actors that is in those whose ends share a third project; a path's value is the mean of its weights",
			Weights: used, Cost: "O(Σ k²)", Reference: opsahl,
			value: func(w *work, _ graph.Graph) (float64, []error, error) {
				c, err := w.weightedClosures()
				if err != nil {
					return math.NaN(), nil, err
				}
				return c.Global(w.net, graph.Actor), nil, nil
			},
		},
		{
			Name: "specialization", Definition: "how far its shares of weight are from those that all others leave it: d′, 0 as if dealt evenly, 1 if none shares its partners",
			Weights: used, Cost: "O(m)", Reference: specialization,
			measure: func(*work) metrics.Measure { return metrics.Specialization{Continuous: true} },
		},
		{
			Name: "h2_prime", Kind: OfNetwork, Definition: "how far weights are from those of independent actors and projects: H2′, from 0 to 1 if they lie in as few pairs as can be",
			Weights: used, Cost: "O(m log m)", Reference: specialization,
			value: func(w *work, _ graph.Graph) (float64, []error, error) {
				s, err := metrics.Specialization{Continuous: true}.Summary(w.ctx, w.net)
				return s.Prime, nil, err
			},
		},
		{
			Name: "nodf_weighted", Kind: OfNetwork, Definition: "nestedness, from 0 to 100: only shared nodes count that are tied more weakly to the one of fewer ties",
			Weights: used, Cost: "O(Σ k²)", Reference: "doi:10.1016/j.envsoft.2010.08.003",
			value: func(w *work, _ graph.Graph) (float64, []error, error) {
				n, err := metrics.NODF{Weighted: true, Workers: w.Workers, Progress: w.progress()}.Summary(w.ctx, w.net)
				return n.Total, nil, err
			},
		},
		{
			Name: "concentration", Definition: "how much few of its ties have of its weight: sum of squared shares, from 1/ties to 1",
			Weights: used, Cost: "O(m)", Reference: concentration,
			measure: func(*work) metrics.Measure { return metrics.TieConcentration{} },
		},
		{
			Name: "om_concentration", Definition: "how much few of its neighbours have of its strength: sum of squared shares, from 1/neighbours to 1",
			Weights: used, Cost: "O(m)", Reference: concentration,
			measure: func(*work) metrics.Measure { return metrics.TieConcentration{} },
		},
		{
			Name: "om_opsahl_panzarasa", Kind: OfNetwork, Definition: "share of the strength of all paths of two ties that is in those closed to a triangle",
			Weights: used, Cost: "O(m^1.5)", Reference: "doi:10.1016/j.socnet.2009.02.002",
			value: func(w *work, _ graph.Graph) (float64, []error, error) {
				c, err := metrics.OpsahlPanzarasa{Workers: w.Workers, Progress: w.progress()}.Value(w.ctx, w.om)
				if err != nil {
					return math.NaN(), nil, err
				}
				return c, nil, nil
			},
		},
		{
			Name: "om_weighted_assortativity", Kind: OfNetwork, Definition: "correlation of the degrees at the two ends of ties, each tie as often as it is strong",
			Weights: used, Cost: "O(m)", Reference: "doi:10.1016/j.physa.2006.12.022",
			value: func(w *work, g graph.Graph) (float64, []error, error) {
				degrees, err := metrics.Degree{}.Scores(w.ctx, g)
				if err != nil {
					return math.NaN(), nil, err
				}
				s, err := metrics.Autocorrelation{Weighted: true}.Of(w.ctx, g, degrees.Values())
				return s.Assortativity, nil, err
			},
		},
	}
}

func (w *work) weightedClosures() (metrics.Closures, error) {
	return once(w, "opsahl_weighted", w.net, func() (metrics.Closures, error) {
		return metrics.Opsahl{Paths: metrics.ArithmeticPaths, Workers: w.Workers, Progress: w.progress()}.Count(w.ctx, w.net)
	})
}
