package brandes

// prune leaves out the visits that are on no path to a target, and puts those
// that paths go on from first.
func (b *accumulation) prune() {
	clear(b.next[b.low:b.high])
	clear(b.need[b.low:b.high])
	var after visits
	for i := len(b.levels) - 1; i >= 0; i-- {
		l := &b.levels[i]
		b.ask(after, l.all)
		b.keep(l)
		after = l.all
	}
}

// ask finds the lanes in which classes of a level have needed ones after them.
func (b *accumulation) ask(after, l visits) {
	if after.degree < l.degree {
		b.push(after)
		return
	}
	for part := range b.chunks(l) {
		for _, m := range part {
			lanes := uint8(0)
			for _, w := range b.Row(int(m.class)) {
				lanes |= b.need[w]
			}
			b.next[m.class] |= lanes
		}
	}
}

// keep keeps what is needed of a level.
func (b *accumulation) keep(l *level) {
	inner, leaves := visits{list: l.all.list[:0]}, visits{list: b.leaves[:0]}
	for _, m := range l.all.list {
		on, target := b.next[m.class]&m.lanes, b.target[m.class]
		switch {
		case on == 0 && target == 0:
			continue
		case on == 0:
			leaves.add(b.quotient, m)
		case target == 0:
			m.lanes = on
			inner.add(b.quotient, m)
		default:
			inner.add(b.quotient, m)
		}
		b.need[m.class] |= m.lanes
	}
	b.leaves = leaves.list
	l.inner = inner
	l.all = visits{append(inner.list, leaves.list...), inner.degree + leaves.degree, inner.excess + leaves.excess}
}

func (l *visits) add(m *quotient, v visit) {
	l.list = append(l.list, v)
	l.degree += m.Degree(v.class)
	if len(m.multiplicity.Node) > 0 {
		l.excess += m.multiplicity.Degree(v.class)
	}
}
