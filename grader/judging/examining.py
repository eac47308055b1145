"""After a failed comparison: what the tensor doctor makes of the check's calls.

Translates a check's record into an Observation (the doctor knows nothing of checks) and takes the right values out of
what a hidden check would show.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from grader.checks.failures import Call
from grader.checks.registry import Check
from grader.checks.running import CheckRun, Seen
from grader.diagnosis import Observation, Pair, diagnose
from grader.results import Diagnosis


def examine(check: Check, run: CheckRun, parameters: Mapping[str, Sequence[str]]) -> Diagnosis | None:
    """The doctor's word on every comparison of this check; `parameters` names the arguments of each entry point."""
    pairs = tuple(_pair(seen, parameters) for seen in run.seen)
    found = diagnose(Observation(pairs, _alternates(check, list(run.seen))))
    return found if found is None or check.visible else replace(found, evidence="")


def _pair(seen: Seen, parameters: Mapping[str, Sequence[str]]) -> Pair:
    return Pair(
        got=seen.got,
        want=seen.want,
        inputs=_inputs(seen, parameters),
        after=_after(seen, parameters),
        axes=seen.axes,
        constants=seen.constants,
        relative=seen.rtol,
        absolute=seen.atol,
    )


def _inputs(seen: Seen, parameters: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    if seen.call is None:
        return {}
    return {**dict(zip(_names(seen.call, parameters), seen.call.args, strict=False)), **seen.call.kwargs}


def _after(seen: Seen, parameters: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    if seen.call is None or seen.call.after is None:
        return {}
    return dict(zip(_names(seen.call, parameters), seen.call.after, strict=False))


def _names(call: Call, parameters: Mapping[str, Sequence[str]]) -> list[str]:
    names = [*parameters.get(call.name, ())]
    return names + [f"argument {place}" for place in range(len(names) + 1, len(call.args) + 1)]


def _alternates(check: Check, seen: Sequence[Seen]) -> dict[str, list[Any]]:
    """What each of the author's named mistakes would have answered; one that can't be computed here is left out."""
    found: dict[str, list[Any]] = {}
    for label, compute in check.alternates.items():
        values = [_alternate(compute, one.call) for one in seen]
        if all(value is not _NONE for value in values):
            found[label] = values
    return found


_NONE = object()


def _alternate(compute: Callable[..., Any], call: Call | None) -> Any:
    if call is None:
        return _NONE
    try:
        inspect.signature(compute).bind(*call.args, **call.kwargs)
    except TypeError:  # another function's call
        return _NONE
    try:
        return compute(*call.args, **call.kwargs)
    except Exception:  # arguments that only a wrong answer leads to: losing a hint is better than losing the verdict
        return _NONE
