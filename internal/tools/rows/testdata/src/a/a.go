package a

import (
	"context"

	"github.com/essaim/essaim/graph"
)

func interfaced(ctx context.Context, g graph.Graph) {
	g.Rows() // want "Rows builds a projection and does not stop when the context is cancelled: call RowsContext"
	g.RowsContext(ctx)
}

func projected(_ context.Context, g *graph.OneMode) {
	g.Rows() // want "call RowsContext"
}

func network(ctx context.Context, net *graph.Network) {
	net.Rows() // costs nothing
}

func without(g graph.Graph) {
	g.Rows() // no context to give
	_ = func(ctx context.Context) {
		g.Rows() // want "call RowsContext"
	}
}

func within(ctx context.Context, g graph.Graph) {
	build := func() { g.Rows() } // want "call RowsContext"
	build()
	later(g.Rows) // want "call RowsContext"
}

func later(func() graph.Rows) {}

type embedding struct{ graph.Graph }

type own struct{}

func (own) Rows() graph.Rows { return graph.Rows{} }

func others(ctx context.Context, e embedding, o own) {
	e.Rows() // want "call RowsContext"
	o.Rows()
}
