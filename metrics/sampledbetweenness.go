package metrics

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/implicit"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// SampledBetweenness is an estimate of [Betweenness], for networks too large for
// the exact number: the share of random shortest paths that a node lies on.
//
//	p(v) = 2 b(v) / (n(n-1))   the probability that a random shortest path of a
//	                           random pair of nodes passes through v
//
// Pairs are drawn until no node's p(v) can be farther from its estimate than
// Error, with a given confidence for all nodes together. How many that takes is
// found on the way: the fewer paths the busiest node lies on, the fewer.
//
// Two modes, one mode: as [Betweenness]. If Normalized, numbers and bounds are
// divided by the largest value possible.
//
// Weights: ignored.
//
// Unreachable nodes: pairs that do not reach each other add 0.
//
// Cost: at most ln(2nr/(1-c)) / (2e²) searches from one node until another is met,
// for error e, confidence c and r ≈ 2.5 ln(1/2e) rounds; O(n) memory for each
// worker. A whole projection is not built.
//
// Same as: the estimate of Riondato and Kornaropoulos, with other bounds: those
// of Hoeffding's first theorem for every node and round. networkx
// betweenness_centrality(k) gives no bounds.
//
// References: Riondato and Kornaropoulos (2016), doi:10.1007/s10618-015-0423-0;
// Hoeffding (1963), doi:10.1080/01621459.1963.10500830.
type SampledBetweenness struct {
	Error      float64               // largest error, as a share of all pairs of nodes; 0 means 0.01
	Confidence float64               // probability that no node's error is larger; 0 means 0.95
	Seed       uint64                // same release, same seed, same numbers
	Normalized bool                  // divide by the largest value possible for the node's mode
	Workers    int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress   func(done, total int) // optional; one call at a time. Often done long before the total
}

// SampledBetweennessSummary is numbers with what is known of their errors.
type SampledBetweennessSummary struct {
	Scores    graph.Scores
	Low, High graph.Scores // the exact numbers of all nodes are between, with the confidence asked for
	Samples   int          // pairs of nodes drawn
}

// Scores is the estimate of every node.
func (b SampledBetweenness) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	s, err := b.Summary(ctx, g)
	return s.Scores, err
}

// Summary is the estimated betweenness of every node.
func (b SampledBetweenness) Summary(ctx context.Context, g graph.Graph) (SampledBetweennessSummary, error) {
	if b.Error == 0 {
		b.Error = .01
	}
	if b.Confidence == 0 {
		b.Confidence = .95
	}
	if !(b.Error > 0 && b.Error < 1 && b.Confidence > 0 && b.Confidence < 1) {
		return SampledBetweennessSummary{}, fmt.Errorf("metrics: sampled betweenness: Error %v or Confidence %v not between 0 and 1: %w", b.Error, b.Confidence, graph.ErrSetting)
	}
	s, err := implicit.Of(ctx, g)
	if err != nil {
		return SampledBetweennessSummary{}, err
	}
	counts, bounds, err := b.sample(ctx, s)
	if err != nil {
		return SampledBetweennessSummary{}, err
	}
	scores := func(name string, share func(interval) float64) graph.Scores {
		values := make([]float64, g.Len())
		for i, c := range counts {
			largest := largestBetweenness(g, i)
			values[i] = min(largest, share(bounds.of(c))*vec.Pairs(g.Len()))
			if b.Normalized {
				values[i] = vec.Ratio(values[i], largest)
			}
		}
		return graph.NewScores(g, name, values, doubts.Directions(g)...)
	}
	return SampledBetweennessSummary{
		Scores:  scores("betweenness_estimate", func(i interval) float64 { return i.share }),
		Low:     scores("betweenness_low", func(i interval) float64 { return i.low }),
		High:    scores("betweenness_high", func(i interval) float64 { return i.high }),
		Samples: bounds.samples,
	}, nil
}

// pairsAtOnce is how many pairs share one stream of random numbers.
const pairsAtOnce = 64

// sample counts on how many of the random paths each node lies. It draws half as
// many pairs again until the bounds are close; the last round is large enough for
// the simpler bounds that do not depend on the shares.
func (b SampledBetweenness) sample(ctx context.Context, s implicit.Graph) ([]float64, *sampleBounds, error) {
	counts := make([]float64, s.Size)
	if s.Size < 3 {
		return counts, &sampleBounds{}, ctx.Err()
	}
	const growth = 1.5
	rounds := 1 + max(0, int(math.Ceil(math.Log(.5/b.Error)/math.Log(growth))))
	penalty := math.Log(2 * float64(s.Size) * float64(rounds) / (1 - b.Confidence))
	first, last := penalty/b.Error, penalty/(2*b.Error*b.Error)
	total := int(math.Ceil(last / pairsAtOnce))
	for r, done := 0, 0; ; r++ {
		upTo := min(total, int(math.Ceil(first*math.Pow(growth, float64(r))/pairsAtOnce)))
		more, err := b.draw(ctx, s, done, upTo, total)
		if err != nil {
			return nil, nil, err
		}
		done = upTo
		known := &sampleBounds{samples: done * pairsAtOnce, penalty: penalty, known: map[float64]interval{}}
		widest := 0.0
		for i, c := range more {
			counts[i] += c
			widest = max(widest, known.of(counts[i]).error())
		}
		if done == total || widest <= b.Error {
			b.report(total, total)
			return counts, known, nil
		}
	}
}

// draw is the counts of some blocks of pairs.
func (b SampledBetweenness) draw(ctx context.Context, s implicit.Graph, from, to, total int) ([]float64, error) {
	loop := parallel.Loop{N: to - from, Work: (to - from) * pairsAtOnce * (1000 + s.Rows.Entries()/10), Workers: b.Workers}
	loop.Progress = func(done, _ int) { b.report(from+done, total) }
	return loop.Sum(ctx, s.Size, func() func(int, []float64) {
		p := newPathSampler(ctx, s)
		return func(i int, count []float64) {
			rng := rand.New(rand.NewPCG(b.Seed, uint64(from+i)))
			for range pairsAtOnce {
				p.draw(rng, count)
			}
		}
	})
}

// report counts pairs.
func (b SampledBetweenness) report(done, total int) {
	if b.Progress != nil {
		b.Progress(done*pairsAtOnce, total*pairsAtOnce)
	}
}
