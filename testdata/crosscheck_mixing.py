"""Writes mixing.csv: who is tied to whom in 220 networks with categories and numbers.

Assortativity is that of networkx and igraph, which have to agree; tables are those of
networkx. What neither has, E-I, Coleman's index, Yule's Q, spectral segregation, Moran's I
and Geary's C of strengths, is worked out in matrices.

Run in this folder: PYTHONHASHSEED=0 /usr/bin/python3 crosscheck_mixing.py > mixing.csv
"""
import math
import random
import sys

import igraph as ig
import networkx as nx
import numpy as np

KINDS = ["sparse", "middle", "dense", "complete", "tree", "star", "cycle", "two components", "isolates", "projects", "one category"]


def draw(kind, rng):
    n = rng.randint(4, 12)
    if kind == "complete":
        g = nx.complete_graph(n)
    elif kind == "tree":
        g = nx.Graph((i, rng.randrange(i)) for i in range(1, n))
    elif kind == "star":
        g = nx.star_graph(n)
    elif kind == "cycle":
        g = nx.cycle_graph(n)
    elif kind == "two components":
        g = nx.disjoint_union(nx.gnp_random_graph(n // 2, 0.6, seed=rng), nx.gnp_random_graph(n // 2, 0.8, seed=rng))
    elif kind == "projects":
        g = nx.empty_graph(n)
        for _ in range(n // 2):
            group = rng.sample(range(n), min(n, 4))
            g.add_edges_from((x, y) for x in group for y in group if x < y)
    else:
        g = nx.gnp_random_graph(n, {"sparse": 0.2, "dense": 0.7, "isolates": 0.1}.get(kind, 0.4), seed=rng)
    return g


def matrix(g, weight):
    return nx.to_numpy_array(g, nodelist=sorted(g), weight=weight)


def external(kinds, w, which=None):
    """E-I, of ties or of their ends in some nodes."""
    n, inside, outside = len(kinds), 0.0, 0.0
    for i in range(n):
        for j in range(n):
            if w[i, j] and (which is None or i in which):
                if kinds[i] == kinds[j]:
                    inside += 1
                else:
                    outside += 1
    return ratio(outside - inside, outside + inside)


def ratio(x, y):
    return x / y if y else float("nan")


def category(kinds, w, c):
    n = len(kinds)
    own = [i for i in range(n) if kinds[i] == c]
    other = [i for i in range(n) if kinds[i] != c]
    within = sum(1 for i in own for j in own if i < j and w[i, j])
    between = sum(1 for i in own for j in other if w[i, j])
    expected = (len(own) - 1) / (n - 1)
    share = ratio(2 * within, 2 * within + between)
    coleman = float("nan")
    if not math.isnan(share):
        coleman = ratio(share - expected, (1 - expected) if share >= expected else expected)
    apart = len(own) * (len(own) - 1) // 2 - within
    apart_between = len(own) * len(other) - between
    yule = ratio(within * apart_between - between * apart, within * apart_between + between * apart)
    return [external(kinds, w, set(own)), coleman, yule]


def segregation(kinds, w):
    n = len(kinds)
    r = w / np.where(w.sum(axis=1) == 0, 1, w.sum(axis=1))[:, None]
    s = [float("nan")] * n
    for c in set(kinds):
        own = [i for i in range(n) if kinds[i] == c and w[i].sum() > 0]
        part = nx.from_numpy_array((w[np.ix_(own, own)] > 0).astype(int)) if own else nx.Graph()
        for component in nx.connected_components(part):
            nodes = [own[k] for k in sorted(component)]
            values, vectors = np.linalg.eig(r[np.ix_(nodes, nodes)])
            k = np.argmax(values.real)
            x = np.abs(vectors[:, k].real)
            for i, v in zip(nodes, x):
                s[i] = values[k].real * v / x.mean() if len(nodes) > 1 else 0.0
    return s


def moran_geary(x, w):
    n, s0, z = len(x), w.sum(), np.array(x) - np.mean(x)
    squares = (z**2).sum()
    apart = sum(w[i, j] * (x[i] - x[j]) ** 2 for i in range(n) for j in range(n))
    return [ratio(n * (w * np.outer(z, z)).sum(), s0 * squares), ratio((n - 1) * apart, 2 * s0 * squares)]


def put(row, network, values):
    print(row, network, " ".join(values), sep=",")


def numbers(values):
    return [format(float(v), ".15g") for v in values]


print(f"# networkx {nx.__version__}, igraph {ig.__version__}, numpy {np.__version__}, Python {sys.version.split()[0]}, written by crosscheck_mixing.py")
print("row,network,values")
rng = random.Random(29)
for network in range(220):
    kind = KINDS[network % len(KINDS)]
    g = draw(kind, rng)
    for x, y in g.edges:
        g.edges[x, y]["weight"] = rng.randint(1, 5) if network % 2 else 1
    kinds = ["a" if kind == "one category" else rng.choice("aab" if network % 3 else "abcd") for _ in g]
    values = [rng.randint(0, 9) if network % 4 else rng.choice([1, 2]) for _ in g]
    nx.set_node_attributes(g, dict(enumerate(kinds)), "kind")
    nx.set_node_attributes(g, dict(enumerate(values)), "value")
    w, b = matrix(g, "weight"), matrix(g, None)
    put("network", network, [f"{x}-{y}:{g.edges[x, y]['weight']}" for x, y in sorted(tuple(sorted(e)) for e in g.edges)])
    put("kinds", network, kinds)
    put("values", network, list(map(str, values)))
    if g.number_of_edges() == 0:
        continue
    h = ig.Graph(n=len(g), edges=list(g.edges))
    names = sorted(set(kinds))
    nominal = h.assortativity_nominal([names.index(k) for k in kinds], directed=False)
    try:
        other = nx.attribute_assortativity_coefficient(g, "kind")
        assert math.isnan(nominal) or abs(nominal - other) < 1e-9
    except ZeroDivisionError:
        pass
    put("nominal", network, numbers([nominal]))
    numeric = h.assortativity(values, directed=False)
    if not math.isnan(numeric):
        assert abs(numeric - nx.numeric_assortativity_coefficient(g, "value")) < 1e-7
    put("numeric", network, numbers([numeric]))
    tied = sorted({kinds[v] for e in g.edges for v in e})
    table = nx.attribute_mixing_matrix(g, "kind", mapping={k: i for i, k in enumerate(tied)}, normalized=False)
    put("table", network, tied + [str(int(x)) for x in np.asarray(table).flatten()])
    put("external", network, numbers([external(kinds, b), *(external(kinds, b, {i}) for i in sorted(g))]))
    if len(g) > 1:
        for c in names:
            put("category " + c, network, numbers(category(kinds, b, c)))
    put("segregation", network, numbers(segregation(kinds, b)))
    put("segregation weighted", network, numbers(segregation(kinds, w)))
    put("likeness weighted", network, numbers(moran_geary(values, w)))
