package metrics

import (
	"context"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
)

// factor is what a tie brings to a path: the value of a path is the product of its
// four.
type factor interface{ int | float64 | complex128 }

// countPaths adds up the paths p–a–s–b–q centred on every s, where a and b are two
// of its neighbours: each by the product of what tie makes of the weights of its
// four ties. Sums are turned into numbers by worth.
//
// With w(p,q) the number of nodes that p and q share, such a path is closed unless p
// and q share nothing but a (if it is tied to q) and b (if it is tied to p). So of
// the pairs p, q that share something, those are taken away that share one node,
// which is a or b, or two, which are a and b. The ways over a and b are counted for
// all s at once, and those in which s itself stands for p or q are taken away.
func countPaths[T factor](
	ctx context.Context, o Opsahl, rows graph.Rows, tie func(weight float64) T, worth func(T) float64,
) (closures, error) {
	n := rows.Len()
	ties := fourTies[T]{Rows: rows, of: make([][]T, n), total: make([]T, n)}
	ties.fill(tie)
	loop := parallel.Loop{N: n, Work: 100 * rows.Entries(), Workers: o.Workers, Progress: o.Progress}
	near := make([]vicinity[T], n)
	err := loop.Each(ctx, func() func(int) {
		second, met := newSecondNeighbours(rows), make([]encounter[T], n)
		return func(p int) { near[p] = ties.vicinity(p, second, met) }
	})
	if err != nil {
		return closures{}, err
	}
	sums, err := loop.Sum(ctx, 2*n, func() func(int, []float64) {
		w := &ways[T]{
			fourTies: ties, near: near, worth: worth,
			own: make([]bool, n), reached: make([]T, n), over: make([]over[T], n),
		}
		return w.between
	})
	if err != nil {
		return closures{}, err
	}
	return closures{sums[:n], sums[n:]}, nil
}

// fourTies is rows of neighbours with a factor for every tie.
type fourTies[T factor] struct {
	graph.Rows
	of    [][]T // aligned with the rows
	total []T   // their sums
}

func (t fourTies[T]) fill(tie func(weight float64) T) {
	flat, weights := make([]T, 0, t.Entries()), csr.WeightsOf(t.Rows, true)
	for i := range t.of {
		start := len(flat)
		for _, weight := range weights(i) {
			x := tie(weight)
			t.total[i] += x
			flat = append(flat, x)
		}
		t.of[i] = flat[start:]
	}
}

// vicinity is the nodes q that share something with a node p.
type vicinity[T factor] struct {
	all, twice []int32 // twice: those that share two
	lone       []T     // of every neighbour a of p: the ties from a to those that share a alone
	ends       T       // closed paths that are centred on p, if p may end them too
}

// encounter is how p meets a node q.
type encounter[T factor] struct {
	last    int32 // the last of p's ties that leads to it
	tie     T     // the tie by which that goes on
	ways    T     // sum of x·y over ties x, y that lead over a node
	squares T     // sum of x²
	cubes   T     // sum of x³·y
}

// vicinity uses met as memory.
func (t fourTies[T]) vicinity(p int, second *secondNeighbours, met []encounter[T]) vicinity[T] {
	row := t.Row(p)
	v := vicinity[T]{all: slices.Clone(second.from(p)), lone: make([]T, len(row))}
	for _, q := range v.all {
		met[q] = encounter[T]{}
	}
	var squares T
	for k, a := range row {
		x := t.of[p][k]
		squares += x * x
		for j, q := range t.Row(int(a)) {
			y, m := t.of[a][j], &met[q]
			m.last, m.tie = int32(k), y
			m.ways += x * y
			m.squares += x * x
			m.cubes += x * y * x * x
		}
	}
	for _, q := range v.all {
		m := &met[q]
		switch second.shared[q] {
		case 1:
			v.lone[m.last] += m.tie
		case 2:
			v.twice = append(v.twice, q)
			v.ends += m.ways * (squares - m.squares)
		default:
			v.ends += m.ways*squares - m.cubes
		}
	}
	return v
}

// ways counts ways over two nodes, in the same memory for each.
type ways[T factor] struct {
	fourTies[T]
	near    []vicinity[T]
	worth   func(T) float64
	own     []bool    // neighbours of a
	reached []T       // per q: ties from a to neighbours p that share something with it
	over    []over[T] // per b
	others  []int32   // b that share something with a
}

// over is the ways p–a, b–q over a node a and another one, b.
type over[T factor] struct {
	met    bool
	shared T // those with p = q
	away   T // those that are not closed
	found  T // those that are
}

// between adds the ways over a and each b behind it to the nodes s that they share,
// and takes from a as s those that begin or end in it.
func (w *ways[T]) between(a int, sum []float64) {
	closed, all := sum[:w.Len()], sum[w.Len():]
	closed[a] -= w.worth(w.near[a].ends)
	w.search(a)
	for _, b := range w.others {
		found, ys := -w.over[b].away, w.of[b]
		for k, q := range w.Row(int(b)) {
			found += w.reached[q] * ys[k]
		}
		w.over[b].found = found
	}
	for k, s := range w.Row(a) {
		x, row := w.of[a][k], w.Row(int(s))
		at, _ := slices.BinarySearch(row, int32(a))
		var ends, found T
		for j, y := range w.of[s][at+1:] {
			b := row[at+1+j]
			o := &w.over[b]
			found += y * o.found
			ends += y * ((w.total[a]-x)*(w.total[b]-y) - (o.shared - x*y))
		}
		closed[s] += w.worth(x * found)
		all[s] += w.worth(x * ends)
	}
	w.forget(a)
}

// search sets what is known of a: the nodes q reached, and for every b behind it
// the ways over both that are not closed.
func (w *ways[T]) search(a int) {
	row := w.Row(a)
	for _, p := range row {
		w.own[p] = true
	}
	for i, p := range row {
		x, members, near := w.of[a][i], w.Row(int(p)), &w.near[p]
		at, _ := slices.BinarySearch(members, int32(a))
		ys, lone := w.of[p][at+1:], near.lone[at+1:]
		for k, b := range members[at+1:] {
			o := &w.over[b]
			if !o.met {
				o.met = true
				w.others = append(w.others, b)
			}
			o.shared += x * ys[k]
			o.away += near.lone[at]*ys[k] + lone[k]*x
		}
		for _, q := range near.all {
			w.reached[q] += x
		}
		for _, q := range near.twice {
			if w.own[q] {
				b, y := w.besides(int32(a), p, q)
				w.over[b].away += x * y
			}
		}
	}
}

// besides is the node other than a that p and q share, and q's tie with it.
func (w *ways[T]) besides(a, p, q int32) (int32, T) {
	x, y := w.Row(int(p)), w.Row(int(q))
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
			return x[i], w.of[q][j]
		}
	}
}

// forget clears what search set.
func (w *ways[T]) forget(a int) {
	reached := 0
	for _, p := range w.Row(a) {
		w.own[p] = false
		for _, b := range w.Row(int(p)) {
			w.over[b] = over[T]{}
		}
		reached += len(w.near[p].all)
	}
	w.others = w.others[:0]
	if reached > len(w.reached) {
		clear(w.reached)
		return
	}
	for _, p := range w.Row(a) {
		for _, q := range w.near[p].all {
			w.reached[q] = 0
		}
	}
}
