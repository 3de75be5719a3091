// Package position finds nodes that hold like positions: those that have the same
// partners, or partners of the same kind.
//
//	d, err := position.Structural{Mode: graph.Actor}.Distances(ctx, net)
//	tree, err := position.Agglomerative{}.Tree(ctx, d)
//	positions := tree.Cut(4)
//	model, err := position.Blockmodel{}.Image(ctx, g, positions)
//
// [Structural] says how far apart the ties of two nodes are, [RoleSimilarity] how far
// apart their roles are, whoever the partners. [Agglomerative] clusters any distances,
// [CONCOR] splits nodes by the correlations of their ties, and [Blockmodel] draws and
// judges what positions make of a network.
package position
