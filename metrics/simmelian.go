package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/egonet"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// Simmelian is which ties stand in a group of three: ties both ways between two nodes
// that have ties both ways with a same third. They are strong and hard to leave.
//
//	s(v,u) = number of third nodes with ties both ways to v and to u, if v and u have such a tie; else 0
//	s(v)   = number of nodes u with s(v,u) > 0
//
// Two modes: there are no groups of three: the error [graph.ErrModes] says so. In the
// projection every project of three or more is such a group.
//
// Weights: ignored. Directions: a tie counts if it goes both ways; without directions
// all do.
//
// Unreachable nodes: an isolated node gets 0.
//
// Cost: O(Σ k(u)·h(u)) time, over the degrees k and the numbers h of neighbours of
// higher degree, and O(n+m) memory.
//
// Same as: UCINET Simmelian ties, reciprocated, by triples: counts (TieScores).
// Krackhardt, who named them, speaks of cliques; a tie in one of three or more is in one
// of three.
//
// References: Tortoriello and Krackhardt (2010), doi:10.5465/amj.2010.48037420.
type Simmelian struct {
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// Scores is the number of Simmelian ties of every node.
func (s Simmelian) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	values := make([]float64, g.Len())
	err := s.each(ctx, g, func(i, _ int, third float64) {
		if third > 0 {
			values[i]++
		}
	})
	if err != nil {
		return graph.Scores{}, err
	}
	return graph.NewScores(g, "simmelian", values), nil
}

// TieScores is the number of third parties that make a tie Simmelian.
func (s Simmelian) TieScores(ctx context.Context, g graph.Graph) (graph.TieScores, error) {
	put, values, err := eachTie(ctx, g)
	if err != nil {
		return graph.TieScores{}, err
	}
	if err := s.each(ctx, g, put); err != nil {
		return graph.TieScores{}, err
	}
	return graph.NewTieScores(g, "simmelian", values), nil
}

// each visits every tie from both ends: the tie at place k in the row of node i.
func (s Simmelian) each(ctx context.Context, g graph.Graph, visit func(i, k int, third float64)) error {
	if err := oneMode(g, "simmelian", "use its projection"); err != nil {
		return err
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return err
	}
	return egonet.ThirdParties(ctx, rows, mutual(g.(*graph.OneMode)), parallel.Loop{Workers: s.Workers, Progress: s.Progress}, visit)
}

// eachTie is a number for every tie, and what puts them there: each from its smaller
// end, so that visits of both ends may run at the same time.
func eachTie(ctx context.Context, g graph.Graph) (put func(i, k int, v float64), values []float64, err error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return nil, nil, err
	}
	ties := csr.TieNumbers(rows)
	values = make([]float64, rows.Entries()/2)
	put = func(i, k int, v float64) {
		if int(rows.Row(i)[k]) > i {
			values[ties[i][k]] = v
		}
	}
	return put, values, nil
}

// mutual is 1 for ties that go both ways, by row.
func mutual(g *graph.OneMode) csr.Weights {
	rows := g.Rows()
	if !g.Directed() {
		return csr.WeightsOf(rows, false)
	}
	out, start, flat := g.Arcs().Out(), make([]int, 1, rows.Len()+1), []float64(nil)
	for i := range rows.Len() {
		for _, j := range rows.Row(i) {
			_, there := out.Weight(i, int(j))
			_, back := out.Weight(int(j), i)
			flat = append(flat, vec.Indicator(there && back))
		}
		start = append(start, len(flat))
	}
	return func(i int) []float64 { return flat[start[i]:start[i+1]] }
}
