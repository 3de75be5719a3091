package brokerage

import (
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/categories"
	"github.com/essaim/essaim/internal/vec"
)

// randomTies is the null model of Gould and Fernandez: every tie of a network is there
// with the same probability d, whatever the others. A triple of a broker and two others
// counts if its two ties are there and the third is not: with probability p = d²(1-d).
// Triples that share a tie depend on each other. Their covariance is
//
//	d³(1-d)³    if both need the tie,
//	d⁵(1-d)     if both need it away,
//	-d⁴(1-d)²   if one needs it and one needs it away; the same for triples of the same three nodes,
//
// so that variances follow from counting pairs of triples.
type randomTies struct {
	nodes, d float64
	sizes    []categorySize
	directed bool
}

// categorySize is a number of nodes, and how many categories have it. There are few
// sizes even where there are many categories.
type categorySize struct{ nodes, times float64 }

func randomTiesOf(g *graph.OneMode, c categories.Categories) randomTies {
	r := randomTies{nodes: c.Nodes(), directed: g.Directed()}
	ties, rows := 0.0, g.Arcs().Out()
	for i := range rows.Len() {
		for _, j := range rows.Row(i) {
			ties += vec.Indicator(c.Has(i) && c.Has(int(j)))
		}
	}
	r.d = vec.Ratio(ties, r.nodes*(r.nodes-1))
	sorted := slices.Sorted(slices.Values(c.Size))
	for i, n := range sorted {
		if i == 0 || n != sorted[i-1] {
			r.sizes = append(r.sizes, categorySize{nodes: n})
		}
		r.sizes[len(r.sizes)-1].times++
	}
	return r
}

// node is the mean and variance of a role of one node in a category of m.
func (r randomTies) node(role Role, m float64) (mean, variance float64) {
	all, shared := 0., 0. // triples, and pairs of them, both ways round, that share a tie
	n, o := r.nodes, r.nodes-m
	switch role {
	case Coordinator:
		all, shared = (m-1)*(m-2), 2*(m-1)*(m-2)*(m-3)
	case Gatekeeper, Representative:
		all, shared = o*(m-1), o*(m-1)*(n-3)
	case AllRoles:
		all, shared = (n-1)*(n-2), 2*(n-1)*(n-2)*(n-3)
	}
	for _, k := range r.sizes {
		times := k.times - vec.Indicator(k.nodes == m) // of other categories
		switch role {
		case Itinerant:
			all += times * k.nodes * (k.nodes - 1)
			shared += times * 2 * k.nodes * (k.nodes - 1) * (k.nodes - 2)
		case Liaison:
			all += times * k.nodes * (o - k.nodes)
			shared += times * 2 * k.nodes * (o - k.nodes) * (o - k.nodes - 1)
		}
	}
	if !r.directed && role != Gatekeeper {
		all, shared = all/2, shared/2
	}
	p, v := r.probability(), r.d*(1-r.d)
	return all * p, all*p*(1-p) + shared*v*v*v
}

func (r randomTies) probability() float64 { return r.d * r.d * (1 - r.d) }

// network is the mean and variance of a role in the whole network.
func (r randomTies) network(role Role) (mean, variance float64) {
	t := r.triples(role)
	both := t.need - 2*t.all // a triple shares its two ties with itself
	if !r.directed {
		both -= t.same // two of the same three nodes share a tie that both need, too
	}
	p, d, e := r.probability(), r.d, 1-r.d
	variance = t.all*p*(1-p) + both*d*d*d*e*e*e + (t.away-t.all)*math.Pow(d, 5)*e - (2*t.mixed-t.same)*p*p
	return t.all * p, max(0, variance)
}

// tripleCounts is the triples of a role, and pairs of them, both ways round: those that
// share a tie, by what they need, each triple with itself too; and those of the same
// three nodes, which share two, one needing it and one needing it away, each way.
type tripleCounts struct{ all, need, away, mixed, same float64 }

// triples goes through the pairs of nodes, by their categories.
func (r randomTies) triples(role Role) (t tripleCounts) {
	for _, x := range r.sizes {
		need, away := r.within(role, x.nodes)
		t.add(x.times*x.nodes*(x.nodes-1), need, away)
		for _, y := range r.sizes {
			pairs := x.times * (y.times - vec.Indicator(x == y))
			need, away = r.across(role, x.nodes, y.nodes)
			t.add(pairs*x.nodes*y.nodes, need, away)
		}
	}
	if !r.directed { // each pair was met twice
		t = tripleCounts{t.all / 2, t.need / 2, t.away / 2, t.mixed / 2, 0}
	}
	switch role {
	case Gatekeeper, Representative:
		t.same = t.all
	case Coordinator, Liaison, AllRoles:
		t.same = 2 * t.all
	}
	return t
}

// add notes pairs of nodes whose tie some triples need, and others need away.
func (t *tripleCounts) add(pairs, need, away float64) {
	t.all += pairs * away // each triple needs one tie away
	t.need += pairs * need * need
	t.away += pairs * away * away
	t.mixed += pairs * need * away
}

// within is how many triples of a role need the tie of two nodes of one category of x
// nodes, and how many need it away.
func (r randomTies) within(role Role, x float64) (need, away float64) {
	switch role {
	case Coordinator:
		return 2 * (x - 2), x - 2
	case Itinerant:
		return 0, r.nodes - x
	case Gatekeeper:
		if !r.directed {
			return 2 * (r.nodes - x), 0
		}
		return r.nodes - x, 0
	case Representative:
		return r.nodes - x, 0
	case AllRoles:
		return 2 * (r.nodes - 2), r.nodes - 2
	}
	return 0, 0
}

// across is that of a tie from a category of x nodes to another of y.
func (r randomTies) across(role Role, x, y float64) (need, away float64) {
	switch role {
	case Itinerant:
		return x + y - 2, 0
	case Gatekeeper:
		if !r.directed {
			return x + y - 2, x + y - 2
		}
		return y - 1, y - 1
	case Representative:
		return x - 1, x - 1
	case Liaison:
		return 2 * (r.nodes - x - y), r.nodes - x - y
	case AllRoles:
		return 2 * (r.nodes - 2), r.nodes - 2
	}
	return 0, 0
}
