"""Writes subset.csv: betweenness between two groups that share no node, by networkx.

Run in this folder: PYTHONHASHSEED=0 /usr/bin/python3 crosscheck_subset.py > subset.csv
"""
import random
import sys

import networkx as nx

print(f"# networkx {nx.__version__}, Python {sys.version.split()[0]}, written by crosscheck_subset.py")
print("row,network,values")
rng = random.Random(41)
for network in range(200):
    n = rng.randint(3, 11)
    kind = network % 5
    if kind == 0:
        g = nx.Graph((i, rng.randrange(i)) for i in range(1, n))
    elif kind == 1:
        g = nx.bipartite.random_graph(n // 2 + 1, n // 2 + 1, 0.4, seed=rng)
    elif kind == 2:
        g = nx.disjoint_union(nx.gnp_random_graph(n // 2 + 1, 0.6, seed=rng), nx.gnp_random_graph(n // 2 + 1, 0.6, seed=rng))
    else:
        g = nx.gnp_random_graph(n, rng.choice([0.15, 0.3, 0.6, 1]), seed=rng)
    for x, y in g.edges:
        g.edges[x, y]["weight"] = rng.choice([1, 2, 4])
    nodes = sorted(g)
    rng.shuffle(nodes)
    middle = rng.randint(1, len(nodes) - 1)
    a, b = sorted(nodes[:middle]), sorted(nodes[middle:middle + rng.randint(1, len(nodes) - middle)])
    ties = sorted(tuple(sorted(e)) for e in g.edges)
    print("network", network, " ".join([*map(str, sorted(g)), *(f"{x}-{y}:{g.edges[x, y]['weight']}" for x, y in ties)]), sep=",")
    print("groups", network, "-".join(map(str, a)) + " " + "-".join(map(str, b)), sep=",")
    for x, y in g.edges:
        g.edges[x, y]["length"] = 1 / g.edges[x, y]["weight"]
    for row, weight in (("steps", None), ("lengths", "length")):
        scores = nx.betweenness_centrality_subset(g, a, b, normalized=False, weight=weight)
        print(row, network, " ".join(format(2 * scores[v], ".15g") for v in sorted(g)), sep=",")
