package metrics

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/spectral"
	"github.com/essaim/essaim/internal/vec"
)

// PageRank is how often a node is visited by someone who walks along ties at random
// and, now and then, jumps to any node.
//
//	x(v) = (1-d) t(v) + d Σ x(u) w(u,v)/s(u)   over the neighbours u of v, Σ x = 1
//
// with damping d, w(u,v) the strength of a tie, s(u) the sum of those of u, and t
// the share of jumps that go to v: the same for all nodes, or by Personal.
//
// Two modes: the walk goes from actors to projects and back; both together add up
// to 1.
//
// Weights: a tie is walked in proportion to its strength, unless Unweighted.
// Directions: followed. A layer with directions is walked along its arcs.
//
// Unreachable nodes: from a node without ties, or without any that leads away, the
// walk jumps, as by t. An isolated node has nothing but its share of jumps.
//
// The errors of all numbers together are below about 1e-13.
//
// Cost: O(m) time a step and O(n+m) memory; about 30 steps for d = 0.85, without
// directions, and 200 with them. A whole projection by Count, Newman or Hyperbolic is
// not built.
//
// Same as: networkx pagerank, igraph page_rank; gonum network.PageRank of
// [graph.OneMode.Arcs], which starts at random.
//
// References: Brin and Page (1998), doi:10.1016/S0169-7552(98)00110-X; Gleich (2015),
// doi:10.1137/140976649.
type PageRank struct {
	Damping    float64      // chance to walk on; 0 means 0.85
	Unweighted bool         // walk every tie alike
	Personal   graph.Scores // where jumps go, in proportion; zero: to all nodes alike
	Iterations int          // steps at most; 0 means 10,000
}

// pageRankAccuracy is how far all numbers together may be from the true ones, as a
// share of their sum.
const pageRankAccuracy = 1e-13

// Scores is the PageRank of every node.
func (p PageRank) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	if p.Damping == 0 {
		p.Damping = 0.85
	}
	if !(p.Damping > 0 && p.Damping < 1) {
		return graph.Scores{}, fmt.Errorf("metrics: pagerank: damping %v not between 0 and 1: %w", p.Damping, graph.ErrSetting)
	}
	steps, err := stepsOf("pagerank", p.Iterations)
	if err != nil {
		return graph.Scores{}, err
	}
	p.Iterations = steps
	jumps, err := p.jumps(g)
	if err != nil {
		return graph.Scores{}, err
	}
	walk := p.bothWays
	if o, ok := g.(*graph.OneMode); ok && o.Directed() {
		walk = p.along
	}
	x, err := walk(ctx, g, jumps)
	if err != nil {
		return graph.Scores{}, err
	}
	// Where the walk ends it jumps as by t: that only makes all numbers larger by
	// one factor.
	vec.SumToOne(x)
	return graph.NewScores(g, "pagerank", x), nil
}

// jumps is t.
func (p PageRank) jumps(g graph.Graph) ([]float64, error) {
	if p.Personal.Graph() == nil {
		t := vec.Ones(g.Len())
		vec.SumToOne(t)
		return t, nil
	}
	if p.Personal.Graph() != g {
		return nil, fmt.Errorf("metrics: pagerank: Personal is of another network: %w", graph.ErrSetting)
	}
	t := make([]float64, g.Len())
	for node, v := range p.Personal.All() {
		if !(v >= 0) || math.IsInf(v, 0) {
			return nil, fmt.Errorf("metrics: pagerank: Personal of %q is %v: %w", node.Key, v, graph.ErrSetting)
		}
		t[node.Index] = v
	}
	if sum := vec.Sum(t); sum == 0 || math.IsInf(sum, 0) {
		return nil, fmt.Errorf("metrics: pagerank: Personal adds up to %v: %w", sum, graph.ErrSetting)
	}
	vec.SumToOne(t)
	return t, nil
}

// bothWays is the walk without directions, up to a factor. With z = x/s it is the
// symmetric system (S - dA)z = t.
func (p PageRank) bothWays(ctx context.Context, g graph.Graph, jumps []float64) ([]float64, error) {
	a, err := spectral.Of(ctx, g, !p.Unweighted)
	if err != nil {
		return nil, err
	}
	strength := a.Strengths(ctx)
	for i, sum := range strength {
		if sum == 0 {
			strength[i] = 1 // any: nothing comes, nothing goes
		}
	}
	x, err := a.Solve(ctx, spectral.System{Diagonal: strength, Factor: p.Damping, Accuracy: pageRankAccuracy, Steps: p.Iterations}, jumps)
	if err != nil {
		return nil, named("pagerank", err)
	}
	for i := range x {
		x[i] = max(0, x[i]*strength[i])
	}
	return x, nil
}

// along is the walk along arcs, up to a factor, by repetition: each step brings the
// numbers nearer by the factor d.
func (p PageRank) along(ctx context.Context, g graph.Graph, jumps []float64) ([]float64, error) {
	in, leaving, err := p.arcs(ctx, g.(*graph.OneMode).Arcs())
	if err != nil {
		return nil, err
	}
	n, d := len(jumps), p.Damping
	x, next, sent := slices.Clone(jumps), make([]float64, n), make([]float64, n)
	for step := 1; ; step++ {
		for i := range x {
			sent[i] = d * vec.Ratio(x[i], leaving[i])
		}
		in.Times(ctx, next, sent)
		change := 0.0
		for i, t := range jumps {
			next[i] += t
			change += math.Abs(next[i] - x[i])
		}
		x, next = next, x
		switch off := change / (1 - d); {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case off < pageRankAccuracy || change < 1e-15*vec.Sum(x):
			return x, nil
		case step >= p.Iterations:
			return nil, &graph.ConvergenceError{Measure: "pagerank", Iterations: step, Delta: off}
		}
	}
}

// arcs is the arcs that come to every node, and the strength of those that leave.
func (p PageRank) arcs(ctx context.Context, arcs *graph.Arcs) (in csr.Matrix, leaving []float64, err error) {
	out, err := csr.MatrixOf(ctx, arcs.Out(), !p.Unweighted)
	if err != nil {
		return in, nil, err
	}
	leaving = make([]float64, arcs.Len())
	out.Times(ctx, leaving, vec.Ones(arcs.Len()))
	in, err = csr.MatrixOf(ctx, arcs.In(), !p.Unweighted)
	return in, leaving, err
}
