// Package nettest makes networks for tests, in one line each.
package nettest

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/essaim/essaim/graph"
)

// Parse makes a network of lines such as "Ada:Bridge,Canal Ben:Bridge": actors
// with their projects. "Eve:" is an actor without projects, ":Mill" a project
// without actors.
func Parse(t testing.TB, text string) *graph.Network {
	t.Helper()
	var b graph.Builder
	for _, field := range strings.Fields(text) {
		actor, projects, _ := strings.Cut(field, ":")
		if actor != "" {
			must(t, b.Rename(graph.Actor, actor, actor))
		}
		for project := range strings.SplitSeq(projects, ",") {
			switch {
			case project == "":
			case actor == "":
				must(t, b.Rename(graph.Project, project, project))
			default:
				must(t, b.AddParticipation(actor, project))
			}
		}
	}
	return build(t, &b)
}

// Ties makes a one-mode network of lines such as "A-B B-C D", D being alone.
func Ties(t testing.TB, text string) *graph.OneMode {
	t.Helper()
	var b graph.Builder
	for _, field := range strings.Fields(text) {
		x, y, tied := strings.Cut(field, "-")
		must(t, b.Rename(graph.Actor, x, x))
		if tied {
			must(t, b.AddParticipation(x, "tie "+field))
			must(t, b.AddParticipation(y, "tie "+field))
		}
	}
	return build(t, &b).OneMode(graph.Actor, graph.Binary)
}

// Random is a two-mode network in which every pair is tied with a probability.
// Nodes without ties are kept.
func Random(t testing.TB, seed uint64, actors, projects int, p float64) *graph.Network {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 0))
	var b graph.Builder
	for a := range actors {
		must(t, b.AddActor(fmt.Sprintf("a%04d", a), ""))
	}
	for q := range projects {
		must(t, b.AddProject(fmt.Sprintf("p%04d", q), ""))
	}
	for a := range actors {
		for q := range projects {
			if rng.Float64() < p {
				must(t, b.AddParticipation(fmt.Sprintf("a%04d", a), fmt.Sprintf("p%04d", q)))
			}
		}
	}
	return build(t, &b)
}

// Complete is the network in which every actor is in every project.
func Complete(t testing.TB, actors, projects int) *graph.Network {
	t.Helper()
	return Random(t, 0, actors, projects, 2)
}

// File reads a two-column table of the repository's testdata folder: actor and
// project, under a header.
func File(t testing.TB, name string) *graph.Network {
	t.Helper()
	var b graph.Builder
	for _, row := range Table(t, name) {
		must(t, b.AddParticipation(row[0], row[1]))
	}
	return build(t, &b)
}

// Table is the rows of a CSV file of the repository's testdata folder, without
// its header.
func Table(t testing.TB, name string) [][]string {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	text, err := os.ReadFile(filepath.Join(filepath.Dir(here), "..", "..", "testdata", name))
	must(t, err)
	r := csv.NewReader(bytes.NewReader(text))
	r.Comment = '#'
	rows, err := r.ReadAll()
	must(t, err)
	return rows[1:]
}

// Shared reads actor and project of a compressed table of the shared data, which stand
// beside the repository. The test is skipped if they do not.
func Shared(t testing.TB, name string) *graph.Network {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	f, err := os.Open(filepath.Join(filepath.Dir(here), "..", "..", "..", "shared", "data", filepath.FromSlash(name)))
	if err != nil {
		t.Skip("needs the shared data: ", err)
	}
	defer func() { _ = f.Close() }() // it was only read
	z, err := gzip.NewReader(f)
	must(t, err)
	rows, err := csv.NewReader(z).ReadAll()
	must(t, err)
	var b graph.Builder
	for _, row := range rows[1:] {
		must(t, b.Add(row[0], row[1], 1))
	}
	return build(t, &b)
}

func build(t testing.TB, b *graph.Builder) *graph.Network {
	t.Helper()
	net, err := b.Build()
	must(t, err)
	return net
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
