package metrics

import (
	"context"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/brandes"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/implicit"
)

// TieBetweenness is how often a tie stands between nodes: on their shortest
// paths, shared if there are several.
//
//	b(e) = Σ σ(s,t|e) / σ(s,t)   over unordered pairs of nodes s, t
//
// where σ(s,t) is the number of shortest paths and σ(s,t|e) of those along e. The
// result is named "tie_betweenness".
//
// Two modes: paths join nodes of both modes. It is not normalised.
//
// Weights: ignored, unless Length is set, as for [Betweenness].
//
// Unreachable nodes: pairs that do not reach each other add 0.
//
// Cost: O(n·m) time and O(n+m) memory for each worker. By Length O(n·m·log n).
//
// Same as: networkx edge_betweenness_centrality(normalized = False), igraph
// edge_betweenness.
//
// References: Girvan and Newman (2002), doi:10.1073/pnas.122653799; Brandes
// (2008), doi:10.1016/j.socnet.2007.11.001.
type TieBetweenness struct {
	Length   func(strength float64) float64 // length of a tie; nil: count steps. See [Inverse]
	Workers  int                            // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int)          // optional; one call at a time
}

// TieScores is the betweenness of every tie.
func (b TieBetweenness) TieScores(ctx context.Context, g graph.Graph) (graph.TieScores, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.TieScores{}, err
	}
	run := b.bySteps
	if b.Length != nil {
		run = b.byLength
	}
	values, err := run(ctx, rows, tiesOf(rows))
	if err != nil {
		return graph.TieScores{}, err
	}
	return graph.NewTieScores(g, "tie_betweenness", values, doubts.Directions(g)...), nil
}

func (b TieBetweenness) nodes() Betweenness {
	return Betweenness{Length: b.Length, Workers: b.Workers, Progress: b.Progress}
}

// bySteps searches the blocks of the graph. A tie that is a block itself carries
// the paths between all that hangs on its ends.
func (b TieBetweenness) bySteps(ctx context.Context, rows graph.Rows, ties [][]int32) ([]float64, error) {
	s := implicit.Graph{Rows: rows, Size: rows.Len(), Stride: 1}
	p, err := brandes.PartsOf(ctx, s)
	if err != nil {
		return nil, err
	}
	m, err := brandes.QuotientOf(ctx, s, p, csr.NoTwins(p.Len()))
	if err != nil {
		return nil, err
	}
	entries := tiesAlong(m, rows, ties)
	values, err := b.nodes().searches(ctx, m, rows.Entries()/2, func(paths *brandes.Accumulation, r *brandes.Batch, sum []float64) {
		paths.ScoreTies(r, entries, sum)
	})
	for v, block := range p.Blocks.Home {
		if err == nil && block >= 0 && p.Blocks.Homes[block] == 1 {
			tie := ties[v][place(rows, v, p.Blocks.Top[block])]
			values[tie] = p.Home[v] * p.Top[block]
		}
	}
	return values, err
}

// entries is the tie of every entry of the rows of a mesh without twins.
func tiesAlong(m *brandes.Quotient, rows graph.Rows, ties [][]int32) []int32 {
	node := make([]int32, m.Len())
	for i, c := range m.Of {
		node[c] = m.Parts.Of[i]
	}
	all := make([]int32, 0, len(m.Node))
	for c, v := range node {
		for _, d := range m.Row(c) {
			all = append(all, ties[v][place(rows, int(v), node[d])])
		}
	}
	return all
}

// place is where u stands in the row of v.
func place(rows graph.Rows, v int, u int32) int {
	at, _ := slices.BinarySearch(rows.Row(v), u)
	return at
}

func (b TieBetweenness) byLength(ctx context.Context, rows graph.Rows, ties [][]int32) ([]float64, error) {
	return b.nodes().walk(ctx, rows, rows.Entries()/2, func(p *brandes.Paths, sum []float64) {
		for _, v := range p.Order {
			for k, w := range rows.Row(int(v)) {
				if p.Follows(w, v, k) {
					sum[ties[v][k]] += p.Sigma[v] * p.Share[w]
				}
			}
		}
	})
}

// tiesOf is the number of every tie, in the order of TieScores, aligned with the
// rows.
func tiesOf(rows graph.Rows) [][]int32 {
	all := make([][]int32, rows.Len())
	for i := range all {
		all[i] = make([]int32, 0, rows.Degree(i))
	}
	tie := int32(0)
	for i := range all {
		for _, j := range rows.Row(i) {
			if int(j) > i { // smaller neighbours of j come in rising order too
				all[i] = append(all[i], tie)
				all[j] = append(all[j], tie)
				tie++
			}
		}
	}
	return all
}
