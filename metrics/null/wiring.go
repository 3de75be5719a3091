package null

import (
	"context"
	"math/rand/v2"

	"github.com/essaim/essaim/graph"
)

// wiring is the ties of a network, on their way to another.
type wiring struct {
	directed bool
	from, to []int32
	weight   []float64 // nil: all 1
	tied     tieSet
}

func wiringOf(ctx context.Context, g *graph.OneMode) (*wiring, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	w := &wiring{directed: g.Directed(), tied: newTieSet(rows.Entries() / 2)}
	if w.directed {
		rows = g.Arcs().Out()
		w.tied = newTieSet(rows.Entries())
	}
	for i := range rows.Len() {
		if i%64 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		weights := rows.Weights(i)
		for k, j := range rows.Row(i) {
			if !w.directed && int(j) < i {
				continue
			}
			w.from, w.to = append(w.from, int32(i)), append(w.to, j)
			if weights != nil {
				w.weight = append(w.weight, weights[k])
			}
			w.tied.add(w.key(int32(i), j))
		}
	}
	return w, nil
}

// key is a number for a tie, the same both ways round unless it has a direction.
func (w *wiring) key(a, b int32) uint64 {
	if !w.directed && a > b {
		a, b = b, a
	}
	return uint64(a)<<32 | uint64(b)
}

func (w *wiring) has(a, b int32) bool { return w.tied.has(w.key(a, b)) }

// set gives tie i its ends.
func (w *wiring) set(i int, from, to int32) {
	w.from[i], w.to[i] = from, to
	w.tied.add(w.key(from, to))
}

func (w *wiring) ties() (from, to []int32, weight []float64) { return w.from, w.to, w.weight }

// step draws two ties and switches their second ends, if it can. With directions it also
// tries to turn a cycle.
func (w *wiring) step(rng *rand.Rand) {
	if w.directed {
		w.turn(rng)
	}
	i, j := rng.IntN(len(w.from)), rng.IntN(len(w.from))
	if !w.directed && rng.Uint64()&1 == 1 {
		w.from[j], w.to[j] = w.to[j], w.from[j]
	}
	a, b, c, d := w.from[i], w.to[i], w.from[j], w.to[j]
	if a == d || b == c || w.has(a, d) || w.has(c, b) {
		return
	}
	w.tied.remove(w.key(a, b))
	w.tied.remove(w.key(c, d))
	w.set(i, a, d)
	w.set(j, c, b)
}

// turn draws three ties and turns them round, if they are a cycle and none of them
// has one back.
func (w *wiring) turn(rng *rand.Rand) {
	n := len(w.from)
	i, j, k := rng.IntN(n), rng.IntN(n), rng.IntN(n)
	if w.to[i] != w.from[j] || w.to[j] != w.from[k] || w.to[k] != w.from[i] {
		return
	}
	for _, tie := range []int{i, j, k} {
		if w.has(w.to[tie], w.from[tie]) {
			return
		}
	}
	for _, tie := range []int{i, j, k} {
		w.tied.remove(w.key(w.from[tie], w.to[tie]))
		w.set(tie, w.to[tie], w.from[tie])
	}
}
