"""Writes arcs.csv: PageRank, hubs and authorities, and structural holes along arcs of 200
networks with directions and weights, by networkx, and by numpy where it would draw at random.

Run in this folder: PYTHONHASHSEED=0 /usr/bin/python3 crosscheck_arcs.py > arcs.csv
"""
import random
import sys

import networkx as nx
import numpy as np

NAN = float("nan")


def put(row, network, values):
    print(row, network, " ".join(format(float(v), ".13g") for v in values), sep=",")


def authorities(m):
    """The vector of the largest eigenvalue of m'm, of length 1, if it is alone."""
    values, vectors = np.linalg.eigh(m.T @ m)
    if len(values) > 1 and values[-1] - values[-2] < 1e-6:
        return None
    return np.abs(vectors[:, -1])


print(f"# networkx {nx.__version__}, numpy {np.__version__}, Python {sys.version.split()[0]}, written by crosscheck_arcs.py")
print("row,network,values")
rng = random.Random(43)
for network in range(200):
    n, p = rng.randint(2, 11), [0.1, 0.25, 0.5, 0.9][network % 4]
    g = nx.DiGraph()
    g.add_nodes_from(range(n))
    for x in range(n):
        for y in range(n):
            if x != y and rng.random() < p:
                g.add_edge(x, y, weight=rng.choice([1, 1, 2, 5]))
    arcs = sorted(g.edges)
    print("network", network, " ".join([*map(str, range(n)), *(f"{x}-{y}:{g.edges[x, y]['weight']}" for x, y in arcs)]), sep=",")
    if not arcs:
        continue
    for row, weight in (("pagerank", "weight"), ("pagerank_unweighted", None)):
        scores = nx.pagerank(g, tol=1e-15, max_iter=100000, weight=weight)
        put(row, network, [scores[v] for v in range(n)])
    w = nx.to_numpy_array(g, nodelist=range(n), weight="weight")
    for row, m in (("authority", w), ("hub", w.T)):
        x = authorities(m)
        if x is not None:
            put(row, network, x)
    senders = [v for v in g if g[v]]  # networkx takes the others for isolated
    for row, measure in (("constraint", nx.constraint), ("effective_size", nx.effective_size)):
        scores = measure(g, senders, weight="weight")
        put(row, network, [scores.get(v, NAN) for v in range(n)])
