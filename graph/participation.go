package graph

import (
	"iter"
	"slices"
)

// Participation is one record of an actor in a project. Several records of one
// pair, such as two roles or two spells, make one tie.
type Participation struct {
	Index int // position among all participations
	net   *Network
}

// Participations is every record, by actor, then project.
func (n *Network) Participations() iter.Seq[Participation] { return n.between(0, n.records.len()) }

// Records is the number of participations; repeated pairs count each time.
func (n *Network) Records() int { return n.records.len() }

// ParticipationColumns is the table of participations, column by column: role,
// weight, amount, start, end if stated, and the free attributes.
func (n *Network) ParticipationColumns() []Column { return slices.Clone(n.records.cells) }

// Between is the participations of an actor in a project, both by their number
// in the network.
func (n *Network) Between(actor, project int) iter.Seq[Participation] {
	k, ok := slices.BinarySearch(n.rows.Row(actor), int32(project))
	if !ok {
		return n.between(0, 0)
	}
	tie := n.rows.start[actor] + k // actors come first, so this counts ties
	if n.firstRecord == nil {
		return n.between(tie, tie+1)
	}
	return n.between(n.firstRecord[tie], n.firstRecord[tie+1])
}

func (n *Network) between(from, to int) iter.Seq[Participation] {
	return func(yield func(Participation) bool) {
		for i := from; i < to; i++ {
			if !yield(Participation{i, n}) {
				return
			}
		}
	}
}

// Actor is who takes part.
func (p Participation) Actor() Node { return p.net.At(int(p.net.records.from[p.Index])) }

// Project is in what.
func (p Participation) Project() Node { return p.net.At(int(p.net.records.to[p.Index])) }

// Value is a cell of the participation, by the name of its column.
func (p Participation) Value(column string) Value {
	c := p.net.records.cells.find(column)
	if c.IsZero() {
		return Value{Column: column}
	}
	return c.At(p.Index)
}

// Role is the role, empty if not stated.
func (p Participation) Role() string { return p.Value("role").String() }

// Amount is the money, and whether it is stated.
func (p Participation) Amount() (float64, bool) { return p.Value("amount").Float() }

// Start is when it began, as stated.
func (p Participation) Start() Date { d, _ := p.Value("start").Date(); return d }

// End is when it ended, as stated.
func (p Participation) End() Date { d, _ := p.Value("end").Date(); return d }

// Spell is when the participation lasted, by its own dates or else those of its
// project. A start without an end is open, unless the project has the stage
// "ended": then only the start is certain. An end without a start is certain
// for that date alone. A date of the project that contradicts the
// participation's own does not count. Without any date there is no spell.
func (p Participation) Spell() (Interval, bool) {
	project := p.net.records.to[p.Index] - int32(p.net.actors)
	attributes := p.net.attributes[Project]
	of := func(column string) Date {
		c := attributes.find(column)
		if c.IsZero() {
			return 0
		}
		d, _ := c.At(int(project)).Date()
		return d
	}
	start, until := p.Start(), p.End()
	if start == 0 {
		start = of("start")
	}
	if until == 0 {
		until = of("end")
	}
	switch {
	case start == 0 && until == 0:
		return Interval{}, false
	case start == 0:
		return Interval{until, until}, true
	case until != 0 && start.First() > until.Last():
		if p.Start() != 0 {
			return Interval{start, start}, true
		}
		return Interval{until, until}, true
	case until == 0 && p.net.stage(int(project)) == "ended":
		return Interval{start, start}, true
	}
	return Interval{start, until}, true
}

func (n *Network) stage(project int) string {
	c := n.attributes[Project].find("stage")
	if c.IsZero() {
		return ""
	}
	return c.At(project).String()
}

// Seat is a place of an actor in a body that governs.
type Seat struct {
	Actor         Node
	Body, College string
	Votes         float64 // 1 if not stated
}

// Seats is every seat, by actor, then body.
func (n *Network) Seats() iter.Seq[Seat] {
	return func(yield func(Seat) bool) {
		cell := func(column string, i int) Value {
			if c := n.seats.cells.find(column); !c.IsZero() {
				return c.At(i)
			}
			return Value{}
		}
		for i := range n.seats.len() {
			votes, ok := cell("votes", i).Float()
			if !ok {
				votes = 1
			}
			seat := Seat{n.At(int(n.seats.from[i])), cell("body", i).String(), cell("college", i).String(), votes}
			if !yield(seat) {
				return
			}
		}
	}
}

// SeatColumns is the table of seats without their actors, column by column.
func (n *Network) SeatColumns() []Column { return slices.Clone(n.seats.cells) }
