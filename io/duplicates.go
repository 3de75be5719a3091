package graphio

import "github.com/essaim/essaim/graph"

// nearDuplicates warns about actors, and projects, whose keys or names differ
// only by case, accents, spaces or punctuation. They stay two nodes.
func (r *reading) nearDuplicates() {
	for mode := range graph.Mode(2) {
		s, key := r.sheets[tableOfMode(mode)], "key"
		if s == nil {
			s, key = r.sheets[Participations], mode.String()
		}
		if s == nil {
			continue
		}
		seen := r.sameKeys(s, s.of[key])
		name := s.of["name"]
		if key != "key" {
			name = s.of[key+"_name"]
		}
		if name != nil {
			r.sameNames(s, s.of[key], name, seen)
		}
	}
}

// pair is two words of a column of keys.
type pair struct{ a, b int32 }

func (r *reading) sameKeys(s *sheet, key *cells) map[pair]bool {
	seen := map[pair]bool{}
	first := make(map[string]int32, len(key.words))
	for code := int32(1); int(code) < len(key.words); code++ {
		folded := fold(key.words[code])
		if folded == "" {
			continue
		}
		other, ok := first[folded]
		if !ok {
			first[folded] = code
			continue
		}
		seen[pair{other, code}] = true
		r.warnNear(s, key, int(key.first[code]), int(key.first[other]))
	}
	return seen
}

// sameNames compares the first name that each key has.
func (r *reading) sameNames(s *sheet, key, name *cells, seen map[pair]bool) {
	folds := make([]string, len(name.words))
	for code, w := range name.words {
		folds[code] = fold(w)
	}
	named := make([]bool, len(key.words))
	first := make(map[string]int, len(name.words)) // folded name: row
	for row, code := range key.codes {
		folded := folds[name.codes[row]]
		if code == 0 || folded == "" || named[code] {
			continue
		}
		named[code] = true
		other, ok := first[folded]
		if !ok {
			first[folded] = row
			continue
		}
		if !seen[pair{key.codes[other], code}] {
			r.warnNear(s, name, row, other)
		}
	}
}

func (r *reading) warnNear(s *sheet, c *cells, row, other int) {
	r.warn(Warning{Place: s.place(row, c), Other: s.place(other, c), Count: 1, Err: say(ErrNearDuplicate,
		"nearly the same as %q: if they are one, use one key", "presque comme %q : si c'est le même, utilisez une seule clé", c.word(other))})
}
