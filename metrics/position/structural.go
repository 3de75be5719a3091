package position

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// Comparison is how the ties of two nodes are compared.
type Comparison uint8

// The comparisons of the ties x and y of two nodes to the same others.
const (
	Euclidean   Comparison = iota // √Σ (x-y)²
	Manhattan                     // Σ |x-y|: without weights the ties that only one has
	Jaccard                       // 1 - Σ min(x,y) / Σ max(x,y): without weights the share of partners that only one has
	Correlation                   // 1 - r, with Pearson's r of x and y
)

// Structural is how far two nodes are from structural equivalence: from being tied to
// the same others, by ties of the same strength. Their distance is 0 if they are.
//
// Two modes: the nodes of one mode are compared by their ties with the other. One
// mode: two nodes are compared by their ties with all others, whether or not they are
// tied to each other; with directions, by those from them and those to them.
//
// Weights: ignored, unless Weighted.
//
// Unreachable nodes: isolated nodes are equivalent, and by Jaccard 1 from all others.
// By Correlation a node whose ties are all alike has no r. It is 0 from those whose
// ties are the same, and 1 from all others, with the warning [ErrConstant].
//
// Cost: O(n·m) time and O(n²) memory for n nodes, 20,000 at most, with m ties.
//
// Same as: sna sedist "euclidean", "hamming" and 1 - "correlation" without its diagonal;
// where ties have no directions it compares rows and columns, which doubles squares and
// differences. In two modes scipy pdist of the rows.
//
// References: Lorrain and White (1971), doi:10.1080/0022250X.1971.9989788; Burt (1976),
// doi:10.2307/2577097, for distances; Wasserman and Faust (1994),
// isbn:978-0-521-38707-1, chapter 9.
type Structural struct {
	By       Comparison            // how ties are compared; 0 is Euclidean
	Mode     graph.Mode            // two modes: the nodes to compare
	Weighted bool                  // use the strengths of ties
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// ErrConstant warns of nodes all of whose ties are alike.
var ErrConstant = errors.New("nodes whose ties are all alike have no correlation")

// Distances is how far the nodes are from each other.
func (s Structural) Distances(ctx context.Context, g graph.Graph) (*Distances, error) {
	if s.By > Correlation {
		return nil, fmt.Errorf("position: comparison %d: %w", s.By, graph.ErrSetting)
	}
	if err := settings(s.Mode, s.Workers); err != nil {
		return nil, err
	}
	p, err := profilesOf(ctx, g, s.Mode, s.Weighted)
	if err != nil {
		return nil, err
	}
	d := newDistances(g, "structural", p.nodes)
	loop := parallel.Loop{Work: 5 * len(p.nodes) * (1 + p.entries()), Workers: s.Workers, Progress: s.Progress}
	if err := d.fill(ctx, loop, func() func(i, j int) float64 {
		return func(i, j int) float64 { return s.By.of(p, i, j) }
	}); err != nil {
		return nil, err
	}
	if s.By == Correlation {
		d.Warnings = p.constant()
	}
	return d, nil
}

// of is the distance of two nodes.
func (c Comparison) of(p *profiles, i, j int) float64 {
	if c == Correlation {
		return 1 - p.correlation(i, j)
	}
	switch s := p.compare(i, j); c {
	case Manhattan:
		return s.apart
	case Jaccard:
		if s.larger == 0 {
			return 0
		}
		return 1 - s.smaller/s.larger
	default:
		return math.Sqrt(s.squaredApart)
	}
}
