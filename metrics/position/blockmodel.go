package position

import (
	"context"
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
)

// Blockmodel is what positions make of a network: for every two of them the block of
// pairs of their nodes, how much of it is tied, and whether the two count as tied in
// the image, the network of positions.
//
// Two modes: the rows of blocks are actors and the columns projects; [Together] makes one
// partition of one of each. One mode: a node
// is no pair with itself; without directions blocks are symmetric, and both halves are
// counted in the fit.
//
// Weights: ignored, unless Weighted: a density is then a mean strength, pairs without a
// tie being 0.
//
// Unreachable nodes: nodes that are in no position are left out with their ties.
//
// Cost: O(n + m + k²) for k positions.
//
// Same as: sna blockmodel, density.
//
// References: White, Boorman and Breiger (1976), doi:10.1086/226141; Wasserman and
// Faust (1994), isbn:978-0-521-38707-1, chapters 10 and 16, for the image and the fit.
type Blockmodel struct {
	Weighted  bool    // use the strengths of ties
	Threshold float64 // density from which positions count as tied; 0 means that of the whole network
}

// Image is the blocks of a network and how well they fit it.
type Image struct {
	Density       [][]float64 // of every block; NaN without pairs
	Tied          [][]bool    // the image
	Threshold     float64     // density from which positions are tied
	Inconsistent  int         // pairs that are tied in a block that is not, or the reverse
	Pairs         int         // pairs in all blocks
	Correlation   float64     // of ties, or their strengths, with the image; NaN if one of them is all alike
	ByDensity     float64     // the same with densities of blocks in the place of the image
	Rows, Columns []int       // nodes of every position: actors and projects, in one mode the same
	Warnings      []error
}

// Image is the blocks that a partition makes of a graph, its own or another: then nodes
// are the same if they have the same mode and key. Nodes in groups that g does not have,
// and nodes of g that the partition does not have, are left out, with the warning
// [graph.ErrUnmatched]. No node in common is the error [graph.ErrNoCommon].
func (b Blockmodel) Image(ctx context.Context, g graph.Graph, p graph.Partition) (Image, error) {
	if !(b.Threshold >= 0) || math.IsInf(b.Threshold, 0) {
		return Image{}, fmt.Errorf("position: blockmodel: threshold %g: %w", b.Threshold, graph.ErrSetting)
	}
	groups, warnings, common, err := groupsOn(g, p)
	if err != nil {
		return Image{}, err
	}
	s, err := b.blocks(ctx, g, groups, p.Groups())
	if err != nil {
		return Image{}, err
	}
	image := s.image(b)
	image.Warnings = unmatched(warnings, "network", g.Len()-common, g.Len())
	return image, nil
}

// blocks is sums over the pairs of every two positions, row by row.
type blocks struct {
	rows, columns []int     // nodes of every position
	pairs         []float64 // that there are
	ties          []float64
	sums, squares []float64 // of strengths
}

func (b Blockmodel) blocks(ctx context.Context, g graph.Graph, groups []int, k int) (*blocks, error) {
	s := &blocks{
		rows: make([]int, k), columns: make([]int, k), pairs: make([]float64, k*k),
		ties: make([]float64, k*k), sums: make([]float64, k*k), squares: make([]float64, k*k),
	}
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return nil, err
	}
	net, twoMode := g.(*graph.Network)
	if o, ok := g.(*graph.OneMode); ok && o.Directed() {
		rows = o.Arcs().Out()
	}
	weights := csr.WeightsOf(rows, b.Weighted)
	for v, from := range groups {
		if v%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if from < 0 {
			continue
		}
		if twoMode && v >= net.Count(graph.Actor) {
			s.columns[from]++
			continue
		}
		s.rows[from]++
		weight := weights(v)
		for at, u := range rows.Row(v) {
			if to := groups[u]; to >= 0 {
				s.add(from*k+to, weight[at])
			}
		}
	}
	if !twoMode {
		s.columns = s.rows
	}
	s.count(twoMode)
	return s, ctx.Err()
}

func (s *blocks) add(block int, w float64) {
	s.ties[block]++
	s.sums[block] += w
	s.squares[block] += w * w
}

// count counts the pairs.
func (s *blocks) count(twoMode bool) {
	k := len(s.rows)
	for i, n := range s.rows {
		for j, m := range s.columns {
			s.pairs[i*k+j] = float64(n) * float64(m)
			if i == j && !twoMode {
				s.pairs[i*k+j] -= float64(n)
			}
		}
	}
}

func (s *blocks) image(b Blockmodel) Image {
	k := len(s.rows)
	var n, sum, squares float64
	for block, pairs := range s.pairs {
		n += pairs
		sum += s.sums[block]
		squares += s.squares[block]
	}
	r := Image{Rows: s.rows, Columns: s.columns, Threshold: b.Threshold, Pairs: int(n)}
	if r.Threshold == 0 {
		r.Threshold = sum / n
	}
	image, density := moments{}, moments{}
	for i := range k {
		r.Density, r.Tied = append(r.Density, make([]float64, k)), append(r.Tied, make([]bool, k))
		for j := range k {
			block := i*k + j
			mean := s.sums[block] / s.pairs[block]
			r.Density[i][j] = mean
			r.Tied[i][j] = mean >= r.Threshold*(1-1e-12) && s.ties[block] > 0 // but for rounding
			if s.pairs[block] == 0 {
				continue
			}
			x := 0.0
			if r.Tied[i][j] {
				x = 1
				r.Inconsistent += int(s.pairs[block] - s.ties[block])
			} else {
				r.Inconsistent += int(s.ties[block])
			}
			image.add(s.pairs[block], x, s.sums[block])
			density.add(s.pairs[block], mean, s.sums[block])
		}
	}
	r.Correlation, r.ByDensity = image.correlation(n, sum, squares), density.correlation(n, sum, squares)
	return r
}

// moments is sums over all pairs of a number x that all pairs of a block have, and of
// its products with their strengths.
type moments struct{ x, xx, products float64 }

func (m *moments) add(pairs, x, strengths float64) {
	m.x += pairs * x
	m.xx += pairs * x * x
	m.products += x * strengths
}

func (m *moments) correlation(n, sum, squares float64) float64 {
	xx, yy := m.xx-m.x*m.x/n, squares-sum*sum/n
	if !(xx > 1e-12*m.xx && yy > 1e-12*squares) {
		return math.NaN()
	}
	return (m.products - m.x*sum/n) / math.Sqrt(xx*yy)
}
