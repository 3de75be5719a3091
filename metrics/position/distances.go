package position

import (
	"context"
	"fmt"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// mostNodes is how many nodes can be compared, all with all: 1.6 GB of distances.
const mostNodes = 20_000

// Distances is how far apart some nodes of a graph are, each from each other. They are
// symmetric. The zero Distances compares no nodes.
type Distances struct {
	Measure  string
	Warnings []error

	graph  graph.Graph
	nodes  []int
	values []float64 // of pairs i < j: row by row
}

// NewDistances is distances of any kind between some nodes of a graph: distance is
// called once for every two places i < j in nodes, by several goroutines at a time. More
// than 20,000 nodes are an error ([graph.ErrSetting]), and so is one that the graph
// does not have.
func NewDistances(ctx context.Context, g graph.Graph, measure string, nodes []int, distance func(i, j int) float64) (*Distances, error) {
	if err := fits(len(nodes)); err != nil {
		return nil, err
	}
	for _, v := range nodes {
		if v < 0 || v >= g.Len() {
			return nil, fmt.Errorf("position: node %d of %d: %w", v, g.Len(), graph.ErrSetting)
		}
	}
	d := newDistances(g, measure, nodes)
	err := d.fill(ctx, parallel.Loop{Work: 100 * len(d.values)}, func() func(i, j int) float64 { return distance })
	if err != nil {
		return nil, err
	}
	return d, nil
}

func fits(nodes int) error {
	if nodes > mostNodes {
		return fmt.Errorf("position: %w: %d nodes, and %d can be compared: take a part of the network, such as its largest component or core",
			graph.ErrSetting, nodes, mostNodes)
	}
	return nil
}

// settings are those that measures of positions share.
func settings(mode graph.Mode, workers int) error {
	if mode > graph.Project || workers < 0 {
		return fmt.Errorf("position: mode %d, %d workers: %w", mode, workers, graph.ErrSetting)
	}
	return nil
}

func newDistances(g graph.Graph, measure string, nodes []int) *Distances {
	n := len(nodes)
	return &Distances{Measure: measure, graph: g, nodes: nodes, values: make([]float64, n*max(0, n-1)/2)}
}

// fill measures all pairs. Each goroutine calls worker once.
func (d *Distances) fill(ctx context.Context, loop parallel.Loop, worker func() func(i, j int) float64) error {
	loop.N = len(d.nodes)
	return loop.Each(ctx, func() func(int) {
		distance := worker()
		return func(i int) {
			row := d.after(i)
			for k := range row {
				if k%64 == 0 && ctx.Err() != nil {
					return
				}
				row[k] = distance(i, i+1+k)
			}
		}
	})
}

// after is the distances of node i from those after it.
func (d *Distances) after(i int) []float64 {
	n := len(d.nodes)
	start := i*n - i*(i+1)/2
	return d.values[start : start+n-1-i]
}

// Graph is the graph of the nodes, nil for the zero Distances.
func (d *Distances) Graph() graph.Graph { return d.graph }

// Len is the number of nodes compared.
func (d *Distances) Len() int { return len(d.nodes) }

// Node is the node at a place.
func (d *Distances) Node(i int) graph.Node { return d.graph.At(d.nodes[i]) }

// At is how far apart the nodes at two places are; 0 from itself.
func (d *Distances) At(i, j int) float64 {
	switch {
	case i == j:
		return 0
	case i > j:
		i, j = j, i
	}
	return d.after(i)[j-i-1]
}
