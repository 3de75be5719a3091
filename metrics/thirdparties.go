package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// thirds visits every tie from both ends, as place k in the row of node i, with the
// number of its third parties: nodes tied to both. Ties count if counts, by row, is 1
// and not 0; others have no third parties, and make none.
func thirds(ctx context.Context, rows graph.Rows, counts func(i int) []float64, workers int, visit func(i, k int, third float64)) error {
	return egos(ctx, rows, counts, parallel.Loop{Workers: workers}, func(i int, e *ego) {
		for k, third := range e.thirds(rows.Row(i), counts(i)) {
			visit(i, k, third)
		}
	})
}

// thirds is the number of third parties of every tie in the row of a node.
func (e *ego) thirds(row []int32, counts []float64) []float64 {
	third := e.memory[0][:len(row)]
	clear(third)
	for k, q := range row {
		at, tie := e.among(q)
		for n, j := range at {
			both := counts[k] * counts[j] * tie[n]
			third[j] += both
			third[k] += both
		}
	}
	return third
}
