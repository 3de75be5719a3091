package graph

import "fmt"

// ConvergenceError says that an iteration did not settle.
type ConvergenceError struct {
	Measure    string
	Iterations int
	Delta      float64 // how far the numbers still were from the true ones, about
}

func (e *ConvergenceError) Error() string {
	return fmt.Sprintf("%s has not settled after %d iterations: still about %.1g off", e.Measure, e.Iterations, e.Delta)
}

// Doubt is a warning about some of the nodes of a network, or of its pairs.
type Doubt struct {
	Err       error  // what is doubtful: ErrDisconnected, …
	Count, Of int    // how many of how many
	What      string // of what, if that must be said
}

// Error says what is doubtful, and of how many.
func (d *Doubt) Error() string {
	return fmt.Sprintf("%v: %d of %d%s", d.Err, d.Count, d.Of, d.What)
}

func (d *Doubt) Unwrap() error { return d.Err }
