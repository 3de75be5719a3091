package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/egonet"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// LocalBridges is which ties have no other way round nearby: Burt's bridges, counted by
// node. A tie is a bridge if no third node is tied to both its ends.
//
// Two modes: no third node ever is, so that the next way round counts: a tie of an
// actor and a project is a bridge if nobody else of the project shares another project
// with the actor. It is then in no cycle of four.
//
// Weights: ignored. Directions: ignored, with the warning [graph.ErrDirections].
//
// Unreachable nodes: an isolated node gets 0.
//
// Cost: O(Σ k(u)·h(u)) time, over the degrees k and the numbers h of neighbours of
// higher degree, and O(n+m) memory; in two modes O(Σ k²) time.
//
// Same as: Granovetter's local bridges; networkx local_bridges. netrics node_by_bridges
// and igraph bridges count the ties without which a component falls apart ([CutTies]);
// they are bridges here too, but not all bridges here are such ties.
//
// References: Granovetter (1973), doi:10.1086/225469; Burt (1992),
// isbn:978-0-674-84371-4.
type LocalBridges struct {
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// Scores is the number of bridges of every node.
func (b LocalBridges) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	values := make([]float64, g.Len())
	err := b.each(ctx, g, func(i, _ int, bridge float64) { values[i] += bridge })
	if err != nil {
		return graph.Scores{}, err
	}
	return graph.NewScores(g, "bridges", values, doubts.Directions(g)...), nil
}

// TieScores is 1 for a bridge and 0 for another tie.
func (b LocalBridges) TieScores(ctx context.Context, g graph.Graph) (graph.TieScores, error) {
	put, values, err := eachTie(ctx, g)
	if err != nil {
		return graph.TieScores{}, err
	}
	if err := b.each(ctx, g, put); err != nil {
		return graph.TieScores{}, err
	}
	return graph.NewTieScores(g, "bridges", values, doubts.Directions(g)...), nil
}

// each visits every tie from both ends: the tie at place k in the row of node i.
func (b LocalBridges) each(ctx context.Context, g graph.Graph, visit func(i, k int, bridge float64)) error {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return err
	}
	if _, ok := g.(*graph.OneMode); ok {
		return egonet.ThirdParties(ctx, rows, csr.WeightsOf(rows, false), parallel.Loop{Workers: b.Workers, Progress: b.Progress}, func(i, k int, third float64) {
			visit(i, k, vec.Indicator(third == 0))
		})
	}
	loop := parallel.Loop{N: g.Len(), Work: 20 * rows.Entries(), Workers: b.Workers}
	return loop.Each(ctx, func() func(int) {
		second := newSecondNeighbours(rows)
		return func(i int) {
			second.from(i)
			for k, p := range rows.Row(i) {
				visit(i, k, vec.Indicator(second.only(i, p)))
			}
		}
	})
}

// only tells whether the others at neighbour p of v share no other neighbour with v.
func (s *secondNeighbours) only(v int, p int32) bool {
	for _, u := range s.rows.Row(int(p)) {
		if int(u) != v && s.shared[u] > 1 {
			return false
		}
	}
	return true
}
