package metrics

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// dijkstra is searches by lengths of ties, one after the other, in the same
// memory (Dijkstra 1959, doi:10.1007/BF01386390).
type dijkstra struct {
	rows    graph.Rows
	lengths [][]float64 // aligned with the rows
	far     []float64   // of the shortest path found so far; +Inf if none
	order   []int32     // nodes reached, nearest first; the source is order[0]
	front   front
}

func newDijkstra(rows graph.Rows, lengths [][]float64) *dijkstra {
	d := &dijkstra{rows: rows, lengths: lengths, far: make([]float64, rows.Len())}
	for i := range d.far {
		d.far[i] = math.Inf(1)
	}
	return d
}

// from settles the nodes that a source reaches.
func (d *dijkstra) from(ctx context.Context, source int32) {
	for _, v := range d.order {
		d.far[v] = math.Inf(1)
	}
	d.order = d.order[:0]
	d.far[source] = 0
	d.front = append(d.front[:0], met{0, source})
	for len(d.front) > 0 {
		nearest := d.front.pop()
		if nearest.far > d.far[nearest.node] {
			continue // it was settled over a shorter path
		}
		if len(d.order)%parallel.Often == 0 && ctx.Err() != nil {
			return
		}
		d.order = append(d.order, nearest.node)
		d.relax(nearest)
	}
}

// relax goes on from a settled node.
func (d *dijkstra) relax(from met) {
	lengths := d.lengths[from.node]
	for k, v := range d.rows.Row(int(from.node)) {
		if far := from.far + lengths[k]; far < d.far[v] {
			d.far[v] = far
			d.front.push(met{far, v})
		}
	}
}

// reach is what the source reaches. Nodes from the number actors on are of the
// other mode than those before.
func reachOf(d *dijkstra, actors int) reach {
	var r reach
	for _, v := range d.order {
		if (int(v) < actors) == (int(d.order[0]) < actors) {
			r.own++
		} else {
			r.other++
		}
		if far := d.far[v]; far > 0 {
			r.sum += far
			r.inverse += 1 / far
		}
	}
	return r
}

// reachesByLength is reaches with lengths of ties.
func reachesByLength(ctx context.Context, g graph.Graph, length func(float64) float64, loop parallel.Loop) ([]reach, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	lengths, err := lengthsOf(rows, length)
	if err != nil {
		return nil, err
	}
	actors := g.Len()
	if net, ok := g.(*graph.Network); ok {
		actors = net.Count(graph.Actor)
	}
	all := make([]reach, rows.Len())
	loop.N, loop.Work = rows.Len(), 8*rows.Len()*rows.Entries()
	err = loop.Each(ctx, func() func(int) {
		d := newDijkstra(rows, lengths)
		return func(i int) {
			d.from(ctx, int32(i))
			all[i] = reachOf(d, actors)
		}
	})
	if err == nil {
		err = ctx.Err() // the last search may have stopped halfway
	}
	return all, err
}
