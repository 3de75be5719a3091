// Package null asks what chance alone would give.
//
// A [Test] holds a number of a network against the same number of random ones:
//
//	clustering := func(n *graph.Network) float64 { x, _ := metrics.RobinsAlexander{}.Value(ctx, n); return x }
//	c, err := null.Test{Seed: 1}.Against(ctx, net, clustering)
//	fmt.Println(c.Observed, c.Expected, c.Low, c.High, c.P)
//
// What is random is said by a [Model]: [Curveball] keeps the degrees of all nodes,
// [ErdosRenyi] the number of ties.
//
// [Affiliation] invents networks with the shape of real programmes, for benchmarks
// and trials.
package null
