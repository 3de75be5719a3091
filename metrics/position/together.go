package position

import (
	"fmt"

	"github.com/essaim/essaim/graph"
)

// Together is one partition of several of the same graph: positions of actors beside
// those of projects. A node that is in a group of two of them is an error
// ([graph.ErrSetting]).
func Together(g graph.Graph, partitions ...graph.Partition) (graph.Partition, error) {
	labels := make([]int32, g.Len())
	for v := range labels {
		labels[v] = -1
	}
	first := 0
	var warnings []error
	for _, p := range partitions {
		if p.Len() != g.Len() {
			return graph.Partition{}, fmt.Errorf("position: partition of %d nodes for %d: %w", p.Len(), g.Len(), graph.ErrSetting)
		}
		for v := range labels {
			if p.At(v) < 0 {
				continue
			}
			if labels[v] >= 0 {
				return graph.Partition{}, fmt.Errorf("position: %q is in two partitions: %w", g.At(v).Key, graph.ErrSetting)
			}
			labels[v] = int32(first + p.At(v))
		}
		first += p.Groups()
		warnings = append(warnings, p.Warnings...)
	}
	return graph.NewPartition(g, "positions", labels, warnings...), nil
}
