package egonet

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
)

// ThirdParties visits every tie from both ends, as place k in the row of node i, with the
// number of its third parties: the common neighbours of its ends. Ties count if counts, by row
// and the same from both ends, is 1 and not 0; others have no third parties, and make none.
// Several workers visit at a time, each all ties of a node.
//
// Cost: that of triangles, O(m√m) time for m ties.
func ThirdParties(ctx context.Context, rows graph.Rows, counts csr.Weights, loop parallel.Loop, visit func(i, k int, third float64)) error {
	return Each(ctx, rows, counts, loop, func(i int, e *Ego) {
		for k, third := range e.thirdParties() {
			visit(i, k, third)
		}
	})
}

// thirdParties is the number of third parties of every tie of the ego: a tie between two alters
// makes each a third party of the other's tie.
func (e *Ego) thirdParties() []float64 {
	third := e.Memory[0][:len(e.Row)]
	clear(third)
	for k, q := range e.Row {
		at, tie := e.Among(q)
		for n, j := range at {
			both := e.Weight[k] * e.Weight[j] * tie[n]
			third[j] += both
			third[k] += both
		}
	}
	return third
}
