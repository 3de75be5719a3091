package a

func total(values []int) (sum int) { // sum is no name of the package
	for _, v := range values {
		sum += v
	}
	return sum
}

type part struct {
	total int         // a field hides nothing
	again func() part // nor does its type
}

func (p part) count() int { return p.total }

const limit = 3

var order []int

func variables(values []int) int {
	total := total(values)            // want "total hides the one of a.go:3: choose another name"
	for limit, order := range order { // want "limit hides" "order hides"
		total += limit * order
	}
	var count int // a method hides nothing, and nothing hides it
	return total + count
}

func parameters(limit int) (total int) { return limit } // want "limit hides" "total hides"

func (part *part) method() int { return part.total } // want "part hides"

func literals() {
	visit := func(order []int) {} // want "order hides"
	variables := func() {}        // want "variables hides"
	visit(nil)
	variables()
}

func declared() {
	const limit = 4  // want "limit hides"
	type part string // want "part hides"
	_ = part("")
	_ = limit
}

func generic[part any](p part) {} // want "part hides"

func switched(x any) {
	switch part := x.(type) { // want "part hides"
	case int:
		_ = part
	case string:
		_ = part
	}
}

type progress func(done, total int) // want "total hides"

func jump() {
limit: // a label hides nothing
	for {
		break limit
	}
	inTests := 1 // a name that only tests declare
	_ = inTests
}
