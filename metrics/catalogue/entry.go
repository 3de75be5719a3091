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

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

// Kind is what a measure gives numbers to.
type Kind uint8

// The kinds of measure.
const (
	OfNodes   Kind = iota // a number for every node
	OfGroups              // a group for every node
	OfNetwork             // a number for the whole network
)

// String is "nodes", "groups" or "network".
func (k Kind) String() string { return [...]string{"nodes", "groups", "network"}[k] }

// Entry is a measure under a name. A name may be of two kinds: latapy is a number of every
// node, and of the network. Names that begin with om_ are measured on the projection.
//
// One of Measure, Grouping and Number says what is measured. Where the measure is a struct
// with fields Workers, Progress or Seed that are not set, the table sets them, and By if the
// entry needs a column.
type Entry struct {
	Name        string
	Definition  string                 // one sentence
	Measure     metrics.Measure        // a number for every node
	Grouping    metrics.Grouping       // a group for every node
	Number      metrics.NetworkMeasure // a number for the whole network
	NeedsColumn bool                   // it is by a column: Table.By

	// Entries of this package may be made of what others have found.
	of     any // what has the comment with the definition in full
	scores func(*run, graph.Graph) (graph.Scores, error)
	groups func(*run, graph.Graph) (graph.Partition, error)
	number func(*run, graph.Graph) (float64, []error, error)
}

// Kind is what the entry gives numbers to.
func (e Entry) Kind() Kind {
	switch {
	case e.Number != nil || e.number != nil:
		return OfNetwork
	case e.Grouping != nil || e.groups != nil:
		return OfGroups
	}
	return OfNodes
}

// OneMode tells whether the measure is one of the projection (one mode, by Count) and not
// of the two-mode network.
func (e Entry) OneMode() bool { return strings.HasPrefix(e.Name, "om_") }

// Type is the Go type whose comment has the definition in full, such as
// "metrics.Betweenness".
func (e Entry) Type() string {
	for _, of := range []any{e.of, e.Measure, e.Grouping, e.Number} {
		if of != nil {
			return strings.TrimPrefix(fmt.Sprint(reflect.TypeOf(of)), "*")
		}
	}
	return ""
}

// check says what is wrong with an entry.
func (e Entry) check(t Table) error {
	switch {
	case e.Name == "":
		return fmt.Errorf("catalogue: an entry has no name: %w", graph.ErrSetting)
	case e.Measure == nil && e.Grouping == nil && e.Number == nil && e.scores == nil && e.groups == nil && e.number == nil:
		return fmt.Errorf("catalogue: %q measures nothing: %w: set Measure, Grouping or Number", e.Name, graph.ErrSetting)
	case e.NeedsColumn && t.By.IsZero():
		return fmt.Errorf("catalogue: %q is by a column: %w: %w: set By", e.Name, ErrNoColumn, graph.ErrSetting)
	}
	return nil
}

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
