package metrics

import (
	"context"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/msbfs"
	"github.com/essaim/essaim/internal/parallel"
)

// Distances is the distances of all pairs of nodes at once, by steps along ties.
// Its verb is Summary.
//
// Two modes: distances between nodes of both modes; an actor and its project are
// at 1, two actors at an even distance.
//
// Weights: ignored.
//
// Unreachable nodes: pairs that do not reach each other are left out of the
// diameter and the mean, and add 0 to the efficiency, with the warning
// [ErrDisconnected].
//
// Cost: as for [Closeness], by steps.
//
// Same as: igraph mean_distance, diameter, global_efficiency. networkx
// average_shortest_path_length and diameter refuse disconnected networks.
//
// References: Latora and Marchiori (2001), doi:10.1103/PhysRevLett.87.198701;
// Newman (2003), doi:10.1137/S003614450342480.
type Distances struct {
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// DistancesSummary is what the distances of all pairs are like.
type DistancesSummary struct {
	Nodes      int
	Pairs      int     // pairs of nodes that reach each other, each once
	Diameter   int     // largest distance of these; 0 if there are none
	Mean       float64 // mean distance of these; NaN if there are none
	Efficiency float64 // mean of 1/d over all pairs; NaN below two nodes
	Counts     []int   // Counts[d]: pairs at distance d. Counts[0] is 0
	Warnings   []error
}

// Reached is what every node reaches: closeness, harmonic centrality and eccentricity are
// made of it without another search.
func (d Distances) Reached(ctx context.Context, g graph.Graph) (Reached, error) {
	return reachedOf(ctx, g, nil, parallel.Loop{Workers: d.Workers, Progress: d.Progress})
}

// Summary is the distances of g in numbers.
func (d Distances) Summary(ctx context.Context, g graph.Graph) (DistancesSummary, error) {
	s, err := implicit.Of(ctx, g)
	if err != nil {
		return DistancesSummary{}, err
	}
	distances, err := msbfs.Of(ctx, s, parallel.Loop{Workers: d.Workers, Progress: d.Progress})
	if err != nil {
		return DistancesSummary{}, err
	}
	return summaryOf(g, distances.Counts()), nil
}

// summaryOf is the summary of the number of nodes at every distance from all
// nodes, in which each pair is counted from both ends.
func summaryOf(g graph.Graph, ends []int) DistancesSummary {
	n := g.Len()
	d := DistancesSummary{Nodes: n, Counts: make([]int, 1, 8), Warnings: doubts.Directions(g)}
	var sum, inverse float64
	for at := 1; at < len(ends) && ends[at] > 0; at++ {
		pairs := float64(ends[at] / 2)
		d.Counts = append(d.Counts, int(pairs))
		d.Pairs += int(pairs)
		d.Diameter = at
		sum += pairs * float64(at)
		inverse += pairs / float64(at)
	}
	all := n * (n - 1) / 2
	d.Mean, d.Efficiency = sum/float64(d.Pairs), inverse/float64(all)
	if d.Pairs == 0 {
		_, err := undefined("mean distance", "no node reaches another")
		d.Warnings = append(d.Warnings, err)
	}
	if all == 0 {
		d.Mean, d.Efficiency = math.NaN(), math.NaN()
		_, err := undefined("efficiency", "there are no two nodes")
		d.Warnings = append(d.Warnings, err)
	}
	d.Warnings = doubts.Add(d.Warnings, ErrDisconnected, all-d.Pairs, all, " pairs do not reach each other")
	return d
}
