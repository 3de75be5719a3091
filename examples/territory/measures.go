package main

import (
	"context"
	"errors"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics/catalogue"
)

// study is everything that was measured on a network.
type study struct {
	net     *graph.Network
	actors  *graph.OneMode
	results []catalogue.Result
}

// examine measures a network. A measure that refuses it has no numbers; the error says which
// these are, and why.
func examine(ctx context.Context, net *graph.Network, seed uint64, progress func(name string, done, total int)) (study, error) {
	s := study{net: net, actors: net.OneMode(graph.Actor, graph.Count)}
	var refused []error
	for r, err := range (catalogue.Table{Mode: graph.Actor, Seed: seed, Progress: progress}).Each(ctx, net) {
		s.results, refused = append(s.results, r), append(refused, err)
	}
	return s, errors.Join(refused...)
}

// columns is the measures that the table of a mode has: those of the projection
// on actors are of actors only.
func (s study) columns(mode graph.Mode) []catalogue.Result {
	var all []catalogue.Result
	for _, r := range s.results {
		if r.Entry.Kind() != catalogue.OfNetwork && (mode == graph.Actor || !r.Entry.OneMode()) {
			all = append(all, r)
		}
	}
	return all
}

// numbers is the measures of the whole network.
func (s study) numbers() []catalogue.Result {
	var all []catalogue.Result
	for _, r := range s.results {
		if r.Entry.Kind() == catalogue.OfNetwork {
			all = append(all, r)
		}
	}
	return all
}

// find is the scores of a measure of nodes.
func (s study) find(name string) graph.Scores {
	for _, r := range s.columns(graph.Actor) {
		if r.Entry.Name == name {
			return r.Scores
		}
	}
	return graph.Scores{}
}
