package brokerage

import (
	"context"
	"iter"

	"github.com/essaim/essaim/graph"
)

// Type is what kind of broker a node is, by its activity and its exclusivity,
// each above the mean or not.
type Type uint8

// The types of broker. A node without a category has none.
const (
	NoBrokerType Type = iota
	Powerhouse        // active and exclusive: many pairs, many of them its own
	Connector         // active: many pairs, which others serve too
	Linchpin          // exclusive: few pairs, but its own
	Sideliner         // neither
)

// String is "powerhouse", "connector", "linchpin", "sideliner" or "".
func (t Type) String() string {
	return [...]string{"", "powerhouse", "connector", "linchpin", "sideliner"}[t]
}

// Types is the type of every node.
type Types struct {
	Activity, Exclusivity graph.Scores
	Warnings              []error

	types []Type
}

// Len is the number of nodes.
func (t Types) Len() int { return len(t.types) }

// At is the type of node i.
func (t Types) At(i int) Type { return t.types[i] }

// All is every node with its type, in node order.
func (t Types) All() iter.Seq2[graph.Node, Type] {
	return func(yield func(graph.Node, Type) bool) {
		for i, kind := range t.types {
			if !yield(t.Activity.Node(i), kind) {
				return
			}
		}
	}
}

// Types is the type of every node as a broker: whether its activity is above the mean,
// and whether its exclusivity is. A number that equals the mean is not above it;
// netrics gives such a node no type.
func (b Brokering) Types(ctx context.Context, g graph.Graph) (Types, error) {
	b.Exclusive = false
	activity, err := b.Scores(ctx, g)
	if err != nil {
		return Types{}, err
	}
	b.Exclusive = true
	exclusivity, err := b.Scores(ctx, g)
	if err != nil {
		return Types{}, err
	}
	t := Types{activity, exclusivity, activity.Warnings, make([]Type, g.Len())}
	active, exclusive := activity.Describe().Mean, exclusivity.Describe().Mean
	for i := range t.types {
		t.types[i] = typeOf(activity.At(i)-active, exclusivity.At(i)-exclusive)
	}
	return t, nil
}

// typeOf is the type by the distances from the means.
func typeOf(activity, exclusivity float64) Type {
	switch {
	case activity > 0 && exclusivity > 0:
		return Powerhouse
	case activity > 0:
		return Connector
	case exclusivity > 0:
		return Linchpin
	case activity <= 0:
		return Sideliner
	}
	return NoBrokerType
}
