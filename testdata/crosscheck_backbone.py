"""Writes backbone.csv: p-values of the ties of 240 projections by five models, and the chances of all ties.

Run in this folder: /usr/bin/python3 crosscheck_backbone.py > backbone.csv

Each model is written from its definition, in another way than in Go: exact fractions for fixed_fill, scipy's hypergeometric
distribution for fixed_row, one polynomial factor a project for fixed_column and sdsm. Which ties are certain (bicm) is found by
linear programming, the others by Newton's method on all nodes with a line search.
"""
import math
import random
import sys
from fractions import Fraction

import numpy as np
import scipy
from scipy.optimize import linprog
from scipy.stats import hypergeom

KINDS = ["random"] * 6 + ["tree", "twins", "hub", "two components", "nested", "one project", "complete"]


def draw(kind, rng):
    r, c = rng.randint(2, 8), rng.randint(1, 9)
    m = np.zeros((r, c), dtype=int)
    if kind == "one project":
        return np.ones((r, 1), dtype=int)
    if kind == "complete":
        return np.ones((r, c), dtype=int)
    if kind == "nested":
        sizes = sorted((rng.randint(0, c) for _ in range(r)), reverse=True)
        for i, size in enumerate(sizes):
            m[i, :size] = 1
        if rng.random() < 0.5:  # not quite
            m[rng.randrange(r), rng.randrange(c)] ^= 1
        return m
    if kind == "tree":
        m[0, 0] = 1
        for i in range(1, max(r, c)):
            if i < r:
                m[i, rng.randrange(min(i, c))] = 1
            if i < c:
                m[rng.randrange(min(i + 1, r)), i] = 1
        return m
    p = rng.choice([0.15, 0.3, 0.5, 0.8])
    for i in range(r):
        for j in range(c):
            apart = kind == "two components" and (i < r // 2) != (j < c // 2)
            m[i, j] = rng.random() < p and not apart
    if kind == "twins":
        for i in range(1, r, 2):
            m[i] = m[i - 1]
    if kind == "hub":
        m[0, :] = 1
        m[0, -1] = rng.randint(0, 1)
    return m


def certain(m):
    """1 and 0 where every matrix of these margins has them, by linear programming; NaN elsewhere."""
    r, c = m.shape
    rows = np.kron(np.eye(r), np.ones(c))
    columns = np.kron(np.ones(r), np.eye(c))
    equal, margins = np.vstack([rows, columns]), np.concatenate([m.sum(1), m.sum(0)])
    p = np.full(r * c, math.nan)
    for k in range(r * c):
        cost = np.zeros(r * c)
        cost[k] = 1
        low = linprog(cost, A_eq=equal, b_eq=margins, bounds=(0, 1)).fun
        high = -linprog(-cost, A_eq=equal, b_eq=margins, bounds=(0, 1)).fun
        if high < 0.5:
            p[k] = 0
        if low > 0.5:
            p[k] = 1
    return p.reshape(r, c)


def bicm(m):
    p = certain(m)
    free = np.isnan(p)
    r, c = m.shape
    want = np.concatenate([np.where(free, m, 0).sum(1), np.where(free, m, 0).sum(0)])
    z = np.zeros(r + c)

    def chances(z):
        return np.where(free, 1 / (1 + np.exp(-(z[:r, None] + z[None, r:]))), 0)

    def objective(z):
        return want @ z - np.where(free, np.logaddexp(0, z[:r, None] + z[None, r:]), 0).sum()

    for _ in range(1000):
        q = chances(z)
        gradient = want - np.concatenate([q.sum(1), q.sum(0)])
        if abs(gradient).max() < 1e-13:
            break
        w = q * (1 - q) * free
        hessian = np.block([[np.diag(w.sum(1)), w], [w.T, np.diag(w.sum(0))]])
        step = np.linalg.lstsq(hessian, gradient, rcond=1e-13)[0]
        t = 1.0
        while objective(z + t * step) < objective(z) - 1e-12:
            t /= 2
        z = z + t * step
    else:
        sys.exit(f"no fit: {abs(gradient).max()}\n{m}")
    return np.where(free, chances(z), p)


def tail(chances, s):
    sums = np.ones(1)
    for p in chances:
        sums = np.convolve(sums, [1 - p, p])
    return sums[s:].sum()


def fixed_fill(r, c, f, s):
    ways = 0
    for k in range(s, c + 1):
        for one in range(c - k + 1):
            rest = f - 2 * k - one
            if rest >= 0:
                ways += math.comb(c, k) * math.comb(c - k, one) * 2**one * math.comb((r - 2) * c, rest)
    return float(Fraction(ways, math.comb(r * c, f)))


def put(kind, network, values):
    print(kind, network, " ".join(f"{k}:{x:.10g}" for k, x in values), sep=",")


print(f"# numpy {np.__version__}, scipy {scipy.__version__}, Python {sys.version.split()[0]}, written by crosscheck_backbone.py")
print("row,network,values")
rng = random.Random(7)
for network in range(240):
    m = draw(KINDS[network % len(KINDS)], rng)
    r, c = m.shape
    print("network", network, "/".join("".join(map(str, row)) for row in m), sep=",")
    p = bicm(m)
    print("bicm", network, " ".join(f"{x:.10g}" for x in p.flatten()), sep=",")
    shared = m @ m.T
    pairs = [(i, j) for i in range(r) for j in range(i + 1, r) if shared[i, j] > 0]
    sizes = m.sum(0)
    column = [k * (k - 1) / (r * (r - 1)) for k in sizes]
    degree = m.sum(1)
    w = np.where(np.eye(r) > 0, 0, shared)
    models = {
        "fixed_fill": lambda i, j: fixed_fill(r, c, m.sum(), shared[i, j]),
        "fixed_row": lambda i, j: hypergeom.sf(shared[i, j] - 1, c, degree[i], degree[j]),
        "fixed_column": lambda i, j: tail(column, shared[i, j]),
        "sdsm": lambda i, j: tail(p[i] * p[j], shared[i, j]),
        "disparity": lambda i, j: min((1 - w[i, j] / w[v].sum()) ** (np.count_nonzero(w[v]) - 1) for v in (i, j)),
    }
    for name, model in models.items():
        put(name, network, [(f"{i}-{j}", min(1, model(i, j))) for i, j in pairs])
