package viz

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/awalterschulze/gographviz/ast"

	"github.com/essaim/essaim/graph"
)

// DOT writes a network in the language of Graphviz. The zero DOT draws actors
// as ellipses and projects as boxes, under their names.
//
// Nodes are called n0, n1, … in their order. Each has the attributes label, key
// (the caller's identifier), class ("actor" or "project", which is also its
// class in Graphviz's SVG) and tooltip (the name). Ties of a weighted graph have their weight, and a
// penwidth between 0.5 and 4 in proportion to it. A layer with directions is a
// digraph. Same network, same bytes.
//
// Every text is quoted. A label is what Graphviz draws: backslashes and "&amp;"
// show as they stand, and what XML cannot hold, such as NUL or bytes that are
// not UTF-8, shows as U+FFFD. Readers that decode strings as gonum and Go do
// get the key and all other attributes exactly, and the label too, except where
// no string can mean the same to both: there the attribute text repeats the
// label exactly. See docs/decisions/0003-dot-quoting.md.
type DOT struct {
	Name   string // of the graph; none if empty
	Layout string // engine that should lay it out: "neato", "sfdp", …; empty: the reader's choice

	Graph []Attr                  // more attributes of the graph
	Label func(graph.Node) string // nil: the name

	// Color and ProjectColor fill the nodes that they describe as in a Map, and
	// give them the attribute category: their text in the column.
	Color, ProjectColor graph.Column

	Node func(graph.Node) []Attr // nil: the shape, by mode
	Tie  func(graph.Tie) []Attr  // nil: weight and penwidth, if the graph is weighted

	Positions Positions // in inches, pinned (pos="x,y!"); zero: left to Graphviz
}

// Attr is an attribute of Graphviz. Its value is plain text: what Graphviz
// calls HTML-like labels and escapes such as \N are not interpreted.
type Attr struct{ Name, Value string }

// Write writes the graph.
//
// Cost: O(n + m) time and O(1) memory for n nodes and m ties.
func (d DOT) Write(w io.Writer, g graph.Graph) error {
	if err := checkColumns(g, d.Color, d.ProjectColor); err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	rows, kind := g.Rows(), ast.GRAPH
	if one, ok := g.(*graph.OneMode); ok && one.Directed() {
		rows, kind = one.Arcs().Out(), ast.DIGRAPH
	}
	fmt.Fprintf(out, "%s ", kind)
	if d.Name != "" {
		fmt.Fprintf(out, "%s ", quote(d.Name))
	}
	fmt.Fprintln(out, "{")
	d.writeSettings(out)
	nodes := nodesOf(g)
	colouring := colouringOf(nodes, english, d.Color, d.ProjectColor)
	for i, n := range nodes {
		attrs := d.nodeAttrs(n, colouring[n.Mode])
		writeStmt(out, ast.NodeStmt{NodeID: nodeID(i), Attrs: attrList(attrs)})
	}
	d.writeTies(out, g, rows, kind)
	fmt.Fprintln(out, "}")
	return out.Flush()
}

func (d DOT) writeSettings(out *bufio.Writer) {
	settings := d.Graph
	if d.Layout != "" {
		settings = append([]Attr{{"layout", d.Layout}}, settings...)
	}
	if len(settings) > 0 {
		writeStmt(out, ast.GraphAttrs(attrList(settings)))
	}
}

// writeStmt writes one statement: the String of a whole gographviz graph takes
// time and memory that grow with the square of its length.
func writeStmt(out *bufio.Writer, s ast.Stmt) {
	fmt.Fprintf(out, "\t%s;\n", strings.TrimSpace(s.String()))
}

func (d DOT) nodeAttrs(n graph.Node, k *categories) []Attr {
	shown := n.Name
	if d.Label != nil {
		shown = d.Label(n)
	}
	attrs := []Attr{{"label", shown}}
	if quoteLabel(shown) != quote(shown) {
		attrs = append(attrs, Attr{"text", shown})
	}
	attrs = append(attrs, Attr{"key", n.Key}, Attr{"class", n.Mode.String()}, Attr{"tooltip", n.Name})
	if k != nil {
		attrs = append(attrs, fillAttrs(k.of(n), k.column.Of(n))...)
	}
	if p, ok := d.Positions.Of(n); ok {
		attrs = append(attrs, Attr{"pos", number(p.X) + "," + number(p.Y) + "!"})
	}
	if d.Node != nil {
		return append(attrs, d.Node(n)...)
	}
	return append(attrs, Attr{"shape", [...]string{"ellipse", "box"}[n.Mode]})
}

// fillAttrs is the look of a category, with letters that can be read on it.
func fillAttrs(s style, v graph.Value) []Attr {
	letters := "black"
	if lightness(s.fill) < .5 {
		letters = "white"
	}
	attrs := []Attr{{"style", "filled"}, {"fillcolor", hex(s.fill)}, {"fontcolor", letters}}
	if !v.IsZero() {
		attrs = append(attrs, Attr{"category", v.String()})
	}
	return attrs
}

