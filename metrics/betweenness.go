package metrics

import (
	"context"
	"errors"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/brandes"
	"github.com/essaim/essaim/internal/dijkstra"
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
// Paths are equally short if they differ by no more than rounding explains, by 2⁻⁴⁸ of the
// lengths that only one of them has: three lengths of 1/3 tie with one of 1.
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
	return b.Of(graph.NewScores(g, "betweenness", values, doubts.Directions(g)...)), nil
}

// Of is the betweenness of nodes made of their raw scores: normalised, if that is asked
// for. Nothing is searched again.
func (b Betweenness) Of(raw graph.Scores) graph.Scores {
	if !b.Normalized {
		return raw
	}
	values := make([]float64, raw.Len())
	for i, x := range raw.Values() {
		values[i] = min(1, vec.Ratio(x, largestBetweenness(raw.Graph(), i)))
	}
	return graph.NewScores(raw.Graph(), raw.Measure, values, raw.Warnings...)
}

func (b Betweenness) values(ctx context.Context, g graph.Graph) ([]float64, error) {
	loop := parallel.Loop{Workers: b.Workers, Progress: b.Progress}
	if b.Length == nil {
		walked, err := implicit.Of(ctx, g)
		if err != nil {
			return nil, err
		}
		values, err := brandes.Nodes(ctx, walked, loop)
		if !errors.Is(err, ErrPaths) || walked.Stride == 1 {
			return values, named("betweenness", err)
		}
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	if b.Length == nil {
		values, err := brandes.Nodes(ctx, implicit.Plain(rows), loop)
		return values, named("betweenness", err)
	}
	lengths, err := dijkstra.Lengths(rows, b.Length)
	if err != nil {
		return nil, named("betweenness", err)
	}
	values, err := brandes.NodesByLength(ctx, rows, lengths, loop)
	return values, named("betweenness", err)
}

// largestBetweenness is the largest value possible for a node of the mode of node
// i. Two nodes that v reaches over the same neighbour of v have no shortest path
// through v. With o+x-1 others and at most x neighbours, most pairs are parted
// when there are x and the others are dealt to them evenly.
func largestBetweenness(g graph.Graph, i int) float64 {
	own, other := modeSizes(g, i)
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
