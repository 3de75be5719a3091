// Keyactors answers: which actors hold the network together? From the project's
// root:
//
//	go run ./examples/keyactors
package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"

	"github.com/essaim/essaim/graph"
	graphio "github.com/essaim/essaim/io"
	"github.com/essaim/essaim/metrics"
)

func main() {
	if err := run(context.Background(), os.DirFS("examples/territory/jura"), os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, tables fs.FS, out io.Writer) error {
	net, err := graphio.CSV{}.ReadFolder(tables)
	if err != nil {
		return err // every bad line of every table, with its place
	}
	actors := net.OneMode(graph.Actor, graph.Count) // a gonum graph; nothing computed yet
	brokers, err := metrics.Betweenness{Normalized: true}.Scores(ctx, actors)
	for _, r := range brokers.Top(5) {
		fmt.Fprintf(out, "%d. %-36s %.3f\n", r.Rank, r.Node.Name, r.Value)
	}
	return err
}
