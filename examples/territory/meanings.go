package main

import "github.com/essaim/essaim/metrics/catalogue"

// numberWords is what numbers of the whole network mean.
var numberWords = map[string]text{
	"actors":                   {"actors, also those without a participation", "acteurs, y compris ceux sans participation"},
	"projects":                 {"projects, also those without a participation", "projets, y compris ceux sans participation"},
	"participations":           {"distinct pairs of an actor and a project it takes part in", "paires distinctes d'un acteur et d'un projet auquel il participe"},
	"density":                  {"share of all possible participations that exist", "part des participations possibles qui existent"},
	"components":               {"parts of the two-mode network that nothing links", "morceaux du réseau biparti que rien ne relie"},
	"largest_component":        {"actors and projects in the largest part", "acteurs et projets du plus grand morceau"},
	"mean_actor_degree":        {"projects of an actor, on average", "projets d'un acteur, en moyenne"},
	"mean_project_degree":      {"actors of a project, on average", "acteurs d'un projet, en moyenne"},
	"robins_alexander":         {"when two actors share a project, how often they share a second one (Robins & Alexander): 0 never, 1 always", "quand deux acteurs partagent un projet, à quelle fréquence ils en partagent un second (Robins & Alexander) : 0 jamais, 1 toujours"},
	"latapy":                   {"how much actors that share a project resemble each other by their projects, on average over actors (Latapy)", "combien les acteurs qui partagent un projet se ressemblent par leurs projets, en moyenne sur les acteurs (Latapy)"},
	"opsahl":                   {"when two actors work with a third one in different projects, how often the two share yet another project (Opsahl): 0 never, 1 always", "quand deux acteurs travaillent avec un troisième dans des projets différents, à quelle fréquence les deux partagent encore un autre projet (Opsahl) : 0 jamais, 1 toujours"},
	"barber_modularity":        {"how well actors and projects fall into groups, compared with chance (Barber): 0 not at all, towards 1 apart", "à quel point acteurs et projets se rangent en groupes, par rapport au hasard (Barber) : 0 pas du tout, vers 1 séparés"},
	"nodf":                     {"do actors with few projects take part in those of the actors with many, and projects likewise? 0 never, 100 always (nestedness)", "les acteurs de peu de projets participent-ils à ceux des acteurs qui en ont beaucoup, et de même pour les projets ? 0 jamais, 100 toujours (emboîtement)"},
	"om_ties":                  {"pairs of actors that share a project", "paires d'acteurs qui partagent un projet"},
	"om_density":               {"share of all pairs of actors that share a project", "part des paires d'acteurs qui partagent un projet"},
	"om_transitivity":          {"how often two partners of an actor are partners too; high in every projection, since a project ties all its actors", "à quelle fréquence deux partenaires d'un acteur sont partenaires ; élevé dans toute projection, car un projet lie tous ses acteurs"},
	"om_mean_clustering":       {"the same, on average over actors (0 for those with fewer than two partners)", "la même chose, en moyenne sur les acteurs (0 pour ceux qui ont moins de deux partenaires)"},
	"om_assortativity":         {"do actors with many partners work with each other (above 0) or with those that have few (below 0)?", "les acteurs aux nombreux partenaires travaillent-ils entre eux (au-dessus de 0) ou avec ceux qui en ont peu (au-dessous) ?"},
	"om_diameter":              {"steps between the two actors farthest apart, within one part", "pas entre les deux acteurs les plus éloignés d'un même morceau"},
	"om_mean_distance":         {"steps between two actors that can reach each other, on average", "pas entre deux acteurs qui peuvent s'atteindre, en moyenne"},
	"om_global_efficiency":     {"1/distance, on average over all pairs of actors; pairs that cannot reach each other count 0", "1/distance, en moyenne sur toutes les paires d'acteurs ; celles qui ne peuvent s'atteindre comptent 0"},
	"om_modularity":            {"how well actors fall into groups of partners, compared with chance (Newman): 0 not at all, towards 1 apart", "à quel point les acteurs se rangent en groupes de partenaires, par rapport au hasard (Newman) : 0 pas du tout, vers 1 séparés"},
	"om_degree_centralization": {"how much the partnerships gather around one actor: 0 all alike, 1 a star", "à quel point les partenariats se concentrent sur un acteur : 0 tous égaux, 1 une étoile"},
}

// meaning is what a number of the network means, in the language.
func (l language) meaning(e catalogue.Entry) string {
	if t, ok := numberWords[e.Name]; ok {
		return t.in(l)
	}
	return e.Definition
}

// rankings is the measures whose first actors the report lists.
var rankings = []struct {
	name           string
	title, meaning text
}{
	{
		"degree",
		text{"Degree", "Degré"},
		text{"in how many projects the actor takes part", "à combien de projets l'acteur participe"},
	},
	{
		"closeness",
		text{"Closeness", "Proximité"},
		text{"how few steps lead to everybody else, from 0 to 1", "en combien peu de pas on atteint tous les autres, de 0 à 1"},
	},
	{
		"betweenness",
		text{"Betweenness", "Intermédiarité"},
		text{"how many shortest ways between others lead through the actor", "combien de plus courts chemins entre les autres passent par l'acteur"},
	},
	{
		"om_degree",
		text{"Partners", "Partenaires"},
		text{"with how many actors it shares a project", "avec combien d'acteurs il partage un projet"},
	},
	{
		"om_strength",
		text{"Strength of partnership", "Force des partenariats"},
		text{"projects shared, added up over its partners", "projets partagés, additionnés sur ses partenaires"},
	},
	{
		"om_betweenness",
		text{"Betweenness among actors", "Intermédiarité entre acteurs"},
		text{"how many shortest ways between other actors lead through it", "combien de plus courts chemins entre autres acteurs passent par lui"},
	},
}
