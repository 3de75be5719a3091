package backbone

import (
	"context"

	"github.com/essaim/essaim/graph"
)

// FixedRow is the chance that two nodes share as much as they do, or more, if each
// keeps its degree and takes the nodes of the other mode at random.
//
//	p = P(X ≥ s) with X hypergeometric: of c nodes the one draws d(v), d(u) being marked
//
// where s is what v and u share and c the number of nodes of the other mode. All
// networks in which the nodes of Mode have these degrees are equally likely. Nodes of
// the other mode can be large or small by chance: where they differ in truth, as
// projects do, too many ties seem significant. See [SDSM].
//
// Two modes: required. Ties of the projection have numbers; other pairs share
// nothing, and their p is 1.
//
// Weights: ignored.
//
// Cost: that of the projection, and O(D²·s) time for D different degrees.
//
// Same as: backbone fixedrow; the hypergeometric test of Tumminello et al.
//
// References: Neal (2013), doi:10.1007/s13278-013-0107-y; Tumminello et al. (2011),
// doi:10.1371/journal.pone.0017994.
type FixedRow struct {
	Mode     graph.Mode            // whose pairs; the zero Mode is Actor
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// TieScores is the p-value of every tie of the projection by Count.
func (f FixedRow) TieScores(ctx context.Context, net *graph.Network) (graph.TieScores, error) {
	if err := settings(f.Mode, f.Workers); err != nil {
		return graph.TieScores{}, err
	}
	return f.sharing(net).tieScores(ctx, "fixed_row")
}

func (f FixedRow) sharing(net *graph.Network) sharing {
	rows, columns := classesOf(net, f.Mode), net.Count(f.Mode.Other())
	return sharing{
		net: net, mode: f.Mode, classes: rows, steps: 10, workers: f.Workers, progress: f.Progress,
		chance: func(_ context.Context, a, b, most int) counts {
			return hypergeometric(most, columns, rows.degree[a], rows.degree[b])
		},
	}
}
