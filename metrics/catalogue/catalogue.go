// Package catalogue is the names that tables, programs and documentation give to measures,
// and tables of several measures that share their work.
//
//	results, err := catalogue.Table{Mode: graph.Actor}.Run(ctx, net)
//
// A measure of your own stands beside ours:
//
//	mine := catalogue.Entry{Name: "h_index", Definition: "…", Measure: hIndex{}}
//	table := catalogue.Table{Entries: append(catalogue.Standard(), mine)}
//
// It stands above all measures: none of them knows that tables exist.
package catalogue

import "slices"

// All is every measure that has a name: the standard ones, then the others, last those
// that take long and those that need a column.
func All() []Entry {
	return slices.Concat(Standard(), centrality(), holes(), cohesion(), closure(), strengths(), slow(), positions(), backbones(), byColumn())
}

// Standard is the measures of a table that does not say which, in its order.
func Standard() []Entry { return slices.Concat(twoModes(), oneMode(), network()) }

// Of is the entries of one kind or several.
func Of(entries []Entry, kinds ...Kind) []Entry {
	return slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool { return !slices.Contains(kinds, e.Kind()) })
}

// Named is the entries of some names, in the order of the names. A name that
// none bears is given back.
func Named(entries []Entry, names ...string) (found []Entry, unknown string) {
	for _, name := range names {
		before := len(found)
		for _, e := range entries {
			if e.Name == name {
				found = append(found, e)
			}
		}
		if len(found) == before {
			return nil, name
		}
	}
	return found, ""
}
