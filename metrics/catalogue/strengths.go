package catalogue

import (
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

// strengths is what the strengths of ties say.
func strengths() []Entry {
	return []Entry{
		{
			Name:       "opsahl_weighted",
			Definition: "share of the value of the paths of four ties centred on the node that is in those whose ends share a third node; a path's value is the mean of its weights",
			of:         metrics.Opsahl{}, scores: opsahlScores(metrics.ArithmeticPaths),
		},
		{
			Name:       "opsahl_weighted",
			Definition: "share of the value of the paths of four ties centred on actors that is in those whose ends share a third project; a path's value is the mean of its weights",
			of:         metrics.Opsahl{}, number: opsahlOfActors(metrics.ArithmeticPaths),
		},
		{
			Name:       "specialization",
			Definition: "how far its shares of weight are from those that all others leave it: d′, 0 as if dealt evenly, 1 if none shares its partners",
			Measure:    metrics.Specialization{Continuous: true},
		},
		{
			Name:       "h2_prime",
			Definition: "how far weights are from those of independent actors and projects: H2′, from 0 to 1 if they lie in as few pairs as can be",
			Number:     metrics.Specialization{Continuous: true},
		},
		{
			Name: "nodf_weighted", Definition: "nestedness, from 0 to 100: only shared nodes count that are tied more weakly to the one of fewer ties",
			of: metrics.NODF{}, number: nestedness(metrics.NODF{Weighted: true}),
		},
		{
			Name: "concentration", Definition: "how much few of its ties have of its weight: sum of squared shares, from 1/ties to 1",
			Measure: metrics.TieConcentration{},
		},
		{
			Name: "om_concentration", Definition: "how much few of its neighbours have of its strength: sum of squared shares, from 1/neighbours to 1",
			Measure: metrics.TieConcentration{},
		},
		{
			Name: "om_opsahl_panzarasa", Definition: "share of the strength of all paths of two ties that is in those closed to a triangle",
			Number: metrics.OpsahlPanzarasa{},
		},
		{
			Name: "om_weighted_assortativity", Definition: "correlation of the degrees at the two ends of ties, each tie as often as it is strong",
			of: metrics.Autocorrelation{}, number: weightedAssortativity,
		},
	}
}

func weightedAssortativity(w *work, g graph.Graph) (float64, []error, error) {
	degrees, err := scored(metrics.Degree{})(w, g)
	if err != nil {
		return math.NaN(), nil, err
	}
	s, err := metrics.Autocorrelation{Weighted: true}.Of(w.ctx, g, degrees.Values())
	if err == nil && math.IsNaN(s.Assortativity) {
		return s.Assortativity, []error{fmt.Errorf("assortativity: %w: there are no ties, or all nodes with ties have the same degree", graph.ErrUndefined)}, nil
	}
	return s.Assortativity, nil, err
}
