package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/outfile"
	"github.com/essaim/essaim/internal/program"
	"github.com/essaim/essaim/internal/spreadsheet"
	graphio "github.com/essaim/essaim/io"
	"github.com/essaim/essaim/metrics/catalogue"
)

// run reads, measures, and writes everything or nothing.
func (s settings) run(ctx context.Context, out, problems io.Writer) error {
	watched := s.watch(problems)
	defer watched.stop()
	var report graphio.Report
	net, err := program.Open(s.in).Read(ctx, graphio.CSV{Report: &report})
	if err != nil {
		return err
	}
	for _, w := range report.Warnings {
		fmt.Fprintln(problems, w)
	}
	if s.table.By, err = s.column(net); err != nil {
		return err
	}
	watched.tell("read")
	var results []catalogue.Result
	for r, err := range s.table.Each(ctx, net) {
		if err != nil {
			return err
		}
		results = append(results, r)
		watched.tell(r.Name)
		for _, doubt := range r.Warnings {
			fmt.Fprintf(problems, "%s: %v\n", r.Name, doubt)
		}
	}
	write := func(w io.Writer) error { return s.write(w, net, results) }
	if s.network {
		write = func(w io.Writer) error { return writeNumbers(w, results) }
	}
	if s.out == "" {
		return write(out)
	}
	files := outfile.Set{Dir: filepath.Dir(s.out)}
	defer files.Discard()
	if err := files.Write(filepath.Base(s.out), write); err != nil {
		return err
	}
	return files.Commit()
}

// column is the column that -by names: of the nodes to measure, or else of the other
// mode, unless it says of which.
func (s settings) column(net *graph.Network) (graph.Column, error) {
	if s.by == "" {
		return graph.Column{}, nil
	}
	modes, name := []graph.Mode{s.table.Mode, s.table.Mode.Other()}, s.by
	for _, mode := range modes {
		if after, ok := strings.CutPrefix(s.by, mode.String()+":"); ok {
			modes, name = []graph.Mode{mode}, after
		}
	}
	var known []string
	for _, mode := range modes {
		if c := net.Column(mode, name); !c.IsZero() {
			return c, nil
		}
		for _, c := range net.Columns(mode) {
			known = append(known, mode.String()+":"+c.Name)
		}
	}
	if len(known) == 0 {
		return graph.Column{}, fmt.Errorf("-by %q: the nodes have no columns: put an actors.csv or a projects.csv beside participations.csv", s.by)
	}
	return graph.Column{}, fmt.Errorf("-by %q: there is no such column; the columns are %s", s.by, strings.Join(known, " "))
}

// write writes a row for every node and a column for every measure.
func (s settings) write(w io.Writer, net *graph.Network, results []catalogue.Result) error {
	table := csv.NewWriter(w)
	header := []string{"key", "name"}
	columns := make([][]float64, len(results))
	for i, r := range results {
		header = append(header, r.Name)
		columns[i] = r.Scores.Of(s.table.Mode).Values()
	}
	_ = table.Write(header) // table keeps the first error
	row := make([]string, len(header))
	at := 0
	for v := range net.Of(s.table.Mode) {
		row[0], row[1] = spreadsheet.Text(v.Key), spreadsheet.Text(v.Name)
		for i := range columns {
			row[2+i] = spreadsheet.Number(columns[i][at])
		}
		_ = table.Write(row)
		at++
	}
	table.Flush()
	return table.Error()
}

// writeNumbers writes a row for every measure of the network.
func writeNumbers(w io.Writer, results []catalogue.Result) error {
	table := csv.NewWriter(w)
	_ = table.Write([]string{"name", "value", "definition"}) // table keeps the first error
	for _, r := range results {
		_ = table.Write([]string{r.Name, spreadsheet.Number(r.Value), r.Definition})
	}
	table.Flush()
	return table.Error()
}

// costs tells time and memory, if -v asks for it.
type costs struct {
	problems io.Writer
	start    time.Time
	memory   *program.Memory
}

func (s settings) watch(problems io.Writer) *costs {
	if !s.verbose {
		return nil
	}
	fmt.Fprintf(problems, "%-20s %10s %10s\n", "", "seconds", "peak MB")
	return &costs{problems, time.Now(), program.WatchMemory()}
}

// tell reports what was spent since the last time.
func (c *costs) tell(name string) {
	if c == nil {
		return
	}
	fmt.Fprintf(c.problems, "%-20s %10.3f %10.1f\n", name, time.Since(c.start).Seconds(), c.memory.Peak())
	c.start = time.Now()
}

func (c *costs) stop() {
	if c != nil {
		c.memory.Stop()
	}
}
