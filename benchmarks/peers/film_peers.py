"""The two limit problems of the film model by scipy's solve_ivp, same grid and discretisation as Lamina.Drying.Limits.

Usage: film_peers.py PROBLEM CELLS METHOD RTOL SECONDS   prints one line of JSON
PROBLEM  binder | consolidation
METHOD   BDF (sparse analytic Jacobian) | Radau (the same) | LSODA (banded differences) | LSODA-jac (banded analytic Jacobian)
"""
import json
import math
import sys
import time

import numpy as np
import scipy
from scipy.integrate import solve_ivp
from scipy.sparse import diags


def bernoulli(p):
    """p / (e^p - 1); every p of these problems is positive."""
    return p / np.expm1(p)


class Binder:
    """d(A c)/dtau + d/dxi[xi c - eps^b/(Pe h) dc/dxi] = 0, Font et al. 2018; unknown A c per cell."""

    def __init__(self, n, pe=1.0, phi0=0.297, phi_max=0.555, b=1.5):
        self.n, self.pe, self.phi0, self.b = n, pe, phi0, b
        self.end = 1 - phi0 / phi_max
        self.start = np.full(n, 1 - phi0)
        self.velocity = np.arange(1, n) / n

    def weights(self, t):
        h = 1 - t
        conductance = self.n * (1 - self.phi0 / h) ** self.b / (self.pe * h)
        scale = self.n / (h - self.phi0)
        up = conductance * bernoulli(self.velocity / conductance)
        return scale * (self.velocity + up), scale * up

    def rates(self, t, u):
        down, up = self.weights(t)
        flux = down * u[:-1] - up * u[1:]
        f = np.zeros(self.n)
        f[:-1] -= flux
        f[1:] += flux
        return f

    def bands(self, t, u):
        down, up = self.weights(t)
        main = np.zeros(self.n)
        main[:-1] -= down
        main[1:] -= up
        return down, main, up


class Consolidation:
    """d(h phi)/dtau = d/dxi[D(phi)/(Pe h) dphi/dxi - xi phi], Routh and Zimmerman 2004; unknown h phi per cell."""

    def __init__(self, n, pe=1.0, phi0=0.2, phi_max=0.64, end=0.4):
        self.n, self.pe, self.packing, self.end = n, pe, phi_max, end
        self.start = np.full(n, phi0)
        self.velocity = np.arange(1, n) / n
        self.smallest = 1e-3 / max(1.0, pe)

    def parts(self, t, v):
        h = 1 - t
        phi = v / h
        room = np.maximum(self.smallest, 1 - phi / self.packing)
        mean = 0.5 * (phi[:-1] + phi[1:])
        conductance = self.n / (self.pe * h) * (1 - mean) ** 6.55 / (room[:-1] * room[1:])
        p = self.velocity / conductance
        return h, phi, mean, conductance, p, bernoulli(p)

    def rates(self, t, v):
        h, phi, mean, conductance, p, b = self.parts(t, v)
        flux = self.n * (self.velocity * phi[:-1] - conductance * b * (phi[1:] - phi[:-1]))
        f = np.zeros(self.n)
        f[:-1] -= flux
        f[1:] += flux
        return f

    def bands(self, t, v):
        h, phi, mean, conductance, p, b = self.parts(t, v)
        slope = np.where(p < 1e-3, -0.5 + p / 6, b / p * (1 - p - b))
        through = -(phi[1:] - phi[:-1]) * (b - p * slope) * conductance
        at_mean = -0.5 * 6.55 / (1 - mean)
        scale = self.n / h
        by_phi = scale * (self.velocity + conductance * b + through * (at_mean + 1 / (self.packing - phi[:-1])))
        by_next = scale * (-conductance * b + through * (at_mean + 1 / (self.packing - phi[1:])))
        main = np.zeros(self.n)
        main[:-1] -= by_phi
        main[1:] += by_next
        return by_phi, main, -by_next


def solver(model, method, rtol):
    options = {"rtol": rtol, "atol": 1e-2 * rtol}
    if method in ("BDF", "Radau"):
        def jacobian(t, y):
            lower, main, upper = model.bands(t, y)
            return diags([lower, main, upper], [-1, 0, 1], format="csc")
        options.update(method=method, jac=jacobian)
    elif method == "LSODA":
        options.update(method="LSODA", lband=1, uband=1)
    elif method == "LSODA-jac":
        def packed(t, y):
            lower, main, upper = model.bands(t, y)
            # One row more than documented: LSODA's factorization wants room for the fill-in, and scipy 1.10 does not add it.
            result = np.zeros((4, model.n))
            result[0, 1:] = upper
            result[1] = main
            result[2, :-1] = lower
            return result
        options.update(method="LSODA", lband=1, uband=1, jac=packed)
    else:
        raise SystemExit(f"unknown method {method}")
    return lambda: solve_ivp(model.rates, (0, model.end), model.start, t_eval=[model.end], **options)


def main():
    problem, n, method, rtol, seconds = sys.argv[1], int(sys.argv[2]), sys.argv[3], float(sys.argv[4]), float(sys.argv[5])
    model = {"binder": Binder, "consolidation": Consolidation}[problem](n)
    run = solver(model, method, rtol)
    solution = run()
    if not solution.success:
        print(json.dumps({"ok": False, "message": solution.message}))
        return
    solves, best, began = 0, math.inf, time.process_time()
    while solves == 0 or time.process_time() - began < seconds:
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
        solves += 1
    total = time.process_time() - began
    print(json.dumps({
        "ok": True, "program": f"scipy {scipy.__version__}", "method": method, "rtol": rtol,
        "cpu_s": total / solves, "cpu_s_best": best, "solves": solves, "rates": int(solution.nfev), "jacobians": int(solution.njev),
        "profile": [float(x) for x in solution.y[:, -1]],
    }))


main()
