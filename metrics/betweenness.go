package metrics

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/brandes"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// Betweenness is how often a node stands between others: on their shortest
// paths, shared if there are several.
//
//	b(v) = Σ σ(s,t|v) / σ(s,t)   over unordered pairs s, t of other nodes
//
// where σ(s,t) is the number of shortest paths and σ(s,t|v) of those through v.
//
// Two modes: paths join nodes of both modes. If Normalized, b(v) is divided by
// the largest value possible for its mode: with o nodes of the mode, x of the
// other, and o+x-1 = q·x + r,
//
//	C(o+x-1, 2) - r·C(q+1, 2) - (x-r)·C(q, 2)
//
// One mode: if Normalized, divided by (n-1)(n-2)/2, the value of the centre of a
// star. Where the largest value possible is 0, so is the result.
//
// Weights: ignored, unless Length is set: then shortest is by the sum of lengths.
// Sums are compared exactly, so that lengths such as 1/3 can separate paths that
// would tie on paper.
//
// Unreachable nodes: pairs that do not reach each other add 0.
//
// More shortest paths than can be counted exactly, 2^53, are counted roughly; more
// than 1e308 are the error [ErrPaths].
//
// Cost: O(n·m) time and O(n) memory for each worker, n nodes and m ties of the
// two-mode network: a whole projection is not built. Trees, cut nodes and nodes with
// the same neighbours cost one search together, and eight searches go side by side.
// By Length O(n·m·log n). Far beyond 100,000 nodes see [SampledBetweenness].
//
// Same as: networkx betweenness_centrality (if Normalized is equal) and igraph
// betweenness, in one mode; networkx bipartite.betweenness_centrality in two.
// gonum counts each pair twice and leaves zeros out. netrics divides by 2(o-1)(x-1)
// in the larger mode, which can be passed.
//
// References: Freeman (1977), doi:10.2307/3033543; Brandes (2001),
// doi:10.1080/0022250X.2001.9990249; Borgatti and Everett (1997),
// doi:10.1016/S0378-8733(96)00301-2.
type Betweenness struct {
	Normalized bool                           // divide by the largest value possible for the node's mode
	Length     func(strength float64) float64 // length of a tie; nil: count steps. See [Inverse]
	Workers    int                            // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress   func(done, total int)          // optional; one call at a time
}

// ErrPaths says that there are more shortest paths than numbers can count.
var ErrPaths = brandes.ErrPaths

// Scores is the betweenness of every node.
func (b Betweenness) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	values, err := b.values(ctx, g)
	if err != nil {
		return graph.Scores{}, err
	}
	raw := graph.NewScores(g, "betweenness", values, doubts.Directions(g)...)
	if b.Normalized {
		return NormalizedBetweenness(raw), nil
	}
	return raw, nil
}

// NormalizedBetweenness is what [Betweenness] with Normalized gives, made of the
// raw scores of all nodes of a graph: nothing is searched again.
func NormalizedBetweenness(raw graph.Scores) graph.Scores {
	values := make([]float64, raw.Len())
	for i, b := range raw.Values() {
		values[i] = min(1, vec.Ratio(b, largestBetweenness(raw.Graph(), i)))
	}
	return graph.NewScores(raw.Graph(), raw.Measure, values, raw.Warnings...)
}

