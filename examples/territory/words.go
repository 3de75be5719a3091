package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics"
)

// language is what the reader of the results speaks.
type language int

const (
	english language = iota
	french
)

// MarshalText is "en" or "fr".
func (l language) MarshalText() ([]byte, error) { return []byte([...]string{"en", "fr"}[l]), nil }

// UnmarshalText reads "en" or "fr".
func (l *language) UnmarshalText(word []byte) error {
	switch strings.ToLower(string(word)) {
	case "en":
		*l = english
	case "fr":
		*l = french
	default:
		return fmt.Errorf("%q is neither en nor fr", word)
	}
	return nil
}

func (l language) String() string { word, _ := l.MarshalText(); return string(word) }

// text is one sentence in every language.
type text [2]string

// in is the sentence in a language, with its values put in.
func (t text) in(l language, values ...any) string {
	if len(values) == 0 {
		return t[l]
	}
	return fmt.Sprintf(t[l], values...)
}

// count shows a whole number with its thousands apart.
func (l language) count(n int) string {
	digits := strconv.Itoa(n)
	gap := [...]string{",", "\u202f"}[l]
	for at := len(digits) - 3; at > 0 && digits[at-1] != '-'; at -= 3 {
		digits = digits[:at] + gap + digits[at:]
	}
	return digits
}

// nouns is what is counted: one, and many.
var nouns = map[string][2]text{
	"actors":   {{"actor", "acteur"}, {"actors", "acteurs"}},
	"projects": {{"project", "projet"}, {"projects", "projets"}},
	"ties":     {{"tie", "lien"}, {"ties", "liens"}},
	"rows":     {{"row", "ligne"}, {"rows", "lignes"}},
	"doubts":   {{"doubtful place", "point douteux"}, {"doubtful places", "points douteux"}},
}

// some is so many of a noun. None is many in English and one in French.
func (l language) some(n int, noun string) string {
	form := 1
	if n == 1 || n == 0 && l == french {
		form = 0
	}
	return l.count(n) + " " + nouns[noun][form].in(l)
}

