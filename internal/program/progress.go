package program

import (
	"fmt"
	"io"
	"os"
)

// Progress shows on a terminal how far a long measure is. Where w is no terminal
// it is nil.
func Progress(w io.Writer) func(name string, done, total int) {
	f, ok := w.(*os.File)
	if !ok {
		return nil
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	return func(name string, done, total int) {
		fmt.Fprintf(f, "\r\033[K%s %d %%", name, 100*done/max(1, total))
		if done == total {
			fmt.Fprint(f, "\r\033[K")
		}
	}
}
