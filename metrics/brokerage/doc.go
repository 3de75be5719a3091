// Package brokerage says which nodes stand between categories of others: Gould and
// Fernandez's roles, with what chance would give, and how active and how exclusive brokers
// are.
//
//	census, err := brokerage.Roles{By: net.Column(graph.Actor, "category")}.Census(ctx, actors)
//	for _, r := range census.Of(brokerage.Liaison).Count.Top(5) { … }
package brokerage
