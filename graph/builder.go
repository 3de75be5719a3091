package graph

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
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
	index  map[string]int32
	keys   []string
	names  []string
	listed []bool // by AddActor or AddProject
	growing
}

// relation is a list of records between two nodes.
type relation struct {
	from, to []int32
	growing
}

type layerTable struct {
	name     string
	directed bool
	relation
}

// end is an end of a tie: a node of either mode.
type end struct {
	mode Mode
	id   int32
}

type parentLink struct {
	project int32
	parent  end
}

// Close says that all nodes of a mode have been listed: from now on a record
// that names another is an error ([ErrUnlisted]) instead of a new node.
func (b *Builder) Close(mode Mode) { b.closed[mode] = true }

// Has tells whether a node of the mode has this key.
func (b *Builder) Has(mode Mode, key string) bool {
	_, ok := b.nodes[mode].index[key]
	return ok
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
	if name != "" {
		t.names[id] = name
	}
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
	if err == nil && name != "" {
		b.nodes[mode].names[id] = name
	}
	return b.fail(err)
}

func (b *Builder) set(mode Mode, id int32, values []Value) error {
	for _, v := range values {
		if err := b.nodes[mode].set(int(id), v); err != nil {
			return fmt.Errorf("%s %q: %w", mode, b.nodes[mode].keys[id], err)
		}
	}
	return nil
}

// AddParticipation records that an actor takes part in a project. Well-known
// columns are role, weight, amount, start and end. Several records of one pair
// are all kept and make one tie, whose weight is the sum of the stated weights,
// or 1 if none is stated.
func (b *Builder) AddParticipation(actor, project string, values ...Value) error {
	return b.fail(b.participation(actor, project, values))
}

func (b *Builder) participation(actor, project string, values []Value) error {
	where := func(err error) error { return fmt.Errorf("participation of %q in %q: %w", actor, project, err) }
	if err := check(values); err != nil {
		return where(err)
	}
	if actor == "" || project == "" {
		return where(ErrEmptyKey)
	}
	for mode, key := range [2]string{actor, project} {
		if b.closed[mode] && !b.Has(Mode(mode), key) {
			return where(fmt.Errorf("%s %q: %w of %ss", Mode(mode), key, ErrUnlisted, Mode(mode)))
		}
	}
	a, err := b.node(Actor, actor, false)
	if err != nil {
		return where(err)
	}
	p, err := b.node(Project, project, false)
	if err != nil {
		return where(err)
	}
	if err := b.takes.add(a, p, values); err != nil {
		return where(err)
	}
	return nil
}

// add appends a record; it is taken back if a value does not fit its column.
func (r *relation) add(from, to int32, values []Value) error {
	for _, v := range values {
		if err := r.set(r.rows, v); err != nil {
			r.drop(r.rows)
			return err
		}
	}
	r.from = append(r.from, from)
	r.to = append(r.to, to)
	r.rows++
	return nil
}

// AddTie records a direct tie in a named layer, from one node to another; ends
// may be actors or projects. If both modes have the key, the tie is ambiguous.
// Well-known columns are weight, amount, start and end.
func (b *Builder) AddTie(layer, from, to string, directed bool, values ...Value) error {
	return b.fail(b.tie(layer, from, to, directed, values))
}

func (b *Builder) tie(layer, from, to string, directed bool, values []Value) error {
	where := func(err error) error { return fmt.Errorf("tie %q from %q to %q: %w", layer, from, to, err) }
	if err := check(values); err != nil {
		return where(err)
	}
	if layer == "" || from == "" || to == "" {
		return where(ErrEmptyKey)
	}
	if from == to {
		return where(ErrSelfTie)
	}
	f, err := b.end(from)
	if err != nil {
		return where(err)
	}
	t, err := b.end(to)
	if err != nil {
		return where(err)
	}
	l := b.layer(layer, directed)
	if l.directed != directed {
		return where(ErrDirection)
	}
	if err := l.add(f.code(), t.code(), values); err != nil {
		return where(err)
	}
	return nil
}

