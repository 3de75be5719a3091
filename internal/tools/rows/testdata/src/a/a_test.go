package a

import (
	"context"

	"github.com/essaim/essaim/graph"
)

func tested(ctx context.Context, g graph.Graph) { g.Rows() }
