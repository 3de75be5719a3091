package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
)

// thirds visits every tie from both ends, as place k in the row of node i, with the
// number of its third parties: nodes tied to both. Ties count if counts, by row, is 1
// and not 0; others have no third parties, and make none.
func thirds(ctx context.Context, rows graph.Rows, counts csr.Weights, workers int, visit func(i, k int, third float64)) error {
	return egos(ctx, rows, counts, parallel.Loop{Workers: workers}, func(i int, e *ego) {
		for k, third := range e.thirds() {
			visit(i, k, third)
		}
	})
}

// thirds is the number of third parties of every tie of a node.
func (e *ego) thirds() []float64 {
	third := e.memory[0][:len(e.row)]
	clear(third)
	for k, q := range e.row {
		at, tie := e.among(q)
		for n, j := range at {
			both := e.weight[k] * e.weight[j] * tie[n]
			third[j] += both
			third[k] += both
		}
	}
	return third
}
