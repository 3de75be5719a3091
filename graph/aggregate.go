package graph

import (
	"context"
	"fmt"
	"slices"
)

// Aggregate is the network seen from one level of the territories: each actor
// gives way to the territory of that level that holds it, with the number of
// actors merged in its column "actors". The weight of a territory's tie with a
// project is the sum of the weights of its actors' ties, so the number of its
// actors in the project if no weight is stated; all records are kept. Ties of
// layers go between territories, and their weights add up likewise; those inside
// one go.
//
// An actor that lies in no territory of the level, because its place is not
// stated or is larger, is left out, and so are its seats. Projects stay as they
// are, except those left without actors. It is an error if no territory has the
// level ([ErrNoLevel]).
func (n *Network) Aggregate(level string) (*Network, error) {
	if level == "" || !slices.Contains(n.territories.levels, level) {
		return nil, fmt.Errorf("graph: level %q: %w; the levels are %q", level, ErrNoLevel, n.territories.Levels())
	}
	held := n.holders(level)
	places, merged := distinctHolders(held)
	rank := make([]int32, n.Len()) // node of n to node of the new network
	for i, t := range held {
		at, _ := slices.BinarySearch(places, t)
		rank[i] = int32(at)
		if t < 0 {
			rank[i] = -1
		}
	}
	projects := n.projectsOf(rank, len(places))
	m := &Network{
		actors:      len(places),
		keys:        append(pick(n.territories.keys, places), pick(n.keys, projects)...),
		names:       append(pick(n.territories.names, places), pick(n.names, projects)...),
		territory:   append(slices.Clone(places), pick(n.territory, projects)...),
		territories: n.territories,
		events:      n.events,
		parents:     n.parentsInto(rank),
	}
	m.records = n.records.summed().into(rank).sorted(context.Background())
	m.seats = n.seats.among(rank).sorted(context.Background())
	for i := range projects {
		projects[i] -= int32(n.actors)
	}
	m.attributes = [2]columns{{{Name: "actors", Kind: KindNumber, numbers: merged}}, n.attributes[Project].take(projects)}
	for _, l := range n.layers {
		if r := l.summed().into(rank); r.len() > 0 {
			m.layers = append(m.layers, layer{l.name, l.directed, r.undirectedEnds(l.directed).sorted(context.Background())})
		}
	}
	m.assemble()
	return m, nil
}

// holders is the territory of a level that holds each actor, -1 if none does.
func (n *Network) holders(level string) []int32 {
	held := make([]int32, n.actors)
	for i := range held {
		held[i] = -1
		if t := n.territory[i]; t >= 0 {
			if at, ok := n.territories.Within(int(t), level); ok {
				held[i] = int32(at.Index)
			}
		}
	}
	return held
}

// distinctHolders is the territories that hold somebody, sorted, and how many
// actors each holds.
func distinctHolders(held []int32) (places []int32, count []float64) {
	sorted := slices.DeleteFunc(slices.Clone(held), func(t int32) bool { return t < 0 })
	slices.Sort(sorted)
	for i, t := range sorted {
		if i == 0 || t != sorted[i-1] {
			places = append(places, t)
			count = append(count, 0)
		}
		count[len(count)-1]++
	}
	return places, count
}

// projectsOf ranks the projects that keep an actor behind the given number of
// actors, the others -1, and returns them.
func (n *Network) projectsOf(rank []int32, actors int) []int32 {
	var projects []int32
	for p := n.actors; p < n.Len(); p++ {
		rank[p] = -1
		if slices.ContainsFunc(n.rows.Row(p), func(a int32) bool { return rank[a] >= 0 }) {
			rank[p] = int32(actors + len(projects))
			projects = append(projects, int32(p))
		}
	}
	return projects
}

// summed is the records with the weight of each tie stated once, on its first
// record.
func (r records) summed() records {
	_, _, first := r.distinct()
	weight := Column{Name: "weight", Kind: KindNumber}
	weight.numbers = make([]float64, r.len())
	weight.missing = grow(nil, r.len(), true)
	for tie, w := range r.tieWeights(r.cells.find("weight")) {
		weight.numbers[first[tie]], weight.missing[first[tie]] = w, false
	}
	r.cells = append(slices.DeleteFunc(slices.Clone(r.cells), func(c Column) bool { return c.Name == "weight" }), weight)
	return r
}

// into is the records between nodes that have a rank, renumbered, without those
// that would tie a node with itself.
func (r records) into(rank []int32) records {
	var at []int32
	for i, from := range r.from {
		if rank[from] >= 0 && rank[r.to[i]] >= 0 && rank[from] != rank[r.to[i]] {
			at = append(at, int32(i))
		}
	}
	return r.take(at, rank)
}

// undirectedEnds puts the smaller end first, unless the ends have a direction.
func (r records) undirectedEnds(directed bool) records {
	for i := range r.from {
		if !directed && r.from[i] > r.to[i] {
			r.from[i], r.to[i] = r.to[i], r.from[i]
		}
	}
	return r
}

// parentsInto is the parents of the projects that stay; several actors of one
// territory are one parent.
func (n *Network) parentsInto(rank []int32) Rows {
	var p pairs
	size := int32(0)
	for i, r := range rank {
		size = max(size, r+1)
		if r < 0 || n.parents.Len() == 0 {
			continue
		}
		var parents []int32
		for _, j := range n.parents.Row(i) {
			if rank[j] >= 0 && !slices.Contains(parents, rank[j]) {
				parents = append(parents, rank[j])
				p.a = append(p.a, r)
				p.b = append(p.b, rank[j])
			}
		}
	}
	return rowsOf(int(size), p)
}
