package graph

import (
	"fmt"
	"slices"

	"github.com/essaim/essaim/internal/dictionary"
)

// Builder collects records and makes a [Network] of them. The zero Builder is
// ready to use.
//
// Every Add method returns what is wrong with its record, so that a reader can
// say where it stands, and keeps it for Build, so that a program may add all
// its records and check once. A record with an error is left out whole.
//
// Well-known columns are checked: weight (above 0, at most 1e100), amount, lon
// and lat are numbers, start and end are dates in order, stage is one of
// [Stages]. Any other column is a free attribute; the kind of its first value is
// its kind. A missing value, or an empty text, leaves the cell empty.
type Builder struct {
	nodes       [2]nodeTable
	takes       relation // participations
	ties        []layerTable
	territories territoryTable
	events      growing
	seats       growing
	seatActors  []int32
	parents     []parentLink
	territoryOf [2][]int32 // per node: territory + 1, 0 if none
	closed      [2]bool
	errs        []error
}

// Stages are the stages of a project, from first to last.
func Stages() []string { return []string{"idea", "preparation", "launched", "running", "ended"} }

// nodeTable is the actors or the projects, numbered as they came.
type nodeTable struct {
	keys   dictionary.Dictionary
	names  []string // nil while every name is the key
	listed []bool   // by AddActor or AddProject
	growing
}

// Close says that all nodes of a mode have been listed: from now on a record
// that names another is an error ([ErrUnlisted]) instead of a new node.
func (b *Builder) Close(mode Mode) { b.closed[mode] = true }

// Grow makes room for more nodes and participations, where a program knows how
// many will come.
func (b *Builder) Grow(actors, projects, participations int) {
	b.nodes[Actor].keys.Grow(actors)
	b.nodes[Project].keys.Grow(projects)
	b.takes.from = slices.Grow(b.takes.from, participations)
	b.takes.to = slices.Grow(b.takes.to, participations)
}

// Has tells whether a node of the mode has this key.
func (b *Builder) Has(mode Mode, key string) bool {
	_, ok := b.nodes[mode].keys.Find(key)
	return ok
}

// Handle stands for a node of a Builder, so that programs that name it often need
// not look it up each time. The zero Handle stands for none.
type Handle int32 // end.code, plus one

// Handle is the handle of the node with a key; the node is made if it is new.
func (b *Builder) Handle(mode Mode, key string) (Handle, error) {
	id, err := b.node(mode, key, false)
	if err != nil {
		return 0, b.fail(err)
	}
	return Handle(end{mode, id}.code() + 1), nil
}

// held is the number of the node that a handle stands for.
func (b *Builder) held(mode Mode, h Handle) int32 {
	e := uncode(int32(h) - 1)
	if h <= 0 || e.mode != mode || int(e.id) >= b.nodes[mode].rows {
		panic(fmt.Sprintf("graph: handle %d is not of %s", h, mode))
	}
	return e.id
}

// Add adds one participation with its weight. Repeated ones add up.
func (b *Builder) Add(actor, project string, weight float64) error {
	return b.AddParticipation(actor, project, Number("weight", weight))
}

// AddActor lists an actor. An empty name stands for the key. Well-known columns
// are category, level, lon and lat.
func (b *Builder) AddActor(key, name string, values ...Value) error {
	return b.fail(b.list(Actor, key, name, values))
}

// AddProject lists a project. Well-known columns are theme (several are joined
// by "|"), stage, start, end and amount.
func (b *Builder) AddProject(key, name string, values ...Value) error {
	return b.fail(b.list(Project, key, name, values))
}

func (b *Builder) list(mode Mode, key, name string, values []Value) error {
	t := &b.nodes[mode]
	if err := check(values); err != nil {
		return fmt.Errorf("%s %q: %w", mode, key, err)
	}
	id, err := b.node(mode, key, true)
	if err != nil {
		return err
	}
	if t.listed[id] {
		return fmt.Errorf("%s %q: %w", mode, key, ErrDuplicate)
	}
	t.listed[id] = true
	t.rename(id, name)
	return b.set(mode, id, values)
}

// Set gives attributes to a node; the node is made if it is new. A later value
// takes the place of an earlier one.
func (b *Builder) Set(mode Mode, key string, values ...Value) error {
	if err := check(values); err != nil {
		return b.fail(fmt.Errorf("%s %q: %w", mode, key, err))
	}
	id, err := b.node(mode, key, false)
	if err != nil {
		return b.fail(err)
	}
	return b.fail(b.set(mode, id, values))
}

// Rename gives a node its name; the node is made if it is new.
func (b *Builder) Rename(mode Mode, key, name string) error {
	id, err := b.node(mode, key, false)
	if err == nil {
		b.nodes[mode].rename(id, name)
	}
	return b.fail(err)
}

func (t *nodeTable) rename(id int32, name string) {
	if name == "" {
		return
	}
	if t.names == nil {
		t.names = t.keys.Words()
	}
	t.names[id] = name
}

func (b *Builder) set(mode Mode, id int32, values []Value) error {
	for _, v := range values {
		if err := b.nodes[mode].set(int(id), v); err != nil {
			return fmt.Errorf("%s %q: %w", mode, b.nodes[mode].keys.Word(id), err)
		}
	}
	return nil
}

// node is the number of the node with a key. It is made if it is new, unless
// the mode is closed and this is not a listing.
func (b *Builder) node(mode Mode, key string, listing bool) (int32, error) {
	t := &b.nodes[mode]
	if key == "" {
		return 0, fmt.Errorf("%s: %w", mode, ErrEmptyKey)
	}
	if b.closed[mode] && !listing && !b.Has(mode, key) {
		return 0, fmt.Errorf("%s %q: %w of %ss", mode, key, ErrUnlisted, mode)
	}
	if t.rows == maxNodes {
		return 0, ErrTooLarge
	}
	id := t.keys.Add(key)
	if int(id) == t.rows { // it is new
		if t.names != nil {
			t.names = append(t.names, key)
		}
		t.listed = append(t.listed, false)
		t.rows++
	}
	return id, nil
}

// maxNodes leaves room for both modes in one int32, and a bit for end.code.
const maxNodes = 1<<30 - 1

// fail keeps an error for Build and gives it back.
func (b *Builder) fail(err error) error {
	if err != nil {
		b.errs = append(b.errs, err)
	}
	return err
}