// layer is the table of a layer, made if it is new.
func (b *Builder) layer(name string, directed bool) *layerTable {
	for i := range b.ties {
		if b.ties[i].name == name {
			return &b.ties[i]
		}
	}
	b.ties = append(b.ties, layerTable{name: name, directed: directed})
	return &b.ties[len(b.ties)-1]
}

// code packs an end in one number; uncode is its inverse.
func (e end) code() int32 { return e.id<<1 | int32(e.mode) }

func uncode(c int32) end { return end{Mode(c & 1), c >> 1} }

// end is the node that a key names: an actor or a project, a new actor if it is
// neither and the list of actors is not closed.
func (b *Builder) end(key string) (end, error) {
	actor, isActor := b.nodes[Actor].index[key]
	project, isProject := b.nodes[Project].index[key]
	switch {
	case isActor && isProject:
		return end{}, fmt.Errorf("%q: %w", key, ErrAmbiguous)
	case isProject:
		return end{Project, project}, nil
	case isActor:
		return end{Actor, actor}, nil
	case b.closed[Actor]:
		return end{}, fmt.Errorf("%q: %w of actors, nor of projects", key, ErrUnlisted)
	}
	id, err := b.node(Actor, key, false)
	return end{Actor, id}, err
}

// AddParent records that a project was born from another project, or from an
// actor. The project must be known; the parent is looked for among projects
// first, then among actors.
func (b *Builder) AddParent(project, parent string) error {
	return b.fail(b.parent(project, parent))
}

func (b *Builder) parent(project, parent string) error {
	id, ok := b.nodes[Project].index[project]
	if !ok {
		return fmt.Errorf("project %q: %w of projects", project, ErrUnlisted)
	}
	if project == parent {
		return fmt.Errorf("project %q: parent of itself: %w", project, ErrSelfTie)
	}
	for _, mode := range []Mode{Project, Actor} {
		if p, ok := b.nodes[mode].index[parent]; ok {
			b.parents = append(b.parents, parentLink{id, end{mode, p}})
			return nil
		}
	}
	return fmt.Errorf("parent %q of project %q: %w of projects, nor of actors", parent, project, ErrUnlisted)
}

// AddEvent records a dated event, drawn on timelines.
func (b *Builder) AddEvent(date Date, label string, values ...Value) error {
	if date == 0 {
		return b.fail(fmt.Errorf("event %q: %w: an event needs one", label, ErrDate))
	}
	return b.fail(b.events.addRow(append([]Value{Day("date", date), Text("label", label)}, values...)))
}

// AddSeat records a seat of an actor in a body that governs. Well-known columns
// are college and votes.
func (b *Builder) AddSeat(actor, body string, values ...Value) error {
	if body == "" {
		return b.fail(fmt.Errorf("seat of %q: body: %w", actor, ErrEmptyKey))
	}
	if err := check(values); err != nil {
		return b.fail(fmt.Errorf("seat of %q: %w", actor, err))
	}
	id, err := b.node(Actor, actor, false)
	if err != nil {
		return b.fail(fmt.Errorf("seat in %q: %w", body, err))
	}
	if err := b.seats.addRow(append([]Value{Text("body", body)}, values...)); err != nil {
		return b.fail(fmt.Errorf("seat of %q: %w", actor, err))
	}
	b.seatActors = append(b.seatActors, id)
	return nil
}

// addRow appends a row of values, or nothing if one does not fit.
func (g *growing) addRow(values []Value) error {
	for _, v := range values {
		if err := g.set(g.rows, v); err != nil {
			g.drop(g.rows)
			return err
		}
	}
	g.rows++
	return nil
}

// drop clears the cells of a row that was not finished.
func (g *growing) drop(row int) {
	for i := range g.columns {
		c := &g.columns[i]
		c.codes = c.codes[:min(row, len(c.codes))]
		c.numbers = c.numbers[:min(row, len(c.numbers))]
		c.missing = c.missing[:min(row, len(c.missing))]
		c.dates = c.dates[:min(row, len(c.dates))]
	}
}

