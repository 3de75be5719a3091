// Territory answers the first questions about a network of cooperation: who
// takes part in what, who is central, which projects connect, and how does it
// look? From tables to tables, maps and a report:
//
//	go run ./examples/territory                          the built-in example
//	go run ./examples/territory -in my-tables -lang fr   a folder, or one file
//
// It reads the CSV tables described in the documentation of package graphio and
// writes nothing if any of them is wrong.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/program"
)

func main() {
	program.Main(func(ctx context.Context) int { return territory(ctx, os.Args[1:], os.Stdout, os.Stderr) })
}

// territory is main with its surroundings as arguments. Its result is the exit
// status: 1 for wrong data, 2 for wrong flags.
func territory(ctx context.Context, args []string, out, problems io.Writer) int {
	s, err := parse(args, problems)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	if err := run(ctx, s, out, problems); err != nil {
		fmt.Fprintln(problems, explain(err, s.lang))
		if errors.As(err, new(usageError)) {
			return 2
		}
		return 1
	}
	return 0
}

// settings is what the flags say.
type settings struct {
	in, dir  string
	lang     language
	from, to graph.Date
	by       string
	seed     uint64
}

func parse(args []string, problems io.Writer) (settings, error) {
	var s settings
	f := flag.NewFlagSet("territory", flag.ContinueOnError)
	f.SetOutput(problems)
	f.Usage = func() { usage(f) }
	f.StringVar(&s.in, "in", "", "`FILE` or folder to read: participations.csv, actors.csv, … (default: the built-in example)")
	f.StringVar(&s.dir, "out", "out", "`folder` to write into")
	f.TextVar(&s.lang, "lang", english, "language of what you read: en or fr (`LANG`)")
	f.Var(dateFlag{&s.from}, "from", "first `date` of the window: 2015, 2015-06 or 2015-06-30")
	f.Var(dateFlag{&s.to}, "to", "last `date` of the window, included")
	f.StringVar(&s.by, "by", "category", "`column` of actors or projects that colours the map")
	f.Uint64Var(&s.seed, "seed", 0, "seed of the layout: same seed, same map")
	if err := f.Parse(args); err != nil {
		return s, err
	}
	err := s.check(f.Args())
	if err != nil {
		fmt.Fprintln(problems, "territory:", err)
	}
	return s, err
}

func (s settings) check(rest []string) error {
	if len(rest) > 0 {
		return fmt.Errorf("unexpected argument %q: put what to read behind -in", rest[0])
	}
	if s.from != 0 && s.to != 0 && s.from.First() > s.to.Last() {
		return fmt.Errorf("-from %s is after -to %s", s.from, s.to)
	}
	if s.dir == "" {
		return errors.New("-out is empty: name a folder, for example -out out")
	}
	return nil
}

func usage(f *flag.FlagSet) {
	w := f.Output()
	fmt.Fprint(w, `Usage: go run ./examples/territory [-in FILE|DIR] [-out DIR] [-lang en|fr] [-from D] [-to D] [-by COLUMN] [-seed N]

Reads tables of actors and projects and writes tables of measures, maps and a report.
Without -in it reads the built-in example: cooperation around Clus'Ter Jura.

Example: go run ./examples/territory -in my-tables -out results -lang fr -from 2015 -to 2020

`)
	f.PrintDefaults()
}

// dateFlag lets the flag package read a date.
type dateFlag struct{ date *graph.Date }

func (d dateFlag) String() string {
	if d.date == nil {
		return ""
	}
	return d.date.String()
}

func (d dateFlag) Set(s string) (err error) {
	*d.date, err = graph.ParseDate(s)
	return err
}
