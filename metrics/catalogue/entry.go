package catalogue

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

//go:generate go run ../../internal/measuresdoc ../../docs/measures.md

// ErrNoColumn says that an entry needs a column and there is none.
var ErrNoColumn = errors.New("there is no column")

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
	scores func(*work, graph.Graph) (graph.Scores, error)
	groups func(*work, graph.Graph) (graph.Partition, error)
	number func(*work, graph.Graph) (float64, []error, error)
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
func (e Entry) check(by graph.Column) error {
	var own []any
	for _, measure := range []any{e.Measure, e.Grouping, e.Number} {
		if measure != nil {
			own = append(own, measure)
		}
	}
	made := e.scores != nil || e.groups != nil || e.number != nil
	switch {
	case e.Name == "":
		return fmt.Errorf("catalogue: an entry has no name: %w", graph.ErrSetting)
	case len(own) == 0 && !made:
		return fmt.Errorf("catalogue: %q measures nothing: %w: set Measure, Grouping or Number", e.Name, graph.ErrSetting)
	case len(own) > 1:
		return fmt.Errorf("catalogue: %q measures several things: %w: set one of Measure, Grouping and Number", e.Name, graph.ErrSetting)
	case e.NeedsColumn && by.IsZero():
		return fmt.Errorf("catalogue: %q is by a column: %w: %w: set By", e.Name, ErrNoColumn, graph.ErrSetting)
	case len(own) == 1:
		return usable(e, own[0])
	}
	return nil
}

// on is what the entry is measured on.
func (e Entry) on(w *work) graph.Graph {
	if e.OneMode() {
		return w.om
	}
	return w.net
}

func (e Entry) nodes(w *work, g graph.Graph) (graph.Scores, error) {
	if e.scores != nil {
		return e.scores(w, g)
	}
	scores, err := set(w, e.Measure).Scores(w.ctx, g)
	if err == nil && scores.Graph() != g && g.Len() > 0 {
		return scores, fmt.Errorf("catalogue: %q gives %d scores that are not of the network it was asked for: %w", e.Name, scores.Len(), graph.ErrUnmatched)
	}
	return scores, err
}

func (e Entry) partition(w *work, g graph.Graph) (graph.Partition, error) {
	if e.groups != nil {
		return e.groups(w, g)
	}
	groups, err := set(w, e.Grouping).Partition(w.ctx, g)
	if err == nil && groups.Graph() != g && g.Len() > 0 {
		return groups, fmt.Errorf("catalogue: %q gives groups of %d nodes that are not of the network it was asked for: %w", e.Name, groups.Len(), graph.ErrUnmatched)
	}
	return groups, err
}

// network is a number of the network. That it is not defined is a warning here.
func (e Entry) network(w *work, g graph.Graph) (float64, []error, error) {
	if e.number != nil {
		return e.number(w, g)
	}
	value, err := set(w, e.Number).Value(w.ctx, g)
	if errors.Is(err, graph.ErrUndefined) {
		return math.NaN(), []error{err}, nil
	}
	if err == nil && math.IsNaN(value) {
		return value, []error{fmt.Errorf("%w: the measure does not say why", graph.ErrUndefined)}, nil
	}
	return value, nil, err
}
