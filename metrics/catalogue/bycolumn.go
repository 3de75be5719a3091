package catalogue

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/brokerage"
)

// columnEntries is the measures that ask for a column, [Table].By: of categories, but for
// the last ones, which take numbers.
func columnEntries() []Entry {
	entries := append(diversityEntries(), brokerRoleEntries()...)
	entries = append(entries, mixingEntries()...)
	for i := range entries {
		entries[i].NeedsColumn = true
	}
	return entries
}

// diversityEntries is the indices of what a node is tied to.
func diversityEntries() (all []Entry) {
	const blau = "isbn:978-0-02-903660-0"
	for _, mode := range []struct{ prefix, whose string }{{"", "nodes of the other mode that it is tied to"}, {"om_", "its neighbours"}} {
		for _, d := range []struct {
			name, definition, reference string
			index                       metrics.DiversityIndex
		}{
			{"blau", "how often two draws from %s differ in category", blau, metrics.Blau},
			{"shannon", "entropy of the categories of %s", "doi:10.1002/j.1538-7305.1948.tb01338.x", metrics.Shannon},
			{"richness", "number of different categories of %s", "doi:10.2307/1934352", metrics.Richness},
			{"evenness", "entropy of the categories of %s, divided by the largest there can be of so many", "doi:10.1016/0022-5193(66)90013-0", metrics.Evenness},
			{"simpson", "as many categories of equal shares as are as diverse as those of %s", "doi:10.1038/163688a0", metrics.Simpson},
		} {
			all = append(all, Entry{
				Name: mode.prefix + d.name, Definition: fmt.Sprintf(d.definition, mode.whose), Weights: ignored, Cost: "O(m)", Reference: d.reference,
				measure: func(w *work) metrics.Measure { return metrics.Diversity{By: w.By, Index: d.index} },
			})
		}
	}
	return all
}

// brokerRoleEntries is the roles of brokers. Without directions a gatekeeper is a
// representative too.
func brokerRoleEntries() (all []Entry) {
	for _, mode := range []struct{ prefix, what, reference string }{
		{"", "chains of two projects, or actors, on which it is between others", "doi:10.1016/j.socnet.2014.11.005"},
		{"om_", "pairs of neighbours that are not tied, between which it is", "doi:10.2307/270949"},
	} {
		for _, r := range []struct {
			name, definition string
			role             brokerage.Role
		}{
			{"coordinator", "%s: all of its own category", brokerage.Coordinator},
			{"itinerant", "%s: both of one category, which is not its own", brokerage.Itinerant},
			{"gatekeeper", "%s: one of its own category, one of another", brokerage.Gatekeeper},
			{"liaison", "%s: of three categories with its own", brokerage.Liaison},
			{"brokerage", "%s: in any role", brokerage.AllRoles},
		} {
			all = append(all, Entry{
				Name: mode.prefix + r.name, Definition: fmt.Sprintf(r.definition, mode.what), Weights: ignored, Cost: "O(Σ k·h)", Reference: mode.reference,
				scores: func(w *work, g graph.Graph) (graph.Scores, error) {
					census, err := once(w, "census", g, func() (brokerage.Census, error) { return brokerage.Roles{By: w.By}.Census(w.ctx, g) })
					if err != nil {
						return graph.Scores{}, err
					}
					scores := census.Of(r.role).Count
					scores.Warnings = slices.DeleteFunc(slices.Clone(census.Warnings), func(doubt error) bool {
						return errors.Is(doubt, brokerage.ErrNoVariance) // of the deviations, which are not in tables
					})
					return scores, nil
				},
			})
		}
	}
	return all
}

