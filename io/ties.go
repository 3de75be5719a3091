package graphio

import (
	"cmp"

	"github.com/essaim/essaim/graph"
)

// ties adds direct ties, when all nodes are known.
func (r *reading) ties(s *sheet) {
	if s == nil {
		return
	}
	from, to, layer := s.of["from"], s.of["to"], s.of["layer"]
	columns := s.valued("from", "to", "layer", "directed")
	for row := range s.rows {
		if r.stopped() {
			return
		}
		values, ok := r.cells(s, row, columns)
		directed, err := directedOf(s.of["directed"], row)
		if err != nil {
			r.bad(s.place(row, s.of["directed"]), err)
			ok = false
		}
		if !r.tieEnd(s, row, from) || !r.tieEnd(s, row, to) || !ok {
			continue
		}
		name := cmp.Or(layer.word(row), "ties")
		if c, err := r.wrongTie(s, row, name, directed); err != nil {
			r.bad(s.place(row, c), err)
			continue
		}
		r.layers[name] = directed
		r.refuse(s, row, r.build.AddTie(name, from.word(row), to.word(row), directed, values...), "from")
	}
}

// wrongTie is what is wrong with a tie whose ends are known, and the cell.
func (r *reading) wrongTie(s *sheet, row int, layer string, directed bool) (*cells, error) {
	from, to := s.of["from"], s.of["to"]
	for _, c := range []*cells{from, to} {
		if _, inBoth := r.both(c.word(row)); inBoth {
			return c, because(graph.ErrAmbiguous)
		}
	}
	if from.word(row) == to.word(row) {
		return to, because(graph.ErrSelfTie)
	}
	if d, ok := r.layers[layer]; ok && d != directed {
		return s.of["directed"], because(graph.ErrDirection)
	}
	return nil, nil
}

// both tells whether a key is one of any node, and of both modes.
func (r *reading) both(key string) (known, inBoth bool) {
	a, p := r.build.Has(graph.Actor, key), r.build.Has(graph.Project, key)
	return a || p, a && p
}

func directedOf(c *cells, row int) (bool, error) {
	if word := c.word(row); word != "" {
		return readYesNo(word)
	}
	return true, nil
}

// tieEnd tells whether an end may be used. Where no table lists the actors, an
// unknown end is a new actor.
func (r *reading) tieEnd(s *sheet, row int, c *cells) bool {
	word := c.word(row)
	if word == "" {
		r.bad(s.place(row, c), because(graph.ErrEmptyKey))
		return false
	}
	if known, _ := r.both(word); known {
		return true
	}
	if r.sheets[Actors] != nil && !r.AllowUnlisted && !r.partial {
		r.bad(s.place(row, c), say(graph.ErrUnlisted,
			"neither an actor nor a project: correct it, or list it", "ni un acteur ni un projet : corrigez, ou ajoutez-le à sa table"))
		return false
	}
	r.warn(Warning{Place: s.place(row, c), Count: 1, Err: say(ErrNotFound,
		"in no other table: taken for a new actor", "absent des autres tables : pris pour un nouvel acteur")})
	return true
}

// seats adds the seats of actors in bodies.
func (r *reading) seats(s *sheet) {
	if s == nil {
		return
	}
	actor, body := s.of["actor"], s.of["body"]
	columns := s.valued("actor", "body")
	for row := range s.rows {
		values, ok := r.cells(s, row, columns)
		for _, c := range []*cells{actor, body} {
			if c.word(row) == "" {
				r.bad(s.place(row, c), because(graph.ErrEmptyKey))
				ok = false
			}
		}
		if !ok || !r.seatActor(s, row, actor) {
			continue
		}
		r.refuse(s, row, r.build.AddSeat(actor.word(row), body.word(row), values...), "actor")
	}
}

func (r *reading) seatActor(s *sheet, row int, c *cells) bool {
	table := r.sheets[Actors]
	if table == nil || r.AllowUnlisted || r.partial || r.build.Has(graph.Actor, c.word(row)) {
		return true
	}
	r.bad(s.place(row, c), say(graph.ErrUnlisted, "not in %s: correct it, or list it there", "absent de %s : corrigez, ou ajoutez-le", table.file))
	return false
}

// events adds dated events.
func (r *reading) events(s *sheet) {
	if s == nil {
		return
	}
	dates, label := s.of["date"], s.of["label"]
	columns := s.valued("date", "label")
	for row := range s.rows {
		if dates.codes[row] == 0 {
			r.bad(s.place(row, dates), say(graph.ErrDate, "missing: an event needs a date", "manquant : un événement a besoin d'une date"))
			continue
		}
		if _, ok := r.cells(s, row, []*cells{dates}); !ok {
			continue
		}
		day, _ := dates.value(dates.codes[row]).Date()
		if values, ok := r.cells(s, row, columns); ok {
			r.refuse(s, row, r.build.AddEvent(day, label.word(row), values...), "date")
		}
	}
}
