package compare

import "math"

// Information is what one partition tells of the other.
//
//	I = Σ n(i,j)/n · log(n·n(i,j) / (a(i)·b(j)))
//
// References: Cover and Thomas (2006), doi:10.1002/047174882X, equation 2.28.
func (c Agreement) Information() float64 {
	n, sum := float64(c.n), 0.0
	for _, p := range c.both {
		share := float64(p.n) / n
		sum += share * math.Log(share*n/float64(c.a[p.i])*n/float64(c.b[p.j]))
	}
	return max(0, sum)
}

// entropies is what each partition tells of itself: -Σ a(i)/n · log(a(i)/n).
func (c Agreement) entropies() (a, b float64) {
	of := func(sizes []int) (h float64) {
		for _, k := range sizes {
			if k > 0 {
				share := float64(k) / float64(c.n)
				h -= share * math.Log(share)
			}
		}
		return h
	}
	return of(c.a), of(c.b)
}

// VariationOfInformation is what each partition tells that the other does not, a
// distance: 0 if they are equal, log n at most.
//
//	H(a) + H(b) - 2I   with the entropies H
//
// Same as: igraph compare(method = "vi").
//
// References: Meilă (2007), doi:10.1016/j.jmva.2006.11.013.
func (c Agreement) VariationOfInformation() float64 {
	a, b := c.entropies()
	if c.equal() {
		return 0
	}
	return max(0, a+b-2*c.Information())
}

// NMI is the information that the partitions share, normalised by the mean of their
// entropies: 1 if they are equal, 0 if one tells nothing of the other.
//
//	2I / (H(a) + H(b))
//
// Same as: igraph compare(method = "nmi"), scikit-learn normalized_mutual_info_score.
// Others divide by the square root of H(a)·H(b), by the larger or by the smaller.
//
// References: Danon et al. (2005), doi:10.1088/1742-5468/2005/09/P09008.
func (c Agreement) NMI() float64 {
	a, b := c.entropies()
	if c.equal() {
		return 1
	}
	return 2 * c.Information() / (a + b)
}

// AdjustedInformation is the information against chance: 1 if the partitions are equal,
// 0 at the level expected of groups of the same sizes.
//
//	(I - E) / ((H(a) + H(b))/2 - E)
//
// with E the mean of I over all ways to deal the nodes to groups of these sizes.
//
// Same as: scikit-learn adjusted_mutual_info_score.
//
// References: Vinh, Epps and Bailey (2010), https://jmlr.org/papers/v11/vinh10a.html.
func (c Agreement) AdjustedInformation() float64 {
	if c.equal() {
		return 1
	}
	a, b := c.entropies()
	chance := c.chanceInformation()
	return (c.Information() - chance) / ((a+b)/2 - chance)
}

// equal tells whether the groups are the same, or both partitions have one group, or
// every node alone.
func (c Agreement) equal() bool {
	both, inA, inB := c.pairs()
	return both == inA && both == inB
}

// chanceInformation is E: groups of a and b nodes share k with the chance of the
// hypergeometric distribution. Groups of equal sizes are taken together.
func (c Agreement) chanceInformation() float64 {
	logs := make([]float64, c.n+1) // log k!
	for k := 1; k <= c.n; k++ {
		logs[k] = logs[k-1] + math.Log(float64(k))
	}
	sizesA, timesA := counted(c.a)
	sizesB, timesB := counted(c.b)
	sum, n := 0.0, float64(c.n)
	for i, a := range sizesA {
		for j, b := range sizesB {
			pair := 0.0
			for k := max(1, a+b-c.n); k <= min(a, b); k++ {
				chance := logs[a] + logs[b] + logs[c.n-a] + logs[c.n-b] - logs[c.n] - logs[k] - logs[a-k] - logs[b-k] - logs[c.n-a-b+k]
				pair += float64(k) / n * math.Log(n*float64(k)/(float64(a)*float64(b))) * math.Exp(chance)
			}
			sum += timesA[i] * timesB[j] * pair
		}
	}
	return sum
}

// counted is the different sizes above 0, in order, and how often each is there.
func counted(sizes []int) (different []int, times []float64) {
	most := 0
	for _, k := range sizes {
		most = max(most, k)
	}
	often := make([]float64, most+1)
	for _, k := range sizes {
		often[k]++
	}
	for k := 1; k <= most; k++ {
		if often[k] > 0 {
			different, times = append(different, k), append(times, often[k])
		}
	}
	return different, times
}
