import numpy as np


def primal(x: np.ndarray, y: np.ndarray) -> tuple:
    """(p, g, h): minimise z·p z / 2 subject to g z >= h, with z = (w, b): (d + 1, d + 1), (n, d + 1), (n,).

    >>> primal(np.array([[3.0], [1.0]]), np.array([1.0, -1.0]))
    ([[1, 0], [0, 0]], [[3, 1], [-1, -1]], [1, 1])
    """
    # <solution>
    n, d = x.shape
    p = np.diag(np.append(np.ones(d), 0.0))  # b costs nothing
    g = y[:, None] * np.column_stack([x, np.ones(n)])  # (n, d + 1)
    return p, g, np.ones(n)
    # </solution>


def dual_matrix(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Q of the dual: (n, n)."""
    # <solution>
    signed = y[:, None] * x  # (n, d)
    return signed @ signed.T
    # </solution>


def solve_dual(q: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The multipliers that maximise the dual: (n,)."""
    from scipy.optimize import minimize

    # <solution>
    n = len(y)
    result = minimize(
        lambda alpha: alpha @ q @ alpha / 2 - alpha.sum(),
        np.zeros(n),
        jac=lambda alpha: q @ alpha - 1,
        bounds=[(0, None)] * n,
        constraints={"type": "eq", "fun": lambda alpha: y @ alpha, "jac": lambda alpha: y},
        method="SLSQP",
        options={"ftol": 1e-12, "maxiter": 1000},
    )
    return result.x
    # </solution>


def hyperplane(x: np.ndarray, y: np.ndarray, alpha: np.ndarray) -> tuple:
    """(w, b) of the street's middle: (d,) and a number."""
    # <solution>
    w = (alpha * y) @ x  # (d,)
    support = alpha > 1e-6 * alpha.max()
    return w, np.mean(y[support] - x[support] @ w)
    # </solution>


def kkt(x: np.ndarray, y: np.ndarray, w: np.ndarray, b: float, alpha: np.ndarray) -> dict:
    """How far each of the six conditions is from being met."""
    # <solution>
    m = y * (x @ w + b)  # (n,)
    dual = alpha.sum() - alpha @ dual_matrix(x, y) @ alpha / 2
    return {
        "margin": max(0.0, np.max(1 - m)),
        "sign": max(0.0, np.max(-alpha)),
        "balance": abs(alpha @ y),
        "stationarity": np.linalg.norm(w - (alpha * y) @ x),
        "slackness": np.max(np.abs(alpha * (m - 1))),
        "gap": w @ w / 2 - dual,
    }
    # </solution>
