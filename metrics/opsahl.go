package metrics

import (
	"context"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// Opsahl is two-mode clustering by paths of four ties: of those that have an actor
// in the middle, actor–project–actor–project–actor, how many are closed because the
// actors at the ends share a third project; likewise for projects.
//
//	c(v) = closed paths of five different nodes centred on v / all of them
//
// Two modes: a projection has triangles wherever three actors share one project;
// these do not count here. One mode: the error [ErrModes]. Use [Clustering].
//
// Weights: ignored.
//
// Unreachable nodes: a node on which no such path is centred gets NaN, with the
// warning [ErrNoPaths].
//
// Cost: O(Σ k·h) time over the nodes of degree k that share something with h
// others, and O(Σ h) memory. Paths are not enumerated: they are counted from both
// ends.
//
// Same as: tnet clustering_local_tm and clustering_tm, binary.
//
// References: Opsahl (2013), doi:10.1016/j.socnet.2011.07.001.
type Opsahl struct {
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// Scores is the clustering of every node.
func (o Opsahl) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	net, err := twoMode(g, "opsahl", "use Clustering")
	if err != nil {
		return graph.Scores{}, err
	}
	c, err := o.count(ctx, net)
	if err != nil {
		return graph.Scores{}, err
	}
	return c.scores(net), nil
}

// Global is the share of closed paths among all that are centred on nodes of a
// mode, NaN if there are none.
func (o Opsahl) Global(ctx context.Context, net *graph.Network, mode graph.Mode) (float64, error) {
	c, err := o.count(ctx, net)
	if err != nil {
		return math.NaN(), err
	}
	return c.global(net, mode), nil
}

// closures is the paths of four ties centred on every node: closed, and all.
type closures struct{ closed, all []float64 }

func (c closures) scores(net *graph.Network) graph.Scores {
	values, undefined := make([]float64, net.Len()), 0
	for v := range values {
		values[v] = c.closed[v] / c.all[v]
		if c.all[v] == 0 {
			values[v] = math.NaN()
			undefined++
		}
	}
	return graph.NewScores(net, "opsahl", values, warn(nil, ErrNoPaths, undefined, net.Len(), "")...)
}

func (c closures) global(net *graph.Network, mode graph.Mode) float64 {
	var closed, all float64
	for v := range net.Of(mode) {
		closed += c.closed[v.Index]
		all += c.all[v.Index]
	}
	return closed / all
}

// count counts the paths p–a–s–b–q centred on every s, where a and b are two of its
// neighbours.
//
// With w(p,q) the number of nodes that p and q share, such a path is closed unless p
// and q share nothing but a (if it is tied to q) and b (if it is tied to p). So of
// the pairs p, q that share something, those are taken away that share one node,
// which is a or b, or two, which are a and b. The ways over a and b are counted for
// all s at once, and those in which s itself stands for p or q are taken away.
func (o Opsahl) count(ctx context.Context, net *graph.Network) (closures, error) {
	rows, n := net.Rows(), net.Len()
	loop := parallel.Loop{N: n, Work: 100 * rows.Entries(), Workers: o.Workers, Progress: o.Progress}
	near := make([]vicinity, n)
	err := loop.Each(ctx, func() func(int) {
		second, last := newSecond(rows), make([]int32, n)
		return func(p int) { near[p] = vicinityOf(p, second, last) }
	})
	if err != nil {
		return closures{}, err
	}
	sums, err := loop.Sum(ctx, 2*n, func() func(int, []float64) {
		w := &ways{
			rows: rows, near: near, own: make([]bool, n), reached: make([]int32, n),
			shared: make([]int32, n), away: make([]int32, n), found: make([]float64, n),
		}
		return w.between
	})
	if err != nil {
		return closures{}, err
	}
	return closures{sums[:n], sums[n:]}, nil
}

// vicinity is the nodes q that share something with a node p.
type vicinity struct {
	all, twice []int32 // twice: those that share two
	lone       []int32 // of every neighbour a of p: how many share a alone
	ends       int     // closed paths that are centred on p, if p may end them too
}

// vicinityOf uses last as memory.
func vicinityOf(p int, second *second, last []int32) vicinity {
	row := second.rows.Row(p)
	for k, a := range row {
		for _, q := range second.rows.Row(int(a)) {
			last[q] = int32(k)
		}
	}
	v := vicinity{all: slices.Clone(second.from(p)), lone: make([]int32, len(row))}
	for _, q := range v.all {
		switch shared := int(second.shared[q]); shared {
		case 1:
			v.lone[last[q]]++
		case 2:
			v.twice = append(v.twice, q)
			v.ends -= 2
			fallthrough
		default:
			v.ends += (len(row) - 1) * shared
		}
	}
	return v
}

// ways counts ways over two nodes, in the same memory for each.
type ways struct {
	rows    graph.Rows
	near    []vicinity
	own     []bool    // neighbours of a
	reached []int32   // per q: neighbours p of a that share something with it
	shared  []int32   // per b: neighbours shared with a
	away    []int32   // per b: ways over a and b that are not closed
	others  []int32   // b with shared set
	found   []float64 // per b: closed ways over a and b
}

// between adds the ways over a and each b behind it to the nodes s that they share,
// and takes from a as s those that begin or end in it.
func (w *ways) between(a int, sum []float64) {
	closed, all := sum[:w.rows.Len()], sum[w.rows.Len():]
	closed[a] -= float64(w.near[a].ends)
	w.search(a)
	degree := float64(w.rows.Degree(a) - 1)
	for _, b := range w.others {
		ways := 0
		for _, q := range w.rows.Row(int(b)) {
			ways += int(w.reached[q])
		}
		w.found[b] = float64(ways - int(w.away[b]))
	}
	for _, s := range w.rows.Row(a) {
		row := w.rows.Row(int(s))
		at, _ := slices.BinarySearch(row, int32(a))
		for _, b := range row[at+1:] {
			closed[s] += w.found[b]
			all[s] += degree*float64(w.rows.Degree(int(b))-1) - float64(w.shared[b]-1)
		}
	}
	w.forget(a)
}

// search sets what is known of a: the nodes q reached, and for every b behind it
// the ways over both that are not closed.
func (w *ways) search(a int) {
	row := w.rows.Row(a)
	for _, p := range row {
		w.own[p] = true
	}
	for _, p := range row {
		members, near := w.rows.Row(int(p)), &w.near[p]
		at, _ := slices.BinarySearch(members, int32(a))
		for k := at + 1; k < len(members); k++ {
			b := members[k]
			if w.shared[b] == 0 {
				w.others = append(w.others, b)
			}
			w.shared[b]++
			w.away[b] += near.lone[at] + near.lone[k]
		}
		for _, q := range near.all {
			w.reached[q]++
		}
		for _, q := range near.twice {
			if w.own[q] {
				w.away[w.besides(int32(a), p, q)]++
			}
		}
	}
}

// besides is the node other than a that p and q share.
func (w *ways) besides(a, p, q int32) int32 {
	x, y := w.rows.Row(int(p)), w.rows.Row(int(q))
	for i, j := 0, 0; ; {
		switch {
		case x[i] < y[j]:
			i++
		case x[i] > y[j]:
			j++
		case x[i] == a:
			i++
			j++
		default:
			return x[i]
		}
	}
}

// forget clears what search set.
func (w *ways) forget(a int) {
	reached := 0
	for _, p := range w.rows.Row(a) {
		w.own[p] = false
		for _, b := range w.rows.Row(int(p)) {
			w.away[b], w.shared[b] = 0, 0
		}
		reached += len(w.near[p].all)
	}
	w.others = w.others[:0]
	if reached > len(w.reached) {
		clear(w.reached)
		return
	}
	for _, p := range w.rows.Row(a) {
		for _, q := range w.near[p].all {
			w.reached[q] = 0
		}
	}
}
