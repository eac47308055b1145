"""From an observation to the wrong results in it, each as arrays that suspects can work on.

Results that are tuples, lists or dicts of arrays (gradients by name, a pair of matrices) are taken apart: each wrong
part is a case of its own, and all of them must be explained together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from grader.checks.comparing import same_answer, tolerance
from grader.diagnosis.arrays import Array, as_array, close, is_bundle, widen
from grader.diagnosis.observation import Observation, Pair, Tolerance
from grader.diagnosis.suspects import Case
from sandbox.values import Tensor

MOST_CASES = 64
MOST_INPUTS = 12
DEPTH = 3  # containers in containers of arrays

Place = tuple[Any, ...]  # keys and indices that lead to a part; () is the whole result


class Part(NamedTuple):
    """One array of one result."""

    call: int
    got: Array
    want: Array
    agreement: Tolerance
    tolerance: Tolerance


class NotNumbers(Exception):
    """A wrong result that is no array of numbers: nothing the suspects could explain."""


def wrong_cases(observation: Observation) -> list[Case]:
    """The wrong results as cases, at most MOST_CASES; empty where nothing is wrong or a wrong one is no numbers."""
    try:
        places = _by_place(observation.pairs)
    except NotNumbers:
        return []
    cases = [
        _case(observation, place, part, parts) for place, parts in places.items() for part in parts if _is_wrong(part)
    ]
    return cases[:MOST_CASES]


def _by_place(pairs: Sequence[Pair]) -> dict[Place, list[Part]]:
    places: dict[Place, list[Part]] = {}
    for call, pair in enumerate(pairs):
        for place, got, want in _arrays(pair.got, pair.want, (), DEPTH):
            got_array, want_array = as_array(got), as_array(want)
            if got_array is None or want_array is None:
                raise NotNumbers
            part = Part(
                call,
                widen(got_array),
                widen(want_array),
                _agreement(_dtype(got, got_array)),
                _tolerance(pair, _dtype(got, got_array), _dtype(want, want_array)),
            )
            places.setdefault(place, []).append(part)
    return places


def _arrays(got: Any, want: Any, place: Place, depth: int) -> Iterator[tuple[Place, Any, Any]]:
    """The arrays in a result with their places. Raises NotNumbers for a wrong result that holds something else."""
    if as_array(want) is not None and not (is_bundle(want) and isinstance(got, list | tuple)):
        yield place, got, want
    elif depth and isinstance(want, dict) and isinstance(got, dict) and want.keys() == got.keys():
        for key in want:
            yield from _arrays(got[key], want[key], (*place, key), depth - 1)
    elif depth and isinstance(want, list | tuple) and isinstance(got, list | tuple) and len(want) == len(got):
        for i, (one, other) in enumerate(zip(got, want, strict=True)):
            yield from _arrays(one, other, (*place, i), depth - 1)
    elif not same_answer(got, want):
        raise NotNumbers


def _case(observation: Observation, place: Place, part: Part, all_calls: Sequence[Part]) -> Case:
    pair = observation.pairs[part.call]
    return Case(
        call=part.call,
        got=part.got,
        want=part.want,
        inputs=_arguments(pair.inputs),
        after=_arguments(pair.after),
        alternates=_alternates(observation, part.call, place),
        constants=pair.constants,
        axes=pair.axes,
        tolerance=part.tolerance,
        agreement=part.agreement,
        whole_want=_is_whole(part.want),
        answers=tuple(other.got for other in all_calls),
        wants=tuple(other.want for other in all_calls),
    )


def _is_wrong(part: Part) -> bool:
    return part.got.shape != part.want.shape or not np.all(close(part.got, part.want, part.tolerance))


def _is_whole(array: Array) -> bool:
    return bool(array.dtype.kind != "c" and np.all(np.isfinite(array)) and np.all(array == np.trunc(array)))


def _arguments(values: Mapping[str, Any]) -> dict[str, Array]:
    arrays = {name: as_array(value) for name, value in list(values.items())[:MOST_INPUTS]}
    return {name: widen(array) for name, array in arrays.items() if array is not None and array.size}


def _alternates(observation: Observation, call: int, place: Place) -> dict[str, Array]:
    found = {}
    for label, values in observation.alternates.items():
        array = as_array(_at(values[call], place)) if call < len(values) else None
        if array is not None:
            found[label] = widen(array)
    return found


def _at(value: Any, place: Place) -> Any:
    """The part of an alternate that belongs to this place; None where it has none."""
    for step in place:
        try:
            value = value[step]
        except (TypeError, KeyError, IndexError):
            return None
    return value


def _agreement(dtype: str) -> Tolerance:
    """How closely an answer must follow a guess, by the precision it was computed in."""
    relative, _ = tolerance(dtype, dtype)
    return Tolerance(relative, relative / 10)


def _tolerance(pair: Pair, got: str, want: str) -> Tolerance:
    """What the check's comparison used."""
    relative, absolute = tolerance(got, want)
    return Tolerance(
        relative if pair.relative is None else pair.relative, absolute if pair.absolute is None else pair.absolute
    )


def _dtype(value: Any, array: Array) -> str:
    return value.dtype if isinstance(value, Tensor) else array.dtype.name
