package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/essaim/essaim/internal/tools/hidden"
)

// figures is what is counted of a package, or of several.
type figures struct {
	files     []int // lines of each file that is no test
	functions []int // lines of each of their functions and methods, from "func" to the last brace
	comments  int   // lines with a comment, also behind code
	panics    int   // calls of panic
	names     int   // that the package declares, without methods and fields
	arrows    int
	circles   [][]string
	hiding    int // local names that hide a name of the package

	testLines                     int
	examples, fuzzers, benchmarks int
}

func measure(pkg *packages.Package) (f figures, err error) {
	for _, file := range pkg.Syntax {
		f.files = append(f.files, pkg.Fset.File(file.FileStart).LineCount())
		for _, comment := range file.Comments {
			f.comments += lines(pkg.Fset, comment)
		}
		f.functionsOf(pkg.Fset, file)
	}
	f.names = len(pkg.Types.Scope().Names())
	f.hiding = len(hidden.Names(pkg.Fset, pkg.Types, pkg.TypesInfo))
	uses := arrows(pkg)
	for _, used := range uses {
		f.arrows += len(used)
	}
	f.circles = circles(uses)
	return f, f.tests(pkg.Dir)
}

func (f *figures) functionsOf(fset *token.FileSet, file *ast.File) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			f.functions = append(f.functions, lines(fset, n))
		case *ast.CallExpr:
			if id, ok := n.Fun.(*ast.Ident); ok && id.Name == "panic" {
				f.panics++
			}
		}
		return true
	})
}

func lines(fset *token.FileSet, n ast.Node) int {
	return fset.Position(n.End()).Line - fset.Position(n.Pos()).Line + 1
}

// tests counts what the test files of a folder hold, whatever package they are of.
func (f *figures) tests(folder string) error {
	names, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		return err
	}
	for _, name := range names {
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		f.testLines += fset.File(file.FileStart).LineCount()
		for _, decl := range file.Decls {
			if function, ok := decl.(*ast.FuncDecl); ok && function.Recv == nil {
				f.count(function.Name.Name)
			}
		}
	}
	return nil
}

func (f *figures) count(function string) {
	switch {
	case strings.HasPrefix(function, "Example"):
		f.examples++
	case strings.HasPrefix(function, "Fuzz"):
		f.fuzzers++
	case strings.HasPrefix(function, "Benchmark"):
		f.benchmarks++
	}
}

func (f *figures) add(g figures) {
	f.files = append(f.files, g.files...)
	f.functions = append(f.functions, g.functions...)
	f.comments += g.comments
	f.panics += g.panics
	f.names += g.names
	f.arrows += g.arrows
	f.circles = append(f.circles, g.circles...)
	f.hiding += g.hiding
	f.testLines += g.testLines
	f.examples += g.examples
	f.fuzzers += g.fuzzers
	f.benchmarks += g.benchmarks
}

const head = `| package | files, median / largest | names | arrows | circles (files) | hiding | fn median / p90 / max | c% | panics | t/c | Ex / Fuzz / Bench |
|---|---|---|---|---|---|---|---|---|---|---|`

func (f figures) row(name string) string {
	code, inCircles := 0, 0
	for _, n := range f.files {
		code += n
	}
	for _, circle := range f.circles {
		inCircles += len(circle)
	}
	return fmt.Sprintf("| %s | %d, %d / %d | %d | %d | %d (%d) | %d | %d / %d / %d | %d | %d | %.2f | %d / %d / %d |",
		name, len(f.files), at(f.files, 0.5), at(f.files, 1), f.names, f.arrows, len(f.circles), inCircles, f.hiding,
		at(f.functions, 0.5), at(f.functions, 0.9), at(f.functions, 1),
		100*f.comments/max(code, 1), f.panics, float64(f.testLines)/float64(max(code, 1)),
		f.examples, f.fuzzers, f.benchmarks)
}

// at is the number that a share of all numbers stands below: 0.5 the median, 1
// the largest. Of none it is 0.
func at(all []int, share float64) int {
	if len(all) == 0 {
		return 0
	}
	all = slices.Sorted(slices.Values(all))
	return all[min(int(share*float64(len(all))), len(all)-1)]
}
