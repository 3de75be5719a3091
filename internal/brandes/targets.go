package brandes

// restrict leaves out of the levels what is on no shortest path to a target, from the last
// level to the first. Inner members, which paths go on from, come before leaves, which are
// targets that no path goes on from.
func (a *accumulation) restrict() {
	clear(a.next[a.low:a.high]) // of a class: lanes in which paths to targets go on from it
	clear(a.needed[a.low:a.high])
	var after frontier
	for i := len(a.levels) - 1; i >= 0; i-- {
		l := &a.levels[i]
		a.findPredecessors(l.all, after)
		a.filter(l)
		after = l.all
	}
}

// findPredecessors finds the lanes in which members of a level are beside needed ones of
// the level after it.
func (a *accumulation) findPredecessors(f, after frontier) {
	if after.degree < f.degree {
		a.push(after)
		return
	}
	for chunk := range a.chunks(f) {
		for _, m := range chunk {
			set := laneSet(0)
			for _, d := range a.Row(int(m.class)) {
				set |= a.needed[d]
			}
			a.next[m.class] |= set
		}
	}
}

// filter keeps of a level what is needed.
func (a *accumulation) filter(l *level) {
	inner, leaves := frontier{list: l.all.list[:0]}, frontier{list: a.leaves[:0]}
	for _, m := range l.all.list {
		on, target := a.next[m.class]&m.set, a.target[m.class]
		switch {
		case on == 0 && target == 0:
			continue
		case on == 0:
			leaves.add(a.quotient, m)
		case target == 0:
			m.set = on
			inner.add(a.quotient, m)
		default:
			inner.add(a.quotient, m)
		}
		a.needed[m.class] |= m.set
	}
	a.leaves = leaves.list
	l.inner = inner
	l.all = frontier{append(inner.list, leaves.list...), inner.degree + leaves.degree, inner.multiple + leaves.multiple}
}

func (f *frontier) add(q *quotient, m member) {
	f.list = append(f.list, m)
	f.degree += q.Degree(m.class)
	if len(q.multiplicity.Node) > 0 {
		f.multiple += q.multiplicity.Degree(m.class)
	}
}
