package graphio

import (
	"strings"

	"github.com/essaim/essaim/graph"
)

func tableOfMode(mode graph.Mode) Table {
	if mode == graph.Project {
		return Projects
	}
	return Actors
}

// nodes lists the actors or the projects of their table.
func (r *reading) nodes(mode graph.Mode, s *sheet) {
	if s == nil {
		return
	}
	key, name := s.of["key"], s.of["name"]
	columns := s.valued("key", "name", "territory", "parent")
	for row := range s.rows {
		if r.stopped() {
			return
		}
		k := key.word(row)
		if k == "" {
			r.bad(s.place(row, key), because(graph.ErrEmptyKey))
			continue
		}
		if first := int(key.first[key.codes[row]]); first != row {
			r.bad(s.place(row, key), twice(s.place(first, nil).Line))
			continue
		}
		values, _ := r.cells(s, row, columns) // without those that are wrong: the node is listed nevertheless
		r.refuse(s, row, r.add(mode, k, name.word(row), values), "key")
		r.locate(mode, k, whereabouts{s, row, s.of["territory"], s.of["insee"], s.of["commune"]})
	}
	if !r.AllowUnlisted && !r.partial {
		r.build.Close(mode)
	}
}

func (r *reading) add(mode graph.Mode, key, name string, values []graph.Value) error {
	if mode == graph.Project {
		return r.build.AddProject(key, name, values...)
	}
	return r.build.AddActor(key, name, values...)
}

func twice(line int) error {
	return say(graph.ErrDuplicate, "already listed on line %d: keep one of the two", "déjà dans la liste ligne %d : gardez l'une des deux", line)
}

// parents adds the parents of projects, when all nodes are known.
func (r *reading) parents(s *sheet) {
	if s == nil || s.of["parent"] == nil {
		return
	}
	key, parent := s.of["key"], s.of["parent"]
	for row := range s.rows {
		k := key.word(row)
		if k == "" || !r.build.Has(graph.Project, k) {
			continue
		}
		for _, p := range parent.parts(row) {
			switch {
			case p == k:
				r.bad(s.place(row, parent), because(graph.ErrSelfTie))
			case !r.build.Has(graph.Project, p) && !r.build.Has(graph.Actor, p):
				if !r.partial {
					r.bad(s.place(row, parent), say(graph.ErrUnlisted,
						"%q is neither a project nor an actor: correct it, or list it", "%q n'est ni un projet ni un acteur : corrigez, ou ajoutez-le à sa table", p))
				}
			default:
				r.refuse(s, row, r.build.AddParent(k, p), "parent")
			}
		}
	}
}

// parts is the several values of a cell, joined by |. In a cell taken as it is,
// a backslash before | or \ says that it belongs to the value.
func (c *cells) parts(row int) []string {
	word := c.word(row)
	if word == "" {
		return nil
	}
	if c.exact {
		return splitEscaped(word)
	}
	var parts []string
	for p := range strings.SplitSeq(word, "|") {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

func splitEscaped(s string) []string {
	var parts []string
	var part strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s):
			i++
			part.WriteByte(s[i])
		case s[i] == '|':
			parts = append(parts, part.String())
			part.Reset()
		default:
			part.WriteByte(s[i])
		}
	}
	return append(parts, part.String())
}
