package graphio

import (
	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/dictionary"
)

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
	var folds folds
	folds.numbers.Grow(len(key.words))
	first := make([]int32, 0, len(key.words)) // per fold: its first word
	for code := int32(1); int(code) < len(key.words); code++ {
		at := folds.of(key.words[code])
		switch {
		case at < 0:
		case int(at) == len(first):
			first = append(first, code)
		default:
			seen[pair{first[at], code}] = true
			r.warnNear(s, key, int(key.first[code]), int(key.first[first[at]]))
		}
	}
	return seen
}

// sameNames compares the first name that each key has.
func (r *reading) sameNames(s *sheet, key, name *cells, seen map[pair]bool) {
	var folds folds
	folds.numbers.Grow(len(name.words))
	foldOf := make([]int32, len(name.words))
	for code, w := range name.words {
		foldOf[code] = folds.of(w)
	}
	named := make([]bool, len(key.words))
	first := make(map[int32]int) // per fold: its first row
	for row, code := range key.codes {
		fold := foldOf[name.codes[row]]
		if code == 0 || fold < 0 || named[code] {
			continue
		}
		named[code] = true
		other, ok := first[fold]
		if !ok {
			first[fold] = row
			continue
		}
		if !seen[pair{key.codes[other], code}] {
			r.warnNear(s, name, row, other)
		}
	}
}

// folds numbers texts so that those that fold to the same have the same number.
type folds struct {
	numbers dictionary.Dictionary
	folded  []byte // of the last text
}

// of is the number of a text, -1 if nothing is left of it.
func (f *folds) of(text string) int32 {
	f.folded = appendFold(f.folded[:0], text)
	if len(f.folded) == 0 {
		return -1
	}
	return f.numbers.AddBytes(f.folded)
}

func (r *reading) warnNear(s *sheet, c *cells, row, other int) {
	r.warn(Warning{Place: s.place(row, c), Other: s.place(other, c), Count: 1, Err: say(ErrNearDuplicate,
		"nearly the same as %q: if they are one, use one key", "presque comme %q : si c'est le même, utilisez une seule clé", c.word(other))})
}
