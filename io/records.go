package graphio

import "github.com/essaim/essaim/graph"

// tiesOf is the table of the ties of all layers.
func (c CSV) tiesOf(net *graph.Network) (*printout, error) {
	var ties []graph.LayerTie
	var columns []graph.Column
	for _, layer := range net.Layers() {
		for t := range net.LayerTies(layer) {
			for _, n := range []graph.Node{t.From, t.To} {
				if _, clash := net.Find(n.Mode.Other(), n.Key); clash {
					return nil, &SyntaxError{Place{Format: "csv", File: "ties.csv", Line: len(ties) + 2, Name: "from or to", Value: n.Key}, because(graph.ErrAmbiguous)}
				}
			}
			ties = append(ties, t)
		}
		columns = append(columns, net.LayerColumns(layer)...)
	}
	p := c.printout(Ties, len(ties))
	p.text("from", func(row int) string { return ties[row].From.Key })
	p.text("to", func(row int) string { return ties[row].To.Key })
	p.text("layer", func(row int) string { return ties[row].Layer })
	p.text("directed", func(row int) string { return yesNo(ties[row].Directed) })
	p.layered(p.inOrder(columns), func(row int, name string) graph.Value { return ties[row].Value(name) })
	return p, nil
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// layered adds the columns of all layers. A name may be of several kinds: each
// kind is a column then.
func (p *printout) layered(columns []graph.Column, value func(row int, name string) graph.Value) {
	type id struct {
		name string
		kind graph.Kind
	}
	kinds := map[string]map[graph.Kind]bool{}
	for _, c := range columns {
		if kinds[c.Name] == nil {
			kinds[c.Name] = map[graph.Kind]bool{}
		}
		kinds[c.Name][c.Kind] = true
	}
	done := map[id]bool{}
	for _, c := range columns {
		if done[id{c.Name, c.Kind}] {
			continue
		}
		done[id{c.Name, c.Kind}] = true
		p.column(c, nil, len(kinds[c.Name]) > 1, func(row int) graph.Value {
			if v := value(row, c.Name); v.Kind == c.Kind {
				return v
			}
			return graph.Value{}
		})
	}
}

// territoriesOf is the table of territories.
func (c CSV) territoriesOf(net *graph.Network) *printout {
	all := net.Territories()
	p := c.printout(Territories, all.Len())
	p.text("key", func(row int) string { return all.At(row).Key })
	p.text("name", func(row int) string { return all.At(row).Name })
	p.text("level", func(row int) string { return all.At(row).Level })
	p.text("parent", func(row int) string {
		parent, _ := all.Parent(row)
		return parent.Key
	})
	for _, col := range p.inOrder(all.Columns()) {
		p.attribute(col, nil, same, false)
	}
	return p
}

// seatsOf is the table of seats.
func (c CSV) seatsOf(net *graph.Network) *printout {
	var seats []graph.Seat
	for s := range net.Seats() {
		seats = append(seats, s)
	}
	p := c.printout(Seats, len(seats))
	p.text("actor", func(row int) string { return seats[row].Actor.Key })
	p.text("body", func(row int) string { return seats[row].Body })
	for _, col := range p.inOrder(net.SeatColumns()) {
		if col.Name != "body" {
			p.attribute(col, nil, same, false)
		}
	}
	return p
}

// eventsOf is the table of events.
func (c CSV) eventsOf(net *graph.Network) *printout {
	var events []graph.Event
	for e := range net.Events() {
		events = append(events, e)
	}
	p := c.printout(Events, len(events))
	p.columns = append(p.columns, printed{"date", graph.KindDate, func(row int) graph.Value { return graph.Day("date", events[row].Date) }})
	p.text("label", func(row int) string { return events[row].Label })
	for _, col := range p.inOrder(net.EventColumns()) {
		if col.Name != "date" && col.Name != "label" {
			p.attribute(col, nil, same, false)
		}
	}
	return p
}
