"""Writes networkx.csv: what networkx says of the networks of this folder.

Run in this folder: python3 crosscheck.py > networkx.csv
"""
import csv
import random

import networkx as nx
from networkx.algorithms import bipartite as bi


def rows(name):
    with open(name) as f:
        return list(csv.reader(line for line in f if not line.startswith("#")))[1:]


def two_modes(name):
    g = nx.Graph()
    for actor, project in rows(name):
        g.add_edge("a:" + actor, "p:" + project)
    return g, sorted(n for n in g if n.startswith("a:"))


def one_mode(name):
    return nx.Graph([tuple(r) for r in rows(name)])


def put(network, measure, values):
    for node in sorted(values):
        print(network, measure, node, repr(float(values[node])), sep=",")


def number(network, measure, value):
    print(network, measure, "", repr(float(value)), sep=",")


def invent():
    """A disconnected network with a heavy tail: random_affiliation.csv."""
    rng = random.Random(7)
    with open("random_affiliation.csv", "w") as f:
        print("# invented by crosscheck.py\nactor,project", file=f)
        seen = set()
        for p in range(40):
            for _ in range(rng.choice([1, 2, 2, 3, 4, 8])):
                seen.add((int(60 * rng.random() ** 1.6), p))
        for a, p in sorted(seen):
            print(f"a{a:02},p{p:02}", file=f)


invent()
print("# networkx", nx.__version__, "by crosscheck.py")
print("network,measure,node,value")
for name in ["southern_women", "random_affiliation"]:
    g, actors = two_modes(name + ".csv")
    put(name, "degree_norm", bi.degree_centrality(g, actors))
    if nx.is_connected(g):
        put(name, "closeness", bi.closeness_centrality(g, actors))
    put(name, "harmonic", nx.harmonic_centrality(g))
    put(name, "betweenness", nx.betweenness_centrality(g, normalized=False))
    put(name, "betweenness_norm", bi.betweenness_centrality(g, actors))
    for pair in ["dot", "min", "max"]:
        put(name, "latapy_" + pair, bi.latapy_clustering(g, mode=pair))
    put(name, "redundancy", bi.node_redundancy(g, [n for n in g if g.degree(n) > 1]))
    number(name, "robins_alexander", bi.robins_alexander_clustering(g))
    number(name, "density", bi.density(g, actors))
for name in ["southern_women", "random_affiliation", "karate", "florentine_marriages"]:
    if name in ["southern_women", "random_affiliation"]:
        g = bi.projected_graph(*two_modes(name + ".csv"))
        g = nx.relabel_nodes(g, {n: n[2:] for n in g})
        name += "_actors"
    else:
        g = one_mode(name + ".csv")
    put(name, "degree_norm", nx.degree_centrality(g))
    put(name, "closeness", nx.closeness_centrality(g))
    put(name, "harmonic", nx.harmonic_centrality(g))
    put(name, "betweenness", nx.betweenness_centrality(g, normalized=False))
    put(name, "betweenness_norm", nx.betweenness_centrality(g))
    put(name, "clustering", nx.clustering(g))
    number(name, "transitivity", nx.transitivity(g))
    number(name, "mean_clustering", nx.average_clustering(g))
    number(name, "assortativity", nx.degree_assortativity_coefficient(g))
    number(name, "density", nx.density(g))
    number(name, "efficiency", nx.global_efficiency(g))
    number(name, "components", nx.number_connected_components(g))
# by lengths, on a projection by Newman's weights, which are strengths
g = bi.collaboration_weighted_projected_graph(*two_modes("southern_women.csv"))
for x, y, d in g.edges(data=True):
    d["length"] = 1 / d["weight"]
g = nx.relabel_nodes(g, {n: n[2:] for n in g})
put("southern_women_newman", "closeness_length", nx.closeness_centrality(g, distance="length"))
put("southern_women_newman", "harmonic_length", nx.harmonic_centrality(g, distance="length"))
put("southern_women_newman", "betweenness_length", nx.betweenness_centrality(g, normalized=False, weight="length"))
