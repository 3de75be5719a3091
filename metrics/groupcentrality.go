package metrics

import (
	"context"
	"fmt"
	"math"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// GroupCentrality is how central some nodes are together. Its verb is Summary.
//
//	degree:      |N(C)|              nodes outside C with a neighbour in C
//	closeness:   |V∖C| / Σ d(u,C)    distances to the nearest of C
//	betweenness: Σ σ(s,t|C) / σ(s,t) over unordered pairs s, t outside C
//
// where σ(s,t|C) is the number of shortest paths with at least one node of C on
// them. Share is the degree as a share of all nodes outside.
//
// Two modes: nodes of both modes may be in the group and are counted outside.
//
// Weights: ignored. Directions: ignored.
//
// Unreachable nodes: left out of the sum of distances, and counted by the share of
// outside nodes that the group reaches, so that closeness is 1 only if all are
// neighbours. An empty group, or one of all nodes, has NaN for share and closeness.
//
// Cost: O(n·m) time for betweenness, O(n+m) for the rest.
//
// Same as: networkx group_degree_centrality (Share) and group_closeness_centrality, on
// connected networks. Its group_betweenness_centrality (2.8.8) is wrong for some
// groups of four nodes or more.
//
// References: Everett and Borgatti (1999), doi:10.1080/0022250X.1999.9990219.
type GroupCentrality struct {
	Nodes    []int                 // their indices; one named twice counts once
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// GroupCentralitySummary is the centrality of a group.
type GroupCentralitySummary struct {
	Degree                        int
	Share, Closeness, Betweenness float64
}

// Summary is the centrality of the group.
func (c GroupCentrality) Summary(ctx context.Context, g graph.Graph) (GroupCentralitySummary, error) {
	rows, err := g.RowsContext(ctx)
	if err != nil {
		return GroupCentralitySummary{}, err
	}
	in := make([]bool, g.Len())
	for _, v := range c.Nodes {
		if v < 0 || v >= g.Len() {
			return GroupCentralitySummary{}, fmt.Errorf("metrics: group: node %d of %d: %w", v, g.Len(), graph.ErrSetting)
		}
		in[v] = true
	}
	made := nearness(rows, in)
	loop := parallel.Loop{N: g.Len(), Work: 8 * g.Len() * rows.Entries(), Workers: c.Workers, Progress: c.Progress}
	sum, err := loop.Sum(ctx, 1, func() func(int, []float64) {
		w := newAvoiding(rows, in)
		return func(i int, sum []float64) {
			if !in[i] {
				sum[0] += w.from(ctx, i)
			}
		}
	})
	if err != nil {
		return GroupCentralitySummary{}, err
	}
	if made.Betweenness = sum[0] / 2; math.IsNaN(sum[0]) {
		return GroupCentralitySummary{}, named("group", ErrPaths)
	}
	return made, nil
}

// nearness is the degree and closeness of a group, by one search from all of it.
func nearness(rows graph.Rows, in []bool) (made GroupCentralitySummary) {
	distance := make([]int, rows.Len())
	var queue []int32
	for i := range in {
		if in[i] {
			distance[i] = 1
			queue = append(queue, int32(i))
		}
	}
	members, sum := len(queue), 0
	for from := 0; from < len(queue); from++ {
		v := queue[from]
		sum += distance[v] - 1
		if distance[v] == 2 {
			made.Degree++
		}
		for _, u := range rows.Row(int(v)) {
			if distance[u] == 0 {
				distance[u] = distance[v] + 1
				queue = append(queue, u)
			}
		}
	}
	outside, reached := float64(rows.Len()-members), float64(len(queue)-members)
	made.Share, made.Closeness = math.NaN(), math.NaN()
	if members > 0 && outside > 0 {
		made.Share = float64(made.Degree) / outside
		made.Closeness = vec.Ratio(reached, float64(sum)) * reached / outside
	}
	return made
}

// avoiding counts the shortest paths from a node, all and those past a group.
type avoiding struct {
	rows      graph.Rows
	in        []bool
	distance  []int32 // plus 1; 0 is not seen
	all, past []float64
	queue     []int32
}

func newAvoiding(rows graph.Rows, in []bool) *avoiding {
	n := rows.Len()
	return &avoiding{rows: rows, in: in, distance: make([]int32, n), all: make([]float64, n), past: make([]float64, n)}
}

// from is the sum over all nodes t outside of the share of shortest paths from s
// to t that meet the group.
func (w *avoiding) from(ctx context.Context, s int) (sum float64) {
	clear(w.distance)
	w.queue = append(w.queue[:0], int32(s))
	w.distance[s], w.all[s], w.past[s] = 1, 1, 1
	for from := 0; from < len(w.queue); {
		if from%4096 == 0 && ctx.Err() != nil {
			return 0
		}
		v := w.queue[from]
		from++
		if w.in[v] {
			w.past[v] = 0
		} else {
			sum += (w.all[v] - w.past[v]) / w.all[v]
		}
		w.pass(v)
	}
	return sum
}

// pass adds the paths to v to those of its neighbours one step farther.
func (w *avoiding) pass(v int32) {
	for _, u := range w.rows.Row(int(v)) {
		if w.distance[u] == 0 {
			w.distance[u] = w.distance[v] + 1
			w.all[u], w.past[u] = 0, 0
			w.queue = append(w.queue, u)
		}
		if w.distance[u] == w.distance[v]+1 {
			w.all[u] += w.all[v]
			w.past[u] += w.past[v]
		}
	}
}
