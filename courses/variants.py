"""Completing an answer that holds only what differs from the reference: its author writes the mistake alone.

A file in wrong/ or also_right/ that lacks functions of solution.py gets them from there. `class Tensor(Tensor):` says
in the same way that only these methods of the class differ.
"""

from __future__ import annotations

import ast
import warnings

from courses.starters import without_markers

_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def complete(answer: str, solution: str) -> str:
    """The answer, with every function and class of the solution that it doesn't define itself.

    What stands in both is taken from the answer, at its place in the solution; imports, constants and helpers of the
    answer come before the first definition. An answer that defines everything stays as it is. Raises SyntaxError for
    what isn't Python.
    """
    reference = without_markers(solution)
    ours, theirs = _definitions(parsed(reference).body), _definitions(parsed(answer).body)
    if not ours.keys() - theirs.keys() and not any(_changes_methods(each) for each in theirs.values()):
        return answer
    replaced = {name: _merged(node, theirs[name], reference, answer) for name, node in ours.items() if name in theirs}
    return _assembled(reference, ours, replaced, _rest(answer, [theirs[name] for name in replaced]))


def parsed(source: str) -> ast.Module:
    """Without a word about odd escapes: they are ruff's business. Raises SyntaxError, or ValueError for a null byte."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        warnings.simplefilter("ignore", DeprecationWarning)  # what Python 3.11 calls them
        return ast.parse(source)


def _definitions(body: list[ast.stmt]) -> dict[str, _Definition]:
    return {node.name: node for node in body if isinstance(node, _Definition)}


def _changes_methods(node: _Definition) -> bool:
    """Is it `class Name(Name):`?"""
    bases = node.bases if isinstance(node, ast.ClassDef) else []
    return any(isinstance(base, ast.Name) and base.id == node.name for base in bases)


def _merged(ours: _Definition, theirs: _Definition, reference: str, answer: str) -> str:
    if not (isinstance(ours, ast.ClassDef) and _changes_methods(theirs)):
        return _lines(answer, theirs)
    methods, changed = _definitions(ours.body), _definitions(theirs.body)
    pieces = {name: _lines(answer, node) for name, node in changed.items()}
    shown = _replaced(reference, [(methods[name], piece) for name, piece in pieces.items() if name in methods], ours)
    return "\n\n".join([shown, *(piece for name, piece in pieces.items() if name not in methods)])


def _assembled(reference: str, ours: dict[str, _Definition], replaced: dict[str, str], rest: str) -> str:
    whole = _replaced(reference, [(ours[name], piece) for name, piece in replaced.items()])
    lines = whole.splitlines()
    first = min(_first_line(node) for node in ours.values()) - 1
    return "\n".join([*lines[:first], *([rest, "", ""] if rest else []), *lines[first:]]) + "\n"


def _replaced(source: str, pieces: list[tuple[_Definition, str]], within: _Definition | None = None) -> str:
    """The source, or one definition of it, with other text in the place of some definitions."""
    lines = source.splitlines()
    start, end = (_first_line(within) - 1, within.end_lineno) if within else (0, len(lines))
    for node, piece in sorted(pieces, key=lambda pair: -pair[0].lineno):
        lines[_first_line(node) - 1 : node.end_lineno] = [piece]
        end = (end or 0) - ((node.end_lineno or 0) - _first_line(node))
    return "\n".join(lines[start:end])


def _rest(answer: str, taken: list[_Definition]) -> str:
    """What is left of the answer without these definitions and without its docstring."""
    tree = parsed(answer)
    body = tree.body[1:] if ast.get_docstring(tree) is not None else tree.body
    places = {_first_line(node) for node in taken}
    return "\n".join(_lines(answer, node) for node in body if _first_line(node) not in places)


def _lines(source: str, node: ast.stmt) -> str:
    return "\n".join(source.splitlines()[_first_line(node) - 1 : node.end_lineno])


def _first_line(node: ast.stmt) -> int:
    decorators = node.decorator_list if isinstance(node, _Definition) else []
    return min([node.lineno, *(each.lineno for each in decorators)])
