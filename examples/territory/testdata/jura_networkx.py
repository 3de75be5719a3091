#!/usr/bin/env python3
"""What networkx finds in the built-in tables: python3 jura_networkx.py > networkx.csv"""
import csv
import itertools
from collections import defaultdict

import networkx as nx


def table(name):
    with open(f"../jura/{name}.csv", encoding="utf-8") as f:
        return list(csv.DictReader(f))


members = defaultdict(set)
for row in table("participations"):
    members[row["project"]].add(row["actor"])
actors = [row["key"] for row in table("actors")]
projects = [row["key"] for row in table("projects")]

two = nx.Graph()
two.add_nodes_from(actors)
two.add_nodes_from(("project", p) for p in projects)
two.add_edges_from((a, ("project", p)) for p, s in members.items() for a in s)

one = nx.Graph()
one.add_nodes_from(actors)
for s in members.values():
    one.add_edges_from(itertools.combinations(s, 2))

parts = [len(c) for c in nx.connected_components(two)]
distances = [d for s, found in nx.all_pairs_shortest_path_length(one) for t, d in found.items() if s < t]
degrees = [d for _, d in one.degree]

print(f"# networkx {nx.__version__}, by jura_networkx.py")
print("name,value")
for name, value in [
    ("actors", len(actors)),
    ("projects", len(projects)),
    ("participations", two.number_of_edges()),
    ("density", nx.bipartite.density(two, actors)),
    ("components", len(parts)),
    ("largest_component", max(parts)),
    ("mean_actor_degree", two.number_of_edges() / len(actors)),
    ("mean_project_degree", two.number_of_edges() / len(projects)),
    ("robins_alexander", nx.bipartite.robins_alexander_clustering(two)),
    ("om_ties", one.number_of_edges()),
    ("om_density", nx.density(one)),
    ("om_transitivity", nx.transitivity(one)),
    ("om_mean_clustering", nx.average_clustering(one)),
    ("om_assortativity", nx.degree_assortativity_coefficient(one)),
    ("om_diameter", max(distances)),
    ("om_mean_distance", sum(distances) / len(distances)),
    ("om_global_efficiency", nx.global_efficiency(one)),
    ("om_degree_centralization", sum(max(degrees) - d for d in degrees) / ((len(actors) - 1) * (len(actors) - 2))),
]:
    print(f"{name},{float(value)!r}")
