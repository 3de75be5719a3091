package graph

import (
	"fmt"
	"iter"
	"math"
	"slices"

	"github.com/essaim/essaim/internal/dictionary"
)

// Territories is a tree (or several) of territories: communes in
// intercommunalities, in departments, in regions, in a country. The zero
// Territories is empty.
type Territories struct {
	keys, names, levels []string
	parent              []int32 // -1 at a root
	attributes          columns
}

// Territory is one place of the tree.
type Territory struct {
	Index            int // position in the tree's list, sorted by key
	Key, Name, Level string
}

// Len is the number of territories.
func (t Territories) Len() int { return len(t.keys) }

// At is territory i. It panics if i is out of range.
func (t Territories) At(i int) Territory {
	return Territory{Index: i, Key: t.keys[i], Name: t.names[i], Level: t.levels[i]}
}

// Find is the territory with a key.
func (t Territories) Find(key string) (Territory, bool) {
	i, ok := slices.BinarySearch(t.keys, key)
	if !ok {
		return Territory{}, false
	}
	return t.At(i), true
}

// Parent is the territory that holds territory i, if there is one.
func (t Territories) Parent(i int) (Territory, bool) {
	if t.parent[i] < 0 {
		return Territory{}, false
	}
	return t.At(int(t.parent[i])), true
}

// Within is the territory of a level that holds territory i, or is it.
func (t Territories) Within(i int, level string) (Territory, bool) {
	for at := int32(i); at >= 0; at = t.parent[at] {
		if t.levels[at] == level {
			return t.At(int(at)), true
		}
	}
	return Territory{}, false
}

// All is every territory, by key.
func (t Territories) All() iter.Seq[Territory] {
	return func(yield func(Territory) bool) {
		for i := range t.Len() {
			if !yield(t.At(i)) {
				return
			}
		}
	}
}

// Levels is the names of the levels in use, sorted.
func (t Territories) Levels() []string {
	levels := slices.Clone(t.levels)
	slices.Sort(levels)
	levels = slices.Compact(levels)
	return slices.DeleteFunc(levels, func(s string) bool { return s == "" })
}

// Column is a free attribute of the territories, such as lon and lat.
func (t Territories) Column(name string) Column { return t.attributes.find(name) }

// Columns is all attributes of the territories, in the order they came.
func (t Territories) Columns() []Column { return slices.Clone(t.attributes) }

// Position is the longitude and latitude of territory i in degrees, if known.
func (t Territories) Position(i int) (lon, lat float64, ok bool) {
	return position(t.attributes, i)
}

func position(cs columns, i int) (lon, lat float64, ok bool) {
	x, y := cs.find("lon"), cs.find("lat")
	if x.IsZero() || y.IsZero() {
		return math.NaN(), math.NaN(), false
	}
	lon, okLon := x.At(i).Float()
	lat, okLat := y.At(i).Float()
	return lon, lat, okLon && okLat
}

// territoryTable is the territories, numbered as they came.
type territoryTable struct {
	keys          dictionary.Dictionary
	names, levels []string
	parent        []int32
	growing
}

// AddTerritory lists a territory. An empty name stands for the key. Its level
// is a word of the caller's: commune, department, region, …
func (b *Builder) AddTerritory(key, name, level string, values ...Value) error {
	return b.fail(b.territories.add(key, name, level, values))
}

func (t *territoryTable) add(key, name, level string, values []Value) error {
	if key == "" {
		return fmt.Errorf("territory %q: %w", name, ErrEmptyKey)
	}
	if _, ok := t.keys.Find(key); ok {
		return fmt.Errorf("territory %q: %w", key, ErrDuplicate)
	}
	if err := check(values); err != nil {
		return fmt.Errorf("territory %q: %w", key, err)
	}
	if err := t.addRow(values); err != nil {
		return fmt.Errorf("territory %q: %w", key, err)
	}
	if name == "" {
		name = key
	}
	t.keys.Add(key)
	t.names = append(t.names, name)
	t.levels = append(t.levels, level)
	t.parent = append(t.parent, -1)
	return nil
}

// Within says that a territory lies in another. Both must be known.
func (b *Builder) Within(territory, parent string) error {
	return b.fail(b.territories.within(territory, parent))
}

func (t *territoryTable) within(territory, parent string) error {
	child, err := t.find(territory)
	if err != nil {
		return err
	}
	at, err := t.find(parent)
	if err != nil {
		return fmt.Errorf("parent of territory %q: %w", territory, err)
	}
	for up := at; up >= 0; up = t.parent[up] {
		if up == child {
			return fmt.Errorf("territory %q in %q: %w", territory, parent, ErrCycle)
		}
	}
	t.parent[child] = at
	return nil
}

func (t *territoryTable) find(key string) (int32, error) {
	id, ok := t.keys.Find(key)
	if !ok {
		return 0, fmt.Errorf("territory %q: %w of territories", key, ErrUnlisted)
	}
	return id, nil
}

// Locate says in which territory a node lies. The territory must be known; the
// node is made if it is new.
func (b *Builder) Locate(mode Mode, key, territory string) error {
	at, err := b.territories.find(territory)
	if err != nil {
		return b.fail(fmt.Errorf("%s %q: %w", mode, key, err))
	}
	id, err := b.node(mode, key, false)
	if err != nil {
		return b.fail(err)
	}
	b.territoryOf[mode] = grow(b.territoryOf[mode], int(id)+1, 0)
	b.territoryOf[mode][id] = at + 1
	return nil
}

// finish sorts the territories by key and gives the new place of each.
func (t *territoryTable) finish() (Territories, []int32) {
	keys := t.keys.Words()
	order := inOrder(keys)
	rank := inverse(order)
	done := Territories{
		keys:       pick(keys, order),
		names:      pick(t.names, order),
		levels:     pick(t.levels, order),
		parent:     pick(t.parent, order),
		attributes: t.growing.finish(order),
	}
	for i, p := range done.parent {
		if p >= 0 {
			done.parent[i] = rank[p]
		}
	}
	return done, rank
}
