package graph

import (
	"fmt"
	"slices"
)

// Rewired is the network of the same nodes with other ties: from[k] with to[k], in
// any order, of the strength weights[k], or 1 if weights is nil. It has directions if
// the network has. Nodes keep all that is known of them.
//
// A node that does not exist ([ErrUnlisted]), a tie of a node with itself
// ([ErrSelfTie]), a tie that is named twice ([ErrDuplicate]; without directions also
// the other way round) and a weight that a Builder would not take ([ErrNumber]) are
// errors.
//
// Cost: O(n + m) time and memory for n nodes and m ties. Nothing of the arguments is
// kept.
func (g *OneMode) Rewired(from, to []int32, weights []float64) (*OneMode, error) {
	p := pairs{slices.Clone(from), slices.Clone(to), slices.Clone(weights)}
	if !g.directed {
		p.turn()
	}
	if err := g.takesTies(p); err != nil {
		return nil, err
	}
	return oneModeOf(g.net, g.nodes, p, g.directed), nil
}

// turn puts the smaller end of every tie first.
func (p pairs) turn() {
	for k := range min(len(p.a), len(p.b)) {
		if p.a[k] > p.b[k] {
			p.a[k], p.b[k] = p.b[k], p.a[k]
		}
	}
}

func (g *OneMode) takesTies(p pairs) error {
	if len(p.a) != len(p.b) || p.weight != nil && len(p.weight) != len(p.a) {
		return fmt.Errorf("graph: ties from %d nodes to %d with %d weights: %w", len(p.a), len(p.b), len(p.weight), ErrUnlisted)
	}
	for k, from := range p.a {
		for _, v := range []int32{from, p.b[k]} {
			if v < 0 || int(v) >= g.Len() {
				return fmt.Errorf("graph: tie %d: node %d of %d: %w", k, v, g.Len(), ErrUnlisted)
			}
		}
		if from == p.b[k] {
			return fmt.Errorf("graph: tie %d: %q: %w", k, g.At(int(from)).Key, ErrSelfTie)
		}
		if p.weight != nil && !(p.weight[k] > 0 && p.weight[k] <= maxWeight) {
			return fmt.Errorf("graph: tie %d: weight %g: %w", k, p.weight[k], ErrNumber)
		}
	}
	rows := rowsOf(g.Len(), pairs{a: p.a, b: p.b})
	for i := range g.Len() {
		row := rows.Row(i)
		for k := 1; k < len(row); k++ {
			if row[k] == row[k-1] {
				return fmt.Errorf("graph: tie %q-%q: %w", g.At(i).Key, g.At(int(row[k])).Key, ErrDuplicate)
			}
		}
	}
	return nil
}
