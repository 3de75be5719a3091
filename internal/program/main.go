package program

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"time"
)

// patience is how long an interrupted program may take to stop by itself.
const patience = 80 * time.Millisecond

// Main runs a program and exits with its status. An interrupt cancels the context; a
// program that is then in the middle of something that does not look at it, such as
// drawing, is left where it is. Files appear only when they
// are complete, so that nothing is half written.
func Main(run func(ctx context.Context) int) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := make(chan int, 1)
	go func() { status <- run(ctx) }()
	var code int
	select {
	case code = <-status:
	case <-ctx.Done():
		code = wait(status)
	}
	stop()
	os.Exit(code)
}

func wait(status <-chan int) int {
	select {
	case code := <-status:
		return code
	case <-time.After(patience):
		fmt.Fprintln(os.Stderr, "stopped (interrompu)")
		return 1
	}
}
