package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
)

// TieBetweenness is how often a tie stands between nodes: on their shortest
// paths, shared if there are several.
//
//	b(e) = Σ σ(s,t|e) / σ(s,t)   over unordered pairs of nodes s, t
//
// where σ(s,t) is the number of shortest paths and σ(s,t|e) of those along e. The
// result is named "tie_betweenness".
//
// Two modes: paths join nodes of both modes. It is not normalised.
//
// Weights: ignored, unless Length is set, as for [Betweenness].
//
// Unreachable nodes: pairs that do not reach each other add 0.
//
// Cost: O(n·m) time and O(n+m) memory for each worker. By Length O(n·m·log n).
//
// Same as: networkx edge_betweenness_centrality(normalized = False), igraph
// edge_betweenness.
//
// References: Girvan and Newman (2002), doi:10.1073/pnas.122653799; Brandes
// (2008), doi:10.1016/j.socnet.2007.11.001.
type TieBetweenness struct {
	Length   func(strength float64) float64 // length of a tie; nil: count steps. See [Inverse]
	Workers  int                            // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int)          // optional; one call at a time
}

// TieScores is the betweenness of every tie.
func (b TieBetweenness) TieScores(ctx context.Context, g graph.Graph) (graph.TieScores, error) {
	rows := g.Rows()
	ties := tiesOf(rows)
	nodes := Betweenness{Length: b.Length, Workers: b.Workers, Progress: b.Progress}
	values, err := nodes.walk(ctx, rows, noTwins(rows.Len()).first, rows.Entries()/2, func(p *paths, sum []float64) {
		for _, v := range p.order {
			for k, w := range rows.Row(int(v)) {
				if p.follows(w, v, k) {
					sum[ties[v][k]] += p.sigma[v] * p.share[w]
				}
			}
		}
	})
	if err != nil {
		return graph.TieScores{}, err
	}
	for i := range values {
		values[i] /= 2 // each pair was counted from both ends
	}
	return graph.NewTieScores(g, "tie_betweenness", values, directions(g)...), nil
}

// tiesOf is the number of every tie, in the order of TieScores, aligned with the
// rows.
func tiesOf(rows graph.Rows) [][]int32 {
	all := make([][]int32, rows.Len())
	for i := range all {
		all[i] = make([]int32, 0, rows.Degree(i))
	}
	tie := int32(0)
	for i := range all {
		for _, j := range rows.Row(i) {
			if int(j) > i { // smaller neighbours of j come in rising order too
				all[i] = append(all[i], tie)
				all[j] = append(all[j], tie)
				tie++
			}
		}
	}
	return all
}