func (b Betweenness) values(ctx context.Context, g graph.Graph) ([]float64, error) {
	if b.Length == nil {
		s, err := implicit.Of(ctx, g)
		if err != nil {
			return nil, err
		}
		values, err := b.bySteps(ctx, s)
		if !errors.Is(err, brandes.ErrPaths) || s.Stride == 1 {
			return values, err
		}
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	if b.Length != nil {
		return b.byLength(ctx, rows)
	}
	return b.bySteps(ctx, implicit.Graph{Rows: rows, Size: g.Len(), Stride: 1})
}

// bySteps adds up what cut nodes, twins and searches give to every node.
func (b Betweenness) bySteps(ctx context.Context, s implicit.Graph) ([]float64, error) {
	p, err := brandes.PartsOf(ctx, s)
	if err != nil {
		return nil, err
	}
	same, err := csr.Twins(ctx, p.Graph, 0, p.Len())
	if err != nil {
		return nil, err
	}
	m, err := brandes.QuotientOf(ctx, s, p, same)
	if err != nil {
		return nil, err
	}
	score, err := b.searches(ctx, m, m.Len(), (*brandes.Accumulation).ScoreNodes)
	if err != nil {
		return nil, err
	}
	values := p.Hanging.Cut
	for i, c := range m.Of {
		values[p.Of[i]] += m.Pairs[c] + score[c]
	}
	return values[s.First : s.First+s.Size], nil
}

// searches finds the shortest paths of all rounds and adds up what visit makes of
// them, in an array of a width.
func (b Betweenness) searches(ctx context.Context, m *brandes.Quotient, width int, visit func(*brandes.Accumulation, *brandes.Batch, []float64)) ([]float64, error) {
	rounds, err := m.Batches(ctx)
	if err != nil {
		return nil, err
	}
	inner, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	loop := parallel.Loop{N: len(rounds), Work: 20 * len(rounds) * len(m.Node), Workers: b.Workers, Progress: b.Progress}
	sum, err := loop.Sum(inner, width, func() func(int, []float64) {
		paths := brandes.NewAccumulation(inner, stop, m, rounds)
		return func(i int, sum []float64) { visit(paths, paths.Search(i), sum) }
	})
	if errors.Is(context.Cause(inner), brandes.ErrPaths) {
		return nil, fmt.Errorf("metrics: betweenness: %w", brandes.ErrPaths)
	}
	return sum, err
}

// byLength adds up the dependencies of every source.
func (b Betweenness) byLength(ctx context.Context, rows graph.Rows) ([]float64, error) {
	return b.walk(ctx, rows, rows.Len(), func(p *brandes.Paths, sum []float64) {
		for _, v := range p.Order[1:] {
			sum[v] += p.Delta[v]
		}
	})
}

// walk finds the shortest paths by length from every source and adds up what
// visit makes of them, in an array of a width. Each pair counts from both ends.
func (b Betweenness) walk(ctx context.Context, rows graph.Rows, width int, visit func(*brandes.Paths, []float64)) ([]float64, error) {
	lengths, err := lengthsOf(rows, b.Length)
	if err != nil {
		return nil, err
	}
	loop := parallel.Loop{N: rows.Len(), Work: 8 * rows.Len() * rows.Entries(), Workers: b.Workers, Progress: b.Progress}
	values, err := loop.Sum(ctx, width, func() func(int, []float64) {
		p := brandes.NewPaths(ctx, rows, lengths)
		return func(i int, sum []float64) {
			p.From(int32(i))
			visit(p, sum)
		}
	})
	for i := range values {
		values[i] /= 2
		if math.IsNaN(values[i]) { // ∞/∞ ways
			return nil, fmt.Errorf("metrics: betweenness: %w", brandes.ErrPaths)
		}
	}
	return values, err
}

// largestBetweenness is the largest value possible for a node of the mode of node
// i. Two nodes that v reaches over the same neighbour of v have no shortest path
// through v. With o+x-1 others and at most x neighbours, most pairs are parted
// when there are x and the others are dealt to them evenly.
func largestBetweenness(g graph.Graph, i int) float64 {
	own, other := sizes(g, i)
	if _, ok := g.(*graph.Network); !ok {
		other = own - 1
		own = 1
	}
	if other == 0 {
		return 0
	}
	q, r := (own+other-1)/other, (own+other-1)%other
	return vec.Pairs(own+other-1) - float64(r)*vec.Pairs(q+1) - float64(other-r)*vec.Pairs(q)
}
