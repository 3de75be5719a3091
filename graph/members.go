package graph

import (
	"fmt"
	"slices"
)

// FromMembers is the network of numbered actors and projects: members[p] is the
// actors of project p, by their place in actors, in any order. A project beyond
// the end of members has none. It is the quick way for programs that make
// networks; those that read them want a [Builder].
//
// Keys must be in rising order, since nodes are numbered by key ([ErrUnsorted]).
// An actor who does not exist ([ErrUnlisted]) or is named twice in one project
// ([ErrDuplicate]) is an error as well.
//
// Cost: O(n + m) time for n nodes and m participations, and 16 bytes a node beside
// the network itself. Nothing of members is kept.
func FromMembers(actors, projects []string, members [][]int32) (*Network, error) {
	if len(actors) > maxNodes || len(projects) > maxNodes {
		return nil, ErrTooLarge
	}
	for mode, keys := range [][]string{actors, projects} {
		if err := rising(Mode(mode), keys); err != nil {
			return nil, err
		}
	}
	n := &Network{actors: len(actors), keys: slices.Concat(actors, projects)}
	n.names = n.keys
	n.territory = slices.Repeat([]int32{-1}, len(n.keys))
	return n.Rewired(members)
}

// rising is an error unless keys are in rising order and none is empty.
func rising(mode Mode, keys []string) error {
	for i, key := range keys {
		switch {
		case key == "":
			return fmt.Errorf("%s %d of %d: %w", mode, i+1, len(keys), ErrEmptyKey)
		case i > 0 && key == keys[i-1]:
			return fmt.Errorf("%s %q: %w", mode, key, ErrDuplicate)
		case i > 0 && key < keys[i-1]:
			return fmt.Errorf("%s %q after %q: %w", mode, key, keys[i-1], ErrUnsorted)
		}
	}
	return nil
}

// Rewired is the network of the same nodes with other participations: members[p]
// is the actors of project p, as for [FromMembers]. Everything that is known of
// the nodes is kept, and so are their direct ties, parents, events and seats.
// The new participations have no role, weight, amount or date.
func (n *Network) Rewired(members [][]int32) (*Network, error) {
	from, to, err := n.takes(members)
	if err != nil {
		return nil, err
	}
	m := *n
	m.records = records{from: from, to: to}
	for mode := range m.attributes {
		m.attributes[mode] = slices.Clone(m.attributes[mode])
	}
	m.assemble()
	return &m, nil
}

// takes is the participations that members stands for, by actor, then project.
func (n *Network) takes(members [][]int32) (from, to []int32, err error) {
	if len(members) > n.Count(Project) {
		return nil, nil, fmt.Errorf("members of %d projects, of %d: %w", len(members), n.Count(Project), ErrUnlisted)
	}
	next := make([]int, n.actors+1)
	for p, row := range members {
		for _, a := range row {
			if a < 0 || int(a) >= n.actors {
				return nil, nil, fmt.Errorf("project %q: actor number %d of %d: %w", n.keys[n.actors+p], a, n.actors, ErrUnlisted)
			}
			next[a+1]++
		}
	}
	for a := range n.actors {
		next[a+1] += next[a]
	}
	from, to = make([]int32, next[n.actors]), make([]int32, next[n.actors])
	for p, row := range members {
		project := int32(n.actors + p)
		for _, a := range row {
			k := next[a]
			if k > 0 && from[k-1] == a && to[k-1] == project {
				return nil, nil, fmt.Errorf("project %q: actor %q: %w", n.keys[project], n.keys[a], ErrDuplicate)
			}
			from[k], to[k] = a, project
			next[a]++
		}
	}
	return from, to, nil
}
