package graphio

import (
	"slices"
	"strings"

	"github.com/essaim/essaim/graph"
)

// participationsOf is the table of participations; wide, it tells of the nodes
// as well.
func (c CSV) participationsOf(net *graph.Network, wide bool) *printout {
	p := c.printout(Participations, net.Records())
	ends := make([][2]graph.Node, 0, p.rows)
	for r := range net.Participations() {
		ends = append(ends, [2]graph.Node{r.Actor(), r.Project()})
	}
	for mode := range graph.Mode(2) {
		p.text(mode.String(), func(row int) string { return ends[row][mode].Key })
	}
	for _, col := range p.inOrder(net.ParticipationColumns()) {
		p.attribute(col, nil, same, false)
	}
	for mode := range graph.Mode(2) {
		if wide {
			p.tell(net, mode, func(row int) graph.Node { return ends[row][mode] })
		}
	}
	return p
}

func same(row int) int { return row }

// tell adds what is known of the nodes of a mode.
func (p *printout) tell(net *graph.Network, mode graph.Mode, node func(row int) graph.Node) {
	if p.hasNames(node) {
		p.text(mode.String()+"_name", func(row int) string { return node(row).Name })
	}
	p.territoryOf(net, mode.String()+"_territory", node)
	first := firstOf(net, mode)
	marked := false
	for row := range p.rows {
		marked = marked || unplaced(net, node(row), nil)
	}
	for _, col := range p.inOrder(net.Columns(mode)) {
		p.attribute(col, &mode, func(row int) int { return node(row).Index - first }, marked && isPlace(col.Name))
	}
}

func firstOf(net *graph.Network, mode graph.Mode) int {
	if mode == graph.Project {
		return net.Count(graph.Actor)
	}
	return 0
}

func (p *printout) hasNames(node func(row int) graph.Node) bool {
	for row := range p.rows {
		if n := node(row); n.Name != n.Key {
			return true
		}
	}
	return false
}

// territoryOf adds the column of the nodes' territories, if any has one.
func (p *printout) territoryOf(net *graph.Network, header string, node func(row int) graph.Node) {
	key := func(row int) string {
		t, _ := net.Territory(node(row).Index)
		return t.Key
	}
	for row := range p.rows {
		if key(row) != "" {
			p.text(header, key)
			return
		}
	}
}

// nodesOf is the table of actors or projects.
func (c CSV) nodesOf(net *graph.Network, mode graph.Mode) (*printout, error) {
	p := c.printout(tableOfMode(mode), net.Count(mode))
	first := firstOf(net, mode)
	node := func(row int) graph.Node { return net.At(first + row) }
	p.text("key", func(row int) string { return node(row).Key })
	if p.hasNames(node) {
		p.text("name", func(row int) string { return node(row).Name })
	}
	p.territoryOf(net, "territory", node)
	if mode == graph.Project {
		if err := p.parentsOf(net, node); err != nil {
			return nil, err
		}
	}
	marked := p.anyUnplaced(net, node)
	for _, col := range p.inOrder(net.Columns(mode)) {
		p.attribute(col, nil, same, marked && isPlace(col.Name))
	}
	return p, nil
}

func isPlace(name string) bool { return name == "insee" || name == "commune" }

func (p *printout) anyUnplaced(net *graph.Network, node func(row int) graph.Node) bool {
	g := gazetteer{true, map[string]string{}, map[string]string{}, nil}
	for t := range net.Territories().All() {
		g.learn(t.Key, t.Name, t.Level)
	}
	for row := range p.rows {
		if unplaced(net, node(row), &g) {
			return true
		}
	}
	return false
}

// unplaced tells whether a node lies nowhere, but would be placed by its code or
// commune if it were read back. Without territories (g is nil or empty), any
// value places it.
func unplaced(net *graph.Network, n graph.Node, g *gazetteer) bool {
	if _, ok := net.Territory(n.Index); ok {
		return false
	}
	insee := net.Column(n.Mode, "insee").Of(n).String()
	commune := net.Column(n.Mode, "commune").Of(n).String()
	if g == nil || len(g.keys) == 0 {
		return insee != "" || commune != ""
	}
	_, coded := g.keys[insee]
	_, named := g.byName(commune)
	return coded || named
}

// parentsOf adds the column of parents, if there are any.
func (p *printout) parentsOf(net *graph.Network, node func(row int) graph.Node) error {
	joined := make([]string, p.rows)
	header := "parent"
	for row := range p.rows {
		for parent := range net.Parents(node(row).Index) {
			if _, clash := net.Find(graph.Project, parent.Key); clash && parent.Mode == graph.Actor {
				return &SyntaxError{Place{Format: "csv", File: "projects.csv", Line: row + 2, Name: "parent", Value: parent.Key}, because(graph.ErrAmbiguous)}
			}
			if strings.ContainsAny(parent.Key, `|\`) || !plainText(parent.Key, false) {
				header = "parent:text"
			}
		}
	}
	some := false
	for row := range p.rows {
		var keys []string
		for parent := range net.Parents(node(row).Index) {
			key := parent.Key
			if header != "parent" {
				key = strings.NewReplacer(`\`, `\\`, `|`, `\|`).Replace(key)
			}
			keys = append(keys, key)
		}
		joined[row] = strings.Join(keys, "|")
		some = some || len(keys) > 0
	}
	if some {
		p.columns = append(p.columns, printed{header, graph.KindText, func(row int) graph.Value { return graph.Text("parent", joined[row]) }})
	}
	return nil
}

// inOrder is columns as the schema lists them, then the others by name: the
// order in which they came depends on the data.
func (p *printout) inOrder(columns []graph.Column) []graph.Column {
	sorted := slices.Clone(columns)
	rank := func(c graph.Column) int {
		for i := range p.schema.columns {
			k := &p.schema.columns[i]
			if k.name == c.Name || k.node != nil && k.node.name == c.Name {
				return i
			}
		}
		return len(p.schema.columns)
	}
	slices.SortStableFunc(sorted, func(x, y graph.Column) int {
		if d := rank(x) - rank(y); d != 0 {
			return d
		}
		if d := strings.Compare(x.Name, y.Name); d != 0 {
			return d
		}
		return int(x.Kind) - int(y.Kind)
	})
	return sorted
}
