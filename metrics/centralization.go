package metrics

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/vec"
)

// Centralization is how much a network hangs on its most central node, by one of
// four measures. Its verb is Summary.
//
//	C = Σ (c(max) - c(v)) / largest Σ possible
//
// One mode, of n nodes: degree by (n-1)(n-2), [Closeness] by (n-1)(n-2)/(2n-3),
// normalised [Betweenness] by n-1: those of a star, which has 1. [Eigenvector],
// its largest number set to 1, by n-2, which one tie among isolates has.
//
// Two modes: each mode by itself, with o nodes of x of the other. Degree by
// (o-1)(x-1) and [Closeness] by that of a tree in which one node of the mode has
// all x as neighbours and the others hang on these, dealt evenly. This tree has 1,
// also by normalised [Betweenness], whose divisor is o-1, as is that of
// [Eigenvector], which one tie has. NaN where the largest sum possible is 0.
//
// Weights: ignored. Directions: ignored, with the warning [graph.ErrDirections].
//
// Unreachable nodes: all count in one mode. In two, degree leaves out nodes without
// ties, with the warning [ErrIsolates], and closeness is NaN, with the warning
// [ErrDisconnected]: see [graph.Network.LargestComponent].
//
// Cost: that of the measure.
//
// Same as: igraph centr_betw, centr_clo (on connected networks), centr_eigen and,
// without loops, centr_degree. netrics with direction "in" in two modes; there and
// in Borgatti and Everett (1997) the divisor of closeness is smaller and can be
// passed, and that of betweenness as for [Betweenness].
//
// References: Freeman (1978), doi:10.1016/0378-8733(78)90021-7; Borgatti and
// Everett (1997), doi:10.1016/S0378-8733(96)00301-2.
type Centralization struct {
	By       Centrality            // what is central; the zero value is degree
	Mode     graph.Mode            // of Value, in two modes
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// Centrality is a measure by which a network can be centralised.
type Centrality uint8

// The measures of [Centralization].
const (
	ByDegree Centrality = iota
	ByCloseness
	ByBetweenness
	ByEigenvector
)

// CentralizationSummary is the [Centralization] of all nodes in one mode, and of each mode
// in two. What does not apply is NaN.
type CentralizationSummary struct {
	All, Actors, Projects float64
	Warnings              []error
}

// Summary is the centralisation of a network.
func (c Centralization) Summary(ctx context.Context, g graph.Graph) (CentralizationSummary, error) {
	err := cmp.Or(checkChoice("centralization", "By", c.By, ByEigenvector), checkChoice("centralization", "Mode", c.Mode, graph.Project))
	if err != nil {
		return CentralizationSummary{}, err
	}
	scores, err := c.Measure().Scores(ctx, g)
	if err != nil {
		return CentralizationSummary{}, err
	}
	return c.Of(scores), nil
}

// Value is the centralisation of a one-mode network, or of a mode of two.
func (c Centralization) Value(ctx context.Context, g graph.Graph) (float64, error) {
	s, err := c.Summary(ctx, g)
	if err != nil {
		return math.NaN(), err
	}
	x := s.All
	if _, ok := g.(*graph.Network); ok {
		x = []float64{s.Actors, s.Projects}[c.Mode]
	}
	if !math.IsNaN(x) {
		return x, nil
	}
	for _, doubt := range s.Warnings {
		if errors.Is(doubt, graph.ErrUndefined) {
			return x, doubt
		}
	}
	return undefined("centralisation", "not known for networks that are not connected")
}

// Of is the centralisation of scores: those of Measure.
func (c Centralization) Of(scores graph.Scores) CentralizationSummary {
	s := CentralizationSummary{All: math.NaN(), Actors: math.NaN(), Projects: math.NaN(), Warnings: scores.Warnings}
	net, ok := scores.Graph().(*graph.Network)
	if !ok {
		s.All = c.share(scores.Values(), c.largest(scores.Len()))
		s.warn("", s.All)
		return s
	}
	values, actors := scores.Values(), net.Count(graph.Actor)
	x, y := values[:actors], values[actors:]
	if c.By == ByDegree {
		x, y = positive(x), positive(y)
		s.Warnings = doubts.Add(nil, ErrIsolates, net.Len()-len(x)-len(y), net.Len(), " are left out")
	}
	if c.By == ByCloseness && len(scores.Warnings) > 0 {
		_, err := undefined("centralisation of actors and of projects by closeness", "the largest sum possible is known of connected networks only")
		s.Warnings = append(slices.Clone(s.Warnings), err)
		return s
	}
	s.Actors = c.share(x, c.largestOfMode(len(x), len(y)))
	s.Projects = c.share(y, c.largestOfMode(len(y), len(x)))
	s.warn(" of actors", s.Actors)
	s.warn(" of projects", s.Projects)
	return s
}

// warn says why a number is not defined, if it is not.
func (s *CentralizationSummary) warn(of string, x float64) {
	if math.IsNaN(x) {
		_, err := undefined("centralisation"+of, "in so small a network no node can be more central than others")
		s.Warnings = append(slices.Clone(s.Warnings), err)
	}
}

// Measure is what the centralisation is of.
func (c Centralization) Measure() Measure {
	switch c.By {
	case ByCloseness:
		return Closeness{Workers: c.Workers, Progress: c.Progress}
	case ByBetweenness:
		return Betweenness{Normalized: true, Workers: c.Workers, Progress: c.Progress}
	case ByEigenvector:
		return Eigenvector{}
	}
	return Degree{}
}

// share is the sum of the differences to the largest, by the largest possible.
func (c Centralization) share(values []float64, largest float64) float64 {
	if !(largest > 0) {
		return math.NaN()
	}
	top, sum := vec.Max(values), 0.0
	for _, v := range values {
		sum += top - v
	}
	if c.By == ByEigenvector {
		sum = vec.Ratio(sum, top)
	}
	return min(1, sum/largest) // rounding may pass it
}

// largest is the largest sum possible in one mode.
func (c Centralization) largest(nodes int) float64 {
	n := float64(nodes)
	switch {
	case nodes < 3:
		return 0
	case c.By == ByCloseness:
		return (n - 1) * (n - 2) / (2*n - 3)
	case c.By == ByBetweenness:
		return n - 1
	case c.By == ByEigenvector:
		return n - 2
	}
	return (n - 1) * (n - 2)
}

// largestOfMode is the largest sum possible for a mode.
func (c Centralization) largestOfMode(own, other int) float64 {
	switch {
	case own < 2 || other == 0:
		return 0
	case c.By == ByCloseness:
		return largestOfCloseness(own, other)
	case c.By == ByDegree:
		return float64(own-1) * float64(other-1)
	case c.By == ByBetweenness && other == 1:
		return 0
	}
	return float64(own - 1)
}

// largestOfCloseness is the sum of the tree whose leaves are dealt evenly. One of
// k leaves of a node is at distance 1 from it, 3 from its like, 2 from the other
// leaves on it and the centre, and 4 from the rest.
func largestOfCloseness(own, other int) float64 {
	nearest := float64(other + 2*(own-1))
	difference := func(k int) float64 {
		return float64(k) * (1 - nearest/float64(1+3*(other-1)+2*k+4*(own-1-k)))
	}
	q, r := (own-1)/other, (own-1)%other
	return float64(r)*difference(q+1) + float64(other-r)*difference(q)
}

// positive is the numbers above zero.
func positive(values []float64) (found []float64) {
	for _, v := range values {
		if v > 0 {
			found = append(found, v)
		}
	}
	return found
}
