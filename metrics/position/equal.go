package position

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"

	"github.com/essaim/essaim/graph"
)

// ErrEqual warns of joins that were chosen among equally near clusters, where another
// order of the nodes may choose others: how many of the joins of a tree, or of those that
// made the clusters of a cut. It comes in a [*graph.Doubt], with these counts. A tree by
// [Single] is free of it, and so are cuts between its heights ([Tree.CutAt]).
//
// A tree has it if and only if some order leads to nodes that come together at other
// heights. A cut has it whenever some order leads to other clusters, and can have it where
// none does.
var ErrEqual = errors.New("joins chosen among equal distances by the order of nodes (cut at another height, or join by Single)")

// level is the largest number that counts as equal to a height, for some largest distance.
func level(height, largest float64) float64 { return height + 1e-10*height + 1e-14*largest }

// levels puts joins in the order of their heights, and makes those alike that count as
// equal.
func levels(joins []placeJoin, largest float64) {
	slices.SortStableFunc(joins, func(x, y placeJoin) int { return cmp.Compare(x.height, y.height) })
	for k := 1; k < len(joins); k++ {
		if joins[k].height <= level(joins[k-1].height, largest) {
			joins[k].height = joins[k-1].height
		}
	}
}

// open tells which joins equal distances decide. It goes through the tree from height to
// height. Clusters end in one at a height if all are that far from each other, since a
// joined cluster is farther from those that one of its two was farther from. So if one of
// them is as far from a cluster that ends elsewhere, both could have been joined, and the
// others left. If none is, all orders of the joins of a height end alike.
func (c *clustering) open(ctx context.Context, joins []placeJoin) ([]bool, error) {
	open, into := make([]bool, len(joins)), make([]int, len(c.size))
	for i := range into {
		into[i] = i
	}
	for first := 0; first < len(joins); {
		end := first
		for ; end < len(joins) && joins[end].height == joins[first].height; end++ {
			into[joins[end].a] = joins[end].b
		}
		same := joins[first:end]
		near := c.meeting(ctx, same, into)
		for k, j := range same {
			open[first+k] = near[rootOf(into, j.b)]
		}
		for _, j := range same {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			c.join(j.a, j.b)
		}
		first = end
	}
	return open, nil
}

// meeting is the clusters made by the joins of one height that another cluster is as near
// to, by their places; of a cancelled context no matter what.
func (c *clustering) meeting(ctx context.Context, same []placeJoin, into []int) map[int]bool {
	limit := level(same[0].height, c.largest)
	if c.Linkage == Ward {
		limit *= limit
	}
	near, seen := map[int]bool{}, map[int]bool{}
	for _, j := range same {
		for _, i := range [2]int{j.a, j.b} {
			if seen[i] || ctx.Err() != nil {
				continue
			}
			seen[i] = true
			root := rootOf(into, i)
			for k, size := range c.size {
				if size > 0 && k != i && c.At(i, k) <= limit && rootOf(into, k) != root {
					near[root] = true
					break
				}
			}
		}
	}
	return near
}

// doubt adds the warning about open joins.
func (t *Tree) doubt(ctx context.Context, l Linkage, open []bool) error {
	count := 0
	for _, o := range open {
		if o {
			count++
		}
	}
	if count == 0 {
		return nil
	}
	t.Warnings = append(slices.Clone(t.Warnings), &graph.Doubt{Err: ErrEqual, Count: count, Of: len(open)})
	sure, err := t.sure(ctx, l)
	if err != nil {
		return err
	}
	t.settled = make([]float64, len(open))
	for k := range open {
		if t.settled[k] = sure[k]; !open[k] {
			t.settled[k] = -1
		}
	}
	return nil
}

