package graph

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// CheckNetwork fails the test unless everything that a Network promises of its
// inside is true.
func CheckNetwork(t testing.TB, n *Network) {
	t.Helper()
	if err := n.invalid(); err != nil {
		t.Fatal(err)
	}
}

// CheckOneMode is CheckNetwork for a OneMode.
func CheckOneMode(t testing.TB, g *OneMode) {
	t.Helper()
	CheckNetwork(t, g.Origin())
	if err := g.Rows().invalid(g.Len(), true); err != nil {
		t.Fatal(err)
	}
	if !strictlyRising(g.nodes) {
		t.Fatal("nodes out of order")
	}
	if g.directed {
		if err := g.out.invalid(g.Len(), false); err != nil {
			t.Fatal(err)
		}
	}
}

func (n *Network) invalid() error {
	size := n.Len()
	if len(n.names) != size || len(n.territory) != size || n.actors > size {
		return fmt.Errorf("%d keys, %d names, %d territories, %d actors", size, len(n.names), len(n.territory), n.actors)
	}
	for mode := range n.attributes {
		keys := n.keys[n.first(Mode(mode)):][:n.Count(Mode(mode))]
		if !strictlyRising(keys) || slices.Contains(keys, "") {
			return fmt.Errorf("%ss out of order, doubled or empty: %q", Mode(mode), keys)
		}
		if err := n.attributes[mode].invalid(len(keys)); err != nil {
			return err
		}
		for _, c := range n.attributes[mode] {
			if c.net != n || c.mode != Mode(mode) {
				return fmt.Errorf("column %q belongs to another network or mode", c.Name)
			}
		}
	}
	for i, at := range n.territory {
		if at < -1 || int(at) >= n.territories.Len() {
			return fmt.Errorf("node %d lies in territory %d of %d", i, at, n.territories.Len())
		}
	}
	if err := n.recordsInvalid(); err != nil {
		return err
	}
	for _, l := range n.layers {
		if l.len() == 0 {
			return fmt.Errorf("layer %q has no tie", l.name)
		}
		if err := l.invalid(size); err != nil {
			return fmt.Errorf("layer %q: %w", l.name, err)
		}
		for i := range l.from {
			if l.from[i] == l.to[i] || !l.directed && l.from[i] > l.to[i] {
				return fmt.Errorf("layer %q: tie %d from %d to %d", l.name, i, l.from[i], l.to[i])
			}
		}
	}
	if n.parents.Len() > 0 {
		if err := n.parents.invalid(size, false); err != nil {
			return fmt.Errorf("parents: %w", err)
		}
		for i := range n.actors {
			if n.parents.Degree(i) > 0 {
				return fmt.Errorf("actor %d has parents", i)
			}
		}
	}
	for _, a := range n.seats.from {
		if a < 0 || int(a) >= n.actors {
			return fmt.Errorf("seat of %d, which is no actor", a)
		}
	}
	return n.seats.cells.invalid(n.seats.len())
}

func (n *Network) recordsInvalid() error {
	if err := n.records.invalid(n.Len()); err != nil {
		return fmt.Errorf("participations: %w", err)
	}
	if n.Len() > 0 {
		if err := n.rows.invalid(n.Len(), true); err != nil {
			return err
		}
	}
	tie := 0
	for a := range n.actors {
		for _, p := range n.rows.Row(a) {
			if int(p) < n.actors {
				return fmt.Errorf("actors %d and %d are tied", a, p)
			}
			first := tie
			if n.firstRecord != nil {
				first = n.firstRecord[tie]
			}
			if n.records.from[first] != int32(a) || n.records.to[first] != p {
				return fmt.Errorf("the first record of tie %d is between %d and %d, not %d and %d",
					tie, n.records.from[first], n.records.to[first], a, p)
			}
			tie++
		}
	}
	if n.firstRecord != nil && (len(n.firstRecord) != tie+1 || n.firstRecord[tie] != n.records.len()) {
		return fmt.Errorf("firstRecord ends with %v for %d records", n.firstRecord[len(n.firstRecord)-1], n.records.len())
	}
	return nil
}

func (r records) invalid(size int) error {
	for i := range r.from {
		if min(r.from[i], r.to[i]) < 0 || int(max(r.from[i], r.to[i])) >= size {
			return fmt.Errorf("record %d from %d to %d of %d nodes", i, r.from[i], r.to[i], size)
		}
		if i > 0 && (r.from[i-1] > r.from[i] || r.from[i-1] == r.from[i] && r.to[i-1] > r.to[i]) {
			return fmt.Errorf("record %d out of order", i)
		}
	}
	return r.cells.invalid(len(r.from))
}

func (cs columns) invalid(size int) error {
	for i, c := range cs {
		if c.Len() != size {
			return fmt.Errorf("column %q has %d cells, not %d", c.Name, c.Len(), size)
		}
		if c.Kind == None || slices.ContainsFunc(cs[:i], func(d Column) bool { return d.Name == c.Name }) {
			return fmt.Errorf("column %q stands twice, or has no kind", c.Name)
		}
		if c.missing != nil && len(c.missing) != size {
			return fmt.Errorf("column %q: %d marks of missing cells for %d", c.Name, len(c.missing), size)
		}
		if !strictlyRising(c.words) || slices.Contains(c.words, "") {
			return fmt.Errorf("column %q: words %q", c.Name, c.words)
		}
		for w := range c.words {
			if !slices.Contains(c.codes, int32(w)) {
				return fmt.Errorf("column %q: nobody says %q", c.Name, c.words[w])
			}
		}
	}
	return nil
}

func (r Rows) invalid(size int, symmetric bool) error {
	if r.Len() != size {
		return fmt.Errorf("%d rows for %d nodes", r.Len(), size)
	}
	ones := true
	for i := range r.Len() {
		if !strictlyRising(r.Row(i)) {
			return fmt.Errorf("row %d out of order: %v", i, r.Row(i))
		}
		for _, j := range r.Row(i) {
			if j < 0 || int(j) >= size || int(j) == i {
				return fmt.Errorf("row %d of %d holds %d", i, size, j)
			}
			w, _ := r.Weight(i, int(j))
			if back, ok := r.Weight(int(j), i); symmetric && (!ok || back != w) {
				return fmt.Errorf("%d-%d weighs %v, %d-%d %v", i, j, w, j, i, back)
			}
			if !(w > 0) || math.IsInf(w, 0) {
				return fmt.Errorf("%d-%d weighs %v", i, j, w)
			}
			ones = ones && w == 1
		}
	}
	if r.Weighted() && ones {
		return fmt.Errorf("weights, and all are 1")
	}
	return nil
}

func strictlyRising[T int32 | string](s []T) bool {
	for i := 1; i < len(s); i++ {
		if s[i-1] >= s[i] {
			return false
		}
	}
	return true
}

// Forgive makes a Builder forget its errors, so that what bad records left
// behind can be seen.
func Forgive(b *Builder) { b.errs = nil }
