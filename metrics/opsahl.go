package metrics

import (
	"context"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
)

// PathValue is what a path of four ties counts.
type PathValue uint8

// The values of Opsahl: one, or the mean of the path's four weights, the fourth
// root of their product, the smallest or the largest of them.
const (
	CountedPaths PathValue = iota
	ArithmeticPaths
	GeometricPaths
	WeakestPaths
	StrongestPaths
)

// Opsahl is two-mode clustering by paths of four ties: of those that have an actor
// in the middle, actor–project–actor–project–actor, how many are closed because the
// actors at the ends share a third project; likewise for projects.
//
//	c(v) = Σ ω over closed paths of five different nodes centred on v / Σ ω over all of them
//
// for the value ω of a path that Value chooses. It is between 0 and 1.
//
// Two modes: a projection has triangles wherever three actors share one project;
// these do not count here. One mode: the error [graph.ErrModes]. Use [Clustering].
//
// Weights: ignored, unless Value says what the four weights of a path are worth.
// Those of the ties that close it never count. If all weights are equal, the value
// plays no part.
//
// Unreachable nodes: a node on which no such path is centred gets NaN, with the
// warning [ErrNoPaths].
//
// Cost: O(Σ k·h) time over the nodes of degree k that share something with h
// others, and O(Σ h) memory. Paths are not enumerated: they are counted from both
// ends. The arithmetic and the geometric mean take three times as long; the weakest
// and the strongest tie once more for every distinct weight, which is much where
// weights are amounts.
//
// Same as: tnet clustering_local_tm and clustering_tm: binary, "am", "gm", "mi", "ma".
//
// References: Opsahl (2013), doi:10.1016/j.socnet.2011.07.001.
type Opsahl struct {
	Paths    PathValue
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// Scores is the clustering of every node.
func (o Opsahl) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	net, err := twoMode(g, "opsahl", "use Clustering")
	if err != nil {
		return graph.Scores{}, err
	}
	c, err := o.Count(ctx, net)
	if err != nil {
		return graph.Scores{}, err
	}
	return c.Scores(net), nil
}

// GlobalOf is the share of closed paths among all that are centred on nodes of a
// mode, NaN if there are none.
func (o Opsahl) GlobalOf(ctx context.Context, net *graph.Network, mode graph.Mode) (float64, error) {
	c, err := o.Count(ctx, net)
	if err != nil {
		return math.NaN(), err
	}
	return c.Global(net, mode), nil
}

// Closures is the paths of four ties centred on every node, closed and all: how
// many there are, or what they are worth.
type Closures struct{ closed, all []float64 }

func (c Closures) Scores(net *graph.Network) graph.Scores {
	values, undefined := make([]float64, net.Len()), 0
	for v := range values {
		values[v] = c.closed[v] / c.all[v]
		if c.all[v] == 0 {
			values[v] = math.NaN()
			undefined++
		}
	}
	return graph.NewScores(net, "opsahl", values, doubts.Add(nil, ErrNoPaths, undefined, net.Len(), "")...)
}

func (c Closures) Global(net *graph.Network, mode graph.Mode) float64 {
	var closed, all float64
	for v := range net.Of(mode) {
		closed += c.closed[v.Index]
		all += c.all[v.Index]
	}
	return closed / all
}

// Count is what the paths centred on every node are worth.
func (o Opsahl) Count(ctx context.Context, net *graph.Network) (Closures, error) {
	rows := net.Rows()
	counts, err := countPaths(ctx, o, rows, func(float64) int { return 1 }, func(n int) float64 { return float64(n) })
	if err != nil || o.Paths == CountedPaths || !rows.Weighted() {
		return counts, err
	}
	worth, err := o.worth(ctx, rows, counts)
	if err != nil {
		return Closures{}, err
	}
	return worth.within(counts), nil
}

// within mends rounding: no paths are worth nothing, and where all are closed,
// these are worth what all are.
func (c Closures) within(counts Closures) Closures {
	for v, all := range counts.all {
		closed := counts.closed[v]
		switch {
		case all == 0:
			c.closed[v], c.all[v] = 0, 0
		case closed == 0:
			c.closed[v] = 0
		case closed == all:
			c.closed[v] = c.all[v]
		default:
			c.closed[v] = max(0, min(c.closed[v], c.all[v]))
		}
	}
	return c
}

// worth is what the paths are worth.
func (o Opsahl) worth(ctx context.Context, rows graph.Rows, counts Closures) (Closures, error) {
	weights := distinctWeights(rows)
	switch o.Paths {
	case ArithmeticPaths:
		// A product of numbers 1 + εw is 1 + ε Σw if ε² is nothing.
		_, exponent := math.Frexp(weights[len(weights)-1])
		epsilon := math.Ldexp(1, -200-exponent)
		return countPaths(ctx, o, rows, func(w float64) complex128 { return complex(1, epsilon*w) },
			func(x complex128) float64 { return imag(x) / epsilon / 4 })
	case GeometricPaths:
		return countPaths(ctx, o, rows, func(w float64) float64 { return math.Sqrt(math.Sqrt(w)) },
			func(x float64) float64 { return x })
	default:
		return o.levels(ctx, rows, weights, counts)
	}
}

// levels adds up the paths whose weakest tie, or strongest, is at a weight or above
// it, for one weight after the other, times the step from the weight before.
func (o Opsahl) levels(ctx context.Context, rows graph.Rows, weights []float64, counts Closures) (Closures, error) {
	worth := Closures{make([]float64, rows.Len()), make([]float64, rows.Len())}
	worth.add(weights[0], counts)
	for k, level := range weights[1:] {
		part, err := countPaths(ctx, o, rows, func(w float64) int {
			if (w >= level) == (o.Paths == WeakestPaths) {
				return 1
			}
			return 0
		}, func(n int) float64 { return float64(n) })
		if err != nil {
			return Closures{}, err
		}
		step := level - weights[k]
		if o.Paths == StrongestPaths { // part is the paths that stay below
			worth.add(step, counts)
			step = -step
		}
		worth.add(step, part)
	}
	return worth, nil
}

func (c Closures) add(times float64, more Closures) {
	for v := range c.all {
		c.closed[v] += times * more.closed[v]
		c.all[v] += times * more.all[v]
	}
}

// distinctWeights is the distinct weights, in rising order.
func distinctWeights(rows graph.Rows) []float64 {
	var weights []float64
	for i := range rows.Len() {
		weights = append(weights, rows.Weights(i)...)
	}
	slices.Sort(weights)
	return slices.Compact(weights)
}
