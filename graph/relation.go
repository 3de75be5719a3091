package graph

import "fmt"

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

// AddParticipation records that an actor takes part in a project. Well-known
// columns are role, weight, amount, start and end. Several records of one pair
// are all kept and make one tie, whose weight is the sum of the stated weights,
// or 1 if none is stated.
func (b *Builder) AddParticipation(actor, project string, values ...Value) error {
	return b.fail(b.participation(actor, project, values))
}

func (b *Builder) participation(actor, project string, values []Value) error {
	where := func(err error) error { return participationError(actor, project, err) }
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

func participationError(actor, project string, err error) error {
	return fmt.Errorf("participation of %q in %q: %w", actor, project, err)
}

// Join is [Builder.AddParticipation] for two nodes at hand: it need not look for
// them. It panics if a handle is not of a node of its mode.
func (b *Builder) Join(actor, project Handle, values ...Value) error {
	a, p := b.held(Actor, actor), b.held(Project, project)
	err := check(values)
	if err == nil {
		err = b.takes.add(a, p, values)
	}
	if err != nil {
		return b.fail(participationError(b.nodes[Actor].keys.Word(a), b.nodes[Project].keys.Word(p), err))
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
func (b *Builder) AddTie(inLayer, from, to string, directed bool, values ...Value) error {
	return b.fail(b.tie(inLayer, from, to, directed, values))
}

func (b *Builder) tie(inLayer, from, to string, directed bool, values []Value) error {
	where := func(err error) error { return fmt.Errorf("tie %q from %q to %q: %w", inLayer, from, to, err) }
	if err := check(values); err != nil {
		return where(err)
	}
	if inLayer == "" || from == "" || to == "" {
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
	l := b.layer(inLayer, directed)
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
	actor, isActor := b.nodes[Actor].keys.Find(key)
	project, isProject := b.nodes[Project].keys.Find(key)
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
	id, ok := b.nodes[Project].keys.Find(project)
	if !ok {
		return fmt.Errorf("project %q: %w of projects", project, ErrUnlisted)
	}
	if project == parent {
		return fmt.Errorf("project %q: parent of itself: %w", project, ErrSelfTie)
	}
	for _, mode := range []Mode{Project, Actor} {
		if p, ok := b.nodes[mode].keys.Find(parent); ok {
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
