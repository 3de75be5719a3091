package viz_test

import (
	"errors"
	"fmt"
	"html"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/awalterschulze/gographviz"
	"github.com/stretchr/testify/require"
	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/encoding"
	"gonum.org/v1/gonum/graph/encoding/dot"
	"gonum.org/v1/gonum/graph/multi"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/nettest"
	"github.com/essaim/essaim/viz"
)

func ExampleDOT_Write() {
	var b graph.Builder
	b.Add("ada", "bridge", 2)
	b.Add("ben", "bridge", 1)
	b.Rename(graph.Actor, "ada", `Ada "the first"`)
	net, err := b.Build()
	if err != nil {
		panic(err)
	}
	if err := (viz.DOT{Name: "Who builds", Layout: "neato"}).Write(os.Stdout, net); err != nil {
		panic(err)
	}
	// Output:
	// graph "Who builds" {
	// 	graph [ layout="neato" ];
	// 	n0 [ label="Ada \"the first\"", key="ada", class="actor", tooltip="Ada \"the first\"", shape="ellipse" ];
	// 	n1 [ label="ben", key="ben", class="actor", tooltip="ben", shape="ellipse" ];
	// 	n2 [ label="bridge", key="bridge", class="project", tooltip="bridge", shape="box" ];
	// 	n0--n2[ weight="2", penwidth="4.000" ];
	// 	n1--n2[ weight="1", penwidth="2.250" ];
	// }
}

// hostile is the labels that break careless writers.
var hostile = []string{
	`L'Étoile`, `R&D`, `a:b`, `a;b`, `a->b`, `a--b`, `say "hi"`, `"`, `back\slash`, `trailing\`,
	`\N`, `\"`, `\n`, `C:\new\lib`, "two\nlines", "two\r\nlines", "a\ttab", `<b>bold</b>`, `<`, `>`,
	`&amp;`, `&eacute;`, `&#38;#38;`, `{a|b}`, `[x=1]`, `node`, `edge`, `graph`, `digraph`, `subgraph`,
	`strict`, ``, ` `, `  two before and after  `, `#c`, `//c`, `/*c*/`, `</script>`, `=1+1`, `1.5`,
	`-.5`, `01001`, `_a`, `🐝 essaim`, "e\u0301 a\u0300", `جمعية`, `עמותה`, "👩\u200d🌾", "%s %d", "no\u00a0break", `n0`,
	strings.Repeat("très long ", 1000) + ".", "\ufeffmark", "50 % ; , = { } [ ] ( )", "a\\", `&`, `&;`, `\&amp;`, `<>`,
}

// labelled is one actor for each label, and a DOT that shows it.
func labelled(t testing.TB, labels []string) (*graph.Network, viz.DOT) {
	var b graph.Builder
	for i := range labels {
		require.NoError(t, b.AddActor(fmt.Sprintf("%03d", i), ""))
	}
	net, err := b.Build()
	require.NoError(t, err)
	return net, viz.DOT{Label: func(n graph.Node) string { return labels[n.Index] }}
}

func text(t testing.TB, d viz.DOT, g graph.Graph) string {
	t.Helper()
	var out strings.Builder
	require.NoError(t, d.Write(&out, g))
	return out.String()
}

func TestDOTHostileLabelsInGonum(t *testing.T) {
	require.GreaterOrEqual(t, len(hostile), 58)
	labels := append([]string{"nul\x00", "\x01\x1f\x7f", "not \xff UTF-8", "\ufffd", "\ufffe\uffff"}, hostile...)
	net, d := labelled(t, labels)
	nodes := decode(t, text(t, d, net))
	require.Len(t, nodes, len(labels))
	for i, want := range labels {
		require.Equal(t, want, nodes[i].label(), "label %d", i)
	}
}

func TestDOTHostileLabelsInGraphviz(t *testing.T) {
	net, d := labelled(t, hostile)
	require.Equal(t, len(hostile), net.Len())
	drawn := drawnBy(t, "dot", text(t, d, net))
	require.Len(t, drawn, len(hostile))
	for i, want := range hostile {
		require.Equal(t, want, drawn[fmt.Sprint("n", i)], "label %d", i)
	}
}

func TestDOTDrawsWhatXMLCannotHold(t *testing.T) {
	net, d := labelled(t, []string{"nul\x00", "\x01", "not \xff UTF-8", "\ufffd", "\uffff"})
	drawn := drawnBy(t, "dot", text(t, d, net))
	for i, want := range []string{"nul\ufffd", "\ufffd", "not \ufffd UTF-8", "\ufffd", "\ufffd"} {
		require.Equal(t, want, drawn[fmt.Sprint("n", i)])
	}
}

