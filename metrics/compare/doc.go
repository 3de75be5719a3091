// Package compare says how much two things agree: two partitions of the nodes of a
// network, or two networks.
//
//	a, err := compare.Partitions(communities, territories)
//	fmt.Println(a.AdjustedRand())
//	c, err := compare.Networks(ctx, before, after)
//	fmt.Println(c.Ties.Jaccard())
package compare
