// Package graph holds the model of essaim: who takes part in what.
//
// A [Network] is a two-mode network: actors, projects, and the participations
// that tie them. It is immutable, densely numbered (actors first, each mode
// sorted by key) and safe for concurrent readers. A [Builder] makes one:
//
//	var b graph.Builder
//	b.Add("Ada", "Bridge", 1)
//	b.Add("Ben", "Bridge", 1)
//	net, err := b.Build()
//
// A [OneMode] is a network of nodes of one kind: the projection of a Network
// ([Network.OneMode]), one of its layers of direct ties ([Network.Layer]), or
// any gonum graph ([FromGonum]). A projection keeps its origin, so that it can
// name the projects behind any tie, and it computes nothing until it is asked.
//
// Both are gonum graphs with ordered iterators: gonum's algorithms run on them
// and give the same answer every time. Weights are strengths of ties, never
// distances; gonum's shortest paths read them as lengths, ours never do.
//
// Results of measures are here too, because pictures and tables need them
// without knowing the measures: [Scores] is a number per node, [Partition] a
// group per node, [TieScores] a number per tie.
//
// Words: an actor takes part in a project; a tie joins two nodes; a mode is one
// of the two kinds of node. "Project" is always the noun: the operation is
// called OneMode.
package graph
