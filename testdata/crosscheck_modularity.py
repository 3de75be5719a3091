"""Writes modularity.csv: modularity by igraph of the 220 networks of mixing.csv, of the
partition by kinds and the largest there is; and Barber's, from the matrix, of the 220
networks of twomode.csv with labels drawn at random.

Run in this folder: PYTHONHASHSEED=0 /usr/bin/python3 crosscheck_modularity.py > modularity.csv
"""
import random
import sys

import igraph as ig
import numpy as np


def fields(name, row):
    for line in open(name):
        cells = line.rstrip("\n").split(",")
        if cells[0] == row:
            yield cells[2].split()


def put(row, network, values):
    print(row, network, " ".join(values), sep=",")


def number(x):
    return format(float(x), ".15g")


print(f"# igraph {ig.__version__}, numpy {np.__version__}, Python {sys.version.split()[0]}, written by crosscheck_modularity.py")
print("row,network,values")
for network, (ties, kinds) in enumerate(zip(fields("mixing.csv", "network"), fields("mixing.csv", "kinds"))):
    if not ties:
        continue
    ends = [tuple(map(int, tie.split(":")[0].split("-"))) for tie in ties]
    weights = [int(tie.split(":")[1]) for tie in ties]
    h = ig.Graph(n=len(kinds), edges=ends)
    labels = [sorted(set(kinds)).index(k) for k in kinds]
    put("one", network, [number(h.modularity(labels, weights=weights)), number(h.modularity(labels))])
    best = h.community_optimal_modularity(weights=weights)
    put("best", network, [number(h.modularity(best.membership, weights=weights))])
rng = random.Random(53)
for network, rows in enumerate(fields("twomode.csv", "network")):
    m = np.array([[int(d) for d in row] for row in rows], dtype=float)
    if m.sum() == 0:
        continue
    labels = [rng.randrange(4) for _ in range(sum(m.shape))]
    a = m.shape[0]
    chance = np.outer(m.sum(axis=1), m.sum(axis=0)) / m.sum()
    same = np.array([[labels[i] == labels[a + j] for j in range(m.shape[1])] for i in range(a)])
    put("labels", network, list(map(str, labels)))
    put("two", network, [number(((m - chance) * same).sum() / m.sum())])
