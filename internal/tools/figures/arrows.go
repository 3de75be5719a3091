package main

import (
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/packages"
)

// uses is, for every file of a package, the other files that declare what it uses.
type uses map[string]map[string]bool

// arrows looks up every name in a package. Methods and fields count for the
// file that declares them, which need not be the file of their type.
func arrows(pkg *packages.Package) uses {
	all := uses{}
	fileOf := func(at token.Pos) string { return filepath.Base(pkg.Fset.Position(at).Filename) }
	for id, used := range pkg.TypesInfo.Uses {
		if used.Pkg() != pkg.Types || !shared(used) {
			continue
		}
		from, to := fileOf(id.Pos()), fileOf(used.Pos())
		if from == to {
			continue
		}
		if all[from] == nil {
			all[from] = map[string]bool{}
		}
		all[from][to] = true
	}
	return all
}

// shared tells whether other files can use what is declared: names of the
// package, fields and methods. All else is used where it stands.
func shared(declared types.Object) bool {
	switch declared := declared.(type) {
	case *types.Var:
		return declared.IsField() || declared.Parent() == declared.Pkg().Scope()
	case *types.Func:
		return true
	}
	return declared.Parent() == declared.Pkg().Scope()
}

// circles is the sets of files, two or more, of which each uses each other,
// itself or by way of others. The largest come first.
func circles(all uses) (found [][]string) {
	reached := map[string]map[string]bool{}
	for from := range all {
		reached[from] = map[string]bool{}
		all.follow(from, reached[from])
	}
	done := map[string]bool{}
	for _, file := range slices.Sorted(maps.Keys(all)) {
		if done[file] || !reached[file][file] {
			continue
		}
		var circle []string
		for _, other := range slices.Sorted(maps.Keys(reached[file])) {
			if reached[other][file] {
				circle, done[other] = append(circle, other), true
			}
		}
		found = append(found, circle)
	}
	slices.SortStableFunc(found, func(a, b []string) int { return len(b) - len(a) })
	return found
}

// follow adds to reached what a file uses, and what these use.
func (all uses) follow(file string, reached map[string]bool) {
	for next := range all[file] {
		if !reached[next] {
			reached[next] = true
			all.follow(next, reached)
		}
	}
}
