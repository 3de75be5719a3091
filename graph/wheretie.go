package graph

import "context"

// WhereTie is the network of the ties that keep accepts, with all nodes. It keeps the
// evidence of its ties, and its directions if it has any: keep is asked once for each
// tie, in the order of All, for both directions together.
func (g *OneMode) WhereTie(keep func(Tie) bool) *OneMode {
	var p pairs
	for tie := range g.All() {
		if keep(tie) {
			p.a = append(p.a, int32(tie.From.Index))
			p.b = append(p.b, int32(tie.To.Index))
			p.weight = append(p.weight, tie.Weight)
		}
	}
	rows := bothWays(g.Len(), p).plain()
	fewer := newOneMode(g.Origin(), g.nodes, func(context.Context) (Rows, error) { return rows, nil })
	fewer.weighting = g.weighting
	if g.directed {
		fewer.directed = true
		fewer.out = g.out.within(rows)
	}
	return fewer
}

// within is the entries that other rows have too.
func (r Rows) within(other Rows) Rows {
	var p pairs
	for i := range r.Len() {
		for _, j := range r.Row(i) {
			if _, ok := other.Weight(i, int(j)); !ok {
				continue
			}
			w, _ := r.Weight(i, int(j))
			p.a, p.b, p.weight = append(p.a, int32(i)), append(p.b, j), append(p.weight, w)
		}
	}
	return rowsOf(r.Len(), p).plain()
}
