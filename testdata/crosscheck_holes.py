"""Writes holes_networkx.csv: what networkx says of the structural holes of 200 networks.

Run in this folder: /usr/bin/python3 crosscheck_holes.py > holes_networkx.csv
"""
import math
import random
import sys

import networkx as nx

KINDS = ["random"] * 6 + ["tree", "star", "complete", "cycle", "two components"]


def draw(kind, rng):
    n = rng.randint(3, 9)
    if kind == "tree":
        g = nx.Graph((i, rng.randrange(i)) for i in range(1, n))
    elif kind == "star":
        g = nx.star_graph(n)
    elif kind == "complete":
        g = nx.complete_graph(n)
    elif kind == "cycle":
        g = nx.cycle_graph(n)
    else:
        p = rng.choice([0.2, 0.4, 0.7])
        apart = kind == "two components"
        g = nx.Graph([(0, 1)])
        g.add_edges_from(
            (i, j) for j in range(n) for i in range(j) if rng.random() < p and not (apart and (i < n // 2) != (j < n // 2))
        )
    heavy = rng.random() < 0.7
    for x, y in g.edges:
        g[x][y]["weight"] = rng.choice([1, 2, 3, 5, 8]) if heavy else 1
    return g


def hierarchy(g, v, weight):
    parts = [nx.local_constraint(g, v, u, weight=weight) for u in g[v]]
    k, mean = len(parts), sum(parts) / len(parts)
    if k < 2:
        return math.nan
    return sum(c / mean * math.log(c / mean) for c in parts) / (k * math.log(k))


def put(kind, network, values):
    print(kind, network, "", " ".join(f"{v}:{x:.12g}" for v, x in sorted(values.items())), sep=",")


print(f"# networkx {nx.__version__}, Python {sys.version.split()[0]}, written by crosscheck_holes.py; plain: without weights")
print("row,network,key,values")
rng = random.Random(11)
for network in range(200):
    g = draw(KINDS[network % len(KINDS)], rng)
    ties = sorted((min(e), max(e)) for e in g.edges)
    print("network", network, "", " ".join(f"{x}-{y}:{g[x][y]['weight']}" for x, y in ties), sep=",")
    bridges = sorted((min(e), max(e)) for e in nx.local_bridges(g, with_span=False))
    print("bridges", network, "", " ".join(f"{x}-{y}" for x, y in bridges), sep=",")
    for name, weight in [("", "weight"), ("plain_", None)]:
        size = nx.effective_size(g, weight=weight)
        put(name + "efficiency", network, {v: size[v] / g.degree(v) for v in g})
        put(name + "hierarchy", network, {v: hierarchy(g, v, weight) for v in g})
