// Package essaim studies networks of actors and projects: who takes part in what. It has no
// code of its own; its packages answer these questions:
//
//   - Who takes part in what, and with whom? Package graph has the two-mode network,
//     graph.Network, and its projections, graph.OneMode. Package graphio, in folder io,
//     reads and writes tables: graphio.CSV.
//   - Who is central, and who only looks central because of one huge project? Package
//     metrics: Degree, Closeness, Betweenness, Eigenvector and others, in two modes and in
//     one. By graph.Newman a large project adds less to each tie of a projection.
//   - Who connects worlds that otherwise would not meet? brokerage.Roles and
//     brokerage.Brokering between categories; metrics.Constraint, metrics.LocalBridges and
//     metrics.TwoModeConstraint for structural holes.
//   - Is cooperation vertical, horizontal, or closed on itself? graph.Network.Aggregate is the
//     network at one level of territories; metrics.Mixing is how many ties join which levels,
//     metrics.Homophily and metrics.Segregation are how closed categories are.
//   - Is there a territory effect, more than chance would give? null.Test holds any number
//     against the networks of null.Curveball; backbone.SDSM does it for single ties.
//   - Which projects come from which? graph.Network.Parents.
//   - What stands if a large funder withdraws, and who depends on whom?
//     graph.Network.WhereNode takes nodes away; metrics.CutNodes, metrics.NodeConnectivity and
//     metrics.KComponents are what holds; metrics.TieConcentration is dependence on few.
//   - Is governance shared? graph.Network.Seats; metrics.Gini, metrics.HHI and
//     metrics.Centralization; metrics.CorePeriphery.
//   - How did all of this change? graph.Network.Windows are the periods; compare.Networks and
//     compare.Partitions hold two of them side by side.
//   - Which groups are there? Package community finds those with more ties inside than by
//     chance (community.Leiden), package position those with like partners
//     (position.Structural, position.CONCOR).
//   - Draw it: viz.Map for print and screen, viz.DOT for Graphviz.
//
// Package catalogue has the measures by name, and tables of them: catalogue.Table. All are in
// docs/measures.md, by family, with other names to search by.
//
// Two programs need no programming:
//
//	go run ./examples/territory -in my-tables   # tables, maps and a report
//	go run ./examples/measures -list            # one table of chosen measures
package essaim
