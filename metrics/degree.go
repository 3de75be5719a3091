package metrics

import (
	"context"
	"errors"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/vec"
)

// Degree is how many others a node is tied to.
//
//	k(v) = number of distinct neighbours of v
//
// Two modes: the projects of an actor, the actors of a project; if Normalized,
// divided by the size of the other mode (Borgatti and Everett 1997).
// One mode: if Normalized, divided by n-1.
//
// Weights: ignored, unless Weighted: then it is the strength, the sum of the
// weights of v's ties, and the result is named "strength". A strength has no
// largest value possible: Weighted and Normalized together are an error.
//
// Unreachable nodes: an isolated node has degree 0, also if Normalized where the
// other mode is empty.
//
// Cost: O(n) time and memory; O(n+m) if Weighted.
//
// Same as: networkx degree_centrality and bipartite.degree_centrality (if
// Normalized), igraph degree and strength.
//
// References: Freeman (1978), doi:10.1016/0378-8733(78)90021-7; Borgatti and
// Everett (1997), doi:10.1016/S0378-8733(96)00301-2; Barrat et al. (2004),
// doi:10.1073/pnas.0400087101.
type Degree struct {
	Normalized bool // divide by the number of possible neighbours
	Weighted   bool // add up the weights of ties instead of counting them
}

// Scores is the degree of every node.
func (d Degree) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	if err := ctx.Err(); err != nil {
		return graph.Scores{}, err
	}
	if d.Weighted && d.Normalized {
		return graph.Scores{}, errors.New("metrics: degree: strength has no largest value possible: Weighted and Normalized exclude each other")
	}
	name := "degree"
	if d.Weighted {
		name = "strength"
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.Scores{}, err
	}
	values := make([]float64, g.Len())
	for i := range values {
		values[i] = d.of(g, rows, i)
	}
	return graph.NewScores(g, name, values, doubts.Directions(g)...), nil
}

func (d Degree) of(g graph.Graph, rows graph.Rows, i int) float64 {
	k := float64(rows.Degree(i))
	switch {
	case d.Weighted && rows.Weighted():
		return vec.Sum(rows.Weights(i))
	case d.Normalized:
		return vec.Ratio(k, float64(neighbours(g, i)))
	}
	return k
}

// neighbours is the number of possible neighbours of node i.
func neighbours(g graph.Graph, i int) int {
	own, other := modeSizes(g, i)
	if _, ok := g.(*graph.Network); ok {
		return other
	}
	return own - 1
}
