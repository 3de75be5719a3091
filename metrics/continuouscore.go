package metrics

import (
	"context"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// ContinuousCore is how much a node belongs to the core, from 0 to 1: the numbers c whose
// products are nearest to the ties.
//
//	Σ (a(i,j) - c(i) c(j))²   over the pairs i ≠ j is smallest, with 0 ≤ c ≤ 1
//
// so that nodes near 1 are tied to each other, nodes near 0 are not, and one of each
// may be or not. It is the continuous sister of [CorePeriphery]. The fit is the
// correlation of a with the products, over all pairs.
//
// Two modes: the error [graph.ErrModes]. The vectors whose products are nearest to the
// participations are those of [Eigenvector].
//
// Weights: ignored, unless Weighted: a is then the strength of a tie divided by the
// largest. Directions: ignored, with the warning [graph.ErrDirections].
//
// Unreachable nodes: an isolated node gets 0. Of several components, all but the one
// of the core get 0. Nodes that cannot be told apart get the same, so that two
// cores that are alike share what one of them alone would have: that is not the
// smallest sum then.
//
// Cost: O(m) a step, some dozens to some thousands of steps, and O(n+m) memory. A
// step never makes the sum larger. Steps that do not settle end in a
// [*graph.ConvergenceError].
//
// Same as: nothing that is known. Borgatti and Everett, and UCINET and netrics after
// them, look for the largest correlation, without a bound: on a star that has no
// maximum, as it grows for ever while its leaves go to 0.
//
// References: Borgatti and Everett (2000), doi:10.1016/S0378-8733(99)00019-2; Boyd
// et al. (2010), doi:10.1016/j.socnet.2009.09.003, for the smallest sum.
type ContinuousCore struct {
	Weighted   bool // use the strengths of ties
	Iterations int  // steps at most; 0 means 10,000
}

// Scores is the coreness of every node.
func (c ContinuousCore) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	s, err := c.Summary(ctx, g)
	return s.Scores, err
}

// ContinuousCoreSummary is the coreness of nodes, and how well it fits the network.
type ContinuousCoreSummary struct {
	Scores      graph.Scores
	Correlation float64 // of products with the ties; NaN if either are all alike
	Warnings    []error
}

// Summary is the coreness of every node, and its fit.
func (c ContinuousCore) Summary(ctx context.Context, g graph.Graph) (ContinuousCoreSummary, error) {
	f, err := c.fit(ctx, g)
	if err != nil {
		return ContinuousCoreSummary{}, err
	}
	s := ContinuousCoreSummary{Scores: graph.NewScores(g, "coreness", f.c, doubts.Directions(g)...), Correlation: f.correlation()}
	if math.IsNaN(s.Correlation) {
		_, err := undefined("fit of the continuous core", "all pairs of nodes are alike")
		s.Warnings = []error{err}
	}
	return s, nil
}

func (c ContinuousCore) fit(ctx context.Context, g graph.Graph) (*coreFit, error) {
	if err := oneMode(g, "continuous core", "use Eigenvector, or a projection"); err != nil {
		return nil, err
	}
	steps, err := stepsOf("continuous core", c.Iterations)
	if err != nil {
		return nil, err
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	f := newCoreFit(rows, csr.WeightsOf(rows, c.Weighted))
	for step := 0; ; step++ {
		moved, err := f.step(ctx)
		switch {
		case err != nil:
			return nil, err
		case moved < 1e-13:
			f.round()
			return f, nil
		case step >= steps:
			return nil, &graph.ConvergenceError{Measure: "coreness", Iterations: step, Delta: moved}
		}
	}
}

// coreFit is coreness on its way.
type coreFit struct {
	rows    graph.Rows
	weights func(i int) []float64
	largest float64 // of the weights
	c, next []float64
}

// newCoreFit begins with what the strengths of nodes alone would make of their ties.
func newCoreFit(rows graph.Rows, weights func(i int) []float64) *coreFit {
	f := &coreFit{rows: rows, weights: weights, c: make([]float64, rows.Len()), next: make([]float64, rows.Len())}
	all := 0.0
	for i := range f.c {
		if w := weights(i); len(w) > 0 {
			f.largest = max(f.largest, slices.Max(w))
			f.c[i] = vec.Sum(w)
			all += f.c[i]
		}
	}
	for i, strength := range f.c {
		if strength > 0 {
			f.c[i] = min(1, strength/math.Sqrt(all*f.largest))
		}
	}
	return f
}

// step moves every node by half of the way, in logarithms, to where it fits best if
// all others stay, and returns the longest move.
func (f *coreFit) step(ctx context.Context) (moved float64, err error) {
	squares := vec.Dot(f.c, f.c)
	for i, c := range f.c {
		if i%parallel.Often == 0 && ctx.Err() != nil {
			return 0, ctx.Err()
		}
		if c == 0 {
			continue
		}
		f.next[i] = min(1, math.Sqrt(c*f.near(i)/(squares-c*c)))
		moved = max(moved, math.Abs(f.next[i]-c))
	}
	f.c, f.next = f.next, f.c
	return moved, nil
}

// round ends what goes on falling to 0.
func (f *coreFit) round() {
	for i, c := range f.c {
		if c < 1e-12 {
			f.c[i] = 0
		}
	}
}

// near is the coreness of a node's neighbours, by their ties.
func (f *coreFit) near(i int) float64 {
	sum, weights := 0.0, f.weights(i)
	for k, j := range f.rows.Row(i) {
		sum += weights[k] / f.largest * f.c[j]
	}
	return sum
}

// correlation goes along ties, and takes the sums over all pairs from those over
// nodes.
func (f *coreFit) correlation() float64 {
	var x, xx, fourths, a, aa, ax float64
	for i, c := range f.c {
		x += c
		xx += c * c
		fourths += c * c * c * c
		ax += c * f.near(i) / 2
		for _, w := range f.weights(i) {
			a += w / f.largest / 2
			aa += w / f.largest * (w / f.largest) / 2
		}
	}
	pairs := vec.Pairs(len(f.c))
	products, squares := (x*x-xx)/2, (xx*xx-fourths)/2
	spread := (squares - products*products/pairs) * (aa - a*a/pairs)
	if spread <= 1e-12*squares*aa {
		return math.NaN()
	}
	return (ax - products*a/pairs) / math.Sqrt(spread)
}
