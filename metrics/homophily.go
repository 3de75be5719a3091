package metrics

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/internal/categories"
	"github.com/essaim/essaim/internal/doubts"
	"github.com/essaim/essaim/internal/parallel"
	"github.com/essaim/essaim/internal/vec"
)

// Homophily is whether ties stay within categories: of the whole network, of every
// category and of every node. It is a measure of one mode.
//
//	E-I      = (E - I) / (E + I)
//	Coleman  = (s - e) / (1 - e) if s ≥ e, else (s - e) / e   with s = I / (E + I), e = (k-1)/(n-1)
//	Yule's Q = (a·d - b·c) / (a·d + b·c)
//
// for E ties to other categories and I within, counted from the ends that are in the
// category (a tie within has two), k nodes in the category of n. Yule's table is of all
// pairs with an end in the category: a and b are tied within and to others, c and d
// not tied.
//
// E-I is -1 if all ties are within and 1 if none is. Coleman's index and Q are 1 if all
// are within, -1 if none is, and 0 at the level of chance.
//
// Chance: with Permutations, Expected, Less and More hold E-I of the network against
// categories dealt to the same nodes at random. Less and More are the shares of the
// deals that give as little or less, as much or more; the network itself counts as one.
//
// Weights: ignored, as Yule's table is of pairs. Directions: ignored, with the warning
// [graph.ErrDirections].
//
// Unreachable nodes: a node without a category is left out with its ties, with the
// warning [ErrUncategorized]. Without ties numbers are NaN, and so is Q where it is 0/0.
//
// Cost: O(n+m), and as much for every permutation.
//
// References: Krackhardt and Stern (1988), doi:10.2307/2786835, for E-I and its
// permutations; Coleman (1958), "Relational analysis", Human Organization 17, 28-36,
// doi:10.17730/humo.17.4.q5604m676260q8n7; Yule (1912), doi:10.2307/2340126.
type Homophily struct {
	By           graph.Column          // a category of every node
	Permutations int                   // of categories; 0 means none
	Seed         uint64                // same seed, same result; 0 is a seed
	Workers      int                   // goroutines; 0 means GOMAXPROCS. The result does not depend on it.
	Progress     func(done, total int) // optional; one call at a time
}

// HomophilySummary is the homophily of a network and of its categories.
type HomophilySummary struct {
	EI                   float64 // of the network
	Expected, Less, More float64 // by chance; NaN without permutations
	Categories           []CategoryHomophily
	Warnings             []error
}

// CategoryHomophily is the homophily of one category.
type CategoryHomophily struct {
	Category            string
	Nodes               int
	Within, Between     int // pairs that are tied
	EI, Coleman, YulesQ float64
}

// Summary is the homophily of the network and of the categories, these in order.
func (h Homophily) Summary(ctx context.Context, g graph.Graph) (HomophilySummary, error) {
	c, rows, err := h.sorted(ctx, g)
	if err != nil {
		return HomophilySummary{}, err
	}
	within, between := make([]int, len(c.Names)), make([]int, len(c.Names))
	err = eachEnd(ctx, rows, c.Of, func(i int, same bool) {
		if same {
			within[c.Of[i]]++
		} else {
			between[c.Of[i]]++
		}
	})
	if err != nil {
		return HomophilySummary{}, err
	}
	s := HomophilySummary{Expected: math.NaN(), Less: math.NaN(), More: math.NaN(), Warnings: append(doubts.Directions(g), uncategorized(c)...)}
	n, inside, outside := int(c.Nodes()), 0, 0
	for k, name := range c.Names {
		inside, outside = inside+within[k], outside+between[k]
		s.Categories = append(s.Categories, categoryHomophily(name, int(c.Size[k]), n, within[k]/2, between[k]))
	}
	s.EI = externalInternal(outside, inside)
	if h.Permutations > 0 {
		err = h.chance(ctx, rows, c.Of, &s)
	}
	return s, err
}

