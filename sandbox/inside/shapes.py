"""What the variables on a failing line held: "float64 array (3, 4)", "list of 3", "int 7".

The names are found in the source by its syntax tree and looked up in the frame; nothing of the learner's is called.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from types import FrameType, ModuleType
from typing import Any

NAMES = 12
_MISSING = object()


def shapes_on_line(source: str, line: int, frame: FrameType) -> dict[str, str]:
    """At most NAMES names in the order of the line, each with what it held. Empty where that can't be told."""
    shapes: dict[str, str] = {}
    for name, node in _names(source, line):
        value = _value(node, frame)
        text = None if value is _MISSING else describe(value)
        if text is not None:
            shapes.setdefault(name, text)
        if len(shapes) == NAMES:
            break
    return shapes


def describe(value: Any) -> str | None:
    """A few words about a value; None for what has no shape worth telling (functions, classes, modules)."""
    if isinstance(value, (ModuleType, type)) or (callable(value) and not hasattr(value, "shape")):
        return None
    kind = type(value)
    if value is None or kind is bool:
        return str(value)
    if kind in (int, float, complex):
        return f"{kind.__name__} {value!r}"[:60]
    if kind in (str, bytes, set, frozenset, dict):
        return f"{kind.__name__} of {len(value)}"
    if kind in (list, tuple):
        return f"{kind.__name__} of {_lengths(value)}"
    return _library_shape(value) or f"{kind.__name__} object"


def _lengths(value: Any) -> str:
    """ "3", or "3 x 4" for a list of three lists of four."""
    inner = {len(row) if type(row) in (list, tuple) else -1 for row in value[:1000]}
    if len(inner) != 1 or -1 in inner:
        return str(len(value))
    return f"{len(value)} x {_lengths(value[0])}"


def _library_shape(value: Any) -> str | None:
    numpy, torch, pandas = (sys.modules.get(name) for name in ("numpy", "torch", "pandas"))
    if numpy is not None and isinstance(value, numpy.generic):
        return f"{type(value).__name__} {value}"[:60]
    if numpy is not None and isinstance(value, numpy.ndarray):
        return f"{value.dtype} array {value.shape}"
    if torch is not None and isinstance(value, torch.Tensor):
        where = "" if value.device.type == "cpu" else f" on {value.device}"
        return f"{str(value.dtype).removeprefix('torch.')} tensor {tuple(value.shape)}{where}"
    if pandas is not None and isinstance(value, (pandas.DataFrame, pandas.Series)):
        return f"{type(value).__name__} {value.shape}"
    return None


def _names(source: str, line: int) -> Iterator[tuple[str, ast.expr]]:
    """Names and attributes of names (`self.W`) of the statement on that line, from left to right."""
    try:
        statement = _innermost(ast.parse(source).body, line)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    if statement is None:
        return
    compound = hasattr(statement, "body")
    found = [node for node in ast.walk(statement) if isinstance(node, ast.Attribute | ast.Name)]
    found = [node for node in found if not compound or node.lineno == line]
    for node in sorted(found, key=lambda node: (node.lineno, node.col_offset)):
        if isinstance(node, ast.Name):
            yield node.id, node
        elif isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}", node


def _innermost(statements: list[ast.stmt], line: int) -> ast.stmt | None:
    for statement in statements:
        if statement.lineno <= line <= (statement.end_lineno or statement.lineno):
            inner = [node for node in ast.walk(statement) if isinstance(node, ast.stmt) and node is not statement]
            holding = [node for node in inner if node.lineno <= line <= (node.end_lineno or node.lineno)]
            return max(holding, key=lambda node: node.lineno, default=statement)
    return None


def _value(node: ast.expr, frame: FrameType) -> Any:
    if isinstance(node, ast.Name):
        return frame.f_locals.get(node.id, frame.f_globals.get(node.id, _MISSING))
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return _stored(_value(node.value, frame), node.attr)
    return _MISSING


def _stored(owner: Any, name: str) -> Any:
    """An attribute that is stored in the object itself, or among a torch module's parameters; never a property."""
    try:
        stored = object.__getattribute__(owner, "__dict__")
    except AttributeError:
        return _MISSING
    if isinstance(owner, ModuleType) or type(stored) is not dict:
        return _MISSING
    for place in (stored, stored.get("_parameters", {}), stored.get("_buffers", {})):
        if type(place) is dict and name in place:
            return place[name]
    return _MISSING
