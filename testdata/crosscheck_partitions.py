"""Writes partitions.csv: how much pairs of partitions agree, by igraph.

Run in this folder: python3 crosscheck_partitions.py > partitions.csv
"""
import csv
import random
import sys

import igraph as ig

METHODS = ["rand", "adjusted.rand", "nmi", "vi", "split-join"]


def dealt(rng, n, groups):
    return [rng.randrange(groups) for _ in range(n)]


def moved(rng, groups, share):
    return [g if rng.random() > share else rng.choice(groups) for g in groups]


def pairs(rng):
    for n in (2, 3, 5):
        one, each = [0] * n, list(range(n))
        yield from ((one, one), (each, each), (one, each), (each, one), (one, dealt(rng, n, 2)), (each, dealt(rng, n, 2)))
    for i in range(120):
        n = 2 + i % 40
        yield dealt(rng, n, 1 + i % 7), dealt(rng, n, 1 + i % 5)
        x = dealt(rng, n, 1 + i % 6)
        yield x, moved(rng, x, .1 * (i % 8))


out = csv.writer(sys.stdout, lineterminator="\n")
print(f"# igraph {ig.__version__}, Python {sys.version.split()[0]}")
out.writerow(["x", "y"] + [m.replace("-", "_").replace(".", "_") for m in METHODS])
for x, y in pairs(random.Random(7)):
    values = []
    for m in METHODS:
        try:
            values.append(repr(float(ig.compare_communities(x, y, method=m))))
        except ig.InternalError:  # it refuses labels above the number of nodes
            values.append("")
    out.writerow([" ".join(map(str, x)), " ".join(map(str, y))] + values)
