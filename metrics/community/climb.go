package community

import (
	"context"
	"math/rand/v2"

	"github.com/essaim/essaim/internal/csr"
)

// climb moves nodes between groups, merges what belongs together, and goes on
// with the merged nodes, until nothing moves or merges. What belongs together is
// a group or, if refined, a part of one. The result is a number for every node,
// equal for those that were merged, and the modularity.
func climb(ctx context.Context, l *level, group []int32, refined bool, rng *rand.Rand, tell func(share float64)) (place []int32, quality float64, err error) {
	place = csr.UpTo(l.len())
	for {
		m := newMoves(l, group, rng)
		err := m.settle(ctx)
		part := m.group
		if refined && err == nil {
			part, err = m.refine(ctx, rng)
		}
		if err != nil {
			return nil, 0, err
		}
		k := number(part, l.len())
		if k == l.len() && m.moved == 0 {
			return place, l.quality(), nil
		}
		if l, err = l.merge(ctx, part, k); err != nil {
			return nil, 0, err
		}
		for i, v := range place {
			place[i] = part[v]
		}
		group = groupsOf(part, m.group, k)
		tell(1 - float64(k)/float64(len(place)))
	}
}

// groupsOf is the group of every part, numbered anew.
func groupsOf(part, group []int32, parts int) []int32 {
	of := make([]int32, parts)
	for v, p := range part {
		of[p] = group[v]
	}
	number(of, len(group))
	return of
}

// number numbers labels from 0 in the order they are met, and counts them. They
// are below a bound.
func number(labels []int32, bound int) int {
	rank := make([]int32, bound)
	k := int32(0)
	for i, c := range labels {
		if rank[c] == 0 {
			k++
			rank[c] = k
		}
		labels[i] = rank[c] - 1
	}
	return int(k)
}
