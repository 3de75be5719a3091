package graphio_test

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	graphio "github.com/essaim/essaim/io"
)

// dump is everything a network holds, one line each, in a fixed order. Two
// networks are the same if their dumps are.
func dump(net *graph.Network) string {
	var s strings.Builder
	cells := func(columns []graph.Column, at int) {
		slices.SortFunc(columns, func(x, y graph.Column) int { return strings.Compare(x.Name, y.Name) })
		for _, c := range columns {
			if v := c.At(at); !v.IsZero() {
				fmt.Fprintf(&s, " %q=%s %q", c.Name, v.Kind, v)
			}
		}
		s.WriteString("\n")
	}
	for i := range net.Len() {
		n := net.At(i)
		at := i
		if n.Mode == graph.Project {
			at -= net.Count(graph.Actor)
		}
		fmt.Fprintf(&s, "%s %q %q", n.Mode, n.Key, n.Name)
		if t, ok := net.Territory(i); ok {
			fmt.Fprintf(&s, " in %q", t.Key)
		}
		for p := range net.Parents(i) {
			fmt.Fprintf(&s, " of %s %q", p.Mode, p.Key)
		}
		cells(net.Columns(n.Mode), at)
	}
	for p := range net.Participations() {
		fmt.Fprintf(&s, "takes %q %q", p.Actor().Key, p.Project().Key)
		cells(net.ParticipationColumns(), p.Index)
	}
	for _, layer := range net.Layers() {
		for t := range net.LayerTies(layer) {
			fmt.Fprintf(&s, "tie %q %v %q %q", layer, t.Directed, t.From.Key, t.To.Key)
			cells(net.LayerColumns(layer), t.Index)
		}
	}
	for i := range net.Territories().Len() {
		t := net.Territories().At(i)
		parent, _ := net.Territories().Parent(i)
		fmt.Fprintf(&s, "territory %q %q %q in %q", t.Key, t.Name, t.Level, parent.Key)
		cells(net.Territories().Columns(), i)
	}
	i := 0
	for seat := range net.Seats() {
		fmt.Fprintf(&s, "seat %q", seat.Actor.Key)
		cells(net.SeatColumns(), i)
		i++
	}
	i = 0
	for range net.Events() {
		s.WriteString("event")
		cells(net.EventColumns(), i)
		i++
	}
	return s.String()
}

// folder is the tables that a network is written to.
func folder(t require.TestingT, c graphio.CSV, net *graph.Network) fstest.MapFS {
	files := fstest.MapFS{}
	require.NoError(t, c.WriteFolder(func(name string) (io.WriteCloser, error) {
		return &memory{name: name, files: files}, nil
	}, net))
	return files
}

type memory struct {
	bytes.Buffer
	name  string
	files fstest.MapFS
}

func (m *memory) Close() error {
	m.files[m.name] = &fstest.MapFile{Data: m.Bytes()}
	return nil
}

// tables is a folder of files given as name, content, name, content, …
func tables(files ...string) fs.FS {
	all := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		all[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return all
}

func read(t testing.TB, c graphio.CSV, text string) *graph.Network {
	t.Helper()
	net, err := c.Read(strings.NewReader(text))
	require.NoError(t, err)
	return net
}
