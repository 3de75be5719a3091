"""Writes networkx.csv: what networkx says of the networks of this folder.

Run in this folder: PYTHONHASHSEED=0 python3 crosscheck.py > networkx.csv
"""
import csv
import random

import igraph
import networkx as nx
import numpy as np
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


def invent_arcs():
    """Arcs with weights, nodes that lead nowhere among them: random_arcs.csv."""
    rng = random.Random(8)
    with open("random_arcs.csv", "w") as f:
        print("# invented by crosscheck.py\nfrom,to,weight", file=f)
        arcs = {}
        for _ in range(90):
            x, y = rng.randrange(25), int(30 * rng.random() ** 1.4)
            if x != y:
                arcs[x, y] = rng.choice([1, 1, 2, 5])
        for (x, y), w in sorted(arcs.items()):
            print(f"n{x:02},n{y:02},{w}", file=f)


def unit(values, nodes):
    """The values of some nodes, scaled to Euclidean length 1."""
    length = sum(values[n] ** 2 for n in nodes) ** 0.5
    return {n: values[n] / length for n in nodes}


def walks(network, g, alpha, weight):
    """Measures that follow ties again and again."""
    put(network, "pagerank", nx.pagerank(g, tol=1e-15, max_iter=10000, weight=weight))
    put(network, "pagerank_unweighted", nx.pagerank(g, tol=1e-15, max_iter=10000, weight=None))
    put(network, f"katz_{alpha}", nx.katz_centrality_numpy(g, alpha=alpha, normalized=False, weight=weight))
    put(network, "core", nx.core_number(g))


def eigenvector(g, weight):
    return nx.eigenvector_centrality(g, max_iter=10**6, tol=1e-15, weight=weight)


def barrat(g):
    nodes = sorted(g)
    h = igraph.Graph.TupleList(g.edges(data="weight"), weights=True)
    values = dict(zip(h.vs["name"], h.transitivity_local_undirected(mode="zero", weights="weight")))
    return {n: values.get(n, 0) for n in nodes}


invent()
invent_arcs()
np.random.seed(1)  # hits starts at random
print("# networkx", nx.__version__, "and igraph", igraph.__version__, "(barrat) by crosscheck.py")
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
# measures that follow ties again and again, and of neighbourhoods
for name in ["southern_women", "random_affiliation"]:
    g, actors = two_modes(name + ".csv")
    x = eigenvector(g, None)
    put(name, "eigenvector", unit(x, actors) | unit(x, set(g) - set(actors)))
    walks(name, g, 0.05, None)
for name, alpha in [("southern_women", 0.01), ("random_affiliation", 0.03), ("karate", 0.1), ("florentine_marriages", 0.1)]:
    if name in ["southern_women", "random_affiliation"]:
        g = bi.weighted_projected_graph(*two_modes(name + ".csv"))
        g = nx.relabel_nodes(g, {n: n[2:] for n in g})
        name += "_actors"
    else:
        g = one_mode(name + ".csv")
        nx.set_edge_attributes(g, 1, "weight")
    put(name, "eigenvector", eigenvector(g, None))
    put(name, "eigenvector_weighted", eigenvector(g, "weight"))
    walks(name, g, alpha, "weight")
    put(name, "onnela", nx.clustering(g, weight="weight"))
    put(name, "barrat", barrat(g))
    put(name, "constraint", nx.constraint(g, weight="weight"))
    put(name, "constraint_unweighted", nx.constraint(g))
    put(name, "effective_size", nx.effective_size(g, weight="weight"))
    put(name, "effective_size_unweighted", nx.effective_size(g))
# along arcs
g = nx.DiGraph()
g.add_weighted_edges_from((x, y, int(w)) for x, y, w in rows("random_arcs.csv"))
put("random_arcs", "pagerank", nx.pagerank(g, tol=1e-15, max_iter=10000))
put("random_arcs", "pagerank_unweighted", nx.pagerank(g, tol=1e-15, max_iter=10000, weight=None))
put("random_arcs", "pagerank_from_n03", nx.pagerank(g, tol=1e-15, max_iter=10000, personalization={"n03": 1}))
hubs, authorities = nx.hits(g, tol=0)
put("random_arcs", "hub", unit(hubs, g))
put("random_arcs", "authority", unit(authorities, g))
senders = [n for n in g if g[n]]  # networkx takes the others for isolated
put("random_arcs", "constraint", nx.constraint(g, senders, weight="weight"))
put("random_arcs", "effective_size", nx.effective_size(g, senders, weight="weight"))
