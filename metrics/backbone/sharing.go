package backbone

import (
	"context"
	"fmt"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// sharing is the p-values of what nodes of a mode share, which are the same for all
// pairs of the same two classes.
type sharing struct {
	net     *graph.Network
	mode    graph.Mode
	classes classes
	// chance is how much two nodes of classes a and b share; of a cancelled context
	// no matter what.
	chance   func(ctx context.Context, a, b, most int) counts
	steps    int // of chance, about, for each number that it tells apart
	workers  int
	progress func(done, total int)
}

// settings are those that models of what is shared have in common.
func settings(mode graph.Mode, workers int) error {
	if mode > graph.Project || workers < 0 {
		return fmt.Errorf("backbone: mode %d, %d workers: %w", mode, workers, graph.ErrSetting)
	}
	return nil
}

// often is after how many short steps a long loop looks at its context.
const often = 1 << 12

// tieScores looks what pairs of classes there are and how much they share at most,
// asks the model about these, and looks again.
func (s sharing) tieScores(ctx context.Context, measure string) (graph.TieScores, error) {
	g := s.net.OneMode(s.mode, graph.Count)
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return graph.TieScores{}, err
	}
	n := s.classes.len()
	most := make([]int, n*n)
	s.each(ctx, rows, func(pair, shared int) { most[pair] = max(most[pair], shared) })
	p, err := s.tails(ctx, most)
	if err != nil {
		return graph.TieScores{}, err
	}
	values := make([]float64, 0, rows.Entries()/2)
	s.each(ctx, rows, func(pair, shared int) { values = append(values, p[pair][shared]) })
	if err := ctx.Err(); err != nil {
		return graph.TieScores{}, err
	}
	return graph.NewTieScores(g, measure, values), nil
}

// each visits every tie in order: the pair of its classes, and what it shares. A
// cancelled context stops it.
func (s sharing) each(ctx context.Context, rows graph.Rows, visit func(pair, shared int)) {
	steps := 0
	for i := range rows.Len() {
		weights := rows.Weights(i)
		for k, j := range rows.Row(i) {
			if steps++; steps%often == 0 && ctx.Err() != nil {
				return
			}
			if int(j) < i {
				continue
			}
			shared := 1
			if weights != nil {
				shared = int(weights[k])
			}
			a, b := int(s.classes.of[i]), int(s.classes.of[j])
			visit(min(a, b)*s.classes.len()+max(a, b), shared)
		}
	}
}

// tails is the chance to share some number or more, up to the most that is shared,
// by pair of classes.
func (s sharing) tails(ctx context.Context, most []int) ([][]float64, error) {
	var pairs []int
	work := 0
	for pair, m := range most {
		if m > 0 {
			pairs = append(pairs, pair)
			work += s.steps * (m + 1)
		}
	}
	tails := make([][]float64, len(most))
	loop := parallel.Loop{N: len(pairs), Work: work, Workers: s.workers, Progress: s.progress}
	err := loop.Each(ctx, func() func(int) {
		return func(i int) {
			pair := pairs[i]
			tails[pair] = s.chance(ctx, pair/s.classes.len(), pair%s.classes.len(), most[pair]).tails()
		}
	})
	return tails, err
}
