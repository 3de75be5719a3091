package main

import (
	"context"
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

// column is one measure as the tables and the report show it.
type column struct {
	name    string // of the contract: DESIGN.md, section 4
	title   text   // for the report; empty if it has no list there
	meaning text
	measure metrics.Measure
}

// twoModeColumns is the measures of actors and projects in the two-mode network.
func twoModeColumns(progress func(done, total int)) []column {
	return []column{
		{
			"degree",
			text{"Degree", "Degré"},
			text{"in how many projects the actor takes part", "à combien de projets l'acteur participe"},
			metrics.Degree{},
		},
		{
			"degree_norm",
			text{},
			text{"degree, as a share of all projects", "degré, en part de tous les projets"},
			metrics.Degree{Normalized: true},
		},
		{
			"closeness",
			text{"Closeness", "Proximité"},
			text{"how few steps lead to everybody else, from 0 to 1", "en combien peu de pas on atteint tous les autres, de 0 à 1"},
			metrics.Closeness{},
		},
		{
			"betweenness",
			text{"Betweenness", "Intermédiarité"},
			text{"how many shortest ways between others lead through the actor", "combien de plus courts chemins entre les autres passent par l'acteur"},
			metrics.Betweenness{Progress: progress},
		},
		{
			"betweenness_norm",
			text{},
			text{"betweenness, as a share of the largest value possible", "intermédiarité, en part de la plus grande valeur possible"},
			nil, // made of the column before
		},
		{
			"redundancy",
			text{},
			text{"share of the pairs of partners that would stay linked without it", "part des paires de partenaires qui resteraient liées sans lui"},
			metrics.Redundancy{},
		},
		{
			"latapy",
			text{},
			text{"mean overlap with the actors it shares a project with", "recouvrement moyen avec les acteurs qui partagent un de ses projets"},
			metrics.Latapy{},
		},
	}
}

// oneModeColumns is the measures of actors in the network of actors that share
// projects.
func oneModeColumns(progress func(done, total int)) []column {
	return []column{
		{
			"om_degree",
			text{"Partners", "Partenaires"},
			text{"with how many actors it shares a project", "avec combien d'acteurs il partage un projet"},
			metrics.Degree{},
		},
		{
			"om_strength",
			text{"Strength of partnership", "Force des partenariats"},
			text{"projects shared, added up over its partners", "projets partagés, additionnés sur ses partenaires"},
			metrics.Degree{Weighted: true},
		},
		{"om_closeness", text{}, text{"closeness among actors", "proximité entre acteurs"}, metrics.Closeness{}},
		{
			"om_harmonic",
			text{},
			text{"1/distance, added up over all other actors", "1/distance, additionné sur tous les autres acteurs"},
			metrics.Harmonic{},
		},
		{
			"om_betweenness",
			text{"Betweenness among actors", "Intermédiarité entre acteurs"},
			text{"how many shortest ways between other actors lead through it", "combien de plus courts chemins entre autres acteurs passent par lui"},
			metrics.Betweenness{Progress: progress},
		},
		{
			"om_clustering",
			text{},
			text{"share of its pairs of partners that are partners too", "part de ses paires de partenaires qui sont aussi partenaires"},
			metrics.Clustering{},
		},
	}
}

// scored is a column with its numbers.
type scored struct {
	column
	graph.Scores
}

// study is everything that was measured on a network.
type study struct {
	net     *graph.Network
	actors  *graph.OneMode
	twoMode []scored
	oneMode []scored
	groups  graph.Partition // components of the actors
	numbers []number
}

// examine measures a network.
func examine(ctx context.Context, net *graph.Network, progress func(string) func(done, total int)) (study, error) {
	s := study{net: net, actors: net.OneMode(graph.Actor, graph.Count)}
	var err error
	if s.twoMode, err = score(ctx, net, twoModeColumns(progress("betweenness"))); err != nil {
		return s, err
	}
	if s.oneMode, err = score(ctx, s.actors, oneModeColumns(progress("om_betweenness"))); err != nil {
		return s, err
	}
	if s.groups, err = (metrics.Components{}).Partition(ctx, s.actors); err != nil {
		return s, err
	}
	s.numbers, err = s.networkNumbers(ctx)
	return s, err
}

func score(ctx context.Context, g graph.Graph, columns []column) ([]scored, error) {
	var all []scored
	for _, c := range columns {
		if c.measure == nil {
			all = append(all, scored{c, metrics.NormalizedBetweenness(all[len(all)-1].Scores)})
			continue
		}
		scores, err := c.measure.Scores(ctx, g)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.name, err)
		}
		all = append(all, scored{c, scores})
	}
	return all, nil
}

