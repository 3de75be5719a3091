package main

import (
	"context"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics/catalogue"
)

// study is everything that was measured on a network.
type study struct {
	net     *graph.Network
	actors  *graph.OneMode
	results []catalogue.Result
}

// examine measures a network.
func examine(ctx context.Context, net *graph.Network, seed uint64, progress func(name string, done, total int)) (study, error) {
	results, err := catalogue.Table{Mode: graph.Actor, Seed: seed, Progress: progress}.Run(ctx, net)
	return study{net, net.OneMode(graph.Actor, graph.Count), results}, err
}

// columns is the measures that the table of a mode has: those of the projection
// on actors are of actors only.
func (s study) columns(mode graph.Mode) []catalogue.Result {
	var all []catalogue.Result
	for _, r := range s.results {
		if r.Kind != catalogue.OfNetwork && (mode == graph.Actor || !r.OneMode()) {
			all = append(all, r)
		}
	}
	return all
}

// numbers is the measures of the whole network.
func (s study) numbers() []catalogue.Result {
	var all []catalogue.Result
	for _, r := range s.results {
		if r.Kind == catalogue.OfNetwork {
			all = append(all, r)
		}
	}
	return all
}

// find is the scores of a measure of nodes.
func (s study) find(name string) graph.Scores {
	for _, r := range s.columns(graph.Actor) {
		if r.Name == name {
			return r.Scores
		}
	}
	return graph.Scores{}
}
