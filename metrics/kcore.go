package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/doubts"
)

// KCore is how deep a node lies in the dense parts of a network: the largest k for
// which it is in a k-core, a part in which every node is tied to k others or more.
//
// Two modes: both are taken together. In a 2-core every actor has two projects that
// are in it, and every project two actors.
//
// Weights: ignored. Directions: ignored, with the warning [graph.ErrDirections].
//
// Unreachable nodes: an isolated node gets 0. A core need not be connected.
//
// Cost: O(n+m) time and O(n) memory.
//
// Same as: networkx core_number, igraph coreness.
//
// References: Seidman (1983), doi:10.1016/0378-8733(83)90028-X; Batagelj and
// Zaveršnik (2011), doi:10.1007/s11634-010-0079-y, for taking nodes away by degree.
type KCore struct{}

// Scores is the core number of every node.
func (KCore) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.Scores{}, err
	}
	core, _, err := cores(ctx, rows)
	if err != nil {
		return graph.Scores{}, err
	}
	values := make([]float64, g.Len())
	for i, k := range core {
		values[i] = float64(k)
	}
	return graph.NewScores(g, "core", values, doubts.Directions(g)...), nil
}

// cores peels the network: for every k, those with k ties to nodes that are left go,
// and with them those that have no more then. It looks at a node once for every k up
// to its core number, which is at most its degree. In the order in which nodes go, each
// is before at most as many neighbours as its core number: a degeneracy order.
func cores(ctx context.Context, rows csr.Rows) (core, order []int32, err error) {
	degree := csr.Degrees(rows) // among nodes that are left; of others the core number
	left, peeled, at, end := csr.UpTo(len(degree)), make([]int32, len(degree)+1), 0, 0
	for k := int32(0); len(left) > 0; k++ {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		kept := 0
		for _, v := range left {
			left[kept], peeled[end] = v, v // and again by the next, if not moved on
			kept += csr.Below(k, degree[v])
			end += csr.Equal(k, degree[v])
		}
		left = left[:kept]
		for ; at < end; at++ {
			if at%4096 == 4095 && ctx.Err() != nil {
				return nil, nil, ctx.Err()
			}
			for _, u := range rows.Row(int(peeled[at])) {
				d := degree[u]
				degree[u] = d - int32(csr.Below(k, d))
				peeled[end] = u
				end += csr.Equal(k, d-1)
			}
		}
	}
	return degree, peeled[:end], nil
}
