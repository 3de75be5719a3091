"""Writes networkx_centrality.csv: centrality of random networks, by networkx.

Run in this folder: PYTHONHASHSEED=0 /usr/bin/python3 crosscheck_centrality.py > networkx_centrality.csv
A line is ties, measure, group of nodes (or none), and a value for each node in order, or one for the group.
"""
import itertools
import random
import sys

import networkx as nx
import numpy
import scipy


def networks():
    rng = random.Random(11)
    for i in range(200):
        n, p = 3 + i % 8, [0.15, 0.3, 0.5, 0.8][i // 8 % 4]
        g = nx.Graph()
        g.add_nodes_from(range(n))
        if i % 5 == 0:  # a tree
            g.add_edges_from((v, rng.randrange(v)) for v in range(1, n))
        elif i % 5 == 1:  # two modes
            g.add_edges_from((u, v) for u in range(n // 2) for v in range(n // 2, n) if rng.random() < p)
        else:
            g.add_edges_from(e for e in itertools.combinations(range(n), 2) if rng.random() < p)
        yield rng, g
    for g in nx.star_graph(5), nx.complete_graph(6), nx.cycle_graph(6), nx.empty_graph(3), nx.path_graph(7):
        yield rng, g


def put(g, measure, values, group=()):
    ties = " ".join([f"{v}" for v in g] + [f"{u}-{v}" for u, v in g.edges])
    print(ties, measure, " ".join(map(str, group)), " ".join(f"{v:.13g}" for v in values), sep=",")


def by_component(g, measure):
    """networkx refuses networks that are not connected."""
    values = dict.fromkeys(g, 0)
    for c in nx.connected_components(g):
        if len(c) > 1:
            values.update(measure(g.subgraph(sorted(c)).copy()))
    return [values[v] for v in g]


def flow(h):
    """Not scaled; networkx divides by zero below three nodes."""
    if len(h) < 3:
        return dict.fromkeys(h, 0)
    pairs = (len(h) - 1) * (len(h) - 2) / 2
    return {v: x * pairs for v, x in nx.current_flow_betweenness_centrality(h, normalized=True).items()}


def between(g, group):
    """By all shortest paths: group_betweenness_centrality is wrong for 12 of these groups, of four nodes or more."""
    total = 0
    for s, t in itertools.combinations([v for v in g if v not in group], 2):
        paths = list(nx.all_shortest_paths(g, s, t))
        total += sum(1 for p in paths if group & set(p)) / len(paths)
    return total


print(f"# networkx {nx.__version__}; numpy {numpy.__version__}; scipy {scipy.__version__}, Python {sys.version.split()[0]}")
print("ties,measure,group,values")
for rng, g in networks():
    put(g, "information", by_component(g, lambda h: {v: x * len(h) for v, x in nx.information_centrality(h).items()}))
    put(g, "current_flow", by_component(g, flow))
    s = nx.subgraph_centrality(g)
    put(g, "subgraph", [s[v] for v in g])
    group = sorted(rng.sample(list(g), rng.randrange(1, len(g))))
    put(g, "group_degree", [nx.group_degree_centrality(g, group)], group)
    if nx.is_connected(g):
        put(g, "group_closeness", [nx.group_closeness_centrality(g, group)], group)
        put(g, "group_betweenness", [between(g, set(group))], group)