// find is the scores of a name.
func find(all []scored, name string) graph.Scores {
	for _, s := range all {
		if s.name == name {
			return s.Scores
		}
	}
	panic("territory: no measure " + name)
}

// number is a value of the whole network.
type number struct {
	name    string
	value   float64
	meaning text
}

// networkNumbers is the numbers of the whole network, in the order of the
// contract.
func (s study) networkNumbers(ctx context.Context) ([]number, error) {
	net, om := s.net, s.actors
	two, err := (metrics.Components{}).Partition(ctx, net)
	if err != nil {
		return nil, err
	}
	distances, err := (metrics.Distances{}).Summary(ctx, om)
	if err != nil {
		return nil, err
	}
	largest := 0
	if two.Groups() > 0 {
		largest = two.Size(0)
	}
	degree := find(s.twoMode, "degree")
	return []number{
		{"actors", float64(net.Count(graph.Actor)), text{"actors, also those without a participation", "acteurs, y compris ceux sans participation"}},
		{"projects", float64(net.Count(graph.Project)), text{"projects, also those without a participation", "projets, y compris ceux sans participation"}},
		{"participations", float64(net.Ties()), text{"distinct pairs of an actor and a project it takes part in", "paires distinctes d'un acteur et d'un projet auquel il participe"}},
		{"density", metrics.Density(net), text{"share of all possible participations that exist", "part des participations possibles qui existent"}},
		{"components", float64(two.Groups()), text{"parts of the two-mode network that nothing links", "morceaux du réseau biparti que rien ne relie"}},
		{"largest_component", float64(largest), text{"actors and projects in the largest part", "acteurs et projets du plus grand morceau"}},
		{"mean_actor_degree", degree.Of(graph.Actor).Describe().Mean, text{"projects of an actor, on average", "projets d'un acteur, en moyenne"}},
		{"mean_project_degree", degree.Of(graph.Project).Describe().Mean, text{"actors of a project, on average", "acteurs d'un projet, en moyenne"}},
		{"robins_alexander", metrics.RobinsAlexander(net), text{"when two actors share a project, how often they share a second one (Robins & Alexander): 0 never, 1 always", "quand deux acteurs partagent un projet, à quelle fréquence ils en partagent un second (Robins & Alexander) : 0 jamais, 1 toujours"}},
		{"latapy", find(s.twoMode, "latapy").Of(graph.Actor).Describe().Mean, text{"how much actors that share a project resemble each other by their projects, on average over actors (Latapy)", "combien les acteurs qui partagent un projet se ressemblent par leurs projets, en moyenne sur les acteurs (Latapy)"}},
		{"om_ties", float64(om.Ties()), text{"pairs of actors that share a project", "paires d'acteurs qui partagent un projet"}},
		{"om_density", metrics.Density(om), text{"share of all pairs of actors that share a project", "part des paires d'acteurs qui partagent un projet"}},
		{"om_transitivity", metrics.Transitivity(om), text{"how often two partners of an actor are partners too; high in every projection, since a project ties all its actors", "à quelle fréquence deux partenaires d'un acteur sont partenaires ; élevé dans toute projection, car un projet lie tous ses acteurs"}},
		{"om_mean_clustering", find(s.oneMode, "om_clustering").Describe().Mean, text{"the same, on average over actors (0 for those with fewer than two partners)", "la même chose, en moyenne sur les acteurs (0 pour ceux qui ont moins de deux partenaires)"}},
		{"om_assortativity", metrics.Assortativity(om), text{"do actors with many partners work with each other (above 0) or with those that have few (below 0)?", "les acteurs aux nombreux partenaires travaillent-ils entre eux (au-dessus de 0) ou avec ceux qui en ont peu (au-dessous) ?"}},
		{"om_diameter", float64(distances.Diameter), text{"steps between the two actors farthest apart, within one part", "pas entre les deux acteurs les plus éloignés d'un même morceau"}},
		{"om_mean_distance", distances.Mean, text{"steps between two actors that can reach each other, on average", "pas entre deux acteurs qui peuvent s'atteindre, en moyenne"}},
		{"om_global_efficiency", distances.Efficiency, text{"1/distance, on average over all pairs of actors; pairs that cannot reach each other count 0", "1/distance, en moyenne sur toutes les paires d'acteurs ; celles qui ne peuvent s'atteindre comptent 0"}},
		{"om_degree_centralization", metrics.DegreeCentralization(om), text{"how much the partnerships gather around one actor: 0 all alike, 1 a star", "à quel point les partenariats se concentrent sur un acteur : 0 tous égaux, 1 une étoile"}},
	}, nil
}

// component is the part of an actor, 1 for the largest.
func (s study) component(i int) float64 {
	if s.groups.At(i) < 0 {
		return math.NaN()
	}
	return float64(s.groups.At(i) + 1)
}
