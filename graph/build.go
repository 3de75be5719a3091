package graph

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"
)

// Build makes the network. If any record had an error, there is no network and
// the error joins them all, in the order they came.
func (b *Builder) Build() (*Network, error) { return b.BuildContext(context.Background()) }

// BuildContext is Build that stops, with the context's error, when the context is
// cancelled. The Builder is then used up.
func (b *Builder) BuildContext(ctx context.Context) (*Network, error) {
	if len(b.errs) > 0 {
		return nil, errors.Join(b.errs...)
	}
	keys := [2][]string{b.nodes[Actor].keys.Words(), b.nodes[Project].keys.Words()}
	order, rank := ranked(keys)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	n := b.listed(keys, order)
	place := func(e end) int32 { return rank[e.mode][e.id] + int32(int(e.mode)*n.actors) }
	n.records = b.takes.sorted(ctx, func(from, to int32) (int32, int32) {
		return place(end{Actor, from}), place(end{Project, to})
	})
	for _, l := range b.ties {
		n.layers = append(n.layers, layer{l.name, l.directed, l.sorted(ctx, func(from, to int32) (int32, int32) {
			f, t := place(uncode(from)), place(uncode(to))
			if !l.directed && f > t {
				f, t = t, f
			}
			return f, t
		})})
	}
	slices.SortFunc(n.layers, func(x, y layer) int { return cmp.Compare(x.name, y.name) })
	n.parents = b.parentRows(place, n)
	n.events = b.events.sortedRows("date", "label")
	n.seats = b.sortedSeats(ctx, rank[Actor])
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	n.assemble()
	return n, nil
}

// ranked is the order of each mode by key, and the rank of each node in it.
func ranked(keys [2][]string) (order, rank [2][]int32) {
	var both sync.WaitGroup
	for mode := range order {
		both.Go(func() {
			order[mode] = inOrder(keys[mode])
			rank[mode] = inverse(order[mode])
		})
	}
	both.Wait()
	return order, rank
}

// listed is the network of the nodes alone, and of their territories.
func (b *Builder) listed(keys [2][]string, order [2][]int32) *Network {
	n := &Network{actors: len(order[Actor]), keys: pickBoth(keys, order)}
	n.names = n.keys
	if b.nodes[Actor].names != nil || b.nodes[Project].names != nil {
		names := keys
		for mode := range names {
			if of := b.nodes[mode].names; of != nil {
				names[mode] = of
			}
		}
		n.names = pickBoth(names, order)
	}
	tree, rank := b.territories.finish()
	n.territories = tree
	n.territory = make([]int32, 0, len(n.keys))
	for mode, nodes := range order {
		n.attributes[mode] = b.nodes[mode].finish(nodes)
		for _, id := range nodes {
			n.territory = append(n.territory, b.located(mode, id, rank))
		}
	}
	return n
}

func pickBoth(from [2][]string, order [2][]int32) []string {
	to := make([]string, 0, len(order[Actor])+len(order[Project]))
	for mode, nodes := range order {
		for _, id := range nodes {
			to = append(to, from[mode][id])
		}
	}
	return to
}

// located is the territory of a node in the order of the network, -1 if unknown.
func (b *Builder) located(mode int, id int32, rank []int32) int32 {
	if of := b.territoryOf[mode]; int(id) < len(of) && of[id] > 0 {
		return rank[of[id]-1]
	}
	return -1
}

// sorted is the records with their ends in the network's numbering. A cancelled
// context leaves them unfinished.
func (r *relation) sorted(ctx context.Context, place func(from, to int32) (int32, int32)) records {
	all := records{from: make([]int32, r.rows), to: make([]int32, r.rows)}
	if len(r.columns) > 0 {
		all.cells = r.finish(counting(r.rows))
	}
	for i := range all.from {
		all.from[i], all.to[i] = place(r.from[i], r.to[i])
	}
	return all.sorted(ctx)
}

