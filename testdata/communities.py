"""Writes igraph.csv: what igraph says of communities.

Run in this folder: python3 communities.py > igraph.csv
The large networks are outside the repository, and left out if absent.
"""
import csv
import gzip
import os
import random
import sys

import igraph as ig
import scipy.sparse as sp

LARGE = "../../shared/data"


def rows(name):
    opened = gzip.open(name, "rt") if name.endswith(".gz") else open(name)
    with opened as f:
        return [r[:2] for r in csv.reader(line for line in f if not line.startswith("#"))][1:]


def projection(name):
    """Actors, tied by the number of projects that they share."""
    pairs = {tuple(r) for r in rows(name)}
    actors, projects = sorted({a for a, _ in pairs}), sorted({p for _, p in pairs})
    at = {a: i for i, a in enumerate(actors)}, {p: i for i, p in enumerate(projects)}
    i, j = zip(*((at[0][a], at[1][p]) for a, p in sorted(pairs)))
    b = sp.csr_matrix(([1.0] * len(i), (i, j)), shape=(len(actors), len(projects)))
    shared = sp.triu(b @ b.T, 1).tocoo()
    g = ig.Graph(n=len(actors), edges=list(zip(shared.row.tolist(), shared.col.tolist())))
    g.vs["name"], g.es["weight"] = actors, shared.data.tolist()
    return g


def one_mode(name):
    g = ig.Graph.TupleList(rows(name))
    g.es["weight"] = 1.0
    return g


def louvain(g, resolution=1.0):
    return g.community_multilevel(weights="weight", resolution=resolution)


def leiden(g):  # two iterations, its default
    return g.community_leiden(objective_function="modularity", weights="weight")


def seed(s):
    random.seed(s)
    ig.set_random_number_generator(random)


def quality(g, groups, resolution=1.0):
    # Graph.modularity of this version does not pass the resolution on
    return ig.GraphBase.modularity(g, groups, weights="weight", resolution=resolution)


print("# igraph", ig.__igraph_version__, "by communities.py")
print("network,measure,node,value")
for name in ["karate", "southern_women_actors", "random_affiliation_actors"]:
    table = name.removesuffix("_actors") + ".csv"
    g = one_mode(table) if name == "karate" else projection(table)
    for resolution in [0.5, 1.0, 2.0]:
        seed(0)
        groups = louvain(g, resolution).membership
        for i in sorted(range(g.vcount()), key=lambda i: g.vs[i]["name"]):
            print(name, f"group_{resolution}", g.vs[i]["name"], groups[i], sep=",")
        print(name, f"modularity_{resolution}", "", repr(quality(g, groups, resolution)), sep=",")
for table in ["bench/M.csv.gz", "bench/C.csv.gz", "cordis_h2020/participations.csv.gz"]:
    path = os.path.join(LARGE, table)
    if not os.path.exists(path):
        print("left out:", path, file=sys.stderr)
        continue
    g = projection(path)
    for find in [louvain, leiden]:
        found = []
        for s in range(20):
            seed(s)
            found.append(quality(g, find(g).membership))
        print(table, find.__name__ + "_mean_of_20", "", repr(sum(found) / 20), sep=",")
