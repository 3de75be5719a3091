package graphio

import (
	"strings"

	"github.com/essaim/essaim/graph"
)

// Table is one of the tables that make a network.
type Table string

// The tables. Only participations are needed.
const (
	Participations Table = "participations"
	Actors         Table = "actors"
	Projects       Table = "projects"
	Ties           Table = "ties"
	Territories    Table = "territories"
	Seats          Table = "seats"
	Events         Table = "events"
)

// schema is what a table may hold. The reader, the writer and the published
// schema/*.json all use this one list.
type schema struct {
	table   Table
	files   string // other names of its file, folded
	about   string
	columns []column
}

// column is a column that has a meaning. A header matches its name, then its
// words, whatever the case, accents, spaces and punctuation; weak words count
// only if nothing else matched.
type column struct {
	name     string
	kind     graph.Kind
	words    string // folded
	weak     string // folded
	required bool
	keep     bool      // it stays an attribute as well
	node     *describe // it describes a node of a participation
	about    string
}

// describe says what a column of participations tells of a node.
type describe struct {
	mode graph.Mode
	name string // column of the node's table
	bare bool   // only if the node's table is not given
}

const (
	text   = graph.KindText
	number = graph.KindNumber
	date   = graph.KindDate
)

const (
	keyWords    = "cle id identifiant identifier"
	nameWords   = "nom libelle"
	nameWeak    = "label intitule titre title denomination raisonsociale"
	amountWords = "montant amounteur montanteur"
	startWords  = "debut datedebut datededebut startdate"
	endWords    = "fin datefin datedefin enddate"
)

