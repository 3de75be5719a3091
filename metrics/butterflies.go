package metrics

import (
	"cmp"
	"context"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/csr"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// Butterflies is the smallest groups of a two-mode network: two actors who share two
// projects, which are a cycle of four ties. Scores has in how many every node is,
// TieScores in how many every tie is, and Count how many there are.
//
//	b(v) = Σ s (s-1) / 2   over the nodes u that share s > 0 neighbours with v
//
// One mode: the error [graph.ErrModes]. Use [Clustering].
//
// Weights: ignored.
//
// Unreachable nodes: an isolated node is in none, 0.
//
// Cost: O(Σ min(k(a), k(p))) time over the ties of nodes of degree k, and O(n+m)
// memory, also for each worker. The numbers are exact up to 2⁵³.
//
// Same as: networkx bipartite.robins_alexander_clustering, of which the number of
// butterflies is the numerator, divided by 4.
//
// References: Sanei-Mehri, Sariyüce and Tirthapura (2018),
// doi:10.1145/3219819.3220097; Wang et al. (2019), doi:10.14778/3339490.3339497, for
// going from nodes of high degree to such of lower.
type Butterflies struct {
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// Scores is the number of butterflies around every node.
func (b Butterflies) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	net, err := twoMode(g, "butterflies", "use Clustering")
	if err != nil {
		return graph.Scores{}, err
	}
	values, err := b.sum(ctx, net, net.Len(), (*wedges).addNodes)
	if err != nil {
		return graph.Scores{}, err
	}
	return graph.NewScores(net, "butterflies", values), nil
}

// TieScores is the number of butterflies around every tie.
func (b Butterflies) TieScores(ctx context.Context, g graph.Graph) (graph.TieScores, error) {
	net, err := twoMode(g, "butterflies", "use Clustering")
	if err != nil {
		return graph.TieScores{}, err
	}
	values, err := b.sum(ctx, net, net.Ties(), (*wedges).addTies)
	if err != nil {
		return graph.TieScores{}, err
	}
	return graph.NewTieScores(net, "tie_butterflies", values), nil
}

// Value is the number of butterflies in all.
func (b Butterflies) Value(ctx context.Context, g graph.Graph) (float64, error) {
	s, err := b.Summary(ctx, g)
	return s.Count, err
}

// ButterfliesSummary is how many butterflies a network has, and which share of what could be.
type ButterfliesSummary struct {
	Count           float64
	RobinsAlexander float64 // share of the paths of three ties that are closed; NaN without any
	Warnings        []error
}

// Summary is the butterflies of the network.
func (b Butterflies) Summary(ctx context.Context, g graph.Graph) (ButterfliesSummary, error) {
	net, err := twoMode(g, "butterflies", "use Clustering")
	if err != nil {
		return ButterfliesSummary{}, err
	}
	sum, err := b.sum(ctx, net, 1, (*wedges).addAll)
	if err != nil {
		return ButterfliesSummary{}, err
	}
	s := ButterfliesSummary{Count: sum[0]}
	if paths := threePaths(net); paths > 0 {
		s.RobinsAlexander = 4 * s.Count / paths
		return s, nil
	}
	s.RobinsAlexander, err = undefined("clustering by Robins and Alexander", "there is no path of three ties")
	s.Warnings = []error{err}
	return s, nil
}

// threePaths is the number of paths of three ties: by the tie in their middle.
func threePaths(net *graph.Network) float64 {
	rows, sum := net.Rows(), 0.0
	for a := range net.Count(graph.Actor) {
		for _, p := range rows.Row(a) {
			sum += float64(rows.Degree(a)-1) * float64(rows.Degree(int(p))-1)
		}
	}
	return sum
}

func (b Butterflies) sum(ctx context.Context, net *graph.Network, width int, add func(*wedges, []float64)) ([]float64, error) {
	r := rankingOf(net.Rows())
	loop := parallel.Loop{N: len(r.node), Work: 10 * len(r.near), Workers: b.Workers, Progress: b.Progress}
	return loop.Sum(ctx, width, func() func(int, []float64) {
		w := newWedges(r)
		return func(u int, sum []float64) {
			w.from(int32(u))
			add(w, sum)
		}
	})
}

// ranking is a network with its nodes in rising order of degree.
type ranking struct {
	node  []int32 // of every rank
	start []int   // the neighbours of rank u are near[start[u]:start[u+1]]
	near  []int32 // ranks, rising
	tie   []int32 // of every neighbour: the number of the tie to it
}

func rankingOf(rows graph.Rows) *ranking {
	n := rows.Len()
	r := &ranking{node: csr.UpTo(n), start: make([]int, n+1), near: make([]int32, rows.Entries()), tie: make([]int32, rows.Entries())}
	slices.SortStableFunc(r.node, func(a, b int32) int { return cmp.Compare(rows.Degree(int(a)), rows.Degree(int(b))) })
	rank, next := make([]int32, n), make([]int, n)
	for u, v := range r.node {
		rank[v], next[u] = int32(u), r.start[u]
		r.start[u+1] = r.start[u] + rows.Degree(int(v))
	}
	ties := csr.TieNumbers(rows)
	for u, v := range r.node { // in rising order, so that all rows rise
		for k, p := range rows.Row(int(v)) {
			at := &next[rank[p]]
			r.near[*at], r.tie[*at] = int32(u), ties[v][k]
			*at++
		}
	}
	return r
}

// wedges is the ways of two ties from a node to such of lower rank, over such of
// lower rank. A butterfly is a pair of them with the same ends, seen from its highest.
type wedges struct {
	*ranking
	u      int32
	shared []int32 // of every end: ways to it
	ends   []int32
}

func newWedges(r *ranking) *wedges { return &wedges{ranking: r, shared: make([]int32, len(r.node))} }

// from finds the ways from u.
func (w *wedges) from(u int32) {
	for _, end := range w.ends {
		w.shared[end] = 0
	}
	w.u, w.ends = u, w.ends[:0]
	w.all(func(_, _ int, end int32) {
		if w.shared[end] == 0 {
			w.ends = append(w.ends, end)
		}
		w.shared[end]++
	})
}

// all goes through the ways, with the places of their two ties.
func (w *wedges) all(visit func(first, second int, end int32)) {
	for i := w.start[w.u]; i < w.start[w.u+1] && w.near[i] < w.u; i++ {
		v := w.near[i]
		for j := w.start[v]; j < w.start[v+1] && w.near[j] < w.u; j++ {
			visit(i, j, w.near[j])
		}
	}
}

func (w *wedges) addAll(sum []float64) {
	for _, end := range w.ends {
		sum[0] += vec.Pairs(int(w.shared[end]))
	}
}

func (w *wedges) addNodes(sum []float64) {
	for _, end := range w.ends {
		pairs := vec.Pairs(int(w.shared[end]))
		sum[w.node[w.u]] += pairs
		sum[w.node[end]] += pairs
	}
	w.all(func(first, _ int, end int32) { sum[w.node[w.near[first]]] += float64(w.shared[end] - 1) })
}

func (w *wedges) addTies(sum []float64) {
	w.all(func(first, second int, end int32) {
		others := float64(w.shared[end] - 1)
		sum[w.tie[first]] += others
		sum[w.tie[second]] += others
	})
}
