package viz_test

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/viz"
)

func ExampleMap() {
	var b graph.Builder
	b.Add("Ada", "Bridge", 1)
	b.Add("Ben", "Bridge", 1)
	b.Set(graph.Actor, "Ada", graph.Text("category", "firm"))
	b.Set(graph.Actor, "Ben", graph.Text("category", "commune"))
	net, err := b.Build()
	if err != nil {
		panic(err)
	}
	var svg bytes.Buffer
	m := viz.Map{Title: "A small world", Color: net.Column(graph.Actor, "category"), Lang: "fr"}
	if err := m.SVG(&svg, net); err != nil {
		panic(err)
	}
	for line := range strings.Lines(svg.String()) {
		if _, text, ok := strings.Cut(line, "#1e2228\">"); ok {
			fmt.Println(strings.NewReplacer("</text>\n", "", "\u00A0", " ").Replace(text))
		}
	}
	// Output:
	// A small world
	// 2 acteurs
	// 1 projet
	// 2 liens
	// Catégorie
	// commune : 1
	// firm : 1
	// Surface : nombre de liens
	// 2
	// 1
}
