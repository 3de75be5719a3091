// Package metrics measures networks of actors and projects.
//
// A measure is a struct: its fields are the settings, its zero value is the
// textbook default, and its method is named after what it gives:
//
//   - Scores, a number for every node ([Measure]): Betweenness{}.Scores(ctx, net)
//   - TieScores, a number for every tie ([TieMeasure])
//   - Partition, a group for every node ([Grouping])
//   - Value, one number for the network ([NetworkMeasure])
//   - Summary, several numbers that one search finds, in a struct XSummary
//   - Of, what is made of a result that is already there: Centralization{}.Of(scores)
//
// What there is, by question; docs/measures.md has every name, with the words of other
// programs:
//
//   - Who is central? [Degree], [AlphaDegree], [Closeness], [Harmonic], [Betweenness],
//     [Eigenvector], [PageRank], [HITS], [Katz], [PowerCentrality], [Subgraph], [CurrentFlow],
//     [InformationCentrality]; [SampledBetweenness] of large networks, [SubsetBetweenness]
//     between two groups, [TieBetweenness] of ties.
//   - Which nodes are central together? [GroupCentrality], [Coalition]. Does all hang on few?
//     [Centralization], [DegreeCentralization].
//   - How far apart are nodes? [Distances], [Eccentricity], [Reach], [SmallWorld].
//   - Do partners of partners become partners? One mode: [Clustering], [Transitivity],
//     [Barrat], [Onnela], [OpsahlPanzarasa]. Two modes: [Latapy], [Opsahl],
//     [RobinsAlexander], [Butterflies], [Redundancy].
//   - Who fills structural holes? [Constraint], [EffectiveSize], [Efficiency], [Hierarchy],
//     [LocalBridges], [Simmelian]; [TwoModeConstraint], [TwoModeEffectiveSize]. Who brokers
//     between categories? Package brokerage.
//   - Does the network hold together? [Density], [MeanDegree], [Components], [CutNodes],
//     [CutTies] (what igraph and networkx call bridges), [Biconnected], [NodeConnectivity],
//     [KComponents].
//   - Where is it dense? [KCore] (igraph's coreness), [TwoModeCore], [Truss], [Cliques],
//     [LargestClique], [MaximalBicliques], [RichClub]. Is there a core with a periphery?
//     [CorePeriphery], [ContinuousCore].
//   - Do like nodes meet? [Diversity], [Mixing], [Homophily], [Segregation] by categories;
//     [Assortativity], [Autocorrelation] by numbers.
//   - Do few share the partners of many, or keep to their own? [NODF], [Specialization].
//     Do few have most? [TieConcentration], [Gini], [HHI].
//   - Packages community, position and backbone find groups, like positions and ties above
//     chance, compare holds two partitions or networks side by side, null says what chance
//     would give, and catalogue has measures by name, and tables of them.
//
// Every measure takes a two-mode network ([*graph.Network]) or a one-mode network
// ([*graph.OneMode]), and the type decides which definition holds. A measure
// that exists for one of them only returns [graph.ErrModes] for the other.
//
// A number that is not defined is NaN, or what the measure's comment promises. In a
// result of many numbers it comes with a warning; a Value that is not defined comes with
// the error [graph.ErrUndefined]. Any other error means that there are no numbers.
//
// Normalised means that 1 is the largest value possible for a node of its mode: it can
// be reached and is never passed. Where a measure has a field Normalized, its zero value
// does not divide. [Closeness] is the other way round: the zero value is normalised, and
// Raw leaves it as it is.
//
// Strengths of ties are used where a field asks for them, mostly Weighted. Where the textbook
// defines a measure by strengths, as it does [PageRank] and [Constraint], they are used unless a
// field Unweighted leaves them out; [Barrat], [Onnela], [OpsahlPanzarasa], [AlphaDegree],
// [TieConcentration] and [Specialization] are about strengths and have no such field.
// Strength is not length: paths count steps, unless a field Length says how long a tie is.
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

// checkChoice is the error of a setting that is none of its choices, of which last is the last.
func checkChoice[T ~uint8](measure, setting string, choice, last T) error {
	if choice > last {
		return fmt.Errorf("metrics: %s: %s %d: %w: there is no such choice", measure, setting, choice, graph.ErrSetting)
	}
	return nil
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
