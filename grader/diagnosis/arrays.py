"""From a value that came out of a sandbox to an array of numbers, or None; and the one comparison everybody uses.

Answers are hostile until shown to be numbers: ragged lists, strings, integers of four thousand digits and lists that
would make NumPy reserve terabytes (one long string among many short ones) all become None here, without a warning.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.diagnosis.observation import Tolerance
from sandbox.values import Tensor

Array = NDArray[Any]
Mask = NDArray[np.bool_]

NUMBERS = (int, float, complex, np.number, np.bool_)
DEPTH = 16  # nested lists deeper than this are no array that a course asks for


def as_array(value: Any) -> Array | None:
    """The numbers in `value`, in their own dtype; None unless it is a number or a rectangular nest of numbers."""
    if isinstance(value, Tensor):
        value = value.array
    if isinstance(value, np.ndarray | np.generic):
        array = np.asarray(value)
    elif isinstance(value, NUMBERS) or (isinstance(value, list | tuple) and _holds_numbers(value, DEPTH)):
        array = _gather(value)
    else:
        return None
    return array if array.dtype.kind in "biufc" else None


def is_bundle(value: Any) -> bool:
    """Whether a list or tuple holds arrays that are results of their own, such as the gradients (dW, db)."""
    if not isinstance(value, list | tuple):
        return False
    return any(isinstance(item, Tensor) or (isinstance(item, np.ndarray) and item.ndim > 0) for item in value)


def close(got: Array, want: Array, tolerance: Tolerance) -> Mask:
    """Element by element: right within the tolerance. NaN matches NaN only, an infinity only itself. Same shapes only.

    Written as "is it close", never as "is it far": a NaN compares false with everything and must not pass.
    """
    with np.errstate(all="ignore"):
        distance = np.abs(widen(got) - widen(want))
        allowed = tolerance.absolute + tolerance.relative * np.abs(widen(want))
        near = (distance <= allowed) & (allowed > 0)  # 2**53 and 2**53 + 1 are equal as floats only
        both_nan = np.isnan(got) & np.isnan(want)
        same: Mask = (got == want) | both_nan | (near & np.isfinite(want) & np.isfinite(got))
    return same


def widen(array: Array) -> Array:
    """As float64, or complex128 for complex numbers, so that differences neither wrap around nor overflow early."""
    with np.errstate(all="ignore"):
        return array.astype(np.complex128 if array.dtype.kind == "c" else np.float64, copy=False)


def _holds_numbers(nest: list[Any] | tuple[Any, ...], depth: int) -> bool:
    """Looked at before NumPy sees it, by the set of types in each list: fast, and NumPy never meets a string."""
    if depth == 0:
        return False
    kinds = set(map(type, nest))
    if all(issubclass(kind, NUMBERS) for kind in kinds):
        return True
    if all(issubclass(kind, np.ndarray | Tensor) for kind in kinds):
        return all(as_array(item) is not None for item in nest)
    return kinds <= {list, tuple} and all(_holds_numbers(item, depth - 1) for item in nest)


def _gather(value: Any) -> Array:
    if isinstance(value, list | tuple) and value and isinstance(value[0], Tensor):
        value = [item.array if isinstance(item, Tensor) else item for item in value]
    try:
        return np.asarray(value)
    except (ValueError, OverflowError, TypeError):  # ragged, or an integer beyond every float
        return np.asarray(None)  # dtype object: refused by the caller
