"""Writes position.csv: distances of the rows of 200 tables, and heights of 200 trees, by scipy.

Run in this folder: PYTHONHASHSEED=0 /usr/bin/python3 crosscheck_position.py > position.csv
"""
import random
import sys

import numpy as np
import scipy
from scipy.cluster.hierarchy import linkage
from scipy.spatial.distance import pdist

KINDS = ["binary", "counts", "twins", "sparse", "full", "constant rows"]
METHODS = ["average", "single", "complete", "ward"]


def draw(kind, rng):
    a, p = rng.randint(2, 5), rng.randint(2, 7)
    share = {"sparse": 0.2, "full": 1}.get(kind, 0.5)
    most = 1 if kind in ("binary", "sparse") else 9
    m = np.array([[rng.randint(1, most) if rng.random() < share else 0 for _ in range(p)] for _ in range(a)])
    if kind == "twins":
        m = np.vstack([m, m[: a // 2 + 1]])
    if kind == "constant rows":
        m[0, :] = 0
        m[-1, :] = 3
    return m


def put(row, network, values):
    print(row, network, " ".join(format(float(v), ".13g") for v in values), sep=",")


print(f"# scipy {scipy.__version__}, numpy {np.__version__}, Python {sys.version.split()[0]}, written by crosscheck_position.py")
print("row,network,values")
rng = random.Random(31)
for network in range(200):
    m = draw(KINDS[network % len(KINDS)], rng)
    print("network", network, " ".join("".join(map(str, row)) for row in m), sep=",")
    put("euclidean", network, pdist(m, "euclidean"))
    put("manhattan", network, pdist(m, "cityblock"))
    put("jaccard", network, pdist(m > 0, "jaccard"))
    varies = m.std(axis=1) > 0
    put("correlation", network, [
        np.nan if not (varies[i] and varies[j]) else pdist(m[[i, j]], "correlation")[0]
        for i in range(len(m)) for j in range(i + 1, len(m))
    ])
    # Points drawn apart, so that no two pairs are equally far.
    points = np.array([[rng.random(), rng.random(), rng.random()] for _ in range(rng.randint(2, 7))])
    put("points", network, pdist(points))
    for method in METHODS:
        tree = linkage(points, method)
        put(method, network, tree[:, 2])
