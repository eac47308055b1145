import numpy as np


def factors(hessian: np.ndarray, step_size: float) -> np.ndarray:
    """What a step multiplies the parts of the error along the eigenvectors of the hessian (d, d) with; ascending (d,).

    >>> factors(np.array([[2.0, -1.0], [-1.0, 2.0]]), 0.5)
    array([-0.5,  0.5])
    """
    # <solution>
    return np.sort(1 - step_size * np.linalg.eigvalsh(hessian))
    # </solution>


def step_limits(hessian: np.ndarray) -> tuple[float, float]:
    """The border below which gradient descent converges from everywhere, and the step size that converges fastest."""
    # <solution>
    values = np.linalg.eigvalsh(hessian)  # (d,), ascending
    return 2 / values[-1], 2 / (values[0] + values[-1])
    # </solution>


def distances(hessian: np.ndarray, middle: np.ndarray, start: np.ndarray, step_size: float, steps: int) -> np.ndarray:
    """How far each point of gradient descent is from the middle: (steps + 1,)."""
    # <solution>
    x, lengths = start, [np.linalg.norm(start - middle)]
    for _ in range(steps):
        x = x - step_size * hessian @ (x - middle)
        lengths.append(np.linalg.norm(x - middle))
    return np.array(lengths)
    # </solution>


def compare(
    hessian: np.ndarray, middle: np.ndarray, start: np.ndarray, step_sizes: list[float], steps: int
) -> list[dict]:
    """For each step size a dictionary with "step_size", "verdict" and "steps" to a hundredth of the distance."""
    # <solution>
    rows = []
    for step_size in step_sizes:
        each = factors(hessian, step_size)
        verdict = "diverges" if max(abs(each)) > 1 else "zigzags" if min(each) < 0 else "glides"
        lengths = distances(hessian, middle, start, step_size, steps)
        near = np.flatnonzero(lengths <= lengths[0] / 100)
        rows.append({"step_size": step_size, "verdict": verdict, "steps": int(near[0]) if len(near) else None})
    return rows
    # </solution>


def plot_comparison(
    hessian: np.ndarray, middle: np.ndarray, start: np.ndarray, step_sizes: list[float], steps: int
):
    """One figure with one Axes: for each step size the distance after each step, on a logarithmic axis."""
    import matplotlib.pyplot as plt

    # <solution>
    figure, axes = plt.subplots()
    for step_size in step_sizes:
        lengths = distances(hessian, middle, start, step_size, steps)
        axes.semilogy(range(steps + 1), lengths, label=f"step size {step_size}")
    axes.set(xlabel="step", ylabel="distance to the minimum")
    axes.legend()
    return figure
    # </solution>
