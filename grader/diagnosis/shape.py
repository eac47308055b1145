"""Right numbers in the wrong layout: transposed, permuted, flattened, an axis of length one too many or too few."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import numpy as np

from grader.checks.mismatch import name_axes
from grader.diagnosis.suspects import Case, Guess, Rank, suspect


@suspect(
    "transposed",
    Rank.EXACT,
    "Your result is the transpose of the right one",
    "Rows and columns are exchanged: your entry (i, j) is what belongs at (j, i). Look at the order of the two "
    "indices, or at which argument is transposed before it is used.",
)
def transposed(case: Case) -> Iterator[Guess]:
    if case.want.ndim == 2 and min(case.want.shape) > 1:
        yield Guess(case.want.T)


@suspect(
    "swapped_last_axes",
    Rank.EXACT,
    "The last two axes of your result are exchanged",
    "Every matrix in your batch is the transpose of the right one. Look for a transpose too many or too few on the "
    "last two axes; on a batch, `.T` turns more than those around.",
)
def swapped_last_axes(case: Case) -> Iterator[Guess]:
    if case.want.ndim > 2 and min(case.want.shape[-2:]) > 1:
        yield Guess(case.want.swapaxes(-1, -2))


@suspect(
    "axes_permuted",
    Rank.EXACT,
    "The axes of your result are in another order",
    "The numbers are right, but the axes are in the order {label}. Look at the last transpose, permute or moveaxis.",
)
def axes_permuted(case: Case) -> Iterator[Guess]:
    rank = case.want.ndim
    if rank not in (3, 4) or np.count_nonzero(np.array(case.want.shape) > 1) < 2:
        return
    last_swapped = (*range(rank - 2), rank - 1, rank - 2)
    names = case.axes if case.axes and len(case.axes) == rank else tuple(str(i) for i in range(rank))
    for order in permutations(range(rank)):
        if order not in (tuple(range(rank)), last_swapped):
            yield Guess(case.want.transpose(order), name_axes(names, order))


@suspect(
    "missing_keepdims",
    Rank.EXACT,
    "An axis of length 1 is missing",
    "The numbers are right, but {label} of length 1 is gone. A reduction drops its axis unless it is told to keep it "
    "(`keepdims=True`), and squeeze drops every axis of length 1.",
)
def missing_keepdims(case: Case) -> Iterator[Guess]:
    if case.got.ndim == case.want.ndim - 1:
        for axis, length in enumerate(case.want.shape):
            if length == 1 and (axis or case.want.ndim == 1):
                yield Guess(case.want.squeeze(axis), case.axis(axis))


@suspect(
    "batch_axis_missing",
    Rank.EXACT,
    "The first axis, of length 1, is missing",
    "The numbers are right, but the result for a batch of one lost its batch axis. Look for a squeeze, or an index "
    "like `[0]`, that also meets batches of one.",
)
def batch_axis_missing(case: Case) -> Iterator[Guess]:
    if case.got.ndim == case.want.ndim - 1 and case.want.ndim > 1 and case.want.shape[0] == 1:
        yield Guess(case.want.squeeze(0))


@suspect(
    "extra_axis",
    Rank.EXACT,
    "Your result has an axis of length 1 too many",
    "The numbers are right, but {label} of length 1 was added. Look for a list around a list, a `keepdims=True`, a "
    "reshape to (n, 1) or an added batch axis that is not removed at the end.",
)
def extra_axis(case: Case) -> Iterator[Guess]:
    if case.got.ndim == case.want.ndim + 1:
        for axis, length in enumerate(case.got.shape):
            if length == 1:
                yield Guess(np.expand_dims(case.want, axis), f"axis {axis}")


@suspect(
    "flattened",
    Rank.EXACT,
    "Your result is flattened",
    "All the numbers are there and in order, but in one long row. Keep the rows apart, or reshape at the end.",
)
def flattened(case: Case) -> Iterator[Guess]:
    if case.got.ndim == 1 and case.want.ndim > 1 and sum(n > 1 for n in case.want.shape) > 1:
        yield Guess(case.want.ravel())


@suspect(
    "flattened_by_columns",
    Rank.EXACT,
    "Your result is flattened column by column",
    "All the numbers are there, in one long row, but running down the columns. Look at the order of your two loops, or "
    "at a transpose before the flattening.",
)
def flattened_by_columns(case: Case) -> Iterator[Guess]:
    if case.got.ndim == 1 and case.want.ndim > 1 and sum(n > 1 for n in case.want.shape) > 1:
        yield Guess(case.want.ravel(order="F"))


@suspect(
    "reshaped",
    Rank.EXACT,
    "Your numbers are in the right order, in another shape",
    "Read row by row, your result and the right one are the same; only the shape differs. A reshape moves no numbers: "
    "where axes must change places, it takes a transpose.",
)
def reshaped(case: Case) -> Iterator[Guess]:
    long_axes = [[n for n in array.shape if n > 1] for array in (case.got, case.want)]
    if case.got.size == case.want.size and case.got.ndim > 1 and case.want.ndim and long_axes[0] != long_axes[1]:
        yield Guess(case.want.reshape(case.got.shape))


@suspect(
    "reshaped_in_another_order",
    Rank.NAMED,
    "The numbers were laid out in another order by a reshape",
    "The shape is right, but the numbers run {label}. A reshape was used where axes had to change places, or rows and "
    "columns were filled in the other order.",
)
def reshaped_in_another_order(case: Case) -> Iterator[Guess]:
    want = case.want
    if not case.same_shape or want.ndim < 2 or sum(n > 1 for n in want.shape) < 2:
        return
    yield Guess(want.ravel(order="F").reshape(want.shape), "down the columns where they should run along the rows")
    yield Guess(want.ravel().reshape(want.shape, order="F"), "along the rows where they should run down the columns")
    if want.ndim > 2:
        swapped = (*want.shape[:-2], want.shape[-1], want.shape[-2])
        yield Guess(want.swapaxes(-1, -2).reshape(want.shape), "across the last two axes the wrong way")
        yield Guess(want.reshape(swapped).swapaxes(-1, -2), "across the last two axes the wrong way round")
        first = (want.shape[1], want.shape[0], *want.shape[2:])
        yield Guess(want.swapaxes(0, 1).reshape(want.shape), "across the first two axes the wrong way")
        yield Guess(want.reshape(first).swapaxes(0, 1), "across the first two axes the wrong way round")


@suspect(
    "broadcast_to_square",
    Rank.EXACT,
    "Every element met every other one",
    "Your result is a square table, and its diagonal is the right answer: a column of shape (n, 1) and a row of shape "
    "(n,) were combined, and broadcasting paired each with all. Give both the same shape first.",
)
def broadcast_to_square(case: Case) -> Iterator[Guess]:
    length = case.want.size
    column = case.want.ndim == 1 or (case.want.ndim == 2 and 1 in case.want.shape)
    if column and length > 1 and case.got.shape == (length, length):
        expected = case.got.copy()
        np.fill_diagonal(expected, case.want.ravel())
        distinct = len(np.unique(case.want))
        yield Guess(expected, evidence=distinct if distinct > 2 else 0)
