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
//	c, err := chance.Against(ctx, net, metrics.RobinsAlexander)
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
	Samples  int                   // random networks; 0 means 999
	Level    float64               // share of the samples from Low to High; 0 means 0.95
	Seed     uint64                // same seed, same result; 0 is a seed
	Workers  int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress func(done, total int) // optional; one call at a time
}

// ErrSetting is the error of settings that make no sense.
var ErrSetting = errors.New("setting out of range")

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
	observed := statistics(net)
	values, errs := make([][]float64, t.Samples), make([]error, t.Samples)
	unweighted := false
	loop := parallel.Loop{N: t.Samples, Work: 200 * t.Samples * (net.Len() + net.Ties()), Workers: t.Workers, Progress: t.Progress}
	err = loop.Each(ctx, func() func(int) {
		sampler := t.Model.Sampler(net)
		return func(i int) {
			sample, err := sampler(ctx, t.rng(i))
			if err != nil {
				errs[i] = err
				return
			}
			if values[i] = statistics(sample); len(values[i]) != len(observed) {
				errs[i] = fmt.Errorf("null: sample %d: %d numbers for %d: %w", i, len(values[i]), len(observed), ErrNumbers)
			}
			if i == 0 {
				unweighted = net.Rows().Weighted() && !sample.Rows().Weighted()
			}
		}
	})
	if err := cmp.Or(append(errs, err)...); err != nil {
		return nil, err
	}
	return t.compare(observed, values, unweighted), nil
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
	t.Samples, t.Level = cmp.Or(t.Samples, 999), cmp.Or(t.Level, .95)
	if t.Samples < 0 {
		return t, fmt.Errorf("null: %w: %d samples", ErrSetting, t.Samples)
	}
	if !(t.Level > 0 && t.Level < 1) {
		return t, fmt.Errorf("null: %w: level %v: it must be between 0 and 1", ErrSetting, t.Level)
	}
	return t, nil
}

// rng is the random numbers of sample i.
func (t Test) rng(i int) *rand.Rand { return rand.New(rand.NewPCG(t.Seed, uint64(i))) }