// schemas is every table, in the order they are read.
var schemas = []schema{
	{Territories, "territoires", "territories, one a row, as a tree", []column{
		{name: "key", kind: text, words: keyWords, weak: "territory territoire code insee codeinsee", required: true, about: "identifier, such as an official code"},
		{name: "name", kind: text, words: nameWords, weak: nameWeak, about: "name for people; the key if missing"},
		{name: "level", kind: text, words: "niveau", about: "commune, department, region, …"},
		{name: "parent", kind: text, words: "parents", about: "key of the territory that holds it"},
		{name: "lon", kind: number, words: "longitude lng", about: "longitude in degrees"},
		{name: "lat", kind: number, words: "latitude", about: "latitude in degrees"},
	}},
	{Actors, "acteurs", "actors, one a row", []column{
		{name: "key", kind: text, words: keyWords, weak: "actor acteur", required: true, about: "identifier, as participations name it"},
		{name: "name", kind: text, words: nameWords, weak: nameWeak, about: "name for people; the key if missing"},
		{name: "category", kind: text, words: "categorie", weak: "type", about: "kind of actor"},
		{name: "level", kind: text, words: "niveau", about: "local, national, …"},
		{name: "territory", kind: text, words: "territoire", about: "key of its territory, or a name that only one has"},
		{name: "insee", kind: text, words: "codeinsee codecommune", keep: true, about: "official code of its commune, if no territory is given"},
		{name: "commune", kind: text, keep: true, about: "name of its commune, if neither territory nor code is given"},
		{name: "lon", kind: number, words: "longitude lng", about: "longitude in degrees"},
		{name: "lat", kind: number, words: "latitude", about: "latitude in degrees"},
	}},
	{Projects, "projets", "projects, one a row", []column{
		{name: "key", kind: text, words: keyWords, weak: "project projet", required: true, about: "identifier, as participations name it"},
		{name: "name", kind: text, words: nameWords, weak: nameWeak, about: "name for people; the key if missing"},
		{name: "theme", kind: text, words: "thematique themes thematiques", about: "theme; several are joined by |"},
		{name: "stage", kind: text, words: "etape stade avancement", about: "idea, preparation, launched, running or ended"},
		{name: "start", kind: date, words: startWords, about: "day, month or year"},
		{name: "end", kind: date, words: endWords, about: "day, month or year"},
		{name: "territory", kind: text, words: "territoire", about: "key of its territory, or a name that only one has"},
		{name: "insee", kind: text, words: "codeinsee codecommune", keep: true, about: "official code of its commune, if no territory is given"},
		{name: "commune", kind: text, keep: true, about: "name of its commune, if neither territory nor code is given"},
		{name: "parent", kind: text, words: "parents", about: "keys of the projects or actors it was born from, joined by |"},
		{name: "amount", kind: number, words: amountWords, about: "money"},
	}},
	{Participations, "", "who takes part in what, one participation a row", []column{
		{name: "actor", kind: text, words: "acteur", weak: "actorid actorkey acteurid idacteur cleacteur actorname acteurnom nomacteur organisation organization structure partenaire partner participant", required: true, about: "key of the actor"},
		{name: "project", kind: text, words: "projet", weak: "projectid projectkey projetid idprojet cleprojet projectname projetnom nomprojet", required: true, about: "key of the project"},
		{name: "role", kind: text, about: "what the actor does in the project"},
		{name: "weight", kind: number, words: "poids", about: "strength, above 0"},
		{name: "amount", kind: number, words: amountWords, about: "money"},
		{name: "start", kind: date, words: startWords, about: "day, month or year"},
		{name: "end", kind: date, words: endWords, about: "day, month or year"},
		{name: "actor_name", kind: text, words: "acteurnom nomacteur nomdelacteur acteurlibelle", node: &describe{graph.Actor, "name", false}, about: "name of the actor"},
		{name: "category", kind: text, words: "categorie", node: &describe{graph.Actor, "category", true}, about: "category of the actor, if there is no table of actors"},
		{name: "actor_category", kind: text, words: "acteurcategorie", node: &describe{graph.Actor, "category", false}, about: "category of the actor"},
		{name: "actor_level", kind: text, words: "acteurniveau", node: &describe{graph.Actor, "level", false}, about: "level of the actor"},
		{name: "actor_territory", kind: text, words: "acteurterritoire", node: &describe{graph.Actor, "territory", false}, about: "territory of the actor"},
		{name: "actor_insee", kind: text, words: "acteurinsee", keep: true, node: &describe{graph.Actor, "insee", false}, about: "official code of the actor's commune"},
		{name: "actor_commune", kind: text, words: "acteurcommune", keep: true, node: &describe{graph.Actor, "commune", false}, about: "name of the actor's commune"},
		{name: "actor_lon", kind: number, words: "acteurlon", node: &describe{graph.Actor, "lon", false}, about: "longitude of the actor in degrees"},
		{name: "actor_lat", kind: number, words: "acteurlat", node: &describe{graph.Actor, "lat", false}, about: "latitude of the actor in degrees"},
		{name: "project_name", kind: text, words: "projetnom nomprojet nomduprojet projetlibelle", node: &describe{graph.Project, "name", false}, about: "name of the project"},
		{name: "theme", kind: text, words: "thematique", node: &describe{graph.Project, "theme", true}, about: "theme of the project, if there is no table of projects"},
		{name: "project_theme", kind: text, words: "projettheme", node: &describe{graph.Project, "theme", false}, about: "theme of the project"},
		{name: "stage", kind: text, words: "etape stade avancement", node: &describe{graph.Project, "stage", true}, about: "stage of the project, if there is no table of projects"},
		{name: "project_stage", kind: text, words: "projetstade projetetape", node: &describe{graph.Project, "stage", false}, about: "stage of the project"},
		{name: "project_start", kind: date, words: "projetdebut", node: &describe{graph.Project, "start", false}, about: "start of the project"},
		{name: "project_end", kind: date, words: "projetfin", node: &describe{graph.Project, "end", false}, about: "end of the project"},
		{name: "project_territory", kind: text, words: "projetterritoire", node: &describe{graph.Project, "territory", false}, about: "territory of the project"},
		{name: "project_insee", kind: text, words: "projetinsee", keep: true, node: &describe{graph.Project, "insee", false}, about: "official code of the project's commune"},
		{name: "project_commune", kind: text, words: "projetcommune", keep: true, node: &describe{graph.Project, "commune", false}, about: "name of the project's commune"},
		{name: "project_amount", kind: number, words: "projetmontant", node: &describe{graph.Project, "amount", false}, about: "money of the project"},
	}},
	{Ties, "liens", "direct ties between nodes, one a row", []column{
		{name: "from", kind: text, words: "de", weak: "source origine", required: true, about: "key of an actor or project"},
		{name: "to", kind: text, words: "vers a", weak: "target cible", required: true, about: "key of an actor or project"},
		{name: "layer", kind: text, words: "couche typedelien", about: "kind of tie, such as funds; ties if missing"},
		{name: "directed", kind: text, words: "oriente dirige", about: "yes or no, the same for all ties of a layer; yes if missing"},
		{name: "weight", kind: number, words: "poids", about: "strength, above 0"},
		{name: "amount", kind: number, words: amountWords, about: "money"},
		{name: "start", kind: date, words: startWords, about: "day, month or year"},
		{name: "end", kind: date, words: endWords, about: "day, month or year"},
	}},
	{Seats, "sieges", "seats of actors in bodies that govern, one a row", []column{
		{name: "actor", kind: text, words: "acteur", required: true, about: "key of the actor"},
		{name: "body", kind: text, words: "instance organe", required: true, about: "who governs"},
		{name: "college", kind: text, about: "college that the seat belongs to"},
		{name: "votes", kind: number, words: "voix", about: "votes of the seat, above 0; 1 if missing"},
	}},
	{Events, "evenements", "dated events, one a row", []column{
		{name: "date", kind: date, required: true, about: "day, month or year"},
		{name: "label", kind: text, words: "libelle evenement event name nom", required: true, about: "what happened"},
	}},
}

func schemaOf(table Table) *schema {
	for i := range schemas {
		if schemas[i].table == table {
			return &schemas[i]
		}
	}
	return nil
}

// column is the column of a name, nil if there is none.
func (s *schema) column(name string) *column {
	for i := range s.columns {
		if s.columns[i].name == name {
			return &s.columns[i]
		}
	}
	return nil
}

// matches tells whether a folded header is the column's name or one of its
// words.
func (c *column) matches(folded string) bool {
	return folded == fold(c.name) || hasWord(c.words, folded)
}

func hasWord(list, folded string) bool {
	for word := range strings.FieldsSeq(list) {
		if word == folded {
			return true
		}
	}
	return false
}
