package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/brandes"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/dijkstra"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/parallel"
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
	values, err := b.values(ctx, rows)
	if err != nil {
		return graph.TieScores{}, named("tie betweenness", err)
	}
	return graph.NewTieScores(g, "tie_betweenness", values, doubts.Directions(g)...), nil
}

func (b TieBetweenness) values(ctx context.Context, rows graph.Rows) ([]float64, error) {
	ties, loop := csr.TieNumbers(rows), parallel.Loop{Workers: b.Workers, Progress: b.Progress}
	if b.Length == nil {
		return brandes.Ties(ctx, rows, ties, loop)
	}
	lengths, err := dijkstra.Lengths(rows, b.Length)
	if err != nil {
		return nil, err
	}
	return brandes.TiesByLength(ctx, rows, lengths, ties, loop)
}
