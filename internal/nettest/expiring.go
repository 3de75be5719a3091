package nettest

import (
	"context"
	"sync/atomic"
)

// Expiring is a context that is cancelled after some looks at it, so that a test
// can stop something at any point of its way.
type Expiring struct {
	context.Context
	left *atomic.Int64
}

// NewExpiring is a context that may be looked at some times before it is
// cancelled.
func NewExpiring(parent context.Context, looks int) Expiring {
	e := Expiring{parent, new(atomic.Int64)}
	e.left.Store(int64(looks))
	return e
}

// Err is nil until all looks are used up.
func (e Expiring) Err() error {
	if e.left.Add(-1) < 0 {
		return context.Canceled
	}
	return e.Context.Err()
}

// Left is how many looks are left; it is below 0 once the context is cancelled.
func (e Expiring) Left() int { return int(e.left.Load()) }
