package brokerage

import (
	"errors"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/metrics"
)

// ErrNoVariance warns of counts that are the same by all that chance can do.
var ErrNoVariance = errors.New("counts that cannot vary by chance")

// Role is a role of a broker between two others, by their categories. See
// [brokerage.Roles].
type Role uint8

// The roles, and all of them together.
const (
	Coordinator Role = iota
	Itinerant
	Gatekeeper
	Representative
	Liaison
	AllRoles

	roles = int(AllRoles) + 1
)

// String is "coordinator", "itinerant", … or "brokerage" for all roles.
func (r Role) String() string {
	return [...]string{"coordinator", "itinerant", "gatekeeper", "representative", "liaison", "brokerage"}[r]
}

// Census is what the nodes of a network broker, role by role.
type Census struct {
	Directed bool // gatekeepers and representatives differ
	Warnings []error

	roles [roles]RoleCensus
}

// Of is one role. Without directions Representative is Gatekeeper.
func (c Census) Of(role Role) RoleCensus {
	if role == Representative && !c.Directed {
		role = Gatekeeper
	}
	return c.roles[role]
}

// Roles is the roles that differ, without AllRoles.
func (c Census) Roles() []Role {
	if c.Directed {
		return []Role{Coordinator, Itinerant, Gatekeeper, Representative, Liaison}
	}
	return []Role{Coordinator, Itinerant, Gatekeeper, Liaison}
}

// RoleCensus is one role: of every node that can be a broker, and of the network.
// What was not asked for, or has no answer, has no nodes.
type RoleCensus struct {
	Count     graph.Scores // pairs of others, or chains, that the node brokers
	Expected  graph.Scores // by chance
	Deviation graph.Scores // standard deviation by chance
	Z         graph.Scores // (Count - Expected) / Deviation
	More      graph.Scores // share of shuffles with a count at least as large
	Less      graph.Scores // share of shuffles with a count at most as large
	Network   RoleTotal
}

// RoleTotal is a role in the whole network, as in [RoleCensus]. What was not asked for
// is NaN.
type RoleTotal struct{ Count, Expected, Deviation, Z, More, Less float64 }

// nodeCounts is how often a node is a broker, by role.
type nodeCounts [roles]float64

func (c *nodeCounts) plus(o nodeCounts) {
	for r, n := range o {
		c[r] += n
	}
}

// roleCounts is that of every node.
type roleCounts []nodeCounts

// sum is the network's counts.
func (c roleCounts) sum() (all nodeCounts) {
	for _, node := range c {
		all.plus(node)
	}
	return all
}

// column is one role of all nodes, and of the network behind them.
func (c roleCounts) column(role Role) []float64 {
	values := make([]float64, len(c))
	for i, node := range c {
		values[i] = node[role]
	}
	return append(values, c.sum()[role])
}

// chance is what chance gives to a role: every node, and the network behind them.
type chance struct{ expected, deviation, more, less []float64 }

// census puts counts and chance together.
func (s *stage) census(observed roleCounts, shuffled []chance) Census {
	c := Census{Directed: s.ties.Directed(), Warnings: s.warnings()}
	by, fixed := s.chances(shuffled), 0
	for _, r := range append(c.Roles(), AllRoles) {
		name, count := r.String(), observed.column(r)
		z := standardized(count, by[r])
		fixed += s.undefined(z)
		role := RoleCensus{
			Count:     s.scores(name, count),
			Expected:  s.scores(name+"_expected", by[r].expected),
			Deviation: s.scores(name+"_deviation", by[r].deviation),
			Z:         s.scores(name+"_z", z),
			More:      s.scores(name+"_more", by[r].more),
			Less:      s.scores(name+"_less", by[r].less),
		}
		role.Network = RoleTotal{last(count), last(by[r].expected), last(by[r].deviation), last(z), last(by[r].more), last(by[r].less)}
		c.roles[r] = role
	}
	c.Warnings = doubts.Add(c.Warnings, ErrNoVariance, fixed, (len(c.Roles())+1)*int(s.Nodes()), " numbers of nodes")
	return c
}

// warnings is the doubt about the nodes that have no category.
func (s *stage) warnings() []error {
	return doubts.Add(nil, metrics.ErrUncategorized, s.Without(), len(s.Of), "")
}

// standardized is how many deviations the counts are from what is expected.
func standardized(count []float64, by chance) []float64 {
	z := make([]float64, len(by.expected))
	for i, e := range by.expected {
		z[i] = (count[i] - e) / by.deviation[i]
		if by.deviation[i] == 0 {
			z[i] = math.NaN()
		}
	}
	return z
}

// undefined is how many nodes with a category have no number.
func (s *stage) undefined(values []float64) int {
	count := 0
	for i, v := range values {
		if i < len(s.Of) && s.Has(i) && math.IsNaN(v) {
			count++
		}
	}
	return count
}

// scores gives numbers to the nodes of the brokers' mode, NaN to those without a
// category. Of no numbers it is the zero Scores.
func (s *stage) scores(name string, values []float64) graph.Scores {
	if len(values) == 0 {
		return graph.Scores{}
	}
	n := s.ties.Len()
	for i := range n {
		if !s.Has(i) {
			values[i] = math.NaN()
		}
	}
	if !s.two {
		return graph.NewScores(s.g, name, values[:n:n])
	}
	net := s.g.Origin()
	all := make([]float64, net.Len())
	copy(all[implicit.FirstOf(net, s.mode):], values[:n])
	return graph.NewScores(net, name, all).Of(s.mode)
}

// last is the number of the network, NaN of none.
func last(values []float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	return values[len(values)-1]
}
