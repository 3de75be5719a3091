// Measures answers: how do the actors, or the projects, score? It reads tables
// and writes one table of the measures asked for:
//
//	go run ./examples/measures -in my-tables -only degree,om_betweenness -out scores.csv
//	go run ./examples/measures -list
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/program"
	"github.com/essaim/essaim/metrics/catalogue"
)

func main() {
	program.Main(func(ctx context.Context) int { return measures(ctx, os.Args[1:], os.Stdout, os.Stderr) })
}

// measures is main with its surroundings as arguments. Its result is the exit
// status: 1 for wrong data, 2 for wrong flags.
func measures(ctx context.Context, args []string, out, problems io.Writer) int {
	s, err := parse(args, problems)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case s.list:
		s.printList(out)
		return 0
	}
	if err := s.run(ctx, out, problems); err != nil {
		if errors.Is(err, context.Canceled) {
			err = errors.New("stopped; nothing was written")
		}
		fmt.Fprintln(problems, err)
		return 1
	}
	return 0
}

// settings is what the flags say.
type settings struct {
	in, out string
	table   catalogue.Table
	by      string
	network bool
	list    bool
	verbose bool
}

func parse(args []string, problems io.Writer) (settings, error) {
	var s settings
	var mode, only string
	f := flag.NewFlagSet("measures", flag.ContinueOnError)
	f.SetOutput(problems)
	f.Usage = func() { usage(f) }
	f.StringVar(&s.in, "in", "", "`FILE` or folder to read: participations.csv, …")
	f.StringVar(&s.out, "out", "", "`FILE` to write (default: standard output)")
	f.StringVar(&mode, "mode", "actor", "whom to measure, and to project on: actor or project (`MODE`)")
	f.StringVar(&only, "only", "", "`names` of measures, separated by commas (default: the standard ones)")
	f.StringVar(&s.by, "by", "", "`column` of categories or numbers, for the measures that need one: category, or project:theme where both modes have it")
	f.IntVar(&s.table.Workers, "workers", 0, "how many processor cores to use (default: all); the numbers do not depend on it")
	f.Uint64Var(&s.table.Seed, "seed", 0, "seed of measures that draw at random: same seed, same numbers")
	f.BoolVar(&s.network, "network", false, "measure the network as a whole, not its nodes")
	f.BoolVar(&s.list, "list", false, "list the measures and stop")
	f.BoolVar(&s.verbose, "v", false, "report time and peak memory of each measure")
	if err := f.Parse(args); err != nil {
		return s, err
	}
	s.table.Progress = program.Progress(problems)
	err := s.check(mode, only, f.Args())
	if err != nil {
		fmt.Fprintln(problems, "measures:", err)
	}
	return s, err
}

func (s *settings) check(mode, only string, rest []string) error {
	switch {
	case len(rest) > 0:
		return fmt.Errorf("unexpected argument %q: put what to read behind -in", rest[0])
	case s.list:
		return nil
	case s.in == "":
		return errors.New("what to read is missing: name a table or a folder, for example -in my-tables")
	case mode != "actor" && mode != "project":
		return fmt.Errorf("-mode %q: write actor or project", mode)
	case s.table.Workers < 0:
		return fmt.Errorf("-workers %d: write 1 or more, or 0 for all cores", s.table.Workers)
	}
	if mode == "project" {
		s.table.Mode = graph.Project
	}
	if only == "" {
		s.table.Entries = s.among(catalogue.Standard())
		return nil
	}
	found, unknown := catalogue.Named(s.among(catalogue.All()), strings.Split(only, ",")...)
	if unknown != "" || len(found) == 0 {
		return s.unknown(unknown)
	}
	for _, e := range found {
		if e.NeedsColumn && s.by == "" {
			return fmt.Errorf("-only: %s needs a column: add for example -by category", e.Name)
		}
	}
	s.table.Entries = found
	return nil
}

// among is the measures that have a number for every node, or for the network.
func (s *settings) among(entries []catalogue.Entry) []catalogue.Entry {
	if s.network {
		return catalogue.Of(entries, catalogue.OfNetwork)
	}
	return catalogue.Of(entries, catalogue.OfNodes, catalogue.OfGroups)
}

func (s *settings) unknown(name string) error {
	whole := settings{network: !s.network}
	if found, _ := catalogue.Named(whole.among(catalogue.All()), name); len(found) > 0 {
		if s.network {
			return fmt.Errorf("-only: %s is a measure of nodes: leave -network out", name)
		}
		return fmt.Errorf("-only: %s is a measure of the whole network: add -network", name)
	}
	return fmt.Errorf("-only: there is no measure %q; choose among %s", name, strings.Join(names(s.among(catalogue.All())), " "))
}

func names(entries []catalogue.Entry) []string {
	all := make([]string, len(entries))
	for i, e := range entries {
		all[i] = e.Name
	}
	return all
}

func usage(f *flag.FlagSet) {
	fmt.Fprint(f.Output(), `Usage: go run ./examples/measures -in FILE [-mode actor|project] [-only a,b,c] [-by COLUMN] [-network] [-workers N] [-seed N] [-out FILE] [-v]
       go run ./examples/measures -list [-network]

Reads tables of actors and projects and writes one table: a row for every node, a column for every measure; with
-network, a row for every measure of the network as a whole.
Names that begin with om_ are measured among actors that share projects, or among projects that share actors.

Example: go run ./examples/measures -in my-tables -only degree,om_closeness,om_betweenness -out scores.csv
         go run ./examples/measures -in my-tables -only blau,om_external_internal -by category

`)
	f.PrintDefaults()
}

// printList prints the measures, one a line.
func (s *settings) printList(out io.Writer) {
	for _, e := range s.among(catalogue.All()) {
		needs := ""
		if e.NeedsColumn {
			needs = " (needs -by)"
		}
		fmt.Fprintf(out, "%-20s %s%s\n", e.Name, e.Definition, needs)
	}
}
