package metrics

import (
	"context"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/egonet"
	"github.com/essaim/essaim/internal/parallel"
)

// Truss is how tightly the ties of a network are knit into triangles: the largest k for
// which a tie is in a k-truss, a part in which every tie is in k-2 triangles of the
// part or more. A node gets the largest of its ties.
//
// Two modes: there are no triangles; the error [graph.ErrModes] says so. In the projection
// every project of k actors makes a k-truss.
//
// Weights: ignored. Directions: ignored, with the warning [graph.ErrDirections].
//
// Unreachable nodes: a tie in no triangle gets 2, an isolated node 0. A truss need not
// be connected. It lies in a core: k is at most one more than by [KCore].
//
// Cost: O(m^1.5·log n) time and O(n+m) memory. Only triangles are counted by several
// workers.
//
// Same as: networkx k_truss since 2.5, igraph trussness. Others ask a tie for k
// triangles, as networkx 2.4 and the triangle k-core: their k is ours less 2.
//
// References: Cohen (2009), doi:10.1109/MCSE.2009.120; Wang and Cheng (2012),
// doi:10.14778/2311906.2311909, for taking ties away by support.
type Truss struct {
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// TieScores is the largest k of every tie.
func (m Truss) TieScores(ctx context.Context, g graph.Graph) (graph.TieScores, error) {
	p, err := m.peel(ctx, g)
	if err != nil {
		return graph.TieScores{}, err
	}
	values := make([]float64, len(p.support))
	for e, s := range p.support {
		values[e] = float64(s + 2)
	}
	return graph.NewTieScores(g, "truss", values, doubts.Directions(g)...), nil
}

// Scores is the largest k of the ties of every node.
func (m Truss) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	p, err := m.peel(ctx, g)
	if err != nil {
		return graph.Scores{}, err
	}
	values := make([]float64, g.Len())
	for e, s := range p.support {
		for _, v := range p.ends[e] {
			values[v] = max(values[v], float64(s+2))
		}
	}
	return graph.NewScores(g, "truss", values, doubts.Directions(g)...), nil
}

// trussPeel takes ties away, those in fewest triangles first.
type trussPeel struct {
	near    [][]int32  // of a node: neighbours; those that are gone are dropped on the way
	ties    [][]int32  // of a node: its ties, aligned with the neighbours
	ends    [][2]int32 // of a tie
	support []int32    // of a tie: triangles of ties that are left
	gone    []bool     // of a tie
}

func (m Truss) peel(ctx context.Context, g graph.Graph) (*trussPeel, error) {
	if err := oneMode(g, "truss", "use its projection"); err != nil {
		return nil, err
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	p := &trussPeel{near: make([][]int32, rows.Len()), ties: csr.TieNumbers(rows)}
	for i := range p.near {
		p.near[i] = slices.Clone(rows.Row(i))
	}
	ties := rows.Entries() / 2
	p.ends, p.support, p.gone = make([][2]int32, ties), make([]int32, ties), make([]bool, ties)
	err = egonet.ThirdParties(ctx, rows, csr.WeightsOf(rows, false), parallel.Loop{Workers: m.Workers, Progress: m.Progress}, func(i, k int, third float64) {
		if j := rows.Row(i)[k]; int(j) > i {
			e := p.ties[i][k]
			p.ends[e], p.support[e] = [2]int32{int32(i), j}, int32(third)
		}
	})
	if err != nil {
		return nil, err
	}
	return p, p.run(ctx)
}

// run takes ties away in waves: for every k, those in k triangles that are left go, and
// then those that have no more for that.
func (p *trussPeel) run(ctx context.Context) error {
	const some = parallel.Often / 16 // rows are long
	left := csr.UpTo(len(p.support))
	var peeled, next []int32
	for k := int32(0); len(left) > 0; k++ {
		peeled, left = p.split(left, peeled[:0], k)
		for len(peeled) > 0 {
			next = next[:0]
			for at, e := range peeled {
				if at%some == 0 && ctx.Err() != nil {
					return ctx.Err()
				}
				next = p.remove(e, k, next)
			}
			peeled, next = next, peeled
		}
	}
	return nil
}

// split moves the ties in k triangles to those peeled, and drops those that are gone.
func (p *trussPeel) split(left, peeled []int32, k int32) (_, kept []int32) {
	kept = left[:0]
	for _, e := range left {
		switch {
		case p.gone[e]:
		case p.support[e] == k:
			peeled = append(peeled, e)
		default:
			kept = append(kept, e)
		}
	}
	return peeled, kept
}

// remove takes a tie away, and with it its triangles. Ties that are left in k of them
// come next.
func (p *trussPeel) remove(e, k int32, next []int32) []int32 {
	p.gone[e] = true
	v, u := p.ends[e][0], p.ends[e][1]
	if len(p.near[v]) > len(p.near[u]) {
		v, u = u, v
	}
	near, ties, kept := p.near[v], p.ties[v], 0
	others, from := p.near[u], 0
	for at, w := range near {
		f := ties[at]
		if p.gone[f] {
			continue
		}
		near[kept], ties[kept] = w, f
		kept++
		from += ahead(others[from:], w)
		if from == len(others) || others[from] != w {
			continue
		}
		if h := p.ties[u][from]; !p.gone[h] {
			next = p.lose(f, k, p.lose(h, k, next))
		}
	}
	p.near[v], p.ties[v] = near[:kept], ties[:kept]
	return next
}

// lose takes a triangle from a tie, unless it is about to go.
func (p *trussPeel) lose(e, k int32, next []int32) []int32 {
	if p.support[e] > k {
		p.support[e]--
		if p.support[e] == k {
			next = append(next, e)
		}
	}
	return next
}

// ahead is how many of a row are before w: searched from the front, in steps that double.
func ahead(row []int32, w int32) int {
	low, high := 0, 0 // all before low are before w
	for step := 1; high < len(row) && row[high] < w; step *= 2 {
		low, high = high+1, high+step
	}
	high = min(high, len(row))
	for low < high {
		middle := (low + high) / 2
		if row[middle] < w {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}
