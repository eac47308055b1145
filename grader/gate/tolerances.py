"""No check takes a tolerance from nowhere: a bar that decides who passes has its reason beside it.

`close_to` knows tolerances for each dtype, and these need no reason, nor does the row of another dtype when it is named
(`rtol=1e-4, atol=1e-5`: as for single precision). Any other one does:

- a number given for rtol or atol, or for the bar that a property has (`loss_falls(losses, to=0.1)`), but for 0;
- a fraction given to one of BOUNDS (`at_least(0.9)`), but for 0.0 and 1.0: counts are whole numbers;
- a comparison with a number of at most 0.001 (`error < 1e-6`).

A reason is a comment in the lines of the statement or right above it, or beside the assignment of the constant that is
named there; or the name of the check (or constant) in calibration.md, which records the runs behind a bar.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from grader.checks.comparing import TOLERANCES

BARS = {
    "better_than": ("margin",),
    "gradient_agrees": ("h",),
    "loss_falls": ("to",),
    "measure": ("at_least", "at_most"),
    "within_standard_errors": ("k",),
}
BOUNDS = ("at_least", "at_most", "between", "better_than")
TINY = 1e-3  # what is compared with less is meant as a tolerance; larger numbers are usually part of the problem


def unexplained(source: str, calibration: str = "") -> Iterator[tuple[int, str]]:
    """(line, what would be right) of each bar in checks.py that has no reason; `calibration` is calibration.md."""
    tree = ast.parse(source)
    reasons = _Reasons(tree, source, calibration)
    met: set[int] = set()
    for node, bar in _bars(tree):
        if not reasons.has(node, bar) and bar.lineno not in met:
            met.add(bar.lineno)
            said = ast.get_source_segment(source, bar)
            yield (
                bar.lineno,
                f"{said} is a tolerance from nowhere: say why in a comment, or record it in calibration.md",
            )


class _Reasons:
    """Which lines have comments, which statement a node is in, where constants are made."""

    def __init__(self, tree: ast.Module, source: str, calibration: str) -> None:
        self._comments, alone = _comments(source)
        self._alone = alone
        self._calibrated = set(re.findall(r"`(\w+)`", calibration))
        self._made = {
            target.id: node
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        self._within: dict[ast.AST, tuple[ast.stmt, str]] = {}
        self._walk(tree, None, "")

    def has(self, node: ast.AST, bar: ast.expr) -> bool:
        statement, function = self._within[node]
        if function in self._calibrated or self._is_commented(statement):
            return True
        names = [each.id for each in ast.walk(bar) if isinstance(each, ast.Name)]
        return any(name in self._calibrated or self._is_commented(self._made.get(name)) for name in names)

    def _is_commented(self, statement: ast.stmt | None) -> bool:
        if statement is None:
            return False
        body = getattr(statement, "body", None)  # of a loop or a condition only its head
        end = body[0].lineno - 1 if body else statement.end_lineno or statement.lineno
        lines = range(statement.lineno, max(end, statement.lineno) + 1)
        return statement.lineno - 1 in self._alone or any(line in self._comments for line in lines)

    def _walk(self, node: ast.AST, statement: ast.stmt | None, function: str) -> None:
        for child in ast.iter_child_nodes(node):
            own = child if isinstance(child, ast.stmt) else statement
            inside = child.name if isinstance(child, ast.FunctionDef) and not function else function
            if own is not None:
                self._within[child] = own, inside
            self._walk(child, own, inside)


def _bars(tree: ast.Module) -> Iterator[tuple[ast.AST, ast.expr]]:
    """Each node that sets a bar, with the bar itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for bar in _bars_of(node):
                yield node, bar
        elif isinstance(node, ast.Compare):
            for side in (node.left, *node.comparators):
                if any(0 < abs(number) <= TINY for number in _numbers(side)):
                    yield node, side


def _bars_of(call: ast.Call) -> Iterator[ast.expr]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given = {keyword.arg: _numbers(keyword.value) for keyword in call.keywords}
    is_known = any(given.get("rtol") == [rtol] and given.get("atol") == [atol] for rtol, atol in TOLERANCES)
    bars = (*(() if is_known else ("rtol", "atol")), *BARS.get(name, ()))
    for keyword in call.keywords:
        if keyword.arg in bars and (_is_constant(keyword.value) or any(_numbers(keyword.value))):
            yield keyword.value
    if name in BOUNDS:
        for bound in call.args:
            if any(isinstance(number, float) and number not in (0.0, 1.0) for number in _numbers(bound)):
                yield bound


def _numbers(node: ast.expr) -> list[float]:
    """Those written in an expression."""
    constants = [each.value for each in ast.walk(node) if isinstance(each, ast.Constant)]
    return [value for value in constants if isinstance(value, (int, float)) and not isinstance(value, bool)]


def _is_constant(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id.isupper()


def _comments(source: str) -> tuple[set[int], set[int]]:
    """Lines with a comment, and those with nothing else."""
    beside, alone = set(), set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            beside.add(token.start[0])
            if not token.line[: token.start[1]].strip():
                alone.add(token.start[0])
    return beside, alone
