package graph

import (
	"context"
	"iter"
	"slices"
)

// Where is the network of the participations that keep accepts. A node left
// without participations goes, and so do the ties and parents that need it.
func (n *Network) Where(keep func(Participation) bool) *Network {
	taken := n.none()
	for p := range n.Participations() {
		if keep(p) {
			taken.takeRecord(p.Index)
		}
	}
	taken.tiesBetween()
	return taken.network()
}

// WhereNode is the network of the nodes that keep accepts, with everything
// between them. Nodes without participations stay if they are accepted.
func (n *Network) WhereNode(keep func(Node) bool) *Network {
	taken := n.none()
	for i := range n.Len() {
		taken.nodes[i] = keep(n.At(i))
	}
	for i, from := range n.records.from {
		taken.records[i] = taken.nodes[from] && taken.nodes[n.records.to[i]]
	}
	taken.tiesBetween()
	return taken.network()
}

// Window is the network of a stretch of time, both ends within; a missing end
// is open. It holds the participations whose spell ([Participation.Spell])
// overlaps it and the ties that do, with their nodes. What has no date at all
// is left out.
func (n *Network) Window(from, to Date) *Network {
	window := Interval{from, to}
	taken := n.none()
	for p := range n.Participations() {
		if spell, ok := p.Spell(); ok && spell.Overlaps(window) {
			taken.takeRecord(p.Index)
		}
	}
	for k, l := range n.layers {
		for i := range l.len() {
			if spell, ok := l.spell(i); ok && spell.Overlaps(window) {
				taken.takeTie(k, i)
			}
		}
	}
	return taken.network()
}

// spell is when record i of a layer lasted; a start without an end is open.
func (l layer) spell(i int) (Interval, bool) {
	var spell Interval
	if c := l.cells.find("start"); !c.IsZero() {
		spell.From, _ = c.At(i).Date()
	}
	if c := l.cells.find("end"); !c.IsZero() {
		spell.To, _ = c.At(i).Date()
	}
	if spell.From == 0 {
		spell.From = spell.To
	}
	return spell, spell.From != 0
}

// Lengths of time, in months, for [Network.Windows].
const (
	Month = 1
	Year  = 12
)

// Windows is a window every step months, each of width months, from the first
// dated participation to the last date that is stated. Windows begin on the
// first of January if step is whole years, or else on the first of a month.
// There are none if nothing is dated. It panics unless both are above 0.
//
//	for w, part := range net.Windows(3*graph.Year, graph.Year) { … }
func (n *Network) Windows(width, step int) iter.Seq2[Interval, *Network] {
	if width <= 0 || step <= 0 {
		panic("graph: Windows needs a width and a step above 0")
	}
	return func(yield func(Interval, *Network) bool) {
		all, ok := n.Dates()
		if !ok {
			return
		}
		from := Date(all.From.Year()*10000 + 101)
		if step%Year != 0 {
			from = all.From.AddMonths(0)
		}
		for ; from <= all.To.Last(); from = from.AddMonths(step) {
			lastMonth := from.AddMonths(width-1) / 100 * 100
			w := Interval{from, lastMonth.Last()}
			if !yield(w, n.Window(w.From, w.To)) {
				return
			}
		}
	}
}

// Dates is the time from the first to the last date stated for any
// participation, by its spell. It is false if nothing is dated.
func (n *Network) Dates() (Interval, bool) {
	var all Interval
	for p := range n.Participations() {
		spell, ok := p.Spell()
		if !ok {
			continue
		}
		if all.From == 0 || spell.From.First() < all.From.First() {
			all.From = spell.From
		}
		for _, d := range []Date{spell.From, spell.To} {
			if d.Last() > all.To.Last() {
				all.To = d
			}
		}
	}
	return all, all.From != 0
}

// part is a selection of a network's nodes and records.
type part struct {
	of      *Network
	nodes   []bool
	records []bool
	ties    [][]bool // by layer
}

