"""Every mistake in the doctor's table is made here at least once and must get its own name and no other's.

The full confusion matrix: each example goes through the whole table. Then the other direction: near misses, random
answers and answers that two mistakes explain must stay without a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from grader.diagnosis import Observation, Pair, diagnose
from grader.diagnosis.table import SUSPECTS
from sandbox.values import Tensor

Array = np.ndarray[Any, Any]
Inputs = Mapping[str, Any]


def observe(
    right: Callable[..., Any], wrong: Callable[..., Any], *calls: Inputs, shown: bool = True, **more: Any
) -> Observation:
    """The calls as a check would see them; `shown` False hides the arguments from the doctor."""
    pairs = [Pair(got=wrong(**call), want=right(**call), inputs=call if shown else {}) for call in calls]
    return Observation(tuple(pairs), **more)


def changed(
    wrong: Callable[[Array], Any], *wants: Any, alternates: Mapping[str, Sequence[Any]] | None = None, **said: Any
) -> Observation:
    """Expected values as they are, answers as the mistake makes them, no arguments; `said` of every pair."""
    pairs = [Pair(got=wrong(np.asarray(want)), want=want, **said) for want in wants]
    return Observation(tuple(pairs), alternates or {})


R = np.random.default_rng(7)
A, B, SQUARE = R.normal(size=(3, 4)), R.normal(size=(4, 2)), R.normal(size=(4, 4))
SQUARE2 = R.normal(size=(4, 4))
CUBE = R.normal(size=(2, 3, 4))
ROW = np.array([3.5, -1.25, 4.75, -1.5, 5.125, 9.0])
COUNTS = np.array([3, 1, 4, 1, 5, 9, 2, 6])
LOGITS = R.normal(size=(5, 4)) * 2
DATA = R.normal(size=(6, 4)) + 3.0
PLAIN = R.normal(size=(3, 4)) * 5
COMPLEX = R.normal(size=5) + 1j * R.normal(size=5)
MASK = np.tril(np.ones((6, 6), dtype=bool))


def softmax(x: Array, axis: int = -1) -> Array:
    powers = np.exp(x - x.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


def naive_softmax(x: Array) -> Array:
    with np.errstate(all="ignore"):
        return np.exp(x) / np.exp(x).sum(axis=-1, keepdims=True)


def log_naive(x: Array) -> Array:
    with np.errstate(all="ignore"):
        return x * np.log(x)


def x_log_x(x: Array) -> Array:
    return np.where(x == 0, 0.0, x * np.log(np.where(x == 0, 1.0, x)))


def only(array: Array, kept: slice) -> Array:
    out = np.zeros_like(array)
    out[kept] = array[kept]
    return out


P = softmax(LOGITS)
ONE_HOT = np.eye(5)[[0, 3, 1, 4]]
SCALARS = [{"x": R.normal(size=n)} for n in (5, 8, 11)]

EXAMPLES: list[tuple[str, Observation]] = [
    # what the author named
    ("unmasked", changed(lambda w: P, softmax(SQUARE2 @ SQUARE)[:4], PLAIN, alternates={"unmasked": [P, P]})),
    ("alternate", changed(lambda w: ROW, COUNTS[:6], alternates={"the bias is added twice": [ROW]})),
    ("author_factor", changed(lambda w: w * np.sqrt(8), A, constants={"sqrt(d)": np.sqrt(8)})),
    ("author_factor", changed(lambda w: w / 7.0, A, constants={"d": 7.0})),
    # layout
    ("transposed", changed(lambda w: w.T, A)),
    ("transposed", changed(lambda w: w.T.tolist(), SQUARE)),
    ("transposed", changed(lambda w: w.T, MASK)),
    ("transposed", observe(lambda a, b: a @ b, lambda a, b: (a @ b).T, {"a": A, "b": B}, {"a": SQUARE, "b": SQUARE2})),
    ("swapped_last_axes", changed(lambda w: w.swapaxes(-1, -2), CUBE)),
    ("axes_permuted", changed(lambda w: w.transpose(1, 0, 2), CUBE)),
    ("axes_permuted", changed(lambda w: w.transpose(2, 0, 1), CUBE)),
    ("missing_keepdims", changed(lambda w: w[:, 0], ROW.reshape(6, 1))),
    ("missing_keepdims", changed(lambda w: float(w[0]), [1.5], [2.5])),
    ("batch_axis_missing", changed(lambda w: w[0], A[None])),
    ("extra_axis", changed(lambda w: w[:, None], ROW)),
    ("extra_axis", changed(lambda w: [w.tolist()], A)),
    ("flattened", changed(lambda w: w.ravel(), A)),
    ("flattened_by_columns", changed(lambda w: w.T.ravel(), A)),
    ("reshaped", changed(lambda w: w.reshape(4, 3), A)),
    ("reshaped_in_another_order", changed(lambda w: w.ravel(order="F").reshape(w.shape), A)),
    ("reshaped_in_another_order", changed(lambda w: w.swapaxes(1, 2).reshape(w.shape), CUBE)),
    ("broadcast_to_square", observe(lambda y, p: y - p, lambda y, p: y[:, None] - p, {"y": ROW, "p": ROW[::-1] * 2})),
    # places
    ("reversed", changed(lambda w: w[::-1], ROW)),
    ("reversed", changed(lambda w: w[:, ::-1], A)),
    ("shifted", changed(lambda w: np.roll(w, 1), ROW)),
    ("shifted", changed(lambda w: np.concatenate([w[1:], [0.0]]), ROW)),
    ("first_missing", changed(lambda w: w[1:], ROW)),
    ("last_missing", changed(lambda w: w[:, :-1], A)),
    ("extra_at_start", changed(lambda w: np.concatenate([[0.0], w]), ROW)),
    ("extra_at_end", changed(lambda w: np.concatenate([w, [7.0]]), ROW)),
    ("first_only", changed(lambda w: w[0], A)),
    ("first_only", changed(lambda w: only(w, slice(1)), ROW)),
    ("first_only", changed(lambda w: w.tolist()[:1], ROW, ROW * 2 + 1)),
    ("last_only", changed(lambda w: w[-1:], A)),
    ("last_only", changed(lambda w: only(w, slice(-1, None)), ROW)),
    ("aliased_rows", changed(lambda w: np.tile(w[-1], (len(w), 1)), A)),
    ("accumulated", changed(np.cumsum, ROW)),
    ("accumulated", changed(lambda w: np.cumsum(w, axis=1), A)),
    ("not_accumulated", changed(lambda w: np.diff(w, prepend=0.0), np.cumsum(ROW))),
    ("sorted", changed(np.sort, ROW)),
    ("not_sorted", changed(lambda w: w[[2, 0, 3, 1, 5, 4]], np.sort(ROW))),
    ("rows_in_another_order", changed(lambda w: w[[2, 0, 5, 1, 4, 3]], DATA)),
    ("in_another_order", changed(lambda w: w[[2, 0, 3, 1, 5, 4]], ROW)),
    # numbers
    ("sign_flipped", changed(np.negative, A)),
    ("sign_flipped", changed(lambda w: -float(w), 2.5, -0.75)),
    ("absolute_value", changed(np.abs, A)),
    ("clipped_at_zero", changed(lambda w: np.maximum(w, 0), A)),
    ("squared", observe(lambda x: x.std(), lambda x: x.var(), *SCALARS, shown=False)),
    ("squared", observe(lambda x: x.std(), lambda x: x.var(), *SCALARS)),
    ("square_root", changed(np.sqrt, np.abs(ROW))),
    ("reciprocal", changed(lambda w: 1 / w, ROW)),
    ("complement", changed(lambda w: 1 - w, P[:, 0])),
    ("complement", changed(np.logical_not, MASK)),
    ("sum_for_mean", observe(lambda x: x.mean(), lambda x: x.sum(), *SCALARS)),
    ("sum_for_mean", observe(lambda x: x.mean(axis=0), lambda x: x.sum(axis=0), {"x": DATA})),
    ("sum_for_mean", changed(lambda w: w * 5, A, constants={"N": 5})),
    ("mean_for_sum", observe(lambda x: x.sum(), lambda x: x.mean(), *SCALARS)),
    ("ddof", observe(lambda x: x.var(), lambda x: x.var(ddof=1), *SCALARS)),
    ("ddof", observe(lambda x: x.std(axis=0, ddof=1), lambda x: x.std(axis=0), {"x": DATA})),
    ("well_known_factor", changed(lambda w: w * 2, A)),
    ("well_known_factor", changed(lambda w: w / 2, A)),
    ("log_base", changed(lambda w: w / np.log(2), ROW)),
    ("degrees_and_radians", changed(np.degrees, ROW)),
    ("off_by_one_in_value", changed(lambda w: w + 1, COUNTS)),
    ("off_by_one_in_value", changed(lambda w: int(w) - 1, 12, 7, 30)),
    ("scaled", changed(lambda w: w * 3.7, A)),
    ("offset", changed(lambda w: w + 0.3, A)),
    # what only the arguments explain
    ("input_returned", observe(np.sort, lambda a: a, {"a": ROW})),
    ("input_returned", observe(np.transpose, lambda a: a, {"a": A})),
    ("wrong_axis", observe(lambda x: x.max(axis=1), lambda x: x.max(axis=0), {"x": SQUARE})),
    ("wrong_axis", observe(lambda x: x.mean(axis=0), lambda x: x.mean(), {"x": DATA}, {"x": A}, {"x": SQUARE})),
    ("wrong_axis", observe(lambda x: x.sum(1, keepdims=True), lambda x: x.sum(0, keepdims=True), {"x": A})),
    ("other_reduction", observe(lambda x: x.mean(axis=1), lambda x: x.max(axis=1), {"x": DATA})),
    ("other_reduction", observe(lambda x: np.median(x), lambda x: x.mean(), *SCALARS)),
    ("index_for_value", observe(lambda x: x.max(axis=1), lambda x: x.argmax(axis=1), {"x": DATA}, {"x": LOGITS})),
    ("value_for_index", observe(lambda x: x.argmax(axis=1), lambda x: x.max(axis=1), {"x": DATA})),
    ("along_another_axis", observe(lambda x: softmax(x, 1), lambda x: softmax(x, 0), {"x": LOGITS})),
    ("along_another_axis", observe(lambda x: x - x.mean(0), lambda x: x - x.mean(1, keepdims=True), {"x": DATA})),
    ("elementwise_product", observe(lambda a, b: a @ b, lambda a, b: a * b, {"a": SQUARE, "b": SQUARE2})),
    ("matrix_product", observe(lambda a, b: a * b, lambda a, b: a @ b, {"a": SQUARE, "b": SQUARE2})),
    ("operands_swapped", observe(lambda a, b: a @ b, lambda a, b: b @ a, {"a": SQUARE, "b": SQUARE2})),
    ("operands_swapped", observe(lambda a, b: a @ b, lambda a, b: b @ a, {"a": A, "b": R.normal(size=(4, 3))})),
    ("factor_transposed", observe(lambda a, b: a @ b, lambda a, b: a @ b.T, {"a": SQUARE, "b": SQUARE2})),
    ("input_modified", Observation((Pair(got=SQUARE, want=SQUARE2, inputs={"x": ROW}, after={"x": ROW * 2}),))),
    # probabilities
    ("log_for_value", changed(np.log, P)),
    ("value_for_log", changed(np.exp, np.log(P))),
    ("logits_for_probabilities", changed(lambda w: LOGITS, P)),
    ("logits_for_probabilities", changed(lambda w: np.log(w / (1 - w)), P[:, 0])),
    ("not_normalised", changed(lambda w: np.exp(LOGITS), P)),
    ("normalised_over_everything", changed(lambda w: np.exp(LOGITS) / np.exp(LOGITS).sum(), P)),
    ("label_for_probabilities", changed(lambda w: w.argmax(axis=-1), P)),
    ("probabilities_for_label", changed(lambda w: P, P.argmax(axis=-1))),
    ("one_hot_for_index", changed(lambda w: np.eye(5)[w], np.array([0, 3, 1, 4]))),
    ("index_for_one_hot", changed(lambda w: w.argmax(axis=-1), ONE_HOT)),
    # the machine
    ("all_zeros", changed(np.zeros_like, A)),
    ("constant_output", changed(lambda w: 4.5, 1.5, 2.5, 3.5)),
    ("constant_output", changed(lambda w: A, SQUARE[:3], PLAIN)),
    ("truncated", changed(np.trunc, PLAIN)),
    ("truncated", changed(lambda w: w.astype(int), np.abs(PLAIN))),
    ("integer_division", changed(np.floor, PLAIN)),
    ("rounded", changed(lambda w: np.round(w, 2), PLAIN)),
    ("rounded", changed(np.round, PLAIN)),
    ("overflow", changed(lambda w: w.astype(np.uint8), np.array([250, 260, 300, 512, 700]))),
    ("low_precision", changed(lambda w: w.astype(np.float32).astype(float), A, relative=1e-12, absolute=1e-12)),
    ("nan_at_zero", observe(x_log_x, log_naive, {"x": np.array([0.5, 0.0, 2.0, 0.0, 3.0])})),
    ("overflowing_exp", observe(softmax, naive_softmax, {"x": np.array([[1.0, 2.0, 3.0], [1000.0, 1001.0, 999.0]])})),
    ("conjugated", changed(np.conj, COMPLEX)),
    ("imaginary_part_lost", changed(np.real, COMPLEX)),
]


def said(observation: Observation) -> str | None:
    diagnosis = diagnose(observation)
    return diagnosis.code if diagnosis else None


@pytest.mark.parametrize(("code", "observation"), EXAMPLES, ids=[f"{i}-{code}" for i, (code, _) in enumerate(EXAMPLES)])
def test_each_mistake_gets_its_own_name_out_of_the_whole_table(code: str, observation: Observation) -> None:
    assert said(observation) == code


def test_each_suspect_has_an_example() -> None:
    assert {suspect.code for suspect in SUSPECTS} == {code for code, _ in EXAMPLES}


def test_a_right_answer_gets_no_name() -> None:
    assert diagnose(changed(lambda w: w, A, ROW)) is None
    assert diagnose(changed(lambda w: w.tolist(), A)) is None
    assert diagnose(Observation(())) is None


# Silence


NEAR_MISSES: dict[str, Observation] = {
    "a symmetric matrix shows no transpose": changed(lambda w: w.T + 1e-3 * SQUARE, SQUARE + SQUARE.T),
    "one element of the transpose is wrong": changed(lambda w: w.T + np.eye(4, 3)[::-1] * 0.5, A),
    "reversed in one call, negated in the other": changed(
        lambda w: w[::-1] if len(w) == 6 else -w, ROW, np.array([1.5, 2.5, -3.5, 4.0])
    ),
    "two elements are reversed": changed(lambda w: w[::-1], [1.5, 2.5]),
    "one number, one call": changed(lambda w: -float(w), 2.5),
    "one number changed sign among many": changed(lambda w: np.where(np.arange(6) == 2, -w, w), ROW),
    "a factor that differs between calls": changed(lambda w: w * 3.7 if w[0] > 3 else w * 4.1, ROW, ROW / 2),
    "antisymmetric: transposed or negated": changed(np.negative, SQUARE - SQUARE.T),
    "an affine map": changed(lambda w: 1.7 * w + 0.3, A),
    "noise": changed(lambda w: w + R.normal(size=w.shape) * 0.01, A),
    "two calls that gave the same number": changed(lambda w: 4.5, 1.5, 2.5),
    "a right shape with one NaN": changed(lambda w: np.where(w == 4.75, np.nan, w), ROW),
    "twice in one call, half in the other": changed(lambda w: w * 2 if len(w) == 6 else w / 2, ROW, ROW[:5]),
    "two small whole numbers": changed(lambda w: int(w) + 1, 4, 7),
    "three numbers and a factor": changed(lambda w: w * 3.7, ROW[:3]),
    "three numbers in another order": changed(lambda w: w[[1, 2, 0]], ROW[:3]),
    "complex numbers where real ones belong": changed(lambda w: w + 1j * w[::-1], ROW),
    "strings": Observation((Pair(got="abc", want="cba"), Pair(got="xyz", want="zyx"))),
    "None": Observation((Pair(got=None, want=A),)),
    "a ragged list": Observation((Pair(got=[[1.0], [2.0, 3.0]], want=A),)),
}


@pytest.mark.parametrize("observation", NEAR_MISSES.values(), ids=NEAR_MISSES.keys())
def test_near_misses_stay_without_a_name(observation: Observation) -> None:
    assert diagnose(observation) is None


FLOATS = st.floats(min_value=-100, max_value=100, allow_nan=False, width=32).map(float)
SHAPES = array_shapes(min_dims=1, max_dims=3, min_side=2, max_side=5)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32 - 1), SHAPES, st.booleans())
def test_random_wrong_answers_stay_without_a_name(seed: int, shape: tuple[int, ...], whole: bool) -> None:
    rng = np.random.default_rng(seed)
    draw = (lambda: rng.integers(-50, 50, size=shape)) if whole else (lambda: rng.normal(size=shape))
    inputs = {"x": draw(), "y": draw()}
    pairs = tuple(Pair(got=draw(), want=draw(), inputs=inputs) for _ in range(2))
    assert diagnose(Observation(pairs)) is None


HOSTILE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**400), 10**400)
    | st.floats()
    | st.complex_numbers()
    | st.text(max_size=5)
    | st.binary(max_size=5)
    | arrays(st.sampled_from(["f8", "f4", "i8", "u1", "?", "c16"]), array_shapes(min_dims=0, min_side=0, max_side=4))
    | arrays("f8", array_shapes(max_side=3)).map(lambda a: Tensor(a, "bfloat16", "cuda:0")),
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(max_size=2), parts, max_size=3),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_hostile_values_never_raise_and_never_warn(got: Any, want: Any, argument: Any) -> None:
    for one in (got, want):
        pair = Pair(got=one, want=want, inputs={"x": argument, "y": got}, after={"x": got})
        alternates = {"unmasked": [argument, got], "other": [got]}
        other = Pair(got=want, want=got, constants={"N": 0.0, "d": 1e308})
        diagnose(Observation((pair, other), alternates=alternates))


def test_a_list_that_would_fill_the_memory_as_an_array_is_left_alone() -> None:
    assert diagnose(Observation((Pair(got=["x" * 10_000_000] + [""] * 100_000, want=np.ones(100_001)),))) is None


# Evidence over calls and parts


def test_wrong_calls_count_and_right_ones_do_not_contradict() -> None:
    observation = changed(lambda w: w.T, A, SQUARE + SQUARE.T, SQUARE)
    diagnosis = diagnose(observation)
    assert diagnosis is not None
    assert diagnosis.code == "transposed"
    assert diagnosis.evidence == "All 2 wrong results agree with this, in 28 values."


def test_right_answers_of_other_kinds_do_not_silence_the_doctor() -> None:
    right = [Pair(got="abc", want="abc"), Pair(got={1, 2}, want={2, 1}), Pair(got=10**400, want=10**400)]
    assert said(Observation((*right, Pair(got=A.T, want=A)))) == "transposed"
    assert said(Observation((Pair(got="abd", want="abc"), Pair(got=A.T, want=A)))) is None


def test_gradients_by_name_are_explained_together() -> None:
    want = {"dW": A, "db": ROW}
    halved = {"dW": A / 2, "db": ROW / 2}
    mixed = {"dW": A / 2, "db": -ROW}
    assert said(Observation((Pair(got=halved, want=want),))) == "well_known_factor"
    assert said(Observation((Pair(got=mixed, want=want),))) is None
    assert said(Observation((Pair(got=(A.T, ROW), want=(A, ROW)),))) == "transposed"
    assert said(Observation((Pair(got=(A.T, SQUARE[0]), want=(A.T, SQUARE[0])),))) is None


def test_two_factors_that_both_fit_are_said_as_the_number() -> None:
    inputs = {"x": R.normal(size=(2, 5))}
    observation = observe(lambda x: x.mean(axis=0), lambda x: x.sum(axis=0), inputs)
    diagnosis = diagnose(observation)
    assert diagnosis is not None
    assert (diagnosis.code, diagnosis.title) == ("scaled", "Your result is 2 times the right one")


def test_axis_names_of_the_exercise_are_used() -> None:
    observation = changed(lambda w: w.transpose(1, 0, 2), CUBE, axes=("batch", "time", "d"))
    diagnosis = diagnose(observation)
    assert diagnosis is not None
    assert "(time, batch, d)" in diagnosis.text


def test_single_precision_answers_are_recognised_within_their_precision() -> None:
    answer = Tensor((A.astype(np.float32) @ B.astype(np.float32)).T)
    assert said(Observation((Pair(got=answer, want=A @ B),))) == "transposed"


# Words


@pytest.mark.parametrize("suspect", SUSPECTS, ids=lambda suspect: suspect.code)
def test_words_are_there_short_and_point_rather_than_solve(suspect: Any) -> None:
    words = suspect.text.replace("{label}", "x")
    assert re.fullmatch(r"[a-z][a-z_]*", suspect.code)
    assert 10 < len(suspect.title) < 70 and not suspect.title.endswith(".")
    assert 30 < len(words) < 340 and words.endswith((".", "?"))
    assert 1 <= len(re.findall(r"[.?](?=\s|$)", words)) <= 3
    assert "```" not in words and "def " not in words and "import " not in words


def test_the_authors_page_lists_every_suspect_and_no_other() -> None:
    page = (Path(__file__).parents[2] / "docs" / "doctor.md").read_text()
    assert re.findall(r"^\| `([a-z_]+)` \|", page, re.MULTILINE) == [suspect.code for suspect in SUSPECTS]


def test_every_title_and_text_can_be_filled() -> None:
    for code, observation in EXAMPLES:
        diagnosis = diagnose(observation)
        assert diagnosis is not None and diagnosis.code == code
        assert "{" not in diagnosis.title + diagnosis.text + diagnosis.evidence
        assert "  " not in diagnosis.text
