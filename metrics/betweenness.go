package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
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
// Cost: O(n·m) time and O(n) memory for each worker, n nodes and m ties; one
// search serves all nodes with the same neighbours. By Length O(n·m·log n).
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

// Scores is the betweenness of every node.
func (b Betweenness) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	rows := g.Rows()
	same := b.sources(rows)
	values, err := b.walk(ctx, rows, same.first, len(same.of), func(p *paths, sum []float64) {
		for _, v := range p.order[1:] {
			sum[v] += p.delta[v] * same.count[p.order[0]]
		}
	})
	if err != nil {
		return graph.Scores{}, err
	}
	for i := range values {
		values[i] /= 2 // each pair was counted from both ends
	}
	raw := graph.NewScores(g, "betweenness", values, directions(g)...)
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
		values[i] = min(1, ratio(b, largestBetweenness(raw.Graph(), i)))
	}
	return graph.NewScores(raw.Graph(), raw.Measure, values, raw.Warnings...)
}

// sources is the nodes to search from. Twins need one search, unless the lengths
// of their ties may differ.
func (b Betweenness) sources(rows graph.Rows) twins {
	if b.Length != nil {
		return noTwins(rows.Len())
	}
	return twinsOf(rows, 0, rows.Len())
}

// walk finds the shortest paths from all sources and adds up what visit makes of
// them, in arrays of a width.
func (b Betweenness) walk(ctx context.Context, rows graph.Rows, sources []int32, width int, visit func(*paths, []float64)) ([]float64, error) {
	lengths, err := lengthsOf(rows, b.Length)
	if err != nil {
		return nil, err
	}
	loop := parallel.Loop{N: len(sources), Work: 4 * len(sources) * rows.Entries(), Workers: b.Workers, Progress: b.Progress}
	return loop.Sum(ctx, width, func() func(int, []float64) {
		p := newPaths(rows, lengths)
		return func(i int, sum []float64) {
			p.from(sources[i])
			visit(p, sum)
		}
	})
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
	return pairsOf(own+other-1) - float64(r)*pairsOf(q+1) - float64(other-r)*pairsOf(q)
}

// pairsOf is the number of pairs among n nodes.
func pairsOf(n int) float64 { return float64(n) * float64(n-1) / 2 }
