"""Writes cohesion.csv: what networkx and igraph say of the cohesion of 260 networks.

Run in this folder: PYTHONHASHSEED=0 /usr/bin/python3 crosscheck_cohesion.py > cohesion.csv
"""
import random
import sys

import igraph as ig
import networkx as nx

KINDS = [
    "random", "projects", "random", "two modes", "dense", "projects", "chain of cliques", "random", "tree",
    "projects", "star", "cycle", "complete", "isolates", "two components", "complete two modes", "lattice",
]


def cliques(groups):
    g = nx.Graph()
    for group in groups:
        g.add_nodes_from(group)
        g.add_edges_from((x, y) for x in group for y in group if x < y)
    return g


def draw(kind, rng):
    n = rng.randint(5, 16)
    if kind == "random":
        return nx.gnp_random_graph(n, rng.choice([0.15, 0.25, 0.35, 0.5]), seed=rng)
    if kind == "dense":
        return nx.gnp_random_graph(n, rng.choice([0.6, 0.8]), seed=rng)
    if kind == "projects":  # a projection: every project ties all its actors
        return cliques(rng.sample(range(n), rng.randint(1, min(n, 6))) for _ in range(n // 2))
    if kind == "two modes":
        return nx.bipartite.random_graph(n // 2 + 1, n // 2, 0.4, seed=rng)
    if kind == "chain of cliques":
        size, shared = rng.randint(3, 6), rng.randint(0, 2)
        return cliques(range(k * (size - shared), k * (size - shared) + size) for k in range(3))
    if kind == "tree":
        return nx.Graph((i, rng.randrange(i)) for i in range(1, n))
    if kind == "star":
        return nx.star_graph(n)
    if kind == "cycle":
        return nx.cycle_graph(n)
    if kind == "complete":
        return nx.complete_graph(n // 2)
    if kind == "isolates":
        return nx.empty_graph(n // 4)
    if kind == "two components":
        return nx.disjoint_union(nx.gnp_random_graph(n // 2, 0.5, seed=rng), nx.gnp_random_graph(n // 2, 0.7, seed=rng))
    if kind == "complete two modes":
        return nx.complete_bipartite_graph(rng.randint(1, 6), rng.randint(1, 6))
    return nx.convert_node_labels_to_integers(nx.grid_2d_graph(3, rng.randint(2, 5)), ordering="sorted")


def cut_node(g, v):
    h = g.copy()
    h.remove_node(v)
    return nx.number_connected_components(h) - nx.number_connected_components(g)


def smaller_side(g, x, y):
    h = g.copy()
    h.remove_edge(x, y)
    return min(len(nx.node_connected_component(h, x)), len(nx.node_connected_component(h, y)))


def trusses(g):
    largest = {tie(e): 2 for e in g.edges}
    for k in range(3, len(g) + 1):
        largest.update({tie(e): k for e in nx.k_truss(g, k).edges})
    return largest


def tie(e):
    return min(e), max(e)


def by_networkx(g):
    """Every group once, with the largest k."""
    groups = {}
    if not g.edges:
        return set()  # networkx: ValueError
    for k, found in nx.k_components(g).items():
        for group in found:
            groups[tuple(sorted(group))] = max(k, groups.get(tuple(sorted(group)), 0))
    return {(k, group) for group, k in groups.items()}


def by_igraph(h):
    blocks = h.cohesive_blocks()
    return {(k, tuple(sorted(block))) for block, k in zip(blocks, blocks.cohesions()) if k > 0}


def put(kind, network, fields):
    print(kind, network, " ".join(fields), sep=",")


def nodes(group):
    return "-".join(map(str, sorted(group)))


print(f"# networkx {nx.__version__}, igraph {ig.__version__}, Python {sys.version.split()[0]}, written by crosscheck_cohesion.py")
print("row,network,values")
rng = random.Random(14)
differ = 0
for network in range(260):
    g = nx.convert_node_labels_to_integers(draw(KINDS[network % len(KINDS)], rng), ordering="sorted")
    h = ig.Graph(n=len(g), edges=[tie(e) for e in g.edges])
    ties = sorted(tie(e) for e in g.edges)
    put("network", network, [str(v) for v in sorted(g)] + [f"{x}-{y}" for x, y in ties])

    cut = sorted(nx.articulation_points(g))
    assert cut == sorted(h.articulation_points())
    put("cut_nodes", network, [f"{v}:{cut_node(g, v)}" for v in cut])
    bridges = sorted(tie(e) for e in nx.bridges(g))
    assert bridges == sorted(tie(h.es[e].tuple) for e in h.bridges())
    put("cut_ties", network, [f"{x}-{y}:{smaller_side(g, x, y)}" for x, y in bridges])
    blocks = sorted(map(nodes, nx.biconnected_components(g)))
    assert blocks == sorted(map(nodes, h.biconnected_components()))
    put("blocks", network, blocks)
    put("truss", network, [f"{x}-{y}:{k}" for (x, y), k in sorted(trusses(g).items())])
    found = sorted(nodes(c) for c in nx.find_cliques(g) if len(c) > 2)
    assert found == sorted(map(nodes, h.maximal_cliques(min=3)))
    put("cliques", network, found)
    if len(g) > 0:
        k = nx.node_connectivity(g)
        assert k == h.vertex_connectivity() == h.cohesion()
        assert h.clique_number() == max(map(len, nx.find_cliques(g)))
        put("connectivity", network, [str(k)])
        put("clique_number", network, [str(h.clique_number())])
    put("igraph_groups", network, sorted(f"{k}:{nodes(group)}" for k, group in by_igraph(h)))
    if by_networkx(g) != by_igraph(h):
        differ += 1
        put("networkx_groups", network, sorted(f"{k}:{nodes(group)}" for k, group in by_networkx(g)))
print(differ, "networks with other k-components by networkx", file=sys.stderr)
