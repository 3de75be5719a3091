package graphio

import "github.com/essaim/essaim/graph"

// gazetteer finds territories by key or name.
type gazetteer struct {
	given bool              // there is a table of territories
	keys  map[string]string // key: level
	names map[string]string // folded name: key, or ambiguous
	made  map[string]bool   // without a table: territories made of values
}

const ambiguous = "\x00"

// whereabouts is the cells that say where a node lies.
type whereabouts struct {
	sheet                     *sheet
	row                       int
	territory, insee, commune *cells
}

// territories lists the territories of their table, then puts them in the tree.
func (r *reading) territories() {
	s := r.sheets[Territories]
	r.places = gazetteer{s != nil, map[string]string{}, map[string]string{}, map[string]bool{}}
	if s == nil {
		return
	}
	key, name, level, parent := s.of["key"], s.of["name"], s.of["level"], s.of["parent"]
	columns := s.valued("key", "name", "level", "parent")
	for row := range s.rows {
		k := key.word(row)
		if k == "" {
			r.bad(s.place(row, key), because(graph.ErrEmptyKey))
			continue
		}
		if first := int(key.first[key.codes[row]]); first != row {
			r.bad(s.place(row, key), twice(s.place(first, nil).Line))
			continue
		}
		values, _ := r.cells(s, row, columns)
		r.refuse(s, row, r.build.AddTerritory(k, name.word(row), level.word(row), values...), "key")
		r.places.learn(k, name.word(row), level.word(row))
	}
	r.tree(s, key, parent)
}

// learn remembers a territory. A name that a commune shares with a wider
// territory is the commune's.
func (g *gazetteer) learn(key, name, level string) {
	g.keys[key] = level
	folded := fold(name)
	if folded == "" {
		return
	}
	other, known := g.names[folded]
	switch {
	case !known || level == "commune" && other != ambiguous && g.keys[other] != "commune":
		g.names[folded] = key
	case level == "commune" || other == ambiguous || g.keys[other] != "commune":
		g.names[folded] = ambiguous
	}
}

// find is the key of a territory, by its key or else its name.
func (g *gazetteer) find(word string) (key string, ok bool) {
	if _, ok := g.keys[word]; ok {
		return word, true
	}
	return g.byName(word)
}

func (g *gazetteer) byName(word string) (key string, ok bool) {
	key, ok = g.names[fold(word)]
	return key, ok && key != ambiguous
}

// locate puts a node into its territory: by the column territory, or else the
// official code, or else the commune's name. Where there is no table of
// territories, each value makes one. A value that is not found is kept as an
// attribute, so that nothing is lost.
func (r *reading) locate(mode graph.Mode, key string, w whereabouts) {
	territory, insee, commune := w.territory.word(w.row), w.insee.word(w.row), w.commune.word(w.row)
	if territory == "" && insee == "" && commune == "" || !r.build.Has(mode, key) {
		return
	}
	if !r.places.given {
		r.settle(mode, key, territory, insee, commune)
		return
	}
	found, ok := r.places.find(territory)
	if !ok && insee != "" {
		_, ok = r.places.keys[insee]
		found = insee
	}
	if !ok {
		found, ok = r.places.byName(commune)
	}
	if ok {
		_ = r.build.Locate(mode, key, found)
		return
	}
	r.lost(w, territory, insee)
	if territory != "" {
		r.refuse(w.sheet, w.row, r.build.Set(mode, key, graph.Text("territory", territory)), w.territory.column.name)
	}
}

// settle makes a territory of what a node says, and puts it there.
func (r *reading) settle(mode graph.Mode, key, territory, insee, commune string) {
	at, name, level := territory, "", ""
	if at == "" {
		at, name, level = insee, commune, "commune"
	}
	if at == "" {
		at = commune
	}
	if !r.places.made[at] {
		r.places.made[at] = true
		_ = r.build.AddTerritory(at, name, level)
	}
	_ = r.build.Locate(mode, key, at)
}

// lost warns that a place is not among the territories.
func (r *reading) lost(w whereabouts, territory, insee string) {
	c, word := w.commune, w.commune.word(w.row)
	if insee != "" {
		c, word = w.insee, insee
	}
	if territory != "" {
		c, word = w.territory, territory
	}
	warning := Warning{Place: w.sheet.place(w.row, c), Count: 1}
	if _, ok := r.places.keys["0"+word]; ok {
		warning.Err = say(ErrNotFound, "no such territory, but there is %q: a spreadsheet took the leading 0 away, so format the column as text",
			"pas de tel territoire, mais il y a %q : un tableur a ôté le 0 du début, mettez la colonne au format texte", "0"+word)
	} else if r.places.names[fold(word)] == ambiguous {
		warning.Err = say(ErrNotFound, "several territories have this name: give the key of one", "plusieurs territoires portent ce nom : donnez la clé de l'un")
	} else {
		warning.Err = say(ErrNotFound, "no such territory: the value is kept as an attribute; correct it, or list the territory",
			"pas de tel territoire : la valeur est gardée comme attribut ; corrigez, ou ajoutez le territoire")
	}
	r.warn(warning)
}