// mixingEntries is whether ties stay within categories, or among like numbers.
func mixingEntries() []Entry {
	const (
		newman    = "doi:10.1103/PhysRevE.67.026126"
		external  = "doi:10.2307/2786835"
		echenique = "doi:10.1162/qjec.122.2.441"
	)
	return []Entry{
		{
			Name: "om_external_internal", Definition: "ties to other categories less those within, divided by both: -1 if all are within", Weights: ignored, Cost: "O(m)", Reference: external,
			measure: func(w *work) metrics.Measure { return metrics.Homophily{By: w.By, Workers: w.Workers} },
		},
		{
			Name: "om_segregation", Definition: "how far its ties go to segregated nodes of its category: spectral segregation", Weights: ignored, Cost: "O(m) a step", Reference: echenique,
			measure: func(w *work) metrics.Measure { return metrics.Segregation{By: w.By} },
		},
		{
			Name: "om_external_internal", Kind: OfNetwork, Definition: "ties between categories less those within, divided by both: -1 if all are within", Weights: ignored, Cost: "O(m)", Reference: external,
			value: mixed(metrics.MixingTable.EI),
		},
		{
			Name: "om_nominal_assortativity", Kind: OfNetwork, Definition: "whether ties are within categories more than by chance: 1 if all are", Weights: ignored, Cost: "O(m)", Reference: newman,
			value: mixed(metrics.MixingTable.Assortativity),
		},
		{
			Name: "om_gupta_anderson_may", Kind: OfNetwork, Definition: "how far every category keeps to itself, each counting the same: 1 if all do", Weights: ignored, Cost: "O(m)", Reference: "pmid:2517202",
			value: mixed(metrics.MixingTable.GuptaAndersonMay),
		},
		{
			Name: "om_segregation", Kind: OfNetwork, Definition: "mean spectral segregation of the nodes: 1 if no tie leaves its category", Weights: ignored, Cost: "O(m) a step", Reference: echenique,
			value: func(w *work, g graph.Graph) (float64, []error, error) {
				s, err := metrics.Segregation{By: w.By}.Summary(w.ctx, g)
				return s.Value, s.Warnings, err
			},
		},
		{
			Name: "om_moran", Kind: OfNetwork, Definition: "whether tied nodes have like numbers: Moran's I, -1/(n-1) by chance", Weights: ignored, Cost: "O(m)", Reference: "doi:10.1093/biomet/37.1-2.17",
			value: alike(func(s metrics.AutocorrelationSummary) float64 { return s.Moran.Value }),
		},
		{
			Name: "om_geary", Kind: OfNetwork, Definition: "whether tied nodes have like numbers: Geary's C, 1 by chance, less if they do", Weights: ignored, Cost: "O(m)", Reference: "doi:10.2307/2986645",
			value: alike(func(s metrics.AutocorrelationSummary) float64 { return s.Geary.Value }),
		},
		{
			Name: "om_numeric_assortativity", Kind: OfNetwork, Definition: "correlation of the numbers at the two ends of ties", Weights: ignored, Cost: "O(m)", Reference: newman,
			value: alike(func(s metrics.AutocorrelationSummary) float64 { return s.Assortativity }),
		},
	}
}

// mixed is a number of the mixing table of the projection.
func mixed(number func(metrics.MixingTable) float64) func(*work, graph.Graph) (float64, []error, error) {
	return func(w *work, g graph.Graph) (float64, []error, error) {
		table, err := once(w, "mixing", g, func() (metrics.MixingTable, error) { return metrics.Mixing{By: w.By}.Table(w.ctx, g) })
		if err != nil {
			return math.NaN(), nil, err
		}
		return number(table), table.Warnings, nil
	}
}

// alike is a number of the autocorrelation of a column of numbers.
func alike(number func(metrics.AutocorrelationSummary) float64) func(*work, graph.Graph) (float64, []error, error) {
	return func(w *work, g graph.Graph) (float64, []error, error) {
		if w.By.Kind != graph.KindNumber {
			return math.NaN(), nil, fmt.Errorf("catalogue: column %q: %w: it has kind %s, not number", w.By.Name, graph.ErrSetting, w.By.Kind)
		}
		s, err := once(w, "autocorrelation", g, func() (metrics.AutocorrelationSummary, error) {
			return metrics.Autocorrelation{}.Of(w.ctx, g, metrics.Numbers(g, w.By))
		})
		if err != nil {
			return math.NaN(), nil, err
		}
		return number(s), s.Warnings, nil
	}
}