// Scores is E-I of every node; NaN for nodes without ties or without a category.
func (h Homophily) Scores(ctx context.Context, g graph.Graph) (graph.Scores, error) {
	c, rows, err := h.sorted(ctx, g)
	if err != nil {
		return graph.Scores{}, err
	}
	inside, outside := make([]int, g.Len()), make([]int, g.Len())
	err = eachEnd(ctx, rows, c.Of, func(i int, same bool) {
		if same {
			inside[i]++
		} else {
			outside[i]++
		}
	})
	if err != nil {
		return graph.Scores{}, err
	}
	values, alone := make([]float64, g.Len()), 0
	for i := range values {
		values[i] = externalInternal(outside[i], inside[i])
		if c.Has(i) && math.IsNaN(values[i]) {
			alone++
		}
	}
	warnings := append(doubts.Directions(g), uncategorized(c)...)
	warnings = doubts.Add(warnings, ErrCategories, alone, len(values), " nodes have no tie to a node with a category")
	return graph.NewScores(g, "external_internal", values, warnings...), nil
}

func (h Homophily) sorted(ctx context.Context, g graph.Graph) (categories.Categories, graph.Rows, error) {
	if err := oneMode(g, "homophily", "use Mixing, or a projection"); err != nil {
		return categories.Categories{}, graph.Rows{}, err
	}
	if h.Permutations < 0 || h.Workers < 0 {
		return categories.Categories{}, graph.Rows{}, fmt.Errorf("metrics: homophily: %d Permutations on %d Workers: %w", h.Permutations, h.Workers, graph.ErrSetting)
	}
	c, err := categoriesOf(ctx, g, h.By)
	if err != nil {
		return c, graph.Rows{}, err
	}
	rows, err := g.RowsContext(ctx)
	return c, rows, err
}

// eachEnd visits both ends of every tie between nodes with categories.
func eachEnd(ctx context.Context, rows graph.Rows, of []int32, visit func(i int, same bool)) error {
	for i, k := range of {
		if i%64 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if k < 0 {
			continue
		}
		for _, j := range rows.Row(i) {
			if of[j] >= 0 {
				visit(i, of[j] == k)
			}
		}
	}
	return nil
}

func externalInternal(external, internal int) float64 {
	return float64(external-internal) / float64(external+internal)
}

// categoryHomophily is that of k nodes of n, with ties within and to others.
func categoryHomophily(name string, k, n, within, between int) CategoryHomophily {
	c := CategoryHomophily{Category: name, Nodes: k, Within: within, Between: between, EI: externalInternal(between, 2*within)}
	share, chance := float64(2*within)/float64(2*within+between), float64(k-1)/float64(n-1)
	if c.Coleman = (share - chance) / (1 - chance); share < chance {
		c.Coleman = (share - chance) / chance
	}
	apartWithin, apartBetween := vec.Pairs(k)-float64(within), float64(k)*float64(n-k)-float64(between)
	ad, bc := float64(within)*apartBetween, float64(between)*apartWithin
	c.YulesQ = (ad - bc) / (ad + bc)
	return c
}

// chance deals the categories anew, many times.
func (h Homophily) chance(ctx context.Context, rows graph.Rows, of []int32, s *HomophilySummary) error {
	var who []int32
	for i, k := range of {
		if k >= 0 {
			who = append(who, int32(i))
		}
	}
	loop := parallel.Loop{N: h.Permutations, Work: h.Permutations * (len(of) + rows.Entries()), Workers: h.Workers, Progress: h.Progress}
	sums, err := loop.Sum(ctx, 3, func() func(int, []float64) {
		dealt := slices.Clone(of)
		return func(i int, sum []float64) {
			copy(dealt, of)
			rng := rand.New(rand.NewPCG(h.Seed, uint64(i)))
			rng.Shuffle(len(who), func(a, b int) { dealt[who[a]], dealt[who[b]] = dealt[who[b]], dealt[who[a]] })
			internal, external := 0, 0
			if eachEnd(ctx, rows, dealt, func(_ int, same bool) {
				if same {
					internal++
				} else {
					external++
				}
			}) != nil {
				return // the loop will say so
			}
			ei := externalInternal(external, internal)
			sum[0] += ei
			sum[1] += vec.Indicator(ei <= s.EI)
			sum[2] += vec.Indicator(ei >= s.EI)
		}
	})
	if err != nil {
		return err
	}
	n := float64(h.Permutations)
	s.Expected, s.Less, s.More = sums[0]/n, (sums[1]+1)/(n+1), (sums[2]+1)/(n+1)
	if math.IsNaN(s.EI) {
		s.Less, s.More = s.EI, s.EI
	}
	return nil
}