func (n *Network) none() *part {
	p := &part{of: n, nodes: make([]bool, n.Len()), records: make([]bool, n.records.len())}
	for _, l := range n.layers {
		p.ties = append(p.ties, make([]bool, l.len()))
	}
	return p
}

func (p *part) takeRecord(i int) {
	p.records[i] = true
	p.nodes[p.of.records.from[i]] = true
	p.nodes[p.of.records.to[i]] = true
}

func (p *part) takeTie(k, i int) {
	p.ties[k][i] = true
	p.nodes[p.of.layers[k].from[i]] = true
	p.nodes[p.of.layers[k].to[i]] = true
}

// tiesBetween takes all ties between the nodes taken.
func (p *part) tiesBetween() {
	for k, l := range p.of.layers {
		for i := range l.len() {
			p.ties[k][i] = p.nodes[l.from[i]] && p.nodes[l.to[i]]
		}
	}
}

// network is the part as a network of its own. Territories and events stay.
func (p *part) network() *Network {
	old := p.of
	kept := chosen(p.nodes)
	rank := make([]int32, old.Len())
	for i := range rank {
		rank[i] = -1
	}
	for i, id := range kept {
		rank[id] = int32(i)
	}
	actors, _ := slices.BinarySearch(kept, int32(old.actors))
	n := &Network{
		actors:      actors,
		keys:        pick(old.keys, kept),
		names:       pick(old.names, kept),
		territory:   pick(old.territory, kept),
		territories: old.territories,
		records:     old.records.take(chosen(p.records), rank),
		events:      old.events,
		seats:       old.seats.among(rank),
	}
	n.parents, _ = old.parents.among(context.Background(), kept, rank) // nothing cancels it
	projects := slices.Clone(kept[actors:])
	for i := range projects {
		projects[i] -= int32(old.actors)
	}
	n.attributes = [2]columns{old.attributes[Actor].take(kept[:actors]), old.attributes[Project].take(projects)}
	for k, l := range old.layers {
		if ties := chosen(p.ties[k]); len(ties) > 0 {
			n.layers = append(n.layers, layer{l.name, l.directed, l.take(ties, rank)})
		}
	}
	n.assemble()
	return n
}

// chosen is the places that are true.
func chosen(marks []bool) []int32 {
	var at []int32
	for i, m := range marks {
		if m {
			at = append(at, int32(i))
		}
	}
	return at
}

// take is the records at the given places, with their ends renumbered.
func (r records) take(at, rank []int32) records {
	t := records{pick(r.from, at), pick(r.to, at), r.cells.take(at)}
	for i := range t.from {
		t.from[i] = rank[t.from[i]]
		t.to[i] = rank[t.to[i]]
	}
	return t
}

// among is the seats of the actors that stay; their second end means nothing.
func (r records) among(rank []int32) records {
	var at []int32
	for i, from := range r.from {
		if rank[from] >= 0 {
			at = append(at, int32(i))
		}
	}
	t := records{pick(r.from, at), pick(r.to, at), r.cells.take(at)}
	for i := range t.from {
		t.from[i] = rank[t.from[i]]
	}
	return t
}

// among is the rows of the kept nodes, in rising order, renumbered and without
// the others.
func (r Rows) among(ctx context.Context, kept, rank []int32) (Rows, error) {
	if r.Len() == 0 {
		return Rows{}, nil
	}
	fewer := Rows{start: make([]int, 1, len(kept)+1)}
	for _, id := range kept {
		if ctx.Err() != nil {
			return Rows{}, ctx.Err()
		}
		for k := r.start[id]; k < r.start[id+1]; k++ {
			if j := rank[r.node[k]]; j >= 0 {
				fewer.node = append(fewer.node, j)
				if r.weight != nil {
					fewer.weight = append(fewer.weight, r.weight[k])
				}
			}
		}
		fewer.start = append(fewer.start, len(fewer.node))
	}
	return fewer.plain(), nil
}