// node is the number of the node with a key. It is made if it is new, unless
// the mode is closed and this is not a listing.
func (b *Builder) node(mode Mode, key string, listing bool) (int32, error) {
	t := &b.nodes[mode]
	if key == "" {
		return 0, fmt.Errorf("%s: %w", mode, ErrEmptyKey)
	}
	if id, ok := t.index[key]; ok {
		return id, nil
	}
	if b.closed[mode] && !listing {
		return 0, fmt.Errorf("%s %q: %w of %ss", mode, key, ErrUnlisted, mode)
	}
	if len(t.keys) == maxNodes {
		return 0, ErrTooLarge
	}
	if t.index == nil {
		t.index = map[string]int32{}
	}
	id := int32(len(t.keys))
	t.index[key] = id
	t.keys = append(t.keys, key)
	t.names = append(t.names, key)
	t.listed = append(t.listed, false)
	t.rows++
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

// check judges the well-known columns of one record.
func check(values []Value) error {
	var start, end Date
	for _, v := range values {
		if v.empty() {
			continue
		}
		switch v.Column {
		case "weight", "votes":
			if v.Kind == KindNumber && !(v.number > 0 && v.number <= maxWeight) {
				return fmt.Errorf("%s %v: %w: it must be above 0, and 1e+100 at most", v.Column, v.number, ErrNumber)
			}
			fallthrough
		case "amount", "lon", "lat":
			if v.Kind != KindNumber {
				return fmt.Errorf("%s %q: %w", v.Column, v, ErrNumber)
			}
		case "start", "end":
			if v.Kind != KindDate {
				return fmt.Errorf("%s %q: %w", v.Column, v, ErrDate)
			}
			if v.Column == "start" {
				start = v.date
			} else {
				end = v.date
			}
		case "stage":
			if !slices.Contains(Stages(), v.text) {
				return fmt.Errorf("stage %q: %w: it must be one of %v", v, ErrStage, Stages())
			}
		}
	}
	if start != 0 && end != 0 && start.First() > end.Last() {
		return fmt.Errorf("from %s to %s: %w", start, end, ErrOrder)
	}
	return nil
}

// maxWeight leaves room for sums of weights, and for products of three.
const maxWeight = 1e100

// Build makes the network. If any record had an error, there is no network and
// the error joins them all, in the order they came.
func (b *Builder) Build() (*Network, error) {
	if len(b.errs) > 0 {
		return nil, errors.Join(b.errs...)
	}
	order, rank := b.sorted()
	n := &Network{actors: len(order[Actor])}
	for mode := range order {
		t := &b.nodes[mode]
		n.keys = append(n.keys, pick(t.keys, order[mode])...)
		n.names = append(n.names, pick(t.names, order[mode])...)
		n.attributes[mode] = t.finish(order[mode])
		n.territory = append(n.territory, pick(grow(b.territoryOf[mode], len(t.keys), 0), order[mode])...)
	}
	tree, treeRank := b.territories.finish()
	n.territories = tree
	for i, t := range n.territory {
		n.territory[i] = -1
		if t > 0 {
			n.territory[i] = treeRank[t-1]
		}
	}
	place := func(e end) int32 { return rank[e.mode][e.id] + int32(int(e.mode)*n.actors) }
	n.records = b.takes.sorted(func(from, to int32) (int32, int32) {
		return place(end{Actor, from}), place(end{Project, to})
	})
	for _, l := range b.ties {
		n.layers = append(n.layers, layer{l.name, l.directed, l.sorted(func(from, to int32) (int32, int32) {
			f, t := place(uncode(from)), place(uncode(to))
			if !l.directed && f > t {
				f, t = t, f
			}
			return f, t
		})})
	}
	slices.SortFunc(n.layers, func(x, y layer) int { return cmp.Compare(x.name, y.name) })
	n.parents = b.parentRows(place, n)
	n.events = b.events.sortedRows("date", "label")
	n.seats = b.sortedSeats(rank[Actor])
	n.assemble()
	return n, nil
}

// sorted is the order of each mode by key, and the rank of each node in it.
func (b *Builder) sorted() (order, rank [2][]int32) {
	for mode := range order {
		keys := b.nodes[mode].keys
		order[mode] = counting(len(keys))
		slices.SortFunc(order[mode], func(x, y int32) int { return cmp.Compare(keys[x], keys[y]) })
		rank[mode] = make([]int32, len(keys))
		for i, id := range order[mode] {
			rank[mode][id] = int32(i)
		}
	}
	return order, rank
}

// counting is 0, 1, … n-1.
func counting(n int) []int32 {
	ids := make([]int32, n)
	for i := range ids {
		ids[i] = int32(i)
	}
	return ids
}

// sorted is the records with their ends in the network's numbering.
func (r *relation) sorted(place func(from, to int32) (int32, int32)) records {
	all := records{make([]int32, r.rows), make([]int32, r.rows), r.finish(counting(r.rows))}
	for i := range all.from {
		all.from[i], all.to[i] = place(r.from[i], r.to[i])
	}
	return all.sorted()
}

// sorted is the records by their ends, then by their values, so that the order
// in which they came never shows.
func (r records) sorted() records {
	order := byEnds(r.from, r.to)
	cells := r.cells.byName()
	for i := 0; i < len(order); {
		j := i + 1
		for j < len(order) && r.from[order[j]] == r.from[order[i]] && r.to[order[j]] == r.to[order[i]] {
			j++
		}
		slices.SortFunc(order[i:j], func(x, y int32) int { return cells.compare(int(x), int(y)) })
		i = j
	}
	return records{pick(r.from, order), pick(r.to, order), r.cells.take(order)}
}

// byEnds is the order of records by from, then by to: two counting sorts.
func byEnds(from, to []int32) []int32 {
	order := counting(len(from))
	for _, key := range [][]int32{to, from} {
		next := starts(int(highest(key))+1, key)
		sorted := make([]int32, len(order))
		for _, id := range order {
			sorted[next[key[id]]] = id
			next[key[id]]++
		}
		order = sorted
	}
	return order
}

func highest(ids []int32) int32 {
	top := int32(-1)
	for _, id := range ids {
		top = max(top, id)
	}
	return top
}

// compare orders two rows by their values, column by column; missing values
// come first.
func (cs columns) compare(x, y int) int {
	for _, c := range cs {
		var d int
		switch c.Kind {
		case KindText:
			d = cmp.Compare(c.codes[x], c.codes[y]) // words are sorted
		case KindNumber:
			d = cmp.Or(cmp.Compare(c.At(x).Kind, c.At(y).Kind), cmp.Compare(c.numbers[x], c.numbers[y]))
		case KindDate:
			d = cmp.Compare(c.dates[x], c.dates[y])
		}
		if d != 0 {
			return d
		}
	}
	return 0
}

func (cs columns) byName() columns {
	sorted := slices.Clone(cs)
	slices.SortStableFunc(sorted, func(x, y Column) int { return cmp.Compare(x.Name, y.Name) })
	return sorted
}

func (b *Builder) parentRows(place func(end) int32, n *Network) Rows {
	slices.SortFunc(b.parents, func(x, y parentLink) int {
		return cmp.Or(cmp.Compare(x.project, y.project), cmp.Compare(x.parent.code(), y.parent.code()))
	})
	b.parents = slices.Compact(b.parents)
	var p pairs
	for _, link := range b.parents {
		p.a = append(p.a, place(end{Project, link.project}))
		p.b = append(p.b, place(link.parent))
	}
	return rowsOf(len(n.keys), p)
}

// sortedRows is the rows in the order of the named columns, then of all.
func (g *growing) sortedRows(by ...string) columns {
	order := counting(g.rows)
	cells := g.finish(order).byName()
	slices.SortStableFunc(order, func(x, y int32) int {
		var d int
		for _, name := range by {
			d = cmp.Or(d, columns{cells.find(name)}.compare(int(x), int(y)))
		}
		return cmp.Or(d, cells.compare(int(x), int(y)))
	})
	return g.finish(order)
}

func (b *Builder) sortedSeats(rank []int32) records {
	r := relation{from: b.seatActors, to: make([]int32, len(b.seatActors)), growing: b.seats}
	return r.sorted(func(from, _ int32) (int32, int32) { return rank[from], 0 })
}
