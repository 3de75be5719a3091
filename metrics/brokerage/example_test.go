package brokerage_test

import (
	"context"
	"fmt"

	"github.com/essaim/essaim/graph"
	"github.com/essaim/essaim/metrics/brokerage"
)

// Who stands between associations and town halls that share no project?
func ExampleRoles() {
	var b graph.Builder
	for _, actor := range []struct{ key, category string }{
		{"Ada", "association"}, {"Ben", "association"}, {"Cleo", "town hall"}, {"Dan", "town hall"}, {"Eve", "firm"},
	} {
		_ = b.AddActor(actor.key, "", graph.Text("category", actor.category)) // Build has all errors
	}
	for _, tie := range [][2]string{
		{"Ada", "Bridge"}, {"Ben", "Bridge"}, {"Eve", "Bridge"}, {"Eve", "Canal"}, {"Cleo", "Canal"}, {"Cleo", "Mill"}, {"Dan", "Mill"},
	} {
		_ = b.AddParticipation(tie[0], tie[1])
	}
	net, err := b.Build()
	if err != nil {
		fmt.Println(err)
		return
	}
	census, err := brokerage.Roles{By: net.Column(graph.Actor, "category"), Permutations: 999, Seed: 1}.Census(context.Background(), net)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, role := range census.Roles() {
		of := census.Of(role)
		for node, chains := range of.Count.All() {
			if chains > 0 {
				fmt.Printf("%s: %v of %v chains\n", node, role, chains)
			}
		}
		fmt.Printf("%v: %v in all, %.1f by chance\n", role, of.Network.Count, of.Network.Expected)
	}
	// Output:
	// coordinator: 0 in all, 0.0 by chance
	// itinerant: 0 in all, 0.6 by chance
	// Cleo: gatekeeper of 1 chains
	// gatekeeper: 1 in all, 1.2 by chance
	// Eve: liaison of 2 chains
	// liaison: 2 in all, 1.2 by chance
}
