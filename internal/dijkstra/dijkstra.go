// Package dijkstra is shortest paths by lengths of ties (Dijkstra 1959,
// doi:10.1007/BF01386390), from one source after the other in the same memory:
// O(m log n) time for each source.
package dijkstra

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// Search is searches from one source after the other.
type Search struct {
	rows    graph.Rows
	lengths [][]float64 // aligned with the rows
	Far     []float64   // of the shortest path found so far; +Inf if none
	Order   []int32     // nodes reached, nearest first; the source is order[0]
	front   Heap
}

// New is searches by lengths that are aligned with the rows.
func New(rows graph.Rows, lengths [][]float64) *Search {
	d := &Search{rows: rows, lengths: lengths, Far: make([]float64, rows.Len())}
	for i := range d.Far {
		d.Far[i] = math.Inf(1)
	}
	return d
}

// From settles the nodes that a source reaches.
func (d *Search) From(ctx context.Context, source int32) {
	for _, v := range d.Order {
		d.Far[v] = math.Inf(1)
	}
	d.Order = d.Order[:0]
	d.Far[source] = 0
	d.front = append(d.front[:0], Met{Node: source})
	for len(d.front) > 0 {
		nearest := d.front.Pop()
		if nearest.Far > d.Far[nearest.Node] {
			continue // it was settled over a shorter path
		}
		if len(d.Order)%parallel.Often == 0 && ctx.Err() != nil {
			return
		}
		d.Order = append(d.Order, nearest.Node)
		d.relax(nearest)
	}
}

// relax goes on from a settled node.
func (d *Search) relax(from Met) {
	lengths := d.lengths[from.Node]
	for k, v := range d.rows.Row(int(from.Node)) {
		if far := from.Far + lengths[k]; far < d.Far[v] {
			d.Far[v] = far
			d.front.Push(Met{Far: far, Node: v})
		}
	}
}
