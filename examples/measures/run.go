package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/outfile"
	"github.com/essaim/essaim/internal/program"
	"github.com/essaim/essaim/internal/spreadsheet"
	graphio "github.com/essaim/essaim/io"
	"github.com/essaim/essaim/metrics"
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
	if s.table.By, err = s.column(net, report); err != nil {
		return err
	}
	watched.tell("read")
	results, err := s.measure(ctx, net, watched, problems)
	if err != nil {
		return err
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

// measure measures everything and tells every doubt. A measure that refuses the network
// leaves its column empty; if all refuse, there is nothing to write.
func (s settings) measure(ctx context.Context, net *graph.Network, watched *costs, problems io.Writer) ([]catalogue.Result, error) {
	var results []catalogue.Result
	refused := 0
	for r, err := range s.table.Each(ctx, net) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			refused++
			fmt.Fprintf(problems, "%s: it stays empty: %s\n", r.Entry.Name, reason(err))
		}
		results = append(results, r)
		watched.tell(r.Entry.Name)
		for _, doubt := range r.Warnings {
			fmt.Fprintf(problems, "%s: %s\n", r.Entry.Name, strings.TrimPrefix(doubt.Error(), "metrics: "))
		}
	}
	if refused == len(results) && refused > 0 {
		return nil, errors.New("no measure has a number for this network; nothing was written")
	}
	return results, nil
}

// reason is why a measure refuses a network, and what a user of this program can do.
func reason(err error) string {
	switch {
	case errors.Is(err, metrics.ErrCliques):
		return "there are more than ten million cliques: leave it out (-only)"
	case errors.Is(err, metrics.ErrSize):
		return "the largest component has too many nodes for a whole matrix, 4,000 at most: leave it out (-only)"
	case errors.Is(err, metrics.ErrConditioned):
		return "some weights are too small beside others for the digits of numbers: leave the column weight out of the table, or those rows"
	case errors.Is(err, metrics.ErrWalks), errors.Is(err, metrics.ErrPaths):
		return "there are more of them than numbers can count: leave it out (-only)"
	}
	text := err.Error()
	if _, after, ok := strings.Cut(text, ": metrics: "); ok {
		return after
	}
	return text
}

// column is the column that -by names: of the nodes to measure, or else of the other
// mode, unless it says of which.
func (s settings) column(net *graph.Network, report graphio.Report) (graph.Column, error) {
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
	for _, file := range report.Files {
		if slices.Contains(file.Empty, name) {
			return graph.Column{}, fmt.Errorf("-by %q: the column is there, in %s, but no row has a value in it: fill it in", s.by, file.File)
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
		header = append(header, r.Entry.Name)
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
		_ = table.Write([]string{r.Entry.Name, spreadsheet.Number(r.Value), r.Entry.Definition})
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
