package backbone

import (
	"cmp"
	"context"
	"fmt"

	"github.com/essaim/essaim/graph"
)

// BiCM is how likely every actor is to take part in every project, if chance must keep
// the degrees of all nodes on average and nothing else: the network of maximum
// entropy (bipartite configuration model).
//
//	p(a,j) = x(a)y(j) / (1 + x(a)y(j))   with Σ p(a,j) = k(a) over j, and = k(j) over a
//
// Ties are independent of each other. The x and y are the most likely ones.
//
// Some ties can be certain, or cannot be: of an actor in all projects, and whenever
// the largest actors hold all that these degrees leave them (Gale and Ryser). In a
// perfectly nested network every p is 0 or 1. Nodes are parted there, since x and y
// would be 0 or infinite, and each part is solved alone.
//
// Numbers are right to about 1e-12. Steps that do not settle, which we have never
// seen, end in a [*graph.ConvergenceError].
//
// Cost: O(D·E²) time a step for D and E different degrees of the two modes, E ≤ D, and
// some ten steps; O(n + m) memory.
//
// Same as: NEMtropy BipartiteGraph and backbone bicm where no tie is certain; these
// take apart full and empty nodes only.
//
// References: Saracco et al. (2015), doi:10.1038/srep10595; Vallarano et al. (2021),
// doi:10.1038/s41598-021-93830-4; the length of steps as Sun and Tran-Dinh (2019),
// doi:10.1007/s10107-018-1282-4.
type BiCM struct {
	Iterations int // steps at most; 0 means 200
}

// Probabilities is how likely every tie of a network is. The zero Probabilities knows
// no nodes.
type Probabilities struct {
	actors, projects classes
	p                [][]float64 // by class of actor and of project
}

// At is the chance of a tie between actor a and project j, both counted from 0 in
// their mode. It panics if one is out of range.
func (p Probabilities) At(a, j int) float64 { return p.p[p.actors.of[a]][p.projects.of[j]] }

// Probabilities fits the model.
func (b BiCM) Probabilities(ctx context.Context, net *graph.Network) (Probabilities, error) {
	if b.Iterations < 0 {
		return Probabilities{}, fmt.Errorf("backbone: %d iterations: %w", b.Iterations, graph.ErrSetting)
	}
	p := Probabilities{actors: classesOf(net, graph.Actor), projects: classesOf(net, graph.Project)}
	p.p = make([][]float64, p.actors.len())
	for i := range p.p {
		p.p[i] = make([]float64, p.projects.len())
	}
	for _, rest := range p.parts() {
		if err := rest.solve(ctx, cmp.Or(b.Iterations, 200)); err != nil {
			return Probabilities{}, err
		}
		for i, a := range rest.actors {
			copy(p.p[a][rest.from:rest.to], rest.p[i])
		}
	}
	return p, ctx.Err()
}

// parts takes certain ties out: it writes their chances, and gives the rest. Actors
// are gone through from the largest on. Where the first n of them have all the ties
// that projects of these degrees can give n actors, projects of degree n or less have
// no others, and larger ones have all of these n.
func (p Probabilities) parts() []*part {
	var all []*part
	before, n, ties := 0, 0, 0
	var group []int
	for a := p.actors.len() - 1; a >= 0; a-- {
		group = append(group, a)
		n += p.actors.nodes[a]
		ties += p.actors.nodes[a] * p.actors.degree[a]
		if ties < p.projects.ties(n) {
			continue
		}
		if rest := p.part(group, before, n); rest != nil {
			all = append(all, rest)
		}
		before, group = n, nil
	}
	return all
}

// ties is how many ties n nodes can have at most with nodes of these classes.
func (c classes) ties(n int) int {
	sum := 0
	for k, d := range c.degree {
		sum += c.nodes[k] * min(n, d)
	}
	return sum
}

// part is a group of actors, with all the actors before it, and with it, and the
// projects that have some of them and not all. It is nil if there are none.
func (p Probabilities) part(group []int, before, with int) *part {
	from, to, full := 0, 0, 0
	for k, d := range p.projects.degree {
		switch {
		case d <= before:
			from, to = k+1, k+1
		case d < with:
			to = k + 1
		default:
			full += p.projects.nodes[k]
			for _, a := range group {
				p.p[a][k] = 1
			}
		}
	}
	if from == to {
		return nil
	}
	rest := &part{actors: group, from: from, to: to}
	for _, a := range group {
		rest.rows = append(rest.rows, margin{p.actors.nodes[a], p.actors.degree[a] - full})
	}
	for k := from; k < to; k++ {
		rest.columns = append(rest.columns, margin{p.projects.nodes[k], p.projects.degree[k] - before})
	}
	return rest
}
