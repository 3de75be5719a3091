package null

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/parallel"
)

// Test holds a network against networks that chance makes of it.
//
//	chance := null.Test{Samples: 999, Seed: 1}
//	clustering := func(n *graph.Network) float64 { x, _ := metrics.RobinsAlexander{}.Value(ctx, n); return x }
//	c, err := chance.Against(ctx, net, clustering)
//
// Sample i depends on the network, the model, the seed and i only.
//
// Cost: Samples times that of the model and of the statistic, shared by the
// workers, each with a network of its own.
//
// References: Davison and Hinkley (1997), ISBN 978-0-521-57471-6, chapter 4;
// Phipson and Smyth (2010), doi:10.2202/1544-6115.1585.
type Test struct {
	Model    Model                 // what chance may change; nil means Curveball{}
	Ties     TieModel              // the same for AgainstTies; nil means Switching{}
	Samples  int                   // random networks; 0 means 999
	Level    float64               // share of the samples from Low to High; 0 means 0.95
	Seed     uint64                // same seed, same result; 0 is a seed
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// ErrNumbers is the error of a statistic that gives more or fewer numbers for a
// sample than for the network itself.
var ErrNumbers = errors.New("not as many numbers as for the network itself")

// Against holds one number against chance. Several goroutines call statistic at
// the same time.
func (t Test) Against(ctx context.Context, net *graph.Network, statistic func(*graph.Network) float64) (Comparison, error) {
	all, err := t.AgainstEach(ctx, net, func(n *graph.Network) []float64 { return []float64{statistic(n)} })
	if err != nil {
		return Comparison{}, err
	}
	return all[0], nil
}

// AgainstEach holds several numbers against the same samples, such as one for
// every node. All numbers of all samples are kept until the end.
func (t Test) AgainstEach(ctx context.Context, net *graph.Network, statistics func(*graph.Network) []float64) ([]Comparison, error) {
	t, err := t.usual()
	if err != nil {
		return nil, err
	}
	observed, unweighted := statistics(net), false
	values, err := drawn(ctx, t, net.Len()+net.Ties(), len(observed), func() func(context.Context, *rand.Rand) (*graph.Network, error) { return t.Model.Sampler(net) },
		func(i int, sample *graph.Network) []float64 {
			if i == 0 {
				unweighted = net.Rows().Weighted() && !sample.Rows().Weighted()
			}
			return statistics(sample)
		})
	if err != nil {
		return nil, err
	}
	return t.compare(observed, values, unweighted), nil
}

// AgainstTies holds several numbers of a one-mode network against samples of it.
func (t Test) AgainstTies(ctx context.Context, g *graph.OneMode, statistics func(*graph.OneMode) []float64) ([]Comparison, error) {
	t, err := t.usual()
	if err != nil {
		return nil, err
	}
	if _, err := g.RowsContext(ctx); err != nil {
		return nil, err
	}
	observed := statistics(g)
	values, err := drawn(ctx, t, g.Len()+g.Ties(), len(observed), func() func(context.Context, *rand.Rand) (*graph.OneMode, error) { return t.Ties.Sampler(g) },
		func(_ int, sample *graph.OneMode) []float64 { return statistics(sample) })
	if err != nil {
		return nil, err
	}
	return t.compare(observed, values, false), nil
}

// drawn is so many numbers of every sample of a network of some size.
func drawn[G graph.Graph](
	ctx context.Context, t Test, size, numbers int,
	sampler func() func(context.Context, *rand.Rand) (G, error), statistics func(i int, sample G) []float64,
) ([][]float64, error) {
	values, errs := make([][]float64, t.Samples), make([]error, t.Samples)
	loop := parallel.Loop{N: t.Samples, Work: 200 * t.Samples * size, Workers: t.Workers, Progress: t.Progress}
	err := loop.Each(ctx, func() func(int) {
		draw := sampler()
		return func(i int) {
			sample, err := draw(ctx, t.rng(i))
			if err != nil {
				errs[i] = err
				return
			}
			if values[i] = statistics(i, sample); len(values[i]) != numbers {
				errs[i] = fmt.Errorf("null: sample %d: %d numbers for %d: %w", i, len(values[i]), numbers, ErrNumbers)
			}
		}
	})
	return values, cmp.Or(append(errs, err)...)
}

// Networks is the samples themselves, one after another. It ends with the first
// error.
func (t Test) Networks(ctx context.Context, net *graph.Network) iter.Seq2[*graph.Network, error] {
	return func(yield func(*graph.Network, error) bool) {
		t, err := t.usual()
		if err != nil {
			yield(nil, err)
			return
		}
		sampler := t.Model.Sampler(net)
		for i := range t.Samples {
			sample, err := sampler(ctx, t.rng(i))
			if !yield(sample, err) || err != nil {
				return
			}
		}
	}
}

// usual puts the usual settings where there are none.
func (t Test) usual() (Test, error) {
	if t.Model == nil {
		t.Model = Curveball{}
	}
	if t.Ties == nil {
		t.Ties = Switching{}
	}
	t.Samples, t.Level = cmp.Or(t.Samples, 999), cmp.Or(t.Level, .95)
	if t.Samples < 0 {
		return t, fmt.Errorf("null: %w: %d samples", graph.ErrSetting, t.Samples)
	}
	if !(t.Level > 0 && t.Level < 1) {
		return t, fmt.Errorf("null: %w: level %v: it must be between 0 and 1", graph.ErrSetting, t.Level)
	}
	return t, nil
}

// rng is the random numbers of sample i.
func (t Test) rng(i int) *rand.Rand { return rand.New(rand.NewPCG(t.Seed, uint64(i))) }