func TestDOTHostileKeysAndAttributes(t *testing.T) {
	var b graph.Builder
	for _, key := range hostile {
		if key != "" {
			require.NoError(t, b.AddActor(key, ""))
			require.NoError(t, b.AddParticipation(key, key))
		}
	}
	net, err := b.Build()
	require.NoError(t, err)
	d := viz.DOT{
		Name:  `the "graph"`,
		Graph: []viz.Attr{{"label", `&lt; \G`}},
		Node:  func(n graph.Node) []viz.Attr { return []viz.Attr{{"strict", n.Key}, {"a b", n.Key}} },
		Tie:   func(tie graph.Tie) []viz.Attr { return []viz.Attr{{"xlabel", tie.From.Key}} },
	}
	out := text(t, d, net)
	for i, n := range decode(t, out) {
		key := net.At(i).Key
		require.Equal(t, key, n.label())
		require.Equal(t, []string{key, key, key}, []string{n.get("key"), n.get("strict"), n.get("a b")})
	}
	_, err = gographviz.ParseString(out)
	require.NoError(t, err)
	drawnBy(t, "dot", out)
}

func TestDOTSameNetworkSameBytes(t *testing.T) {
	net := nettest.Random(t, 1, 30, 20, .2)
	first := text(t, viz.DOT{}, net)
	for range 20 {
		require.Equal(t, first, text(t, viz.DOT{}, net))
	}
	require.Equal(t, text(t, viz.DOT{}, net.OneMode(graph.Actor, graph.Newman)),
		text(t, viz.DOT{}, net.OneMode(graph.Actor, graph.Newman)))
}

func TestDOTEmpty(t *testing.T) {
	for _, g := range []graph.Graph{&graph.Network{}, &graph.OneMode{}, (&graph.Network{}).OneMode(graph.Actor, graph.Count)} {
		require.Equal(t, "graph {\n}\n", text(t, viz.DOT{}, g))
	}
	require.Equal(t, "graph \"\\x3cb>\" {\n}\n", text(t, viz.DOT{Name: "<b>"}, &graph.Network{}))
}

func TestDOTOneMode(t *testing.T) {
	ties := nettest.Ties(t, "A-B B-C D")
	require.Equal(t, `graph {
	n0 [ label="A", key="A", class="actor", tooltip="A", shape="ellipse" ];
	n1 [ label="B", key="B", class="actor", tooltip="B", shape="ellipse" ];
	n2 [ label="C", key="C", class="actor", tooltip="C", shape="ellipse" ];
	n3 [ label="D", key="D", class="actor", tooltip="D", shape="ellipse" ];
	n0--n1;
	n1--n2;
}
`, text(t, viz.DOT{}, ties))
}

func TestDOTDirections(t *testing.T) {
	var b graph.Builder
	require.NoError(t, b.AddTie("funds", "B", "A", true, graph.Number("weight", 4)))
	require.NoError(t, b.AddTie("funds", "A", "C", true, graph.Number("weight", 1)))
	net, err := b.Build()
	require.NoError(t, err)
	funds, err := net.Layer("funds")
	require.NoError(t, err)
	bare := viz.DOT{
		Label: func(graph.Node) string { return "" },
		Node:  func(graph.Node) []viz.Attr { return nil },
	}
	require.Equal(t, `digraph {
	n0 [ label="", key="A", class="actor", tooltip="A" ];
	n1 [ label="", key="B", class="actor", tooltip="B" ];
	n2 [ label="", key="C", class="actor", tooltip="C" ];
	n0->n2[ weight="1", penwidth="1.375" ];
	n1->n0[ weight="4", penwidth="4.000" ];
}
`, text(t, bare, funds))
}

// Nodes are filled as on a map; their category comes back whatever it says.
func TestDOTColor(t *testing.T) {
	var b graph.Builder
	for i, text := range hostile {
		require.NoError(t, b.AddActor(fmt.Sprintf("%03d", i), "", graph.Text("type", text)))
		require.NoError(t, b.AddParticipation(fmt.Sprintf("%03d", i), "p"))
	}
	net, err := b.Build()
	require.NoError(t, err)
	out := text(t, viz.DOT{Color: net.Column(graph.Actor, "type")}, net)
	nodes := decode(t, out)
	fills := map[string]bool{}
	for i, want := range hostile {
		if want != "" {
			require.Equal(t, want, nodes[i].get("category"))
		}
		require.Equal(t, "filled", nodes[i].get("style"))
		fills[nodes[i].get("fillcolor")] = true
	}
	require.Len(t, fills, 8+2, "the palette, the others, and what is missing")
	project := nodes[len(hostile)]
	require.Equal(t, []string{"p", "box", "(none)"}, []string{project.get("tooltip"), project.get("shape"), project.get("fillcolor")})
	drawnBy(t, "dot", out)
}