// doubts is the warnings that hold after some joins: of joins of one height that only some
// were taken of, and of open ones that still matter.
func (t Tree) doubts(joins int) []error {
	next := math.Inf(1)
	if joins < len(t.Joins) {
		next = t.Joins[joins].Height
	}
	count := 0
	for k, step := range t.Joins[:joins] {
		if step.Height == next || t.settled != nil && t.settled[k] >= 0 && level(t.settled[k], t.largest) >= next {
			count++
		}
	}
	if joins == len(t.Joins) {
		count = 0 // all nodes are in one cluster
	}
	warnings := slices.DeleteFunc(slices.Clone(t.Warnings), func(err error) bool { return errors.Is(err, ErrEqual) })
	if count > 0 {
		warnings = append(warnings, &graph.Doubt{Err: ErrEqual, Count: count, Of: joins})
	}
	return warnings
}

// sure is, of every join, a height by which its nodes are in the same cluster whatever
// comes first; infinite if there is none. That cluster is one whose nodes are nearer to
// each other than to all others, so that clusters inside it always are. How they came
// together then plays no part in what comes after.
//
// By Ward two clusters of x nodes together, which are d from each other at most, join at
// √(x/2)·d at most.
func (t Tree) sure(ctx context.Context, l Linkage) ([]float64, error) {
	inside, outside, err := t.reaches(ctx)
	if err != nil {
		return nil, err
	}
	n := t.Len()
	sure := make([]float64, len(t.Joins))
	above := make([]float64, n+len(t.Joins)) // that of the cluster that a cluster becomes a part of
	for k := len(t.Joins) - 1; k >= 0; k-- {
		step, within := t.Joins[k], inside[k]
		if l == Ward {
			within *= math.Sqrt(float64(step.Nodes) / 2)
		}
		sure[k] = math.Inf(1)
		if k < len(t.Joins)-1 {
			sure[k] = above[n+k]
		}
		if level(within, t.largest) < outside[n+k] {
			sure[k] = min(sure[k], within)
		}
		above[step.A], above[step.B] = sure[k], sure[k]
	}
	return sure, nil
}

// reaches is the largest distance inside the cluster of every join, and the smallest of
// any cluster's nodes from others. It goes down from the root, where all nodes stand side
// by side that are in a cluster.
func (t Tree) reaches(ctx context.Context) (inside, outside []float64, err error) {
	n, m := t.Len(), len(t.Joins)
	inside, outside = make([]float64, m), make([]float64, n+m)
	nodes, start := t.sideBySide()
	out := make([]float64, n) // of a node, from those outside the clusters come to
	for i := range out {
		out[i] = math.Inf(1)
	}
	outside[n+m-1] = math.Inf(1)
	for k := m - 1; k >= 0; k-- {
		b, end := start[t.Joins[k].B], start[n+k]+t.Joins[k].Nodes
		left, right := nodes[start[n+k]:b], nodes[b:end]
		for _, i := range left {
			if err := ctx.Err(); err != nil {
				return nil, nil, err
			}
			for _, j := range right {
				x := t.distances.At(i, j)
				inside[k] = max(inside[k], x)
				out[i], out[j] = min(out[i], x), min(out[j], x)
			}
		}
		outside[t.Joins[k].A], outside[t.Joins[k].B] = least(out, left), least(out, right)
	}
	for k, step := range t.Joins {
		for _, part := range [2]int{step.A, step.B} {
			if part >= n {
				inside[k] = max(inside[k], inside[part-n])
			}
		}
	}
	return inside, outside, nil
}

// sideBySide is the nodes in an order in which each cluster's stand together, A before B,
// and where each cluster starts.
func (t Tree) sideBySide() (nodes, start []int) {
	n := t.Len()
	nodes, start = make([]int, n), make([]int, n+len(t.Joins))
	for k := len(t.Joins) - 1; k >= 0; k-- {
		step := t.Joins[k]
		start[step.A], start[step.B] = start[n+k], start[n+k]+1
		if step.A >= n {
			start[step.B] = start[n+k] + t.Joins[step.A-n].Nodes
		}
	}
	for i := range n {
		nodes[start[i]] = i
	}
	return nodes, start
}

func least(of []float64, places []int) float64 {
	x := math.Inf(1)
	for _, i := range places {
		x = min(x, of[i])
	}
	return x
}
