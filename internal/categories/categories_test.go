package categories_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/categories"
	"github.com/essaim/essaim/internal/nettest"
)

func TestZeroValues(t *testing.T) {
	var zero categories.Categories
	require.Zero(t, zero.Nodes())
	require.Zero(t, zero.Without())

	for _, g := range []graph.Graph{&graph.Network{}, new(graph.OneMode)} {
		c, err := categories.Of(t.Context(), g, graph.Column{})
		require.NoError(t, err)
		require.Equal(t, categories.Categories{Of: []int32{}, Names: []string{""}, Size: []float64{0}}, c)
	}
}

// table is four actors with a text, a number and a date, some of them missing, and a project.
func table(t *testing.T) *graph.Network {
	t.Helper()
	var b graph.Builder
	for _, row := range []struct {
		key, trade  string
		born, death graph.Value
	}{
		{"A", "mason", graph.Number("born", 1810), graph.Day("death", date(t, "1850-03-01"))},
		{"B", "", graph.Number("born", -2.5), graph.Value{}},
		{"C", "Zimmermann", graph.Value{}, graph.Day("death", date(t, "1850"))},
		{"D", "mason", graph.Number("born", 99), graph.Day("death", date(t, "1850-03-01"))},
	} {
		require.NoError(t, b.AddActor(row.key, "", graph.Text("trade", row.trade), row.born, row.death))
		require.NoError(t, b.AddParticipation(row.key, "Bridge"))
	}
	require.NoError(t, b.AddProject("Bridge", "", graph.Text("kind", "works")))
	net, err := b.Build()
	require.NoError(t, err)
	return net
}

func date(t *testing.T, text string) graph.Date {
	t.Helper()
	d, err := graph.ParseDate(text)
	require.NoError(t, err)
	return d
}

func TestKinds(t *testing.T) {
	net := table(t)
	for _, c := range []struct {
		column string
		names  []string
		of     []int32
		size   []float64
	}{
		{"trade", []string{"Zimmermann", "mason"}, []int32{1, -1, 0, 1}, []float64{1, 2}},
		{"born", []string{"-2.5", "99", "1810"}, []int32{2, 0, -1, 1}, []float64{1, 1, 1}},
		{"death", []string{"1850", "1850-03-01"}, []int32{1, -1, 0, 1}, []float64{1, 2}},
		{"no such column", []string{""}, []int32{0, 0, 0, 0}, []float64{4}},
	} {
		by := net.Column(graph.Actor, c.column)
		got, err := categories.Of(t.Context(), net.OneMode(graph.Actor, graph.Binary), by)
		require.NoError(t, err)
		require.Equal(t, categories.Categories{Of: c.of, Names: c.names, Size: c.size}, got)
		require.Equal(t, !slices.Contains(c.of, -1), got.Has(1) && got.Has(2))

		both, err := categories.Of(t.Context(), net, by) // projects have none of the actors' categories
		require.NoError(t, err)
		require.Equal(t, c.of, both.Of[:4])
		require.Equal(t, by.IsZero(), both.Has(4))
	}
}

// A column of another network: nodes are found by key, and what only others have is a
// category without nodes.
func TestColumnOfAnotherNetwork(t *testing.T) {
	net := table(t)
	part := net.WhereNode(func(n graph.Node) bool { return n.Key == "B" || n.Key == "D" || n.Mode == graph.Project })
	for _, c := range []struct {
		column string
		want   categories.Categories
	}{
		{"trade", categories.Categories{Of: []int32{-1, 1}, Names: []string{"Zimmermann", "mason"}, Size: []float64{0, 1}}},
		{"born", categories.Categories{Of: []int32{0, 1}, Names: []string{"-2.5", "99", "1810"}, Size: []float64{1, 1, 0}}},
		{"death", categories.Categories{Of: []int32{-1, 1}, Names: []string{"1850", "1850-03-01"}, Size: []float64{0, 1}}},
	} {
		got, err := categories.Of(t.Context(), part.OneMode(graph.Actor, graph.Count), net.Column(graph.Actor, c.column))
		require.NoError(t, err)
		require.Equal(t, c.want, got)
	}

	// The other way round, whom the part does not know has no category.
	got, err := categories.Of(t.Context(), net.OneMode(graph.Actor, graph.Count), part.Column(graph.Actor, "trade"))
	require.NoError(t, err)
	require.Equal(t, categories.Categories{Of: []int32{-1, -1, -1, 0}, Names: []string{"mason"}, Size: []float64{1}}, got)
	require.Equal(t, 3, got.Without())

	// Nor has a project a trade.
	got, err = categories.Of(t.Context(), net.OneMode(graph.Project, graph.Count), net.Column(graph.Actor, "trade"))
	require.NoError(t, err)
	require.Equal(t, 1, got.Without())
	require.Zero(t, got.Nodes())
}

