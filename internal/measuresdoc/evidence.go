package main

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strings"
)

// evidence is, for every name of a package, the tests that use it, themselves or by way
// of what they call.
type evidence map[string][]string

// evidenceOf reads the tests of a folder. Those come first that hold numbers against
// others than our own, then those that use few names.
func evidenceOf(folder, name string) (evidence, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		return nil, err
	}
	uses := map[string]map[string]bool{} // of functions and variables: names of the package, and of the tests
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, decl := range f.Decls {
			for _, declared := range names(decl) {
				if uses[declared] == nil {
					uses[declared] = map[string]bool{}
				}
				maps.Copy(uses[declared], used(decl, name))
			}
		}
	}
	all, width := evidence{}, map[string]int{}
	for function := range uses {
		test, ok := strings.CutSuffix(function, "()")
		if !ok || !strings.HasPrefix(test, "Test") && !strings.HasPrefix(test, "Example") {
			continue
		}
		for mentioned := range reached(uses, function) {
			if strings.Contains(mentioned, ".") {
				all[mentioned] = append(all[mentioned], test)
				width[test]++
			}
		}
	}
	for _, tests := range all {
		slices.SortFunc(tests, func(x, y string) int {
			return cmp.Or(cmp.Compare(rank(x), rank(y)), cmp.Compare(width[x], width[y]), cmp.Compare(x, y))
		})
	}
	return all, nil
}

// sources is words in the names of tests whose numbers come from elsewhere.
var sources = []string{"Published", "CrossCheck", "Crosscheck", "Networkx", "Igraph", "SNA", "Scipy", "Sedist", "Gonum", "Southern", "Karate", "Figure"}

// rank is 0 for a test against numbers from elsewhere, 1 for one against the definition,
// 3 for an example and 2 for all others.
func rank(test string) int {
	switch {
	case strings.HasPrefix(test, "Example"):
		return 3
	case slices.ContainsFunc(sources, func(word string) bool { return strings.Contains(test, word) }):
		return 0
	case strings.Contains(test, "Oracle"):
		return 1
	}
	return 2
}

// names is what a declaration declares: functions with (), methods with a dot before
// them, variables as they are.
func names(decl ast.Decl) (all []string) {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Recv != nil {
			return []string{"." + d.Name.Name}
		}
		return []string{d.Name.Name + "()"}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			if v, ok := spec.(*ast.ValueSpec); ok {
				for _, name := range v.Names {
					if name.Name != "_" {
						all = append(all, name.Name)
					}
				}
			}
		}
	}
	return all
}

// used is what stands in a declaration: names of the package as package.Name, methods and
// fields of anything but a package as .Name, functions that are called with (), other
// names as they are.
func used(decl ast.Decl, name string) map[string]bool {
	all := map[string]bool{}
	var visit func(n ast.Node) bool
	visit = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if f, ok := n.Fun.(*ast.Ident); ok {
				all[f.Name+"()"] = true
			}
		case *ast.SelectorExpr:
			switch x, ok := n.X.(*ast.Ident); {
			case ok && x.Name == name:
				all[name+"."+n.Sel.Name] = true
			case !ok || !slices.Contains(packagesOfTests, x.Name):
				all["."+n.Sel.Name] = true
			}
			ast.Inspect(n.X, visit)
			return false
		case *ast.Ident:
			all[n.Name] = true
		}
		return true
	}
	ast.Inspect(decl, visit)
	return all
}

// packagesOfTests is what is no value before a dot.
var packagesOfTests = []string{"graph", "nettest", "metrics", "community", "null", "backbone", "position", "brokerage", "compare", "catalogue", "require", "rapid", "math", "gonum", "stat"}

// reached is all that a declaration uses, by way of others too.
func reached(uses map[string]map[string]bool, from string) map[string]bool {
	seen := map[string]bool{from: true}
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		for next := range uses[queue[0]] {
			if !seen[next] {
				seen[next] = true
				queue = append(queue, next)
			}
		}
	}
	return seen
}

// most is how many tests are named.
const most = 5

// of is the tests of a name in words.
func (e evidence) of(name string) string {
	tests := e[name]
	if len(tests) == 0 {
		return ""
	}
	text := strings.Join(tests[:min(most, len(tests))], " · ")
	if len(tests) > most {
		text += " …"
	}
	return text
}