func TestDOTPositions(t *testing.T) {
	net := nettest.Parse(t, "A:P")
	d := viz.DOT{Layout: "neato", Positions: viz.NewPositions(net, []viz.Point{{X: 0, Y: 1.5}, {X: -2, Y: 0}})}
	out := text(t, d, net)
	require.Contains(t, out, `pos="0,1.5!"`)
	require.Contains(t, out, `pos="-2,0!"`)
	require.NotContains(t, text(t, d, nettest.Parse(t, "B:Q")), "pos=")
	drawnBy(t, "neato", out)
}

var errFull = errors.New("disk full")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestDOTWriteError(t *testing.T) {
	require.ErrorIs(t, viz.DOT{}.Write(fullDisk{}, nettest.Complete(t, 30, 30)), errFull)
}

// decoded is a graph that gonum's decoder fills.
type decoded struct {
	*multi.UndirectedGraph
	nodes []*decodedNode
}

func (d *decoded) NewNode() gonum.Node {
	n := &decodedNode{Node: d.UndirectedGraph.NewNode()}
	d.nodes = append(d.nodes, n)
	return n
}

func (d *decoded) NewLine(from, to gonum.Node) gonum.Line {
	return decodedLine{d.UndirectedGraph.NewLine(from, to)}
}

type decodedLine struct{ gonum.Line }

func (decodedLine) SetAttribute(encoding.Attribute) error { return nil }

type decodedNode struct {
	gonum.Node
	id         string
	attributes []encoding.Attribute
}

func (n *decodedNode) SetDOTID(id string) { n.id = id }

func (n *decodedNode) SetAttribute(a encoding.Attribute) error {
	n.attributes = append(n.attributes, a)
	return nil
}

func (n *decodedNode) get(key string) string {
	for _, a := range n.attributes {
		if a.Key == key {
			return a.Value
		}
	}
	return "(none)"
}

// label is the rule of docs/decisions/0003: text if it is there, or else label.
func (n *decodedNode) label() string {
	if s := n.get("text"); s != "(none)" {
		return s
	}
	return n.get("label")
}

func decode(t testing.TB, out string) []*decodedNode {
	t.Helper()
	g := &decoded{UndirectedGraph: multi.NewUndirectedGraph()}
	require.NoError(t, dot.UnmarshalMulti([]byte(out), g))
	for i, n := range g.nodes {
		require.Equal(t, fmt.Sprint("n", i), n.id)
	}
	return g.nodes
}

var (
	svgNode = regexp.MustCompile(`(?s)class="node[^"]*">\n<title>([^<]*)</title>(.*?)\n</g>\n`)
	svgText = regexp.MustCompile(`(?s)<text [^>]*>(.*?)</text>`)
)

// drawnBy is the text of every node that Graphviz draws by a layout, its lines joined.
func drawnBy(t testing.TB, layout, out string) map[string]string {
	t.Helper()
	svg, err := answer(t.Context(), hard, dotFor(t, layout), out, "-Tsvg")
	require.NoError(t, err)
	drawn := map[string]string{}
	for _, node := range svgNode.FindAllStringSubmatch(svg, -1) {
		var lines []string
		for _, line := range svgText.FindAllStringSubmatch(node[2], -1) {
			// Graphviz writes the second blank of a row as &#160;, a no-break space as itself.
			lines = append(lines, html.UnescapeString(strings.ReplaceAll(line[1], "&#160;", " ")))
		}
		drawn[node[1]] = strings.Join(lines, "\n")
	}
	return drawn
}

func TestDOT100000TiesInASecond(t *testing.T) {
	if testing.Short() {
		t.Skip("timing")
	}
	net := nettest.Complete(t, 1000, 100)
	start := time.Now()
	require.NoError(t, viz.DOT{}.Write(io.Discard, net))
	require.Less(t, time.Since(start), 5*time.Second) // quadratic: 32 s; slack for -race
}

func BenchmarkDOT(b *testing.B) {
	for _, ties := range []int{1000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("ties=%d", ties), func(b *testing.B) {
			net := nettest.Complete(b, ties/100, 100)
			for b.Loop() {
				if err := (viz.DOT{}).Write(io.Discard, net); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
