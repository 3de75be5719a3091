// Program figures measures packages: how long files and functions are, how much
// is said about them, and how the files of a package hang together.
//
//	go run -C internal/tools ./figures ../.. ./graph ./metrics/...
//
// The first argument is the folder of the module, the others are patterns of
// packages. It writes a Markdown table, and below it the circles of files.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "figures:", err)
		os.Exit(1)
	}
}

func run(out io.Writer, args []string) error {
	if len(args) < 2 {
		return errors.New("no packages: give the folder of the module, then patterns such as ./... or ./graph")
	}
	loaded, err := packages.Load(&packages.Config{Mode: packages.LoadSyntax | packages.NeedModule, Dir: args[0]}, args[1:]...)
	if err != nil {
		return err
	}
	if packages.PrintErrors(loaded) > 0 {
		return errors.New("these packages do not compile: mend that first")
	}
	slices.SortFunc(loaded, func(a, b *packages.Package) int { return strings.Compare(a.PkgPath, b.PkgPath) })
	var all figures
	var below strings.Builder
	fmt.Fprintln(out, head)
	for _, pkg := range loaded {
		f, err := measure(pkg)
		if err != nil {
			return err
		}
		name := strings.TrimPrefix(pkg.PkgPath, pkg.Module.Path+"/")
		fmt.Fprintln(out, f.row(name))
		for _, circle := range f.circles {
			fmt.Fprintf(&below, "- %s, %d files: %s\n", name, len(circle), strings.Join(circle, " "))
		}
		all.add(f)
	}
	if len(loaded) > 1 {
		fmt.Fprintln(out, all.row("**all**"))
	}
	if below.Len() > 0 {
		fmt.Fprintf(out, "\nCircles of files:\n\n%s", below.String())
	}
	return nil
}