// sorted is the records by their ends, then by their values, so that the order
// in which they came never shows. The ends of r are used up. A cancelled context
// leaves the records unfinished.
func (r records) sorted(ctx context.Context) records {
	order := r.sortEnds(ctx)
	if len(r.cells) == 0 {
		return r
	}
	cells := r.cells.byName()
	for i := 0; i < len(order) && ctx.Err() == nil; {
		j := i + 1
		for j < len(order) && r.from[j] == r.from[i] && r.to[j] == r.to[i] {
			j++
		}
		slices.SortFunc(order[i:j], func(x, y int32) int { return cells.compare(int(x), int(y)) })
		i = j
	}
	r.cells = r.cells.take(order)
	return r
}

// sortEnds sorts the ends by from, then by to, in two counting sorts, and says
// where each record stood.
func (r records) sortEnds(ctx context.Context) []int32 {
	type record struct{ from, was int32 }
	byTo := make([]record, r.len())
	ends := starts(highest(r.to)+1, r.to)
	next := slices.Clone(ends)
	for i, to := range r.to {
		byTo[next[to]] = record{r.from[i], int32(i)}
		next[to]++
	}
	next = starts(highest(r.from)+1, r.from)
	order := make([]int32, r.len())
	for to := range len(ends) - 1 {
		if ctx.Err() != nil {
			break
		}
		for _, one := range byTo[ends[to]:ends[to+1]] {
			at := next[one.from]
			next[one.from]++
			r.from[at], r.to[at], order[at] = one.from, int32(to), one.was
		}
	}
	return order
}

func highest(ids []int32) int {
	top := int32(-1)
	for _, id := range ids {
		top = max(top, id)
	}
	return int(top)
}

// compare orders two rows by their values, column by column; missing values
// come first.
func (cs columns) compare(x, y int) int {
	for _, c := range cs {
		var d int
		switch c.Kind {
		case KindText:
			d = cmp.Compare(c.codes[x], c.codes[y]) // words are sorted
		case KindNumber:
			d = cmp.Or(cmp.Compare(c.At(x).Kind, c.At(y).Kind), cmp.Compare(c.numbers[x], c.numbers[y]))
		case KindDate:
			d = cmp.Compare(c.dates[x], c.dates[y])
		}
		if d != 0 {
			return d
		}
	}
	return 0
}

func (cs columns) byName() columns {
	sorted := slices.Clone(cs)
	slices.SortStableFunc(sorted, func(x, y Column) int { return cmp.Compare(x.Name, y.Name) })
	return sorted
}

func (b *Builder) parentRows(place func(end) int32, n *Network) Rows {
	slices.SortFunc(b.parents, func(x, y parentLink) int {
		return cmp.Or(cmp.Compare(x.project, y.project), cmp.Compare(x.parent.code(), y.parent.code()))
	})
	b.parents = slices.Compact(b.parents)
	if len(b.parents) == 0 {
		return Rows{}
	}
	var p pairs
	for _, link := range b.parents {
		p.a = append(p.a, place(end{Project, link.project}))
		p.b = append(p.b, place(link.parent))
	}
	return rowsOf(len(n.keys), p)
}

// sortedRows is the rows in the order of the named columns, then of all.
func (g *growing) sortedRows(by ...string) columns {
	order := counting(g.rows)
	cells := g.finish(order).byName()
	slices.SortStableFunc(order, func(x, y int32) int {
		var d int
		for _, name := range by {
			d = cmp.Or(d, columns{cells.find(name)}.compare(int(x), int(y)))
		}
		return cmp.Or(d, cells.compare(int(x), int(y)))
	})
	return g.finish(order)
}

func (b *Builder) sortedSeats(ctx context.Context, rank []int32) records {
	r := relation{from: b.seatActors, to: make([]int32, len(b.seatActors)), growing: b.seats}
	return r.sorted(ctx, func(from, _ int32) (int32, int32) { return rank[from], 0 })
}
