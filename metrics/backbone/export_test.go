package backbone

import (
	"context"

	"github.com/essaim/essaim/graph"
)

// Model is a model of what two nodes share.
type Model interface {
	TieScores(ctx context.Context, net *graph.Network) (graph.TieScores, error)
}

// Tails is the chance of a model that nodes i and j of its mode, which need not be tied
// nor two, share 0 or more, 1 or more, up to most.
func Tails(ctx context.Context, model Model, net *graph.Network, i, j, most int) ([]float64, error) {
	var s sharing
	var err error
	switch m := model.(type) {
	case FixedFill:
		s = m.sharing(net)
	case FixedRow:
		s = m.sharing(net)
	case FixedColumn:
		s = m.sharing(net)
	case SDSM:
		s, err = m.sharing(ctx, net)
	}
	if err != nil {
		return nil, err
	}
	return s.chance(ctx, int(s.classes.of[i]), int(s.classes.of[j]), most).tails(), nil
}

// PoissonBinomial is the chance that 0 or more, 1 or more, up to most things happen.
func PoissonBinomial(ctx context.Context, most int, chances ...float64) []float64 {
	each := classes{nodes: make([]int, len(chances))}
	for i := range each.nodes {
		each.nodes[i] = 1
	}
	return each.sum(ctx, most, func(class int) float64 { return chances[class] }).tails()
}
