package graph

import (
	"context"
	"sync/atomic"
)

// lazyRows is rows that are made when something first asks for them, and kept.
// Several may ask at once: one makes them, the others wait. If it gives up,
// the next one makes them. The zero lazyRows has no node.
type lazyRows struct {
	build func(context.Context) (Rows, error)
	turn  chan struct{} // holds one thing while somebody makes them
	made  atomic.Pointer[Rows]
}

func newLazyRows(build func(context.Context) (Rows, error)) *lazyRows {
	return &lazyRows{build: build, turn: make(chan struct{}, 1)}
}

func (l *lazyRows) rows(ctx context.Context) (Rows, error) {
	if made := l.made.Load(); made != nil {
		return *made, nil
	}
	select {
	case l.turn <- struct{}{}:
	case <-ctx.Done():
		return Rows{}, ctx.Err()
	}
	defer func() { <-l.turn }()
	if made := l.made.Load(); made != nil {
		return *made, nil
	}
	rows, err := l.build(ctx)
	if err != nil {
		return Rows{}, err
	}
	l.made.Store(&rows)
	return rows, nil
}
