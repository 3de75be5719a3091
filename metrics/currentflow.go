package metrics

import (
	"context"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/laplacian"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// CurrentFlow is how much passes through a node if a current flows between every
// two others, on all paths and most on short ones: current-flow betweenness, also
// random-walk betweenness.
//
//	b(v) = Σ τ(v)   over unordered pairs s, t of other nodes
//
// where τ(v) is the share of a current of 1 from s to t that passes through v, if
// every tie is a wire of resistance 1.
//
// Two modes: currents flow between nodes of both modes. If Normalized, as in one
// mode: a mode's own largest value is not known.
// One mode: if Normalized, divided by (n-1)(n-2)/2, which the centre of a star has.
//
// Weights: ignored, unless Weighted: then the strength of a tie is its conductance.
// Directions: ignored, with the warning [graph.ErrDirections].
//
// Unreachable nodes: pairs that do not reach each other add 0, with the warning
// [ErrDisconnected]. A node without ties gets 0, with the warning [ErrIsolates].
//
// Cost: O(r³ + m·r·log r) time and O(r²) memory for each component of r nodes.
// Above 4,000 nodes it is refused with [ErrSize].
//
// Same as: networkx current_flow_betweenness_centrality, if Normalized is equal.
// Newman (2005) also counts the pairs of which v is an end.
//
// References: Newman (2005), doi:10.1016/j.socnet.2004.11.009; Brandes and
// Fleischer (2005), doi:10.1007/978-3-540-31856-9_44.
type CurrentFlow struct {
	Normalized bool                  // divide by the number of pairs of other nodes
	Weighted   bool                  // the strength of a tie is its conductance
	Workers    int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress   func(done, total int) // optional; one call at a time
}

// ErrSize says that a network is too large for a measure that needs a whole matrix.
var ErrSize = laplacian.ErrSize

// ErrConditioned says that rounding has spoilt currents: some weights are too small beside
// others.
var ErrConditioned = laplacian.ErrConditioned

// Scores is the current-flow betweenness of every node.
func (m CurrentFlow) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	all, err := laplacian.Of(ctx, g, m.Weighted, parallel.Loop{Workers: m.Workers})
	if err != nil {
		return graph.Scores{}, named("current flow", err)
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.Scores{}, err
	}
	values, nodes := make([]float64, g.Len()), g.Len()
	for _, c := range all {
		if err := m.flow(ctx, rows, c, values); err != nil {
			return graph.Scores{}, err
		}
	}
	if m.Normalized {
		for i, b := range values {
			values[i] = min(1, vec.Ratio(b, vec.Pairs(nodes-1)))
		}
	}
	return graph.NewScores(g, "current_flow", values, outsideComponent(g, all)...), nil
}

// flow sets the values of a component.
func (m CurrentFlow) flow(ctx context.Context, rows graph.Rows, c laplacian.Pseudoinverse, values []float64) error {
	n, ties, weights := len(c.Places), 0, csr.WeightsOf(rows, m.Weighted)
	rank := make([]int32, rows.Len())
	for i, place := range c.Places {
		rank[place] = int32(i)
		ties += rows.Degree(int(place))
	}
	loop := parallel.Loop{N: n, Work: 60 * ties * n, Workers: m.Workers, Progress: m.Progress}
	return loop.Each(ctx, func() func(int) {
		drop := make([]float64, n)
		return func(i int) {
			place, sum := int(c.Places[i]), 0.0
			conductance := weights(place)
			for k, u := range rows.Row(place) {
				if ctx.Err() != nil {
					return
				}
				sum += conductance[k] * flowThrough(c, i, int(rank[u]), drop)
			}
			values[place] = max(0, sum/2) // what flows in flows out
		}
	})
}

// flowThrough is the differences of potential between v and u, over all pairs of nodes
// other than v that a current flows between. From s to t it is drop(s) - drop(t).
func flowThrough(c laplacian.Pseudoinverse, v, u int, drop []float64) (sum float64) {
	for s, p := range c.Entry[v] {
		drop[s] = p - c.Entry[u][s]
	}
	own := drop[v]
	slices.Sort(drop)
	for rank, d := range drop {
		sum += float64(2*rank-len(drop)+1)*d - math.Abs(d-own)
	}
	return sum
}

// outsideComponent is the doubts about nodes of other components.
func outsideComponent(g graph.Graph, all []laplacian.Pseudoinverse) []error {
	n, tied, most := g.Len(), 0, 0
	for _, c := range all {
		tied += len(c.Places)
		most = max(most, len(c.Places))
	}
	warnings := doubts.Directions(g)
	if most < n && n > 1 {
		warnings = doubts.Add(warnings, ErrDisconnected, n, n, " nodes do not reach all others")
	}
	return doubts.Add(warnings, ErrIsolates, n-tied, n, "")
}
