package position

import (
	"context"
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
)

// Linkage is how far two clusters are from each other.
type Linkage uint8

// The linkages of clusters A and B.
const (
	Average  Linkage = iota // mean distance of a node of A and one of B
	Single                  // the smallest of these distances
	Complete                // the largest
	Ward                    // √(2|A||B|/(|A|+|B|)) times the distance of their centres, for Euclidean distances
)

// Agglomerative makes a tree of nodes: the two nearest clusters become one, again and
// again, until there is one.
//
// Equal distances: of pairs that are equally near, the one that the search meets first is
// taken. It begins at the first node, so that the order of nodes decides. Where that
// matters, the tree and the partitions cut from it have the warning [ErrEqual]. It does
// not by Single, nor where clusters that are equally near are all so to each other: they
// end in one cluster at one height, whatever comes first. Distances count as equal, and
// heights are made equal, if they differ by 1e-10 of themselves or 1e-14 of the largest
// distance, as they do by rounding and by iterations that end.
//
// A distance that is not a number from 0 on is the error [graph.ErrSetting].
//
// Cost: O(n²) time and memory for n nodes.
//
// Same as: scipy linkage and R hclust ("average", "single", "complete", "ward.D2"), but
// for ties.
//
// References: Lance and Williams (1967), doi:10.1093/comjnl/9.4.373; Murtagh and
// Contreras (2012), doi:10.1002/widm.53, for the search along chains of nearest
// neighbours.
type Agglomerative struct {
	Linkage Linkage // 0 is Average
}

// Tree is how the nodes come together.
func (a Agglomerative) Tree(ctx context.Context, d *Distances) (Tree, error) {
	if a.Linkage > Ward {
		return Tree{}, fmt.Errorf("position: linkage %d: %w", a.Linkage, graph.ErrSetting)
	}
	largest := 0.0
	for _, x := range d.values {
		if !(x >= 0) || math.IsInf(x, 1) {
			return Tree{}, fmt.Errorf("position: distance %g: %w", x, graph.ErrSetting)
		}
		largest = max(largest, x)
	}
	c := newClustering(a.Linkage, d, largest)
	joins, err := c.joinAll(ctx)
	if err != nil {
		return Tree{}, err
	}
	levels(joins, c.largest)
	t := treeOf(d, joins, c.unit)
	t.largest = largest
	if a.Linkage == Single {
		return t, nil
	}
	c.begin(d)
	open, err := c.open(ctx, joins)
	if err != nil {
		return Tree{}, err
	}
	if err := t.doubt(ctx, a.Linkage, open); err != nil {
		return Tree{}, err
	}
	return t, nil
}

// clustering is the clusters there are, each under the place of one of its nodes. Their
// distances, of Ward squared, stand where those of the nodes stood.
type clustering struct {
	Linkage
	Distances
	size    []float64 // 0: it has been joined to another
	chain   []int
	unit    float64 // that distances are counted in: a power of two, which rounds none
	largest float64 // distance of two nodes, in this unit
}

func newClustering(l Linkage, d *Distances, largest float64) *clustering {
	_, exponent := math.Frexp(largest)
	c := &clustering{Linkage: l, Distances: *d, size: make([]float64, d.Len()), unit: math.Ldexp(1, max(exponent, -1000))}
	c.values, c.largest = make([]float64, len(d.values)), largest/c.unit
	c.begin(d)
	return c
}

// begin makes every node a cluster.
func (c *clustering) begin(d *Distances) {
	for k, x := range d.values {
		x /= c.unit
		if c.Linkage == Ward {
			x *= x
		}
		c.values[k] = x
	}
	for i := range c.size {
		c.size[i] = 1
	}
}

// placeJoin is two places whose clusters become one.
type placeJoin struct {
	a, b   int
	height float64
}

// joinAll follows chains: from a cluster to the nearest, from that to its nearest, until
// two are nearest to each other. They become one; the chain before them stays a chain,
// as no linkage brings a cluster nearer to the one of two others that it was farther
// from.
func (c *clustering) joinAll(ctx context.Context) ([]placeJoin, error) {
	var joins []placeJoin
	first := 0
	for len(joins) < len(c.size)-1 {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if len(c.chain) == 0 {
			for c.size[first] == 0 {
				first++
			}
			c.chain = append(c.chain, first)
		}
		last := c.chain[len(c.chain)-1]
		next, far := c.nearest(last)
		if len(c.chain) < 2 || next != c.chain[len(c.chain)-2] {
			c.chain = append(c.chain, next)
			continue
		}
		c.chain = c.chain[:len(c.chain)-2]
		if c.Linkage == Ward {
			far = math.Sqrt(far)
		}
		joins = append(joins, placeJoin{last, next, far})
		c.join(last, next)
	}
	return joins, nil
}

// nearest is the cluster nearest to one: of equals the one before it in the chain, or
// else the first.
func (c *clustering) nearest(i int) (best int, far float64) {
	best, far = -1, math.Inf(1)
	if n := len(c.chain); n > 1 {
		best = c.chain[n-2]
		far = c.At(i, best)
	}
	for j, size := range c.size {
		if size == 0 || j == i {
			continue
		}
		if x := c.At(i, j); x < far || best < 0 {
			best, far = j, x
		}
	}
	return best, far
}

// join makes one cluster of two, under the place of the second. Rounding must not bring
// it nearer to others than both were.
func (c *clustering) join(i, j int) {
	between, ni, nj := c.At(i, j), c.size[i], c.size[j]
	for k, nk := range c.size {
		if nk == 0 || k == i || k == j {
			continue
		}
		x, y := c.At(i, k), c.place(j, k)
		switch c.Linkage {
		case Single:
			*y = min(x, *y)
		case Complete:
			*y = max(x, *y)
		case Ward:
			*y = max(min(x, *y), ((ni+nk)*x+(nj+nk)**y-nk*between)/(ni+nj+nk))
		default:
			*y = max(min(x, *y), (ni*x+nj**y)/(ni+nj))
		}
	}
	c.size[i], c.size[j] = 0, ni+nj
}

func (c *clustering) place(i, j int) *float64 {
	if i > j {
		i, j = j, i
	}
	return &c.after(i)[j-i-1]
}

// treeOf is the tree of joins, in the order of their heights, which are in some unit.
func treeOf(d *Distances, joins []placeJoin, unit float64) Tree {
	t := Tree{distances: d, Warnings: d.Warnings}
	n := d.Len()
	cluster, size := make([]int, n), make([]int, n) // of the place that stands for it
	parent := make([]int, n)
	for i := range n {
		cluster[i], size[i], parent[i] = i, 1, i
	}
	for k, j := range joins {
		a, b := rootOf(parent, j.a), rootOf(parent, j.b)
		x, y := cluster[a], cluster[b]
		parent[a] = b
		size[b] += size[a]
		cluster[b] = n + k
		t.Joins = append(t.Joins, Join{A: min(x, y), B: max(x, y), Height: j.height * unit, Nodes: size[b]})
	}
	return t
}

func rootOf(parent []int, i int) int {
	for parent[i] != i {
		parent[i] = parent[parent[i]]
		i = parent[i]
	}
	return i
}
