package metrics

import (
	"cmp"
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
// Weights: ignored, unless Paths says what the four weights of a path are worth.
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
	Paths    PathValue             // what a path is worth; the zero value counts them
	Mode     graph.Mode            // of Value: the nodes that paths are centred on
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// OpsahlSummary is the clustering of nodes and of both modes.
type OpsahlSummary struct {
	Scores           graph.Scores
	Actors, Projects float64 // of all paths that are centred on nodes of a mode; NaN if there are none
	Warnings         []error // of the numbers of modes
}

// Scores is the clustering of every node.
func (o Opsahl) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	s, err := o.Summary(ctx, g)
	return s.Scores, err
}

// Value is the global clustering: of all paths that are centred on nodes of a mode.
func (o Opsahl) Value(ctx context.Context, g graph.Graph) (float64, error) {
	s, err := o.Summary(ctx, g)
	if err != nil {
		return math.NaN(), err
	}
	x := s.Actors
	if o.Mode == graph.Project {
		x = s.Projects
	}
	if math.IsNaN(x) {
		return undefined("opsahl", noFourPaths+withArticle(o.Mode))
	}
	return x, nil
}

const noFourPaths = "there is no path of four ties that is centred on "

// withArticle is a mode with its article.
func withArticle(mode graph.Mode) string {
	return []string{"an actor", "a project"}[mode]
}

// Summary is the clustering of every node, and that of each mode.
func (o Opsahl) Summary(ctx context.Context, g graph.Graph) (OpsahlSummary, error) {
	net, err := twoMode(g, "opsahl", "use Clustering")
	if err = cmp.Or(err, checkChoice("opsahl", "Paths", o.Paths, StrongestPaths), checkChoice("opsahl", "Mode", o.Mode, graph.Project)); err != nil {
		return OpsahlSummary{}, err
	}
	c, err := o.count(ctx, net)
	if err != nil {
		return OpsahlSummary{}, err
	}
	s := OpsahlSummary{Scores: c.scores(net), Actors: c.of(net, graph.Actor), Projects: c.of(net, graph.Project)}
	for mode, x := range []float64{s.Actors, s.Projects} {
		if math.IsNaN(x) {
			_, err := undefined("opsahl", noFourPaths+withArticle(graph.Mode(mode)))
			s.Warnings = append(s.Warnings, err)
		}
	}
	return s, nil
}

// closures is the paths of four ties centred on every node, closed and all: how
// many there are, or what they are worth.
type closures struct{ closed, all []float64 }

func (c closures) scores(net *graph.Network) graph.Scores {
	values, without := make([]float64, net.Len()), 0
	for v := range values {
		values[v] = c.closed[v] / c.all[v]
		if c.all[v] == 0 {
			values[v] = math.NaN()
			without++
		}
	}
	return graph.NewScores(net, "opsahl", values, doubts.Add(nil, ErrNoPaths, without, net.Len(), "")...)
}

// of is the share of all paths that are centred on nodes of a mode.
func (c closures) of(net *graph.Network, mode graph.Mode) float64 {
	var closed, all float64
	for v := range net.Of(mode) {
		closed += c.closed[v.Index]
		all += c.all[v.Index]
	}
	return closed / all
}

func (o Opsahl) count(ctx context.Context, net *graph.Network) (closures, error) {
	rows := net.Rows()
	counts, err := countPaths(ctx, o, rows, func(float64) int { return 1 }, func(n int) float64 { return float64(n) })
	if err != nil || o.Paths == CountedPaths || !rows.Weighted() {
		return counts, err
	}
	worth, err := o.worth(ctx, rows, counts)
	if err != nil {
		return closures{}, err
	}
	return worth.within(counts), nil
}

// within mends rounding: no paths are worth nothing, and where all are closed,
// these are worth what all are.
func (c closures) within(counts closures) closures {
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
func (o Opsahl) worth(ctx context.Context, rows graph.Rows, counts closures) (closures, error) {
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
func (o Opsahl) levels(ctx context.Context, rows graph.Rows, weights []float64, counts closures) (closures, error) {
	worth := closures{make([]float64, rows.Len()), make([]float64, rows.Len())}
	worth.add(weights[0], counts)
	for k, level := range weights[1:] {
		part, err := countPaths(ctx, o, rows, func(w float64) int {
			if (w >= level) == (o.Paths == WeakestPaths) {
				return 1
			}
			return 0
		}, func(n int) float64 { return float64(n) })
		if err != nil {
			return closures{}, err
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

func (c closures) add(times float64, more closures) {
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
