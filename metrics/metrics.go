// Package metrics measures networks of actors and projects.
//
// A measure is a struct: its fields are the settings, its zero value is the
// textbook default, and its method is named after the kind of result:
//
//	scores, err := metrics.Betweenness{Normalized: true}.Scores(ctx, net)
//	groups, err := metrics.Components{}.Partition(ctx, net)
//
// Every measure takes a two-mode network ([*graph.Network]) or a one-mode network
// ([*graph.OneMode]), and the type decides which definition holds. A measure
// that exists for one of them only returns [graph.ErrModes] for the other.
//
// Numbers that are not defined are NaN, or the value that the measure's comment
// promises, and always come with a warning in the result. An error means that
// there are no numbers.
//
// Normalised means that 1 is the largest value possible for a node of its mode:
// it can be reached and is never passed.
//
// Strengths of ties are never used unless a field asks for them.
package metrics

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/categories"
	"github.com/essaim/essaim/internal/dijkstra"
	"github.com/essaim/essaim/internal/doubts"
)

// Measure gives a number to every node.
type Measure interface {
	Scores(ctx context.Context, g graph.Graph) (graph.Scores, error)
}

// NetworkMeasure gives one number to a network. Where the network does not have that
// number it is NaN, with an error that says why, [graph.ErrUndefined].
type NetworkMeasure interface {
	Value(ctx context.Context, g graph.Graph) (float64, error)
}

// Grouping gives a group to every node.
type Grouping interface {
	Partition(ctx context.Context, g graph.Graph) (graph.Partition, error)
}

// TieMeasure gives a number to every tie.
type TieMeasure interface {
	TieScores(ctx context.Context, g graph.Graph) (graph.TieScores, error)
}

// Warnings that results carry. They come in a [*graph.Doubt], with counts; test for them
// with [errors.Is]. Measures that do not see directions also warn with
// [graph.ErrDirections].
var (
	ErrDisconnected = errors.New("network not connected")
	ErrIsolates     = errors.New("nodes without ties")
	ErrLowDegree    = errors.New("nodes of degree below two")
	ErrNoSecond     = errors.New("nodes with no other at distance two")
	ErrNoPaths      = errors.New("nodes with no path of four ties centred on them")
	ErrCategories   = errors.New("too few categories known")
	ErrEigenvalue   = errors.New("largest eigenvalue not alone")

	ErrUncategorized = errors.New("nodes without a category left out")
)

// undefined is a number that a network does not have.
func undefined(measure, why string) (float64, error) {
	return math.NaN(), fmt.Errorf("metrics: %s: %w: %s", measure, graph.ErrUndefined, why)
}

// named is the error of a kernel, with the name of the measure that asked.
func named(measure string, err error) error {
	switch unsettled, ok := errors.AsType[*graph.ConvergenceError](err); {
	case err == nil, errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case ok:
		unsettled.Measure = measure
		return fmt.Errorf("metrics: %w", err)
	}
	return fmt.Errorf("metrics: %s: %w", measure, err)
}

// stepsOf is how many steps an iteration may take: 0 means 10,000.
func stepsOf(measure string, iterations int) (int, error) {
	if iterations < 0 {
		return 0, fmt.Errorf("metrics: %s: %d Iterations below 0: %w", measure, iterations, graph.ErrSetting)
	}
	return cmp.Or(iterations, 10_000), nil
}

// categoriesOf is the categories that a column makes of the nodes.
func categoriesOf(ctx context.Context, g graph.Graph, by graph.Column) (categories.Categories, error) {
	if by.IsZero() {
		return categories.Categories{}, fmt.Errorf("metrics: there is no column %q: %w", by.Name, graph.ErrSetting)
	}
	return categories.Of(ctx, g, by)
}

// uncategorized is the doubt about the nodes that have no category.
func uncategorized(c categories.Categories) []error {
	return doubts.Add(nil, ErrUncategorized, c.Without(), len(c.Of), "")
}

// modeSizes is the numbers of nodes of node i's own mode and of the other mode. In
// one mode there is no other.
func modeSizes(g graph.Graph, i int) (own, other int) {
	net, ok := g.(*graph.Network)
	if !ok {
		return g.Len(), 0
	}
	mode := graph.Actor
	if i >= net.Count(graph.Actor) {
		mode = graph.Project
	}
	return net.Count(mode), net.Count(mode.Other())
}

// Inverse is Newman's length of a tie, 1/strength, for the Length field of path
// measures. Newman (2001), doi:10.1103/PhysRevE.64.016132.
func Inverse(strength float64) float64 { return 1 / strength }

// ErrLength says that a function of Length gave what cannot be a length.
var ErrLength = dijkstra.ErrLength

// oneMode is the error of a measure that needs one mode, if there are two.
func oneMode(g graph.Graph, measure, instead string) error {
	if _, ok := g.(*graph.Network); ok {
		return fmt.Errorf("metrics: %s of a two-mode network: %w: %s", measure, graph.ErrModes, instead)
	}
	return nil
}
