package catalogue

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/metrics"
	"github.com/essaim/essaim/metrics/brokerage"
)

// byColumn is the measures that ask for a column, [Table].By: of categories, but for
// the last ones, which take numbers.
func byColumn() []Entry {
	entries := slices.Concat(diversity(), brokerRoles(), mixing())
	for i := range entries {
		entries[i].NeedsColumn = true
	}
	return entries
}

// diversity is the indices of what a node is tied to.
func diversity() (all []Entry) {
	for _, mode := range []struct{ prefix, whose string }{{"", "nodes of the other mode that it is tied to"}, {"om_", "its neighbours"}} {
		for _, d := range []struct {
			name, definition string
			index            metrics.DiversityIndex
		}{
			{"blau", "how often two draws from %s differ in category", metrics.Blau},
			{"shannon", "entropy of the categories of %s", metrics.Shannon},
			{"richness", "number of different categories of %s", metrics.Richness},
			{"evenness", "entropy of the categories of %s, divided by the largest there can be of so many", metrics.Evenness},
			{"simpson", "as many categories of equal shares as are as diverse as those of %s", metrics.Simpson},
		} {
			all = append(all, Entry{
				Name: mode.prefix + d.name, Definition: fmt.Sprintf(d.definition, mode.whose),
				Measure: metrics.Diversity{Index: d.index},
			})
		}
	}
	return all
}

// brokerRoles is the roles of brokers. Without directions a gatekeeper is a
// representative too.
func brokerRoles() (all []Entry) {
	for _, mode := range []struct{ prefix, what string }{
		{"", "chains of two projects, or actors, on which it is between others"},
		{"om_", "pairs of neighbours that are not tied, between which it is"},
	} {
		for _, role := range []struct {
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
				Name: mode.prefix + role.name, Definition: fmt.Sprintf(role.definition, mode.what),
				of: brokerage.Roles{}, scores: roleCount(role.role),
			})
		}
	}
	return all
}

func roleCount(role brokerage.Role) func(*work, graph.Graph) (graph.Scores, error) {
	return func(w *work, g graph.Graph) (graph.Scores, error) {
		census, err := once(w, "census", g, func() (brokerage.Census, error) { return set(w, brokerage.Roles{}).Census(w.ctx, g) })
		if err != nil {
			return graph.Scores{}, err
		}
		scores := census.Of(role).Count
		scores.Warnings = slices.DeleteFunc(slices.Clone(census.Warnings), func(doubt error) bool {
			return errors.Is(doubt, brokerage.ErrNoVariance) // of the deviations, which are not in tables
		})
		return onAll(g, scores), nil
	}
}

// onAll is scores of some nodes of a graph as scores of all. In two modes the roles are those
// of the mode that the column describes.
func onAll(g graph.Graph, some graph.Scores) graph.Scores {
	if some.Len() == g.Len() {
		return some
	}
	values := make([]float64, g.Len())
	for i := range values {
		values[i] = math.NaN()
	}
	for node, x := range some.All() {
		values[node.Index] = x
	}
	without := " nodes are of the mode that the column says nothing of"
	return graph.NewScores(g, some.Measure, values, doubts.Add(some.Warnings, metrics.ErrUncategorized, g.Len()-some.Len(), g.Len(), without)...)
}

// mixing is whether ties stay within categories, or among like numbers.
func mixing() []Entry {
	return []Entry{
		{
			Name: "om_external_internal", Definition: "ties to other categories less those within, divided by both: -1 if all are within (E-I index)",
			Measure: metrics.Homophily{},
		},
		{Name: "om_segregation", Definition: "how far its ties go to segregated nodes of its category: spectral segregation", Measure: metrics.Segregation{}},
		{
			Name: "om_external_internal", Definition: "ties between categories less those within, divided by both: -1 if all are within (E-I index)",
			of: metrics.MixingTable{}, number: mixed(metrics.MixingTable.EI, "no tie is between nodes of known categories"),
		},
		{
			Name: "om_nominal_assortativity", Definition: "whether ties are within categories more than by chance: 1 if all are",
			of: metrics.MixingTable{}, number: mixed(metrics.MixingTable.Assortativity, "no tie is between nodes of known categories, or all are in one category"),
		},
		{
			Name: "om_gupta_anderson_may", Definition: "how far every category keeps to itself, each counting the same: 1 if all do",
			of: metrics.MixingTable{}, number: mixed(metrics.MixingTable.GuptaAndersonMay, "fewer than two categories have ties"),
		},
		{
			Name: "om_segregation", Definition: "mean spectral segregation of the nodes: 1 if no tie leaves its category", of: metrics.Segregation{},
			number: func(w *work, g graph.Graph) (float64, []error, error) {
				s, err := set(w, metrics.Segregation{}).Summary(w.ctx, g)
				return because(s.Value, s.Warnings, err, "segregation", "no node has ties and a category")
			},
		},
		{
			Name: "om_moran", Definition: "whether tied nodes have like numbers: Moran's I, -1/(n-1) by chance", of: metrics.Autocorrelation{},
			number: alike(func(s metrics.AutocorrelationSummary) float64 { return s.Moran.Value }),
		},
		{
			Name: "om_geary", Definition: "whether tied nodes have like numbers: Geary's C, 1 by chance, less if they do", of: metrics.Autocorrelation{},
			number: alike(func(s metrics.AutocorrelationSummary) float64 { return s.Geary.Value }),
		},
		{
			Name: "om_numeric_assortativity", Definition: "correlation of the numbers at the two ends of ties", of: metrics.Autocorrelation{},
			number: alike(func(s metrics.AutocorrelationSummary) float64 { return s.Assortativity }),
		},
	}
}

// because says why a number is not defined, if it is not.
func because(x float64, warnings []error, err error, what, why string) (float64, []error, error) {
	if err == nil && math.IsNaN(x) {
		warnings = append(slices.Clone(warnings), fmt.Errorf("%s: %w: %s", what, graph.ErrUndefined, why))
	}
	return x, warnings, err
}

// mixed is a number of the mixing table of the projection.
func mixed(of func(metrics.MixingTable) float64, why string) func(*work, graph.Graph) (float64, []error, error) {
	return func(w *work, g graph.Graph) (float64, []error, error) {
		table, err := once(w, "mixing", g, func() (metrics.MixingTable, error) { return set(w, metrics.Mixing{}).Table(w.ctx, g) })
		if err != nil {
			return math.NaN(), nil, err
		}
		return because(of(table), table.Warnings, nil, "mixing", why)
	}
}

// alike is a number of the autocorrelation of a column of numbers.
func alike(of func(metrics.AutocorrelationSummary) float64) func(*work, graph.Graph) (float64, []error, error) {
	return func(w *work, g graph.Graph) (float64, []error, error) {
		if w.by.Kind != graph.KindNumber {
			return math.NaN(), nil, fmt.Errorf("%w: column %q is of %s: name a column of numbers", graph.ErrSetting, w.by.Name, w.by.Kind)
		}
		s, err := once(w, "autocorrelation", g, func() (metrics.AutocorrelationSummary, error) {
			return metrics.Autocorrelation{}.Of(w.ctx, g, metrics.Numbers(g, w.by))
		})
		if err != nil {
			return math.NaN(), nil, err
		}
		return because(of(s), s.Warnings, nil, "autocorrelation", "no tie is between nodes with numbers, or all numbers are the same")
	}
}
