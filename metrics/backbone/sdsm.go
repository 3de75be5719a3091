package backbone

import (
	"context"

	"github.com/essaim/essaim/graph"
)

// SDSM is the chance that two nodes share as much as they do, or more, if chance keeps
// the degrees of all nodes of both modes on average (stochastic degree sequence
// model).
//
//	p = P(X ≥ s) with X the number of nodes j of the other mode that both take, with
//	    the chance p(v,j)p(u,j) of [BiCM] each
//
// where s is what v and u share.
//
// Two modes: required. Ties of the projection have numbers; other pairs share
// nothing, and their p is 1.
//
// Weights: ignored.
//
// Certain ties: where degrees leave no choice, both share what they must and p is 1:
// nobody in a perfectly nested network has a significant tie.
//
// Cost: that of the projection and of BiCM, and O(D²·E·s²) time at most for D and E
// different degrees of the two modes.
//
// Same as: backbone sdsm, but for its approximation of the sum of unequal chances
// (Poisson-binomial), which is exact here: see docs/decisions/0181.
//
// References: Neal (2014), doi:10.1016/j.socnet.2014.06.001; Neal, Domagalski and
// Sagan (2021), doi:10.1038/s41598-021-03238-3; Saracco et al. (2017),
// doi:10.1088/1367-2630/aa6b38.
type SDSM struct {
	Mode     graph.Mode            // whose pairs; the zero Mode is Actor
	Fit      BiCM                  // how the chances of ties are found
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// TieScores is the p-value of every tie of the projection by Count.
func (m SDSM) TieScores(ctx context.Context, net *graph.Network) (graph.TieScores, error) {
	if err := settings(m.Mode, m.Workers); err != nil {
		return graph.TieScores{}, err
	}
	s, err := m.sharing(ctx, net)
	if err != nil {
		return graph.TieScores{}, err
	}
	return s.tieScores(ctx, "sdsm")
}

func (m SDSM) sharing(ctx context.Context, net *graph.Network) (sharing, error) {
	p, err := m.Fit.Probabilities(ctx, net)
	if err != nil {
		return sharing{}, err
	}
	rows, columns := p.actors, p.projects
	at := func(a, j int) float64 { return p.p[a][j] }
	if m.Mode == graph.Project {
		rows, columns = p.projects, p.actors
		at = func(j, a int) float64 { return p.p[a][j] }
	}
	return sharing{
		net: net, mode: m.Mode, classes: rows, steps: 100 * columns.len(), workers: m.Workers, progress: m.Progress,
		chance: func(ctx context.Context, a, b, most int) counts {
			return columns.sum(ctx, most, func(j int) float64 { return at(a, j) * at(b, j) })
		},
	}, nil
}
