"""Writes basics.csv: what networkx and igraph say of the 220 networks of twomode.csv and the
220 of mixing.csv: centrality, clustering, cores, holes and distances.

Run in this folder: PYTHONHASHSEED=0 /usr/bin/python3 crosscheck_basics.py > basics.csv
"""
import math
import sys
from fractions import Fraction

import igraph as ig
import networkx as nx
import numpy as np
from networkx.algorithms import bipartite as bi

NAN = float("nan")


def fields(name, row):
    for line in open(name):
        cells = line.rstrip("\n").split(",")
        if cells[0] == row:
            yield cells[2].split()


def put(row, network, values):
    print(row, network, " ".join(format(float(v), ".12g") for v in values), sep=",")


def nodes(row, network, g, values):
    put(row, network, [values.get(n, NAN) for n in sorted(g)])


def walks(prefix, network, g, weight):
    nodes(prefix + "pagerank", network, g, nx.pagerank(g, tol=1e-15, max_iter=100000, weight=weight))
    nodes(prefix + "katz", network, g, nx.katz_centrality_numpy(g, alpha=0.02, normalized=False, weight=weight))
    nodes(prefix + "core", network, g, nx.core_number(g))


def distances(prefix, network, g):
    nodes(prefix + "harmonic", network, g, nx.harmonic_centrality(g))
    nodes(prefix + "betweenness", network, g, nx.betweenness_centrality(g, normalized=False))
    far = {n: max(nx.single_source_shortest_path_length(g, n).values()) for n in g}
    nodes(prefix + "eccentricity", network, g, far)


def leading(matrix):
    """The vector of the largest eigenvalue of a connected network, of length 1."""
    values, vectors = np.linalg.eigh(matrix)
    return np.abs(vectors[:, -1])


def two(network, rows):
    m = np.array([[int(d) for d in row] for row in rows])
    a, p = m.shape
    g = nx.Graph()
    g.add_nodes_from(range(a + p))
    g.add_edges_from((i, a + j) for i in range(a) for j in range(p) if m[i, j])
    actors = range(a)
    nodes("two degree_norm", network, g, bi.degree_centrality(g, actors))
    distances("two ", network, g)
    if nx.is_connected(g):
        nodes("two closeness", network, g, bi.closeness_centrality(g, actors))
        b = (m > 0).astype(float)
        both = [leading(b @ b.T), leading(b.T @ b)]
        put("two eigenvector", network, [*both[0], *both[1]])
    for pair in ["dot", "min", "max"]:
        nodes("two latapy_" + pair, network, g, bi.latapy_clustering(g, mode=pair))
    redundancy = {}
    for n in g:
        if g.degree(n) > 1:
            redundancy.update(bi.node_redundancy(g, [n]))
    nodes("two redundancy", network, g, redundancy)
    walks("two ", network, g, None)
    if a > 0 and p > 0:
        put("two numbers", network, [
            bi.robins_alexander_clustering(g), bi.density(g, actors), nx.number_connected_components(g),
        ])


def one(network, ties, n):
    g = nx.Graph()
    g.add_nodes_from(range(n))
    for tie in ties:
        ends, weight = tie.split(":")
        x, y = map(int, ends.split("-"))
        g.add_edge(x, y, weight=int(weight), length=Fraction(1, int(weight)))  # equal on paper is equal
    h = ig.Graph(n=n, edges=list(g.edges))
    weights = [g.edges[e]["weight"] for e in g.edges]
    nodes("one degree_norm", network, g, nx.degree_centrality(g))
    put("one strength", network, h.strength(weights=weights) if weights else [0] * n)
    nodes("one closeness", network, g, nx.closeness_centrality(g))
    nodes("one closeness_length", network, g, nx.closeness_centrality(g, distance="length"))
    nodes("one betweenness_length", network, g, nx.betweenness_centrality(g, normalized=False, weight="length"))
    distances("one ", network, g)
    nodes("one clustering", network, g, nx.clustering(g))
    nodes("one onnela", network, g, nx.clustering(g, weight="weight"))
    if weights:
        put("one barrat", network, h.transitivity_local_undirected(mode="zero", weights=weights))
        nodes("one constraint", network, g, nx.constraint(g, weight="weight"))
        nodes("one effective_size", network, g, nx.effective_size(g, weight="weight"))
        nodes("one effective_size_unweighted", network, g, nx.effective_size(g))
    walks("one ", network, g, "weight")
    if nx.is_connected(g) and n > 1:
        w = nx.to_numpy_array(g, nodelist=range(n), weight="weight")
        put("one eigenvector_weighted", network, leading(w))
    lengths = [d for v in g for u, d in nx.single_source_shortest_path_length(g, v).items() if u != v]
    assortativity = h.assortativity_degree(directed=False) if weights else NAN
    put("one numbers", network, [
        nx.transitivity(g) if any(d > 1 for _, d in g.degree) else NAN, nx.average_clustering(g), assortativity, nx.density(g),
        nx.global_efficiency(g), max(lengths, default=NAN), sum(lengths) / len(lengths) if lengths else NAN, nx.number_connected_components(g),
    ])
    put("one tie_betweenness", network, [v for _, v in sorted(
        (tuple(sorted(e)), v) for e, v in nx.edge_betweenness_centrality(g, normalized=False).items())])


print(f"# networkx {nx.__version__}, igraph {ig.__version__}, numpy {np.__version__}, Python {sys.version.split()[0]}, written by crosscheck_basics.py")
print("row,network,values")
for network, rows in enumerate(fields("twomode.csv", "network")):
    two(network, rows)
for network, (ties, kinds) in enumerate(zip(fields("mixing.csv", "network"), fields("mixing.csv", "kinds"))):
    one(network, ties, len(kinds))
