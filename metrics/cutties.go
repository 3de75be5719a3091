package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/blocktree"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/vec"
)

// CutTies is how many nodes are cut off if a tie is lost: the size of the smaller side
// for a tie without which its component falls apart (bridge, cut edge, isthmus), and 0
// for any other tie.
//
// Two modes: nodes of both modes count. The tie of an actor with its only project cuts
// off at least one node.
//
// Weights: ignored. Directions: ignored, with the warning [graph.ErrDirections].
//
// Cost: O(n+m) time and memory.
//
// Same as: networkx bridges and igraph bridges name the ties above 0. [LocalBridges] are
// bridges by a weaker rule: no way round nearby.
//
// References: Harary (1969), isbn:978-0-201-02787-7, chapter 3; Hopcroft and Tarjan
// (1973), doi:10.1145/362248.362272.
type CutTies struct{}

// TieScores is the number of nodes that the loss of each tie cuts off.
func (CutTies) TieScores(ctx context.Context, g graph.Graph) (graph.TieScores, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.TieScores{}, err
	}
	b, err := blocktree.Of(ctx, rows)
	if err != nil {
		return graph.TieScores{}, err
	}
	h, ties, values := b.Hang(vec.Ones(rows.Len())), csr.TieNumbers(rows), make([]float64, rows.Entries()/2)
	for v, block := range b.Home {
		if block >= 0 && b.Homes[block] == 1 { // a block of a single tie
			values[ties[v][csr.Place(rows, v, b.Top[block])]] = min(h.Home[v], h.Top[block])
		}
	}
	return graph.NewTieScores(g, "cut_ties", values, doubts.Directions(g)...), nil
}
