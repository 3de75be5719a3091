package null

import (
	"context"
	"math/rand/v2"

	"github.com/essaim/essaim/graph"
)

// Model is a null model: its networks are like a given one in some ways, and
// random in all others.
type Model interface {
	// Sampler prepares to draw networks like net.
	Sampler(net *graph.Network) Sampler
}

// Sampler draws a network. The same state of rng gives the same network. It may
// use its memory again and again: every goroutine needs a Sampler of its own. The
// networks that it has drawn stay as they are.
type Sampler func(ctx context.Context, rng *rand.Rand) (*graph.Network, error)
