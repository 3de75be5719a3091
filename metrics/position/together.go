package position

import (
	"fmt"

	"github.com/essaim/essaim/graph"
)

// Together is one partition of several: positions of actors beside those of projects. A
// node that is in a group of two of them is an error ([graph.ErrSetting]).
//
// Partitions of another network are read by the modes and keys of its nodes. Nodes in
// groups that g does not have are left out, with the warning [graph.ErrUnmatched]; a
// partition with none that it has is the error [graph.ErrNoCommon].
func Together(g graph.Graph, partitions ...graph.Partition) (graph.Partition, error) {
	labels := make([]int32, g.Len())
	for v := range labels {
		labels[v] = -1
	}
	first := 0
	var warnings []error
	for _, p := range partitions {
		groups, doubts, _, err := groupsOn(g, p)
		if err != nil {
			return graph.Partition{}, err
		}
		for v, group := range groups {
			if group < 0 {
				continue
			}
			if labels[v] >= 0 {
				return graph.Partition{}, fmt.Errorf("position: %q is in two partitions: %w", g.At(v).Key, graph.ErrSetting)
			}
			labels[v] = int32(first + group)
		}
		first += p.Groups()
		warnings = append(append(warnings, p.Warnings...), doubts...)
	}
	return graph.NewPartition(g, "positions", labels, warnings...), nil
}

// groupsOn is the group of every node of a graph in a partition of it or of another, -1
// for none, with a warning of the nodes in groups that the graph does not have, and how
// many nodes both have.
func groupsOn(g graph.Graph, p graph.Partition) (groups []int, warnings []error, common int, err error) {
	groups = make([]int, g.Len())
	for v := range groups {
		groups[v] = -1
	}
	left, all := 0, 0
	for n, group := range p.All() {
		same, ok := n, true
		if p.Graph() != g {
			same, ok = g.Find(n.Mode, n.Key)
		}
		if ok {
			common++
			groups[same.Index] = group
		}
		if group >= 0 {
			all++
			if !ok {
				left++
			}
		}
	}
	if common == 0 && g.Len()+p.Len() > 0 {
		return nil, nil, 0, fmt.Errorf("position: partition of %d nodes, network of %d: %w: nodes are the same if mode and key are, give both networks the same keys", p.Len(), g.Len(), graph.ErrNoCommon)
	}
	return groups, unmatched(nil, "partition", left, all), common, nil
}

// unmatched warns of nodes without a counterpart, if there are any.
func unmatched(warnings []error, of string, left, all int) []error {
	if left == 0 {
		return warnings
	}
	return append(warnings, fmt.Errorf("position: %s: %w", of, &graph.Doubt{Err: graph.ErrUnmatched, Count: left, Of: all}))
}
