package metrics

// matrix is a symmetric matrix to multiply vectors with: the rows and columns of
// an adjacency matrix that belong to some nodes.
type matrix struct {
	nodes   []int32   // places of the nodes
	shared  []int32   // of a product: places of what they share
	rows    entries   // of A, or of B
	columns entries   // of a product: of Bᵀ
	share   []float64 // of a product: S
	drop    []float64 // of a product: D; nil for 0
	sums    []float64 // of a product: memory for S·Bᵀ·x
}

// whole is all of the matrix.
func (a adjacency) whole() *matrix { return a.part(byDegree(a.rows), make([]int32, a.rows.Len())) }

// part is the matrix of some places, which have no tie with others. By degree,
// rows of equal length follow each other and the processor foresees where they
// end, which makes products three times faster. The memory rank is overwritten.
func (a adjacency) part(places, rank []int32) *matrix {
	m := &matrix{}
	for _, i := range places {
		among := &m.shared
		if a.has(i) {
			among = &m.nodes
		}
		rank[i] = int32(len(*among))
		*among = append(*among, i)
	}
	m.rows = a.entries(m.nodes, rank)
	if a.share != nil {
		m.columns = a.entries(m.shared, rank)
		m.sums = make([]float64, len(m.shared))
		m.product(a)
	}
	return m
}

// entries is rows of the matrix, with their columns numbered by rank.
func (a adjacency) entries(places, rank []int32) entries {
	size := 0
	for _, i := range places {
		size += a.rows.Degree(int(i))
	}
	e := entries{start: make([]int, 1, len(places)+1), column: make([]int32, 0, size)}
	for _, i := range places {
		for _, j := range a.rows.Row(int(i)) {
			e.column = append(e.column, rank[j])
		}
		if a.weighted {
			e.value = append(e.value, a.rows.Weights(int(i))...)
		}
		e.start = append(e.start, len(e.column))
	}
	return e
}

// product makes S and D. A node that joins one node only makes no tie.
func (m *matrix) product(a adjacency) {
	m.share = make([]float64, len(m.shared))
	for p := range m.share {
		if k := m.columns.start[p+1] - m.columns.start[p]; k > 1 || a.diagonal {
			m.share[p] = a.share(k)
		}
	}
	if !a.diagonal {
		m.drop = make([]float64, len(m.nodes))
		m.rows.times(m.drop, m.share)
	}
}

// times sets y to A·x.
func (m *matrix) times(y, x []float64) {
	if m.share == nil {
		m.rows.times(y, x)
		return
	}
	m.columns.times(m.sums, x)
	for p, s := range m.share {
		m.sums[p] *= s
	}
	m.rows.times(y, m.sums)
	for i, d := range m.drop {
		y[i] -= d * x[i]
	}
}

// strengths is the sums of the rows.
func (m *matrix) strengths() []float64 {
	y := make([]float64, len(m.nodes))
	m.times(y, ones(len(y)))
	return y
}

func ones(n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = 1
	}
	return x
}

// entries is the entries of a matrix that are not zero, row by row.
type entries struct {
	start  []int
	column []int32
	value  []float64 // nil: all 1
}

// times sets y to the matrix times x.
func (e entries) times(y, x []float64) {
	from := 0
	for i, to := range e.start[1:] {
		sum := 0.0
		if e.value == nil {
			for _, j := range e.column[from:to] {
				sum += x[j]
			}
		} else {
			for k, j := range e.column[from:to] {
				sum += e.value[from+k] * x[j]
			}
		}
		y[i] = sum
		from = to
	}
}
