"""Writes richclub.csv: rich clubs and weighted clustering of 220 networks.

phi is networkx rich_club_coefficient; weighted_phi (Opsahl et al. 2008) and the four
clusterings (Opsahl and Panzarasa 2009) are their definitions, by all pairs and triplets.

Run in this folder: /usr/bin/python3 crosscheck_richclub.py > richclub.csv
"""
import itertools
import math
import random
import sys

import networkx as nx

KINDS = ["random"] * 5 + ["tree", "star", "complete", "cycle", "two components", "two cliques"]
VALUES = {"am": lambda x, y: (x + y) / 2, "gm": lambda x, y: math.sqrt(x * y), "mi": min, "ma": max}


def draw(kind, rng):
    n = rng.randint(2, 12)
    if kind == "tree":
        g = nx.Graph((i, rng.randrange(i)) for i in range(1, n))
    elif kind == "star":
        g = nx.star_graph(n)
    elif kind == "complete":
        g = nx.complete_graph(n)
    elif kind == "cycle":
        g = nx.cycle_graph(max(n, 3))
    elif kind == "two cliques":
        g = nx.disjoint_union(nx.complete_graph(n), nx.complete_graph(3))
    else:
        p = rng.choice([0.15, 0.3, 0.5, 0.8])
        apart = kind == "two components"
        g = nx.Graph([(0, 1)])
        g.add_edges_from(
            (i, j) for j in range(n) for i in range(j) if rng.random() < p and not (apart and (i < n // 2) != (j < n // 2))
        )
    heavy = rng.random() < 0.7
    for x, y in g.edges:
        g[x][y]["weight"] = rng.choice([0.25, 1, 2, 3, 5, 8, 13]) if heavy else 1
    return g


def weighted_phi(g, k):
    weights = sorted((w for _, _, w in g.edges(data="weight")), reverse=True)
    club = g.subgraph(v for v in g if g.degree(v) > k)
    among = [w for _, _, w in club.edges(data="weight")]
    return sum(among) / sum(weights[: len(among)]) if among else math.nan


def clustering(g, value):
    closed = total = 0
    for v in g:
        for x, y in itertools.combinations(g[v], 2):
            omega = value(g[v][x]["weight"], g[v][y]["weight"])
            total += omega
            closed += omega * g.has_edge(x, y)
    return closed / total if total else math.nan


def put(kind, network, values):
    print(kind, network, " ".join(f"{v:.15g}" for v in values), sep=",")


print(f"# networkx {nx.__version__}, Python {sys.version.split()[0]}, written by crosscheck_richclub.py")
print("row,network,values")
rng = random.Random(45)
for network in range(220):
    g = draw(KINDS[network % len(KINDS)], rng)
    ties = sorted((min(e), max(e)) for e in g.edges)
    print("network", network, " ".join(f"{x}-{y}:{g[x][y]['weight']}" for x, y in ties), sep=",")
    phi = nx.rich_club_coefficient(g, normalized=False)
    assert list(phi) == list(range(len(phi)))
    put("phi", network, phi.values())
    put("weighted_phi", network, (weighted_phi(g, k) for k in phi))
    for name, value in VALUES.items():
        put(name, network, [clustering(g, value)])
