"""Writes twomode.csv: numbers of 220 two-mode networks, from their definitions.

Butterflies are counted in matrices, cores by removing one node after the other, bicliques
are the cliques that networkx finds once each mode is complete, paths of four ties are gone
through one by one, and entropies are those of scipy.

Run in this folder: PYTHONHASHSEED=0 /usr/bin/python3 crosscheck_twomode.py > twomode.csv
"""
import itertools
import random
import sys

import networkx as nx
import numpy as np
import scipy
import scipy.stats

KINDS = ["sparse", "middle", "dense", "complete", "twins", "tree", "star", "two components", "isolates", "one project", "weights"]


def draw(kind, rng):
    a, p = rng.randint(2, 8), rng.randint(2, 7)
    share = {"sparse": 0.2, "middle": 0.4, "dense": 0.7, "complete": 1, "isolates": 0.15}.get(kind, 0.35)
    m = np.array([[int(rng.random() < share) for _ in range(p)] for _ in range(a)])
    if kind == "twins":
        m = np.vstack([m, m[: a // 2 + 1]])
    if kind == "tree":
        m = np.zeros((a, p), int)
        m[0, 0] = 1
        actors, projects = [0], [0]
        for i in range(1, max(a, p)):
            if i < a:
                m[i, rng.choice(projects)] = 1
                actors.append(i)
            if i < p:
                m[rng.choice(actors), i] = 1
                projects.append(i)
    if kind == "star":
        m = np.ones((a, 1), int)
    if kind == "two components":
        m = np.block([[m, np.zeros((a, 2), int)], [np.zeros((3, p), int), np.ones((3, 2), int)]])
    if kind == "one project":
        m[:, 1:] = 0
    if kind in ("weights", "dense", "two components", "twins"):
        m = m * np.array([[rng.randint(1, 9) for _ in range(m.shape[1])] for _ in range(m.shape[0])])
    return m


def butterflies(b):
    pairs = b @ b.T
    np.fill_diagonal(pairs, 0)
    return (pairs * (pairs - 1) / 2).sum(axis=1)


def core(b, p, q):
    actors, projects = set(range(b.shape[0])), set(range(b.shape[1]))
    while True:
        few = [i for i in actors if sum(b[i, j] for j in projects) < p]
        small = [j for j in projects if sum(b[i, j] for i in actors) < q]
        if not few and not small:
            return sorted(actors), sorted(projects)
        actors -= set(few)
        projects -= set(small)


def bicliques(b):
    a, p = b.shape
    g = nx.Graph()
    g.add_nodes_from(range(a + p))
    g.add_edges_from(itertools.combinations(range(a), 2))
    g.add_edges_from(itertools.combinations(range(a, a + p), 2))
    g.add_edges_from((i, a + j) for i in range(a) for j in range(p) if b[i, j])
    found = []
    for clique in nx.find_cliques(g):
        actors, projects = sorted(v for v in clique if v < a), sorted(v - a for v in clique if v >= a)
        if actors and projects:
            found.append("-".join(map(str, actors)) + "+" + "-".join(map(str, projects)))
    return sorted(found)


VALUES = {
    "one": lambda w: 1.0, "am": lambda w: sum(w) / 4, "gm": lambda w: float(np.prod([x**0.25 for x in w])),
    "mi": lambda w: float(min(w)), "ma": lambda w: float(max(w)),
}


def paths(m):
    """Of every row: the value of the closed paths centred on it, and of all."""
    a, p = m.shape
    sums = {name: [[0.0, 0.0] for _ in range(a)] for name in VALUES}
    for s in range(a):
        for x, y in itertools.combinations(range(p), 2):
            if not (m[s, x] and m[s, y]):
                continue
            for i in range(a):
                for j in range(a):
                    if len({i, j, s}) < 3 or not (m[i, x] and m[j, y]):
                        continue
                    closed = any(m[i, z] and m[j, z] for z in range(p) if z not in (x, y))
                    for name, value in VALUES.items():
                        v = value([m[i, x], m[s, x], m[s, y], m[j, y]])
                        sums[name][s][1] += v
                        sums[name][s][0] += v * closed
    return sums


def distances(m):
    """d' of every row, for weights that can be divided."""
    q = m.sum(axis=0) / m.sum()
    out = []
    for row in m:
        if row.sum() == 0 or row.sum() == m.sum():
            out.append(float("nan"))
            continue
        out.append(scipy.stats.entropy(row, q) / np.log(m.sum() / row.sum()))
    return out


def put(row, network, values):
    print(row, network, " ".join(values), sep=",")


def numbers(values):
    return [format(float(v), '.15g') for v in values]


print(f"# networkx {nx.__version__}, numpy {np.__version__}, scipy {scipy.__version__}, Python {sys.version.split()[0]}, written by crosscheck_twomode.py")
print("row,network,values")
rng = random.Random(23)
for network in range(220):
    m = draw(KINDS[network % len(KINDS)], rng)
    b = (m > 0).astype(int)
    put("network", network, ["".join(map(str, row)) for row in m])
    put("butterflies", network, [str(int(v)) for v in [*butterflies(b), *butterflies(b.T)]])
    for p, q in ((1, 2), (2, 1), (2, 2), (3, 2)):
        actors, projects = core(b, p, q)
        put(f"core {p} {q}", network, ["-".join(map(str, actors)) + "+" + "-".join(map(str, projects))])
    put("bicliques", network, bicliques(b))
    both = [paths(m), paths(m.T)]
    for name in VALUES if m.max(initial=0) > 1 else ["one"]:
        local = both[0][name] + both[1][name]
        put("opsahl " + name, network, numbers(c / v if v else float("nan") for c, v in local))
        total = [sum(x) for x in zip(*both[0][name])]
        put("global " + name, network, numbers([total[0] / total[1] if total[1] else float("nan")]))
    if m.sum() > 0:
        put("distances", network, numbers([*distances(m), *distances(m.T)]))
        put("entropies", network, numbers([
            scipy.stats.entropy(m.flatten()), scipy.stats.entropy(m.sum(axis=0)) + scipy.stats.entropy(m.sum(axis=1)),
        ]))
