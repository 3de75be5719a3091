package graphio

import (
	"io"

	"github.com/essaim/essaim/graph"
)

// Write writes the table of participations, with what it can tell of the nodes
// in columns such as actor_name. It holds one table: nodes without
// participations, the tree of territories, ties, parents, seats and events need
// a folder.
func (c CSV) Write(w io.Writer, net *graph.Network) error {
	return c.write(w, c.File, c.participationsOf(net, true))
}

// WriteTable writes one table of a network, as it stands in a folder.
func (c CSV) WriteTable(w io.Writer, net *graph.Network, table Table) error {
	p, err := c.tableOf(net, table)
	if err != nil {
		return err
	}
	return c.write(w, string(table)+".csv", p)
}

// WriteFolder writes all tables of a network; those of which it has nothing are
// left out, except participations, actors and projects. create is asked for a
// file by its name; what it gives is closed.
//
// What is written reads back as the same network. Where a plain table would not
// (a name that is NA, a text that looks like a number), the header says so: see
// the folder schema.
func (c CSV) WriteFolder(create func(name string) (io.WriteCloser, error), net *graph.Network) error {
	for i := range schemas {
		table := schemas[i].table
		if !holds(net, table) {
			continue
		}
		f, err := create(string(table) + ".csv")
		if err != nil {
			return err
		}
		if err := c.WriteTable(f, net, table); err != nil {
			_ = f.Close()
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}

// holds tells whether a network has anything for a table.
func holds(net *graph.Network, table Table) bool {
	switch table {
	case Ties:
		return len(net.Layers()) > 0
	case Territories:
		return net.Territories().Len() > 0
	case Seats:
		for range net.Seats() {
			return true
		}
		return false
	case Events:
		for range net.Events() {
			return true
		}
		return false
	}
	return true
}

func (c CSV) tableOf(net *graph.Network, table Table) (*printout, error) {
	switch table {
	case Participations:
		return c.participationsOf(net, false), nil
	case Actors:
		return c.nodesOf(net, graph.Actor)
	case Projects:
		return c.nodesOf(net, graph.Project)
	case Ties:
		return c.tiesOf(net)
	case Territories:
		return c.territoriesOf(net), nil
	case Seats:
		return c.seatsOf(net), nil
	case Events:
		return c.eventsOf(net), nil
	}
	return nil, say(ErrNoTable, "there is no table %q", "il n'y a pas de table %q", string(table))
}
