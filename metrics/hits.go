package metrics

import (
	"context"
	"strconv"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
)

// HITS is how much a node of a layer with directions is pointed at by good hubs
// (its authority), or, if Hubs, how much it points at good authorities.
//
//	a(v) ∝ Σ A(u,v) h(u)   over the nodes u with an arc to v
//	h(v) ∝ Σ A(v,u) a(u)   over the nodes u with an arc from v, Σ a² = Σ h² = 1
//
// These are the two modes of [Eigenvector] in the two-mode network of who sends
// and who receives, and are taken from there.
//
// Two modes, and one mode without directions: the same as [Eigenvector].
//
// Weights: ignored, unless Weighted: then A holds the strengths of arcs.
//
// Unreachable nodes: as in [Eigenvector], in that two-mode network. A node that
// receives nothing has authority 0, and one that sends nothing is hub 0.
//
// Cost: that of [Eigenvector], and O(m log m) for building the network.
//
// Same as: networkx hits, which scales the sum to 1; igraph hub_score and
// authority_score, which scale the largest to 1.
//
// References: Kleinberg (1999), doi:10.1145/324133.324140.
type HITS struct {
	Hubs       bool // hubs instead of authorities
	Weighted   bool // use the strengths of arcs
	Iterations int  // steps at most; 0 means 10,000
}

// Scores is the authority of every node, or how good a hub it is.
func (h HITS) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	measure, mode := "authority", graph.Project
	if h.Hubs {
		measure, mode = "hub", graph.Actor
	}
	eigenvector := Eigenvector{Weighted: h.Weighted, Iterations: h.Iterations}
	o, ok := g.(*graph.OneMode)
	if !ok || !o.Directed() {
		return eigenvector.scores(ctx, g, measure, "nodes")
	}
	net, err := sendersAndReceivers(o.Arcs().Out())
	if err != nil {
		return graph.Scores{}, err
	}
	both, err := eigenvector.scores(ctx, net, measure, "senders and receivers")
	if err != nil {
		return graph.Scores{}, err
	}
	values := make([]float64, g.Len())
	for node, v := range both.Of(mode).All() {
		i, _ := strconv.Atoi(node.Key)
		values[i] = v
	}
	return graph.NewScores(g, measure, values, both.Warnings...), nil
}

// sendersAndReceivers is the two-mode network in which actors are nodes that send
// and projects nodes that receive. Keys are their numbers.
func sendersAndReceivers(out graph.Rows) (*graph.Network, error) {
	var b graph.Builder
	weights := csr.WeightsOf(out, true)
	for i := range out.Len() {
		weight := weights(i)
		for k, j := range out.Row(i) {
			b.Add(strconv.Itoa(i), strconv.Itoa(int(j)), weight[k])
		}
	}
	return b.Build()
}
