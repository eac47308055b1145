"""`@check`: turning an author's function into a check, and a checks.py into the list of them, in the file's own order.

A checks.py is trusted code of the exercise's author: it runs here, in the judge's process, once for each content, and
never enters a sandbox. What a check says and does is left to `expecting`, `learner` and `properties`.
"""

from __future__ import annotations

import hashlib
import linecache
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from grader.checks.failures import AuthorError
from grader.checks.stored import Files, holding

Body = Callable[[Any, Any], None]  # (learner, rng)


@dataclass(frozen=True, slots=True)
class Check:
    """One check of an exercise. `key` is the function's name: stable, named by wrong answers and by `needs`."""

    key: str
    name: str
    body: Body
    task: int = 1
    points: float = 1.0
    visible: bool = True
    needs: tuple[str, ...] = ()
    hint: str = ""
    alternates: Mapping[str, Callable[..., Any]] = field(default_factory=dict)


def check(
    name: str,
    *,
    task: int = 1,
    points: float = 1.0,
    visible: bool = True,
    needs: tuple[str, ...] = (),
    hint: str = "",
    alternates: Mapping[str, Callable[..., Any]] | None = None,
) -> Callable[[Body], Check]:
    """Declare a check: `name` is the sentence the learner reads, `hint` says where to look and never the answer.

    A check that `needs` others is skipped unless all of them passed. `alternates` maps the name of a mistake to a
    function of the call's own arguments which computes what that mistake would have answered.
    """

    def declare(body: Body) -> Check:
        return Check(
            key=body.__name__,
            name=name,
            body=body,
            task=task,
            points=float(points),
            visible=visible,
            needs=tuple(needs),
            hint=hint,
            alternates=dict(alternates or {}),
        )

    return declare


@lru_cache(maxsize=128)
def load_checks(source: str, files: Files = ()) -> tuple[Check, ...]:
    """The checks of a checks.py, in order; raises AuthorError when the file is broken or declares none.

    `files` are those that lie in data/ beside it.
    """
    file = f"<checks {hashlib.sha256(source.encode()).hexdigest()[:12]}>"
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    namespace: dict[str, Any] = {"__name__": "checks", "__file__": file}
    try:
        with holding(files):
            exec(compile(source, file, "exec"), namespace)  # noqa: S102  # the author's code, trusted (docs/threat-model.md)
    except Exception as broken:
        raise AuthorError(f"checks.py cannot be loaded: {type(broken).__name__}: {broken}") from broken
    checks = tuple(value for value in namespace.values() if isinstance(value, Check))
    _verify(checks)
    return checks


def _verify(checks: tuple[Check, ...]) -> None:
    if not checks:
        raise AuthorError("checks.py declares no check")
    before: set[str] = set()
    for one in checks:
        if one.key in before:
            raise AuthorError(f"checks.py declares {one.key} twice")
        missing = set(one.needs) - before
        if missing:
            raise AuthorError(f"{one.key} needs {', '.join(sorted(missing))}, which must be declared above it")
        before.add(one.key)
