// Package community finds communities: groups of nodes with more ties inside
// than chance would give them.
//
//	groups, err := community.Leiden{Starts: 10}.Partition(ctx, net)
//
// How much more is modularity. [Modularity] measures it for any partition;
// [Leiden] looks for a partition with as much of it as it can, [Louvain] does so in
// less time, [LabelPropagation] and [BRIM] are the usual searches in two modes, and
// [Consensus] looks for what many results have in common.
//
// The type of the network decides what chance is: a one-mode network is compared
// to one in which every node keeps its strength (Newman), a two-mode network to
// one that also ties actors to projects only (Barber).
//
// The best partition is out of reach for all but small networks, for which [Leiden] finds
// it, and many different ones are nearly as good. Every other result depends on a seed.
// The same seed gives the same result, on any machine and with any number of workers.
package community
