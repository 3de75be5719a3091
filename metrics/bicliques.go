package metrics

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
)

// ErrBicliques is more bicliques than the limit.
var ErrBicliques = errors.New("more bicliques than the limit: ask for larger ones, or raise Limit")

// MaximalBicliques is the largest groups in which every actor is in every project:
// neither an actor nor a project can be added. They are the formal concepts of the
// network with nodes on both sides. Its verb is All.
//
// Weights: ignored.
//
// Unreachable nodes: an isolated node is in none.
//
// Cost: O(n·m) time at most between two of them that have Actors actors, less where
// degrees are small; there can be 2ⁿ, hence the Limit. Small projects are left out at
// the end only, so Actors saves more time than Projects.
//
// Same as: none in networkx for two modes; not compared with the R package biclique.
//
// References: Zhang et al. (2014), doi:10.1186/1471-2105-15-110; Uno et al. (2004),
// doi:10.1007/978-3-540-30214-8_2, for meeting each once.
type MaximalBicliques struct {
	Actors   int // the fewest actors; 0 means 1
	Projects int // the fewest projects; 0 means 1
	Limit    int // the most bicliques; 0 means a million
}

// Biclique is actors who are all in all of some projects, by index, rising.
type Biclique struct{ Actors, Projects []graph.Node }

// All is the maximal bicliques, each once, always in the same order. An error ends
// them: that of ctx, or [ErrBicliques] after Limit of them.
func (m MaximalBicliques) All(ctx context.Context, net *graph.Network) iter.Seq2[Biclique, error] {
	return func(yield func(Biclique, error) bool) {
		if m.Actors < 0 || m.Projects < 0 || m.Limit < 0 {
			yield(Biclique{}, fmt.Errorf("metrics: maximal bicliques: %+v below 0: %w", m, graph.ErrSetting))
			return
		}
		e := &concepts{ctx: ctx, net: net, rows: net.Rows(), yield: yield, left: m.Limit, least: [2]int{max(1, m.Actors), max(1, m.Projects)}}
		if m.Limit == 0 {
			e.left = 1e6
		}
		e.count = make([]int32, net.Len())
		err := e.extend(csr.UpTo(net.Count(graph.Actor)), -1, nil)
		if err != nil && !errors.Is(err, errStopped) {
			yield(Biclique{}, fmt.Errorf("metrics: maximal bicliques: %w", err))
		}
	}
}

var errStopped = errors.New("stopped by the reader")

// concepts goes through the sets of actors that have a set of projects in common,
// and no other actor has.
type concepts struct {
	ctx   context.Context
	net   *graph.Network
	rows  graph.Rows
	yield func(Biclique, error) bool
	left  int
	least [2]int
	count []int32 // of every project, while it is used: actors in it
	seen  []int32 // projects with count set
}

// extend takes the actors that share their projects, and then those among them that
// are in one more project after last. A larger set of projects is met from several
// smaller ones, and counts only if no project before the one added came with it.
func (e *concepts) extend(actors []int32, last int32, before []int32) error {
	if err := e.ctx.Err(); err != nil || len(actors) < e.least[0] {
		return err
	}
	projects, others := e.shared(actors)
	if !samePrefix(projects, before, last) {
		return nil
	}
	if err := e.give(actors, projects); err != nil {
		return err
	}
	for _, p := range others {
		if p <= last {
			continue
		}
		if err := e.extend(intersection(actors, e.rows.Row(int(p))), p, projects); err != nil {
			return err
		}
	}
	return nil
}

// shared is the projects of all actors, and those of enough but not all of them.
func (e *concepts) shared(actors []int32) (all, some []int32) {
	e.seen = e.seen[:0]
	for _, a := range actors {
		for _, p := range e.rows.Row(int(a)) {
			if e.count[p] == 0 {
				e.seen = append(e.seen, p)
			}
			e.count[p]++
		}
	}
	slices.Sort(e.seen)
	for _, p := range e.seen {
		switch n := int(e.count[p]); {
		case n == len(actors):
			all = append(all, p)
		case n >= e.least[0]:
			some = append(some, p)
		}
		e.count[p] = 0
	}
	return all, some
}

func (e *concepts) give(actors, projects []int32) error {
	switch {
	case len(projects) < e.least[1]:
		return nil
	case e.left == 0:
		return ErrBicliques
	}
	e.left--
	if !e.yield(Biclique{nodesOf(e.net, actors), nodesOf(e.net, projects)}, nil) {
		return errStopped
	}
	return nil
}

// samePrefix tells whether two rising lists are the same below a bound.
func samePrefix(x, y []int32, bound int32) bool {
	below := func(list []int32) []int32 { at, _ := slices.BinarySearch(list, bound); return list[:at] }
	return slices.Equal(below(x), below(y))
}

// intersection is what two rising lists share.
func intersection(x, y []int32) []int32 {
	both := make([]int32, 0, min(len(x), len(y)))
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] < y[j]:
			i++
		case x[i] > y[j]:
			j++
		default:
			both = append(both, x[i])
			i++
			j++
		}
	}
	return both
}
