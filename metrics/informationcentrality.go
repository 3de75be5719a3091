package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/laplacian"
	"github.com/essaim/essaim/internal/parallel"
)

// InformationCentrality is how near a node is to all others along all paths at once, as a
// current takes them: information centrality, or current-flow closeness.
//
//	I(v) = r / Σ R(v,u)   over the r nodes u of v's component
//
// for the resistance R(v,u) between two nodes if every tie is a wire of resistance 1.
// R is at most the distance, and smaller where there are several paths.
//
// Two modes: wires join nodes of both modes.
//
// Weights: ignored, unless Weighted: then the strength of a tie is its conductance,
// one over its resistance.
// Directions: ignored, with the warning [graph.ErrDirections].
//
// Unreachable nodes: left out of the sum, with the warning [ErrDisconnected]; a
// small component may have larger numbers than a large one. A node without ties
// gets 0, with the warning [ErrIsolates].
//
// Cost: O(r³) time and O(r²) memory for each component. Above 4,000 nodes it is
// refused with [ErrSize].
//
// Same as: R sna infocent, networkx information_centrality and
// current_flow_closeness_centrality (both I(v)/n), of connected networks. Of others sna
// takes one matrix for all components, and its numbers are others; networkx refuses them.
//
// References: Stephenson and Zelen (1989), doi:10.1016/0378-8733(89)90016-6;
// Brandes and Fleischer (2005), doi:10.1007/978-3-540-31856-9_44.
type InformationCentrality struct {
	Weighted bool                  // the strength of a tie is its conductance
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// Scores is the information centrality of every node.
func (m InformationCentrality) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	all, err := laplacian.Of(ctx, g, m.Weighted, parallel.Loop{Workers: m.Workers, Progress: m.Progress})
	if err != nil {
		return graph.Scores{}, named("information", err)
	}
	values := make([]float64, g.Len())
	for _, c := range all {
		mean := c.Trace() / float64(len(c.Places))
		for i, place := range c.Places {
			values[place] = 1 / (c.Entry[i][i] + mean) // Σ R(v,u) = r·L⁺(v,v) + trace
		}
	}
	return graph.NewScores(g, "information", values, outsideComponent(g, all)...), nil
}
