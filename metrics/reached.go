package metrics

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/parallel"
)

// reach is what a node reaches: the nodes of its own mode (with itself) and of
// the other mode, the sums of their distances and of the inverses, and the
// largest distance in steps.
type reach struct {
	own, other   int
	sum, inverse float64
	far          int
	near         int // other nodes within the distance asked for
}

// reaches is the reach of every node of g.
func reaches(ctx context.Context, g graph.Graph, length func(float64) float64, loop parallel.Loop) ([]reach, error) {
	if length != nil {
		return reachesByLength(ctx, g, length, loop)
	}
	s, err := implicit.Of(ctx, g)
	if err != nil {
		return nil, err
	}
	survey, err := surveyOf(ctx, s, loop)
	if err != nil {
		return nil, err
	}
	all := make([]reach, g.Len())
	for i := range all {
		all[i] = survey.reach(i)
	}
	return all, nil
}

// outOfReach is the warnings of measures that miss the nodes out of reach.
func outOfReach(g graph.Graph, all []reach) []error {
	cut, alone := 0, 0
	for _, r := range all {
		if r.own+r.other < len(all) {
			cut++
		}
		if r.own+r.other == 1 {
			alone++
		}
	}
	warnings := doubts.Add(doubts.Directions(g), ErrDisconnected, cut, len(all), " nodes do not reach all others")
	return doubts.Add(warnings, ErrIsolates, alone, len(all), "")
}
