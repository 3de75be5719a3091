package viz

import (
	"math"
	"strconv"
	"strings"
)

// words is what the legend says in one language.
type words struct {
	actor, actors, project, projects, tie, ties          string
	node, nodes                                          string
	component, components, isolate, isolates             string
	other, missing, degree, weight                       string
	limit, partial, unlabelled, noNodes, undefined, area string
	columns                                              [][2]string
	decimal, thousand, colon                             string
}

var english = words{
	actor: "actor", actors: "actors", project: "project", projects: "projects", tie: "tie", ties: "ties",
	node: "node", nodes: "nodes",
	component: "component", components: "components", isolate: "without ties", isolates: "without ties",
	other: "other", missing: "not stated", degree: "number of ties", weight: "weight of ties",
	limit:      "Drawn: %s of %s nodes, the best of each mode by area among those that are tied.",
	unlabelled: "Names left out for lack of room: %s.", noNodes: "No nodes.",
	undefined: "Smallest: 0, or not defined.",
	partial:   "Drawn: %s of %s nodes.", area: "area",
	decimal: ".", thousand: ",", colon: ": ",
}

var french = words{
	actor: "acteur", actors: "acteurs", project: "projet", projects: "projets", tie: "lien", ties: "liens",
	node: "nœud", nodes: "nœuds",
	component: "composante", components: "composantes", isolate: "sans lien", isolates: "sans lien",
	other: "autres", missing: "non renseigné", degree: "nombre de liens", weight: "poids des liens",
	limit:      "Dessinés : %s nœuds sur %s, les premiers de chaque mode par la surface, parmi ceux qui sont liés.",
	unlabelled: "Noms omis faute de place : %s.", noNodes: "Aucun nœud.",
	undefined: "Les plus petits : 0, ou non défini.",
	partial:   "Dessinés : %s nœuds sur %s.", area: "surface",
	columns: [][2]string{
		{"category", "catégorie"},
		{"level", "niveau"},
		{"theme", "thème"},
		{"stage", "étape"},
		{"role", "rôle"},
		{"weight", "poids"},
		{"community", "communauté"},
		{"country", "pays"},
		{"start", "début"},
		{"end", "fin"},
		{"amount", "montant"},
		{"degree", "degré"},
		{"betweenness", "intermédiarité"}, //nolint:misspell // French
		{"closeness", "proximité"},
		{"eigenvector", "vecteur propre"},
		{"legal_status", "statut"},
		{"strength", "force"},
	},
	decimal: ",", thousand: "\u00A0", colon: "\u00A0: ",
}

func wordsOf(lang string) words {
	if lang == "fr" {
		return french
	}
	return english
}

// name is the word for a column or measure: translated if it is well known.
func (w words) name(text string) string {
	for _, c := range w.columns {
		if c[0] == text {
			return c[1]
		}
	}
	return clean(strings.ReplaceAll(text, "_", " "))
}

// count is a number with its noun: "1 tie", "1,200 ties".
func (w words) count(n int, one, many string) string {
	noun := many
	if n == 1 || n == 0 && w.decimal == "," {
		noun = one
	}
	return w.integer(n) + "\u00A0" + noun
}

func (w words) integer(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + w.thousand + digits[i:]
	}
	return digits
}

// number is a score with three significant digits, large ones without decimals.
func (w words) number(v float64) string {
	if large := math.Abs(v) >= 1000; math.Abs(v) < 1e15 && (large || v == math.Trunc(v)) {
		return w.integer(int(math.Round(v)))
	}
	text := strconv.FormatFloat(v, 'g', 3, 64)
	return strings.Replace(text, ".", w.decimal, 1)
}

func capital(text string) string {
	for i, r := range text {
		return strings.ToUpper(string(r)) + text[i+len(string(r)):]
	}
	return text
}
