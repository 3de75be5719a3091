// Package hidden finds local names that hide a name of their package.
package hidden

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Analyzer reports every name that [Names] finds.
var Analyzer = &analysis.Analyzer{
	Name: "hidden",
	Doc: `report local names that hide a package-level name

Whoever reads a name takes it for the one the package declares, and so do
programs that look names up without their scopes.`,
	Run: run,
}

func run(pass *analysis.Pass) (any, error) {
	for _, local := range Names(pass.Fset, pass.Pkg, pass.TypesInfo) {
		outer := pass.Fset.Position(pass.Pkg.Scope().Lookup(local.Name()).Pos())
		pass.Reportf(local.Pos(), "%s hides the one of %s:%d: choose another name",
			local.Name(), filepath.Base(outer.Filename), outer.Line)
	}
	return nil, nil
}

// Names is the local variables, parameters, results, receivers, constants,
// types and type parameters of a package that are called like something the
// package declares, in the order of the source. The parameters of a function
// type count, though nothing can refer to them: they are read all the same.
//
// Test files are left out on both sides. Fields, methods and labels hide nothing.
func Names(fset *token.FileSet, pkg *types.Package, info *types.Info) []types.Object {
	found := map[token.Pos]types.Object{} // a type switch has one variable a clause, all at one place
	look := func(_ ast.Node, local types.Object) {
		if hides(fset, pkg.Scope(), local) {
			found[local.Pos()] = local
		}
	}
	for id, local := range info.Defs {
		look(id, local)
	}
	for clause, local := range info.Implicits {
		look(clause, local)
	}
	return slices.SortedFunc(maps.Values(found), func(a, b types.Object) int { return cmp.Compare(a.Pos(), b.Pos()) })
}

func hides(fset *token.FileSet, pkg *types.Scope, local types.Object) bool {
	switch local.(type) {
	case *types.Var, *types.Const, *types.TypeName:
	default:
		return false
	}
	if local.Parent() == nil || local.Parent() == pkg {
		return false
	}
	outer := pkg.Lookup(local.Name())
	return outer != nil && !inTest(fset, local) && !inTest(fset, outer)
}

func inTest(fset *token.FileSet, o types.Object) bool {
	return strings.HasSuffix(fset.Position(o.Pos()).Filename, "_test.go")
}
