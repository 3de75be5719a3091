// Package graph has the methods that the analyzer knows by name.
package graph

import "context"

type Rows struct{}

type Graph interface {
	Rows() Rows
	RowsContext(ctx context.Context) (Rows, error)
}

type Network struct{}

func (n *Network) Rows() Rows                                    { return Rows{} }
func (n *Network) RowsContext(ctx context.Context) (Rows, error) { return Rows{}, nil }

type OneMode struct{}

func (g *OneMode) Rows() Rows                                    { return Rows{} }
func (g *OneMode) RowsContext(ctx context.Context) (Rows, error) { return Rows{}, nil }
