package metrics

import (
	"context"
	"errors"
	"math"

	"github.com/essaim/essaim/graph"
)

// RobinsAlexander is how many of the paths of length three in a two-mode network
// are closed: two actors who share a project, of whom one is in another, share
// that one too. It is the global clustering of two-mode networks.
//
//	4 × cycles of length four / paths of length three
//
// Weights: ignored.
//
// Unreachable nodes: play no part. Without any path of length three it is NaN.
//
// Cost: as for [Butterflies].
//
// Same as: networkx bipartite.robins_alexander_clustering, which gives 0 where it
// is not defined; netrics net_by_equivalency.
//
// References: Robins and Alexander (2004), doi:10.1023/B:CMOT.0000032580.12184.c0.
type RobinsAlexander struct {
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// Value is the clustering of the network.
func (r RobinsAlexander) Value(ctx context.Context, g graph.Graph) (float64, error) {
	s, err := Butterflies(r).Summary(ctx, g)
	if err != nil {
		return math.NaN(), err
	}
	return s.RobinsAlexander, errors.Join(s.Warnings...)
}