func (d DOT) writeTies(out *bufio.Writer, g graph.Graph, rows graph.Rows, kind ast.GraphType) {
	strongest := heaviest(rows)
	for i := range rows.Len() {
		weights := rows.Weights(i)
		for k, j := range rows.Row(i) {
			if kind == ast.GRAPH && int(j) < i {
				continue
			}
			weight := 1.0
			if weights != nil {
				weight = weights[k]
			}
			var attrs []Attr
			switch {
			case d.Tie != nil:
				attrs = d.Tie(graph.Tie{From: g.At(i), To: g.At(int(j)), Weight: weight})
			case weights != nil:
				width := strconv.FormatFloat(0.5+3.5*(weight/strongest), 'f', 3, 64)
				attrs = []Attr{{"weight", number(weight)}, {"penwidth", width}}
			}
			to := &ast.EdgeRH{Op: ast.EdgeOp(kind), Destination: nodeID(int(j))}
			writeStmt(out, ast.EdgeStmt{Source: nodeID(i), EdgeRHS: ast.EdgeRHS{to}, Attrs: attrList(attrs)})
		}
	}
}

// heaviest is the largest weight, 1 if there are none.
func heaviest(rows graph.Rows) float64 {
	if !rows.Weighted() {
		return 1
	}
	top := 0.0
	for i := range rows.Len() {
		for _, w := range rows.Weights(i) {
			top = max(top, w)
		}
	}
	return top
}

func number(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

func nodeID(i int) *ast.NodeID { return &ast.NodeID{ID: ast.ID("n" + strconv.Itoa(i))} }

func attrList(attrs []Attr) ast.AttrList {
	if len(attrs) == 0 {
		return nil
	}
	list := make(ast.AList, len(attrs))
	for i, a := range attrs {
		value := quote(a.Value)
		if readsEntities(a.Name) {
			value = quoteLabel(a.Value)
		}
		list[i] = &ast.Attr{Field: ast.ID(identifier(a.Name)), Value: ast.ID(value)}
	}
	return ast.AttrList{list}
}

// readsEntities tells whether Graphviz reads &amp; and the like in an attribute.
func readsEntities(name string) bool {
	switch name {
	case "label", "xlabel", "headlabel", "taillabel",
		"tooltip", "edgetooltip", "headtooltip", "labeltooltip", "tailtooltip":
		return true
	}
	return false
}

var (
	word    = regexp.MustCompile(`^[A-Za-z_][A-Za-z_0-9]*$`)
	keyword = regexp.MustCompile(`^(?i:node|edge|graph|digraph|subgraph|strict)$`)
)

// identifier is the name of an attribute, quoted only if it must be.
func identifier(name string) string {
	if word.MatchString(name) && !keyword.MatchString(name) {
		return name
	}
	return quote(name)
}

// quote writes a text as a DOT string that gonum's decoder and strconv.Unquote
// read as the text again, whatever its bytes. Graphviz reads the same, but for
// the escapes: outside of labels it undoes \" only.
func quote(s string) string {
	return quoted(s, func(b *strings.Builder, char string) {
		switch {
		case char == "\uFFFD": // gonum's decoder refuses it
			b.WriteString(`\ufffd`)
		case len(char) > 1:
			b.WriteString(char)
		default:
			fmt.Fprintf(b, `\x%02x`, char[0])
		}
	}, isTag(s))
}

// quoteLabel writes a text as a DOT string that Graphviz draws as the text.
func quoteLabel(s string) string {
	return quoted(entity.ReplaceAllString(s, "&amp;$1"), func(b *strings.Builder, _ string) {
		b.WriteString("&#65533;")
	}, false)
}

// entity is what Graphviz reads as one character in a label.
var entity = regexp.MustCompile(`&(#[0-9]+;|#[xX][0-9A-Fa-f]+;|[A-Za-z][A-Za-z0-9]*;)`)

// isTag tells whether gonum's decoder takes a string for an HTML-like one, and
// leaves its quotes on.
func isTag(s string) bool { return len(s) >= 2 && s[0] == '<' && s[len(s)-1] == '>' }

// quoted escapes what gonum's decoder and Graphviz's labels agree on, and leaves
// the characters that not all readers can hold to rare.
func quoted(s string, rare func(*strings.Builder, string), tag bool) string {
	var b strings.Builder
	b.Grow(len(s) + 2)
	b.WriteByte('"')
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch char := s[i : i+size]; {
		case r == '"', r == '\\':
			b.WriteString(`\` + char)
		case r == '\n':
			b.WriteString(`\n`)
		case tag && i == 0, r < ' ' && r != '\t' && r != '\r', r == utf8.RuneError, r == 0xFFFE, r == 0xFFFF:
			rare(&b, char)
		default:
			b.WriteString(char)
		}
		i += size
	}
	b.WriteByte('"')
	return b.String()
}
