"""An independent program for the complexities of linear classes over norm balls, in NumPy.

    python3 -m venv .venv && .venv/bin/pip install numpy==2.4.6
    .venv/bin/python complexity_oracle.py > complexity-oracle.json

It shares no code and no method with the package: noise by NumPy's PCG64, products by BLAS, singular values by
LAPACK, enumeration over all sign matrices without symmetries. `complexity_oracle.py bench n d L draws` times
draws instead (see ../src/estimates/linear-complexity.bench.ts).
"""

import itertools
import json
import sys
import time

import numpy as np

DUALS = {
    "frobenius": lambda m: np.sqrt((m**2).sum(axis=(1, 2))),
    "row": lambda m: np.linalg.norm(m, axis=2).sum(axis=1),
    "row-sum": lambda m: np.linalg.norm(m, axis=2).max(axis=1),
    "spectral": lambda m: np.linalg.svd(m, compute_uv=False).sum(axis=1),
    "nuclear": lambda m: np.linalg.svd(m, compute_uv=False).max(axis=1),
    "entrywise": lambda m: np.abs(m).max(axis=(1, 2)),
}


def bound(ball, noise, x, classes):
    """E of the dual norm of M, bounded from norms of X."""
    n, d = x.shape
    frobenius = np.linalg.norm(x)
    operator = np.linalg.svd(x, compute_uv=False)[0]
    signs = np.sqrt(np.pi / 2) if noise == "rademacher" else 1.0
    return {
        "frobenius": np.sqrt(classes) * frobenius,
        "row": classes * frobenius,
        "row-sum": signs * (frobenius + operator * np.sqrt(2 * np.log(classes))),
        "spectral": np.sqrt(min(classes, d)) * np.sqrt(classes) * frobenius,
        "nuclear": signs * (np.sqrt(classes) * operator + frobenius),
        "entrywise": np.linalg.norm(x, axis=0).max() * np.sqrt(2 * np.log(2 * classes * d)),
    }[ball]


def draws(rng, noise, count, n, classes):
    if noise == "gaussian":
        return rng.standard_normal((count, classes, n))
    return 2.0 * rng.integers(0, 2, size=(count, classes, n)) - 1.0


def case(name, rng, n, d, classes, radius, count, low_rank=False):
    x = rng.standard_normal((n, d)) * (1 + np.arange(d) % 3)
    if low_rank:
        x[n // 2 :] = x[: n - n // 2]
    x = np.round(x, 6)
    result = {"name": name, "n": n, "d": d, "classes": classes, "radius": radius, "points": x.tolist(), "balls": []}
    exact = {}
    if n * classes <= 15:
        signs = np.array(list(itertools.product([1.0, -1.0], repeat=n * classes))).reshape(-1, classes, n)
        exact = {ball: dual(signs @ x).mean() * radius / n for ball, dual in DUALS.items()}
    for noise in ("rademacher", "gaussian"):
        sums = {ball: [] for ball in DUALS}
        for _ in range(0, count, 2000):
            m = draws(rng, noise, 2000, n, classes) @ x
            for ball, dual in DUALS.items():
                sums[ball].append(dual(m))
        for ball in DUALS:
            values = np.concatenate(sums[ball]) * radius / n
            entry = {
                "ball": ball,
                "noise": noise,
                "mean": values.mean(),
                "standardError": values.std(ddof=1) / np.sqrt(len(values)),
                "draws": len(values),
                "bound": bound(ball, noise, x, classes) * radius / n,
            }
            if noise == "rademacher" and exact:
                entry["exact"] = exact[ball]
            result["balls"].append(entry)
    return result


def matrices(rng):
    """Matrices with their singular values, some without full rank."""
    out = []
    for rows, columns, rank in [(1, 1, 1), (3, 5, 3), (7, 4, 2), (30, 40, 30), (60, 26, 26), (40, 40, 9), (28, 200, 28)]:
        # Whole numbers, so that the rank is what it is said to be.
        m = rng.integers(-9, 10, size=(rows, rank)) @ rng.integers(-9, 10, size=(rank, columns)) * 1.0
        sigma = np.linalg.svd(m, compute_uv=False)
        out.append({"rows": rows, "columns": columns, "entries": m.tolist(), "operator": sigma[0], "nuclear": sigma.sum()})
    return out


def fixture():
    rng = np.random.default_rng(20240611)
    cases = [
        case("short and narrow", rng, 4, 3, 2, 1.0, 40000),
        case("wide", rng, 3, 6, 4, 0.5, 40000),
        case("one class", rng, 9, 2, 1, 2.0, 40000),
        case("twin points", rng, 6, 4, 2, 1.5, 40000, low_rank=True),
        case("many classes", rng, 40, 5, 25, 1.0, 20000),
        case("more columns than points", rng, 33, 50, 7, 3.0, 20000),
    ]
    json.dump({"numpy": np.__version__, "seed": 20240611, "cases": cases, "matrices": matrices(rng)}, sys.stdout)
    sys.stdout.write("\n")


def bench(n, d, classes, count):
    """Milliseconds a draw, wall clock and processor, for the Frobenius and the nuclear ball."""
    rng = np.random.default_rng(1)
    x = rng.standard_normal((n, d))
    norms = {
        "frobenius": lambda m: np.linalg.norm(m),
        "nuclear": lambda m: np.linalg.norm(m, 2),
        # A reader who knows that the largest singular value is all that is asked for.
        "nuclear, by the Gram matrix": lambda m: np.sqrt(np.linalg.eigvalsh(m.T @ m)[-1]),
    }
    result = {"numpy": np.__version__}
    for name, norm in norms.items():
        def draw():
            signs = rng.integers(0, 2, size=(classes, n), dtype=np.int8) * 2.0 - 1.0
            return norm(signs @ x)

        draw()
        wall, cpu = time.perf_counter(), time.process_time()
        for _ in range(count):
            draw()
        result[name] = {
            "wall": (time.perf_counter() - wall) / count * 1e3,
            "cpu": (time.process_time() - cpu) / count * 1e3,
        }
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] == "bench":
        bench(*map(int, sys.argv[2:6]))
    else:
        fixture()