// check compares with the cells: a category for each different one that is not missing,
// texts by their bytes, numbers and dates by value.
func check(t *testing.T, g graph.Graph, by graph.Column) {
	var cells []graph.Value
	for i := range by.Len() {
		if v := by.At(i); !v.IsZero() && !slices.ContainsFunc(cells, func(w graph.Value) bool { return same(v, w) }) {
			cells = append(cells, v)
		}
	}
	for i := range cells { // by choosing the smallest
		for j := i + 1; j < len(cells); j++ {
			if less(cells[j], cells[i]) {
				cells[i], cells[j] = cells[j], cells[i]
			}
		}
	}
	got, err := categories.Of(t.Context(), g, by)
	require.NoError(t, err)
	require.Len(t, got.Names, len(cells))
	require.Len(t, got.Of, g.Len())
	size, without := make([]float64, len(cells)), 0
	for i := range got.Of {
		want := slices.IndexFunc(cells, func(v graph.Value) bool { return same(v, by.Of(g.At(i))) })
		require.EqualValues(t, want, got.Of[i])
		require.Equal(t, want >= 0, got.Has(i))
		if want < 0 {
			without++
			continue
		}
		require.Equal(t, by.Of(g.At(i)).String(), got.Names[want])
		size[want]++
	}
	require.Equal(t, size, append([]float64{}, got.Size...))
	require.Equal(t, without, got.Without())
	require.EqualValues(t, g.Len()-without, got.Nodes())
}

func same(v, w graph.Value) bool { return v.Kind == w.Kind && !less(v, w) && !less(w, v) }

func less(v, w graph.Value) bool {
	x, _ := v.Float()
	y, _ := w.Float()
	s, _ := v.Date()
	t, _ := w.Date()
	switch v.Kind {
	case graph.KindText:
		return v.String() < w.String()
	case graph.KindNumber:
		return x < y
	default:
		return s < t
	}
}

func TestCancelled(t *testing.T) {
	net := table(t)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for _, column := range []string{"trade", "born", "death", "no such column"} {
		_, err := categories.Of(cancelled, net, net.Column(graph.Actor, column))
		require.ErrorIs(t, err, context.Canceled)
	}
}

func FuzzCategories(f *testing.F) {
	f.Add([]byte{})
	for kind := range byte(3) {
		f.Add([]byte{kind, 7, 1, 2, 0, 1, 9, 3, 0xff})
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d := nettest.NewDrawn(data)
		cell := []func(x int) graph.Value{
			func(x int) graph.Value { return graph.Text("c", []string{"", "a", "A", "é", "aa", "10", "9", "z"}[x]) },
			func(x int) graph.Value {
				return graph.Number("c", []float64{0, -1, 1e300, 9, 10, math.Copysign(0, -1), 5e-324, -1e-9}[x])
			},
			func(x int) graph.Value {
				return graph.Day("c", []graph.Date{0, 18500000, 18500300, 18500301, 18491231, 10101, 18500302, 19000000}[x])
			},
		}[d.Number(3)]
		n := d.Number(12)
		var b graph.Builder
		for i := range n {
			var values []graph.Value
			if d.Bool() {
				values = append(values, cell(d.Number(8)))
			}
			require.NoError(t, b.AddActor(nettest.Node(i), "", values...))
		}
		net, err := b.Build()
		require.NoError(t, err)
		part := net.WhereNode(func(graph.Node) bool { return d.Bool() })
		for _, g := range []graph.Graph{net, net.OneMode(graph.Actor, graph.Binary), part, part.OneMode(graph.Actor, graph.Binary)} {
			for _, from := range []*graph.Network{net, part} {
				if by := from.Column(graph.Actor, "c"); !by.IsZero() {
					check(t, g, by)
				}
			}
		}
	})
}
