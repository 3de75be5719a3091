package graphio

import (
	"context"
	"sync"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/dictionary"
)

// nearDuplicates warns about actors, and projects, whose keys or names differ
// only by case, accents, spaces or punctuation. They stay two nodes. It looks for
// them while the network is built; the function it returns waits for the end.
func (r *reading) nearDuplicates() (wait func() []Warning) {
	var both [2]lookalikes
	var looking sync.WaitGroup
	for mode := range graph.Mode(2) {
		l := &both[mode]
		if s := r.sheets[tableOfMode(mode)]; s != nil {
			*l = lookalikes{ctx: r.ctx, sheet: s, key: s.of["key"], name: s.of["name"]}
		} else if s := r.sheets[Participations]; s != nil {
			*l = lookalikes{ctx: r.ctx, sheet: s, key: s.of[mode.String()], name: s.of[mode.String()+"_name"]}
		} else {
			continue
		}
		looking.Go(func() {
			l.keys()
			l.names()
		})
	}
	return func() []Warning {
		looking.Wait()
		return append(both[0].warnings, both[1].warnings...)
	}
}

// lookalikes looks for near duplicates in a table.
type lookalikes struct {
	ctx       context.Context // of the call that reads
	sheet     *sheet
	key, name *cells        // nil if there are no names
	seen      map[pair]bool // keys
	warnings  []Warning
}

// pair is two words of a column of keys.
type pair struct{ a, b int32 }

func (l *lookalikes) keys() {
	l.seen = map[pair]bool{}
	keys := l.key.words
	folded := newFolds(len(keys))
	first := make([]int32, 0, len(keys)) // per fold: its first word
	for code := int32(1); int(code) < len(keys) && l.ctx.Err() == nil; code++ {
		at := folded.of(keys[code])
		switch {
		case at < 0:
		case int(at) == len(first):
			first = append(first, code)
		default:
			l.seen[pair{first[at], code}] = true
			l.warn(l.key, int(l.key.first[code]), int(l.key.first[first[at]]))
		}
	}
}

// names compares the first name that each key has.
func (l *lookalikes) names() {
	if l.name == nil {
		return
	}
	folded := newFolds(len(l.name.words))
	foldOf := make([]int32, len(l.name.words))
	for code, w := range l.name.words {
		if l.ctx.Err() != nil {
			return
		}
		foldOf[code] = folded.of(w)
	}
	named := make([]bool, len(l.key.words))
	first := make(map[int32]int) // per fold: its first row
	for row, code := range l.key.codes {
		at := foldOf[l.name.codes[row]]
		if code == 0 || at < 0 || named[code] {
			continue
		}
		named[code] = true
		other, ok := first[at]
		if !ok {
			first[at] = row
			continue
		}
		if !l.seen[pair{l.key.codes[other], code}] {
			l.warn(l.name, row, other)
		}
	}
}

func (l *lookalikes) warn(c *cells, row, other int) {
	l.warnings = append(l.warnings, Warning{
		Place: l.sheet.place(row, c), Other: l.sheet.place(other, c), Count: 1,
		Err: say(ErrNearDuplicate, "nearly the same as %q: if they are one, use one key",
			"presque comme %q : si c'est le même, utilisez une seule clé", c.word(other)),
	})
}

// folds numbers texts so that those that fold to the same have the same number.
type folds struct {
	numbers dictionary.Dictionary
	folded  []byte // of the last text
}

// newFolds makes room for texts.
func newFolds(texts int) *folds {
	f := &folds{}
	f.numbers.Grow(texts)
	return f
}

// of is the number of a text, -1 if nothing is left of it.
func (f *folds) of(s string) int32 {
	f.folded = appendFold(f.folded[:0], s)
	if len(f.folded) == 0 {
		return -1
	}
	return f.numbers.AddBytes(f.folded)
}