// number shows a value for people: few digits, the decimal sign of the language.
func (l language) number(v float64) string {
	switch {
	case math.IsNaN(v):
		return "–"
	case v == math.Trunc(v) && math.Abs(v) < 1e15:
		return l.count(int(v))
	case math.Abs(v) >= 1000:
		return l.count(int(math.Round(v)))
	}
	s := strconv.FormatFloat(v, 'f', 3, 64)
	if math.Abs(v) >= 10 {
		s = strconv.FormatFloat(v, 'f', 1, 64)
	}
	if math.Abs(v) < .001 {
		s = strconv.FormatFloat(v, 'g', 2, 64)
	}
	if l == french {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// The sentences of the program. Those of the measures stand with the measures.
var phrases = map[string]text{
	"title":       {"Who cooperates with whom", "Qui coopère avec qui"},
	"builtin":     {"Cooperation around Clus'Ter Jura", "La coopération autour de Clus'Ter Jura"},
	"window":      {"%s, %s", "%s, %s"},
	"warning":     {"These are documented traces read on public web pages, not a census: what is missing here may well exist.", "Ce sont des traces documentées, lues sur des pages publiques, et non un recensement : ce qui manque ici peut très bien exister."},
	"source":      {"Source: essaim, built-in example (public web pages, compiled November 2026). Documented traces, not a census.", "Source : essaim, exemple intégré (pages publiques, compilé en novembre 2026). Traces documentées, pas un recensement."},
	"sourceOf":    {"Source: %s. Drawn with essaim %s.", "Source : %s. Dessiné avec essaim %s."},
	"read":        {"What was read", "Ce qui a été lu"},
	"table":       {"Table", "Tableau"},
	"ignored":     {"%s: not one of the tables, not read", "%s : aucune des tables, non lu"},
	"rows":        {"Rows", "Lignes"},
	"doubts":      {"What was doubtful", "Ce qui est douteux"},
	"noDoubts":    {"Nothing looked doubtful.", "Rien de douteux."},
	"moreDoubts":  {"and %s more, not shown", "et %s de plus, non montrés"},
	"map":         {"The map", "La carte"},
	"mapHint":     {"Circles are actors, squares are projects; a line says that an actor takes part. The same map is in map.svg, map.png (300 dpi) and map.pdf.", "Les cercles sont des acteurs, les carrés des projets ; un trait dit qu'un acteur prend part au projet. La même carte est dans map.svg, map.png (300 ppp) et map.pdf."},
	"numbers":     {"The network in numbers", "Le réseau en chiffres"},
	"name":        {"Name", "Nom"},
	"value":       {"Value", "Valeur"},
	"meaning":     {"What it means", "Ce que cela veut dire"},
	"top":         {"The first actors, by each measure", "Les premiers acteurs, selon chaque mesure"},
	"topHint":     {"No measure is the right one: each asks another question. An actor that leads by one and not by another is worth a look.", "Aucune mesure n'est la bonne : chacune pose une autre question. Un acteur premier selon l'une et pas selon l'autre mérite un regard."},
	"project":     {"Project", "Projet"},
	"actors":      {"Actors", "Acteurs"},
	"connect":     {"The projects that connect the most", "Les projets qui relient le plus"},
	"connectHint": {"By betweenness in the two-mode network: how many shortest ways between others lead through the project. The kinds are the distinct values of “%s” among its actors.", "Selon l'intermédiarité dans le réseau biparti : combien de plus courts chemins entre les autres passent par le projet. Les types sont les valeurs distinctes de « %s » parmi ses acteurs."},
	"kinds":       {"Kinds", "Types"},
	"pairs":       {"The closest pairs of actors", "Les paires d'acteurs les plus liées"},
	"pairsHint":   {"Actors that share the most projects, and which ones.", "Les acteurs qui partagent le plus de projets, et lesquels."},
	"shared":      {"Projects in common", "Projets en commun"},
	"pair":        {"Pair", "Paire"},
	"cite":        {"How to cite", "Comment citer"},
	"citeText":    {"The essaim authors (2026). essaim: networks of actors and projects that make a territory cooperate, version %s. https://github.com/essaim/essaim", "Les auteurs d'essaim (2026). essaim : les réseaux d'acteurs et de projets qui font coopérer un territoire, version %s. https://github.com/essaim/essaim"},
	"made":        {"How this page was made", "Comment cette page a été faite"},
	"madeText":    {"essaim %s read the files above, with seed %d. The same input gives the same bytes; manifest.json has the checksums. Full tables: actors.csv, projects.csv, ties.csv, network.csv.", "essaim %s a lu les fichiers ci-dessus, avec la graine %d. Les mêmes données donnent les mêmes octets ; manifest.json a les empreintes. Tableaux complets : actors.csv, projects.csv, ties.csv, network.csv."},
	"undated":     {"%s of %s participations have no date at all and are outside every window.", "%s participations sur %s n'ont aucune date et restent hors de toute fenêtre."},
	"notes":       {"To know before trusting the numbers", "À savoir avant de se fier aux nombres"},
	"counts":      {"%s, %s, %s between them", "%s, %s, %s entre eux"},
	"wrote":       {"Wrote:", "Écrit :"},
	"listed":      {"%s, listed in %s", "%s : voir %s"},
	"reading":     {"Read %s: %s.", "Lu %s : %s."},
	"built":       {"the built-in example", "l'exemple intégré"},
	"nothing":     {"%s: there is no participation to study", "%s : aucune participation à étudier"},
	"outside":     {"no dated participation overlaps %s: %s of %s have a date; widen -from and -to", "aucune participation datée ne recouvre %s : %s sur %s ont une date ; élargissez -from et -to"},
	"noColumn":    {"-by %q: there is no such column; choose one of: %s", "-by %q : cette colonne n'existe pas ; choisissez parmi : %s"},
	"emptyColumn": {"-by %q: the column is there, in %s, but no row has a value in it: fill it in", "-by %q : la colonne existe, dans %s, mais aucune ligne n'y a de valeur : remplissez-la"},
	"missing":     {"cannot read %s: %s; -in wants a CSV file or a folder with participations.csv", "impossible de lire %s : %s ; -in attend un fichier CSV ou un dossier avec participations.csv"},
	"colon":       {": ", " : "},
	"stopped":     {"stopped; nothing was written", "interrompu ; rien n'a été écrit"},
}

// doubtWords is what measures doubt, most with how many of how many.
var doubtWords = []struct {
	err error
	text
}{
	{metrics.ErrDisconnected, text{"the network is not connected: some nodes are out of reach for %s of %s", "le réseau n'est pas connexe : des nœuds restent hors d'atteinte pour %s sur %s"}},
	{metrics.ErrIsolates, text{"no tie at all for %s of %s nodes", "aucun lien pour %s nœuds sur %s"}},
	{metrics.ErrLowDegree, text{"fewer than two ties for %s of %s nodes: it is 0 or not defined there", "moins de deux liens pour %s nœuds sur %s : la mesure y vaut 0 ou n'est pas définie"}},
	{metrics.ErrEigenvalue, text{"several components, or directions in one, are equally strong: other numbers would do as well", "plusieurs composantes, ou directions dans une seule, sont également fortes : d'autres nombres conviendraient aussi"}},
	{metrics.ErrNoPaths, text{"not defined for %s of %s nodes: no two others work with it in different projects", "non définie pour %s nœuds sur %s : jamais deux autres ne travaillent avec lui dans des projets différents"}},
	{graph.ErrUndefined, text{"not defined for this network: it is too small, or all its nodes are alike", "non défini pour ce réseau : il est trop petit, ou tous ses nœuds sont semblables"}},
	{metrics.ErrNoSecond, text{"not defined for %s of %s nodes, which share their neighbours with nobody", "non définie pour %s nœuds sur %s, qui ne partagent leurs voisins avec personne"}},
}

// doubt is a warning of a measure in the language.
func (l language) doubt(warning error) string {
	d, counted := errors.AsType[*graph.Doubt](warning)
	for _, w := range doubtWords {
		switch {
		case !errors.Is(warning, w.err):
		case counted:
			return w.in(l, l.count(d.Count), l.count(d.Of))
		default:
			return w.in(l)
		}
	}
	return warning.Error()
}

// say is a phrase of the program. It panics for a name that is not in phrases:
// the tests say every one.
func (l language) say(name string, values ...any) string {
	t, ok := phrases[name]
	if !ok {
		panic("territory: no phrase " + name)
	}
	return t.in(l, values...)
}
