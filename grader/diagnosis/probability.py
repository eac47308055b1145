"""Probabilities in another form: logits, logarithms, not normalised, one label in place of a distribution."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.diagnosis.arrays import Array
from grader.diagnosis.suspects import Case, Guess, Rank, suspect


@suspect(
    "log_for_value",
    Rank.EXACT,
    "Your result is the logarithm of the right one",
    "Asked for is the value itself, for example a probability and not a log-probability. Look for a log, or a "
    "log-softmax, at the end, or for an exp that is missing.",
    pointwise=True,
)
def log_for_value(case: Case) -> Iterator[Guess]:
    if not np.iscomplexobj(case.want) and np.all(case.want > 0):
        yield Guess(np.log(case.want))


@suspect(
    "value_for_log",
    Rank.EXACT,
    "The logarithm is missing",
    "Your result is the exponential of the right one: asked for is a logarithm, for example a log-probability and not "
    "a probability.",
    pointwise=True,
)
def value_for_log(case: Case) -> Iterator[Guess]:
    yield Guess(np.exp(case.want))


@suspect(
    "logits_for_probabilities",
    Rank.NAMED,
    "Scores in place of probabilities",
    "{label} turns your result into the right one: these are raw scores (logits). Normalise them at the end.",
    heavy=True,
)
def logits_for_probabilities(case: Case) -> Iterator[Guess]:
    if not case.same_shape or not _within_unit(case.want) or np.iscomplexobj(case.got):
        return
    for axis in range(case.want.ndim):
        if case.want.shape[axis] > 1 and _sums_to_one(case.want, axis):
            powers = np.exp(case.got - np.max(case.got, axis=axis, keepdims=True))
            seen = powers / np.sum(powers, axis=axis, keepdims=True)
            yield Guess(case.want, "A softmax", seen=seen, fitted=case.want.size // case.want.shape[axis])
    yield Guess(case.want, "A sigmoid", seen=1.0 / (1.0 + np.exp(-case.got)))


@suspect(
    "not_normalised",
    Rank.NAMED,
    "Your result is not normalised",
    "Divided by its sum along {label}, your result is the right one: it should sum to one there. Divide by the sum, "
    "and keep the axis (`keepdims=True`) so that each slice is divided by its own.",
)
def not_normalised(case: Case) -> Iterator[Guess]:
    if not case.same_shape or not _within_unit(case.want) or np.iscomplexobj(case.got):
        return
    for axis in range(case.want.ndim):
        if case.want.shape[axis] > 1 and _sums_to_one(case.want, axis):
            total = np.sum(case.got, axis=axis, keepdims=True)
            slices = case.want.size // case.want.shape[axis]
            yield Guess(case.want, case.axis(axis), seen=case.got / total, fitted=slices)


@suspect(
    "normalised_over_everything",
    Rank.EXACT,
    "Normalised over everything at once",
    "Your result sums to one as a whole; each slice along {label} should sum to one by itself. Give the sum (or the "
    "softmax) its axis.",
)
def normalised_over_everything(case: Case) -> Iterator[Guess]:
    whole = case.same_shape and case.want.ndim > 1 and not np.iscomplexobj(case.got)
    if not whole or not _within_unit(case.want) or not np.isclose(np.sum(case.got), 1.0):
        return
    for axis in range(case.want.ndim):
        slices = case.want.size // case.want.shape[axis]
        if slices > 1 and case.want.shape[axis] > 1 and _sums_to_one(case.want, axis):
            total = np.sum(case.got, axis=axis, keepdims=True)
            yield Guess(case.want, case.axis(axis), seen=case.got / total, fitted=slices)


@suspect(
    "label_for_probabilities",
    Rank.EXACT,
    "The label in place of the probabilities",
    "Your result names the most likely class; asked for are the probabilities (or scores) of all classes. The argmax "
    "comes after this step.",
)
def label_for_probabilities(case: Case) -> Iterator[Guess]:
    if case.want.ndim and case.got.ndim == case.want.ndim - 1 and not case.whole_want and _varied(case.want):
        yield Guess(np.argmax(case.want, axis=-1).astype(float), evidence=_labels_seen(case.got))


@suspect(
    "probabilities_for_label",
    Rank.EXACT,
    "The probabilities in place of the label",
    "The largest number in each row of your result stands where the right label says. Asked for is its position: an "
    "argmax is missing at the end.",
)
def probabilities_for_label(case: Case) -> Iterator[Guess]:
    rows = case.whole_want and case.got.ndim == case.want.ndim + 1 and case.got.shape[-1] > 1
    if rows and not _one_hot(case.got) and not np.iscomplexobj(case.got):
        seen = np.argmax(case.got, axis=-1).astype(float)
        yield Guess(case.want, seen=seen, evidence=_labels_seen(case.want))


@suspect(
    "one_hot_for_index",
    Rank.EXACT,
    "One-hot rows in place of indices",
    "Each row of your result holds a single 1, at the position that was asked for. Asked for is the position itself.",
)
def one_hot_for_index(case: Case) -> Iterator[Guess]:
    rows = case.whole_want and case.got.ndim == case.want.ndim + 1 and case.got.shape[-1] > 1
    if rows and _one_hot(case.got):
        seen = np.argmax(case.got, axis=-1).astype(float)
        yield Guess(case.want, seen=seen, evidence=_labels_seen(case.want))


@suspect(
    "index_for_one_hot",
    Rank.EXACT,
    "Indices in place of one-hot rows",
    "Your result holds the position of the 1 in each row; asked for are the rows themselves.",
)
def index_for_one_hot(case: Case) -> Iterator[Guess]:
    if case.want.ndim and case.got.ndim == case.want.ndim - 1 and _one_hot(case.want):
        yield Guess(np.argmax(case.want, axis=-1).astype(float), evidence=_labels_seen(case.got))


def _within_unit(array: Array) -> bool:
    return not np.iscomplexobj(array) and array.size > 1 and bool(np.all((array >= 0) & (array <= 1)))


def _sums_to_one(array: Array, axis: int) -> bool:
    return bool(np.all(np.abs(np.sum(array, axis=axis) - 1.0) < 1e-5))


def _one_hot(array: Array) -> bool:
    binary = bool(np.all((array == 0) | (array == 1)))
    return binary and array.shape[-1] > 1 and bool(np.all(np.sum(array, axis=-1) == 1))


def _varied(array: Array) -> bool:
    """Whether the last axis really holds alternatives with one clear winner in each row."""
    if np.iscomplexobj(array) or array.shape[-1] < 2:
        return False
    top = np.sort(array, axis=-1)
    return bool(np.all(top[..., -1] > top[..., -2]))


def _labels_seen(labels: Array) -> int:
    """Rows count as evidence only if at least two different labels occur: a column of zeros fits too much."""
    return int(labels.size) if len(np.unique(labels)) > 1 else 0
