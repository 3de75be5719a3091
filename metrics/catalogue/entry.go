package catalogue

import (
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

// Entry is a measure under the name that tables, programs and documentation give
// it. A name may be of two kinds: latapy is a number of every node, and of the
// network.
type Entry struct {
	Name       string
	Kind       Kind
	Definition string // one sentence
	Weights    string // what strengths of ties do
	Cost       string // for n nodes and m ties
	Reference  string // the first to read: doi or isbn

	NeedsColumn bool // it is by a column: Table.By

	measure func(*work) metrics.Measure // OfNodes, unless scores is set
	scores  func(*work, graph.Graph) (graph.Scores, error)
	groups  func(*work, graph.Graph) (graph.Partition, error)
	value   func(*work, graph.Graph) (float64, []error, error)
}

// OneMode tells whether the measure is one of the projection (one mode, by Count)
// and not of the two-mode network: its name begins with om_.
func (e Entry) OneMode() bool { return strings.HasPrefix(e.Name, "om_") }

//go:generate go run ../internal/measuresdoc ../docs/measures.md

// All is every measure that has a name: the standard ones, then the others, last those
// that take long and those that need a column.
func All() []Entry {
	return slices.Concat(Standard(), centralityEntries(), brokerageEntries(), cohesionEntries(), closureEntries(), strengthEntries(),
		askedEntries(), columnEntries())
}

// Standard is the measures of a table that does not say which, in its order.
func Standard() []Entry { return slices.Concat(twoModeEntries(), oneModeEntries(), networkEntries()) }

// Of is the entries of one kind or several.
func Of(entries []Entry, kinds ...Kind) []Entry {
	return slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool { return !slices.Contains(kinds, e.Kind) })
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
