"""Finds the one well-known mistake that explains every wrong result of a check, or says nothing.

Rules (docs/doctor.md has the long form): every wrong result must be explained by the same suspect with the same label;
at least three independent elements, or two calls, must speak for it beyond what was fitted; suspects go from specific
to general, and two that fit equally well silence each other, unless a more general one says what both have in common.
Silence beats a wrong guess. Work is bounded: large arrays are compared on a sample, costly suspects skip them.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

import numpy as np

from grader.diagnosis.arrays import Array, close
from grader.diagnosis.cases import wrong_cases
from grader.diagnosis.observation import Observation, Tolerance
from grader.diagnosis.suspects import Case, Guess, Suspect
from grader.diagnosis.table import SUSPECTS
from grader.results import Diagnosis

HEAVY = 20_000  # elements beyond which costly suspects are not tried
COMPARED = 1_000_000  # elements beyond which a guess is compared on a sample alone
SAMPLE = 4096  # elements of a sample; it also goes first where everything is compared, so that most guesses fall early
WEIGHED = 512  # informative elements that are looked at to count independent ones
ENOUGH_ELEMENTS = 3
ENOUGH_CALLS = 2
BY_RANK = [list(group) for _, group in groupby(sorted(SUSPECTS, key=lambda s: s.rank), key=lambda s: s.rank)]


def diagnose(observation: Observation) -> Diagnosis | None:
    """The mistake that explains all wrong results, or None: nothing is wrong, nothing fits, or too much does.

    Never raises on anything a session can hand out, and never warns.
    """
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        cases = wrong_cases(observation)
        if not cases:
            return None
        for suspects in BY_RANK:
            fits = [fit for suspect in suspects if (fit := _fit(suspect, cases)) is not None]
            if fits:
                return _settle(fits, cases)
    return None


@dataclass(slots=True)
class Evidence:
    """What speaks for one label of one suspect, over all wrong cases."""

    pairs: set[tuple[str, ...]] = field(default_factory=set)  # different (expected, guessed) numbers
    counted: int = 0  # evidence that the guesses counted themselves, or bits of arrays with few different numbers
    calls: set[int] = field(default_factory=set)  # calls that added something
    fitted: int = 0
    elements: int = 0
    whole: bool = True  # only whole numbers were expected

    @property
    def is_enough(self) -> bool:
        """Three independent elements, or two calls; two whole numbers agree too easily to count as calls."""
        independent = max(len(self.pairs), self.counted)
        if independent >= ENOUGH_ELEMENTS + self.fitted:
            return True
        return not self.whole and min(independent, len(self.calls)) >= ENOUGH_CALLS + self.fitted


@dataclass(frozen=True, slots=True)
class Fit:
    suspect: Suspect
    labels: tuple[str, ...]
    elements: int


def _fit(suspect: Suspect, cases: Sequence[Case]) -> Fit | None:
    """The labels under which this suspect explains every case, with enough evidence over all of them."""
    found: dict[str, Evidence] | None = None
    for case in cases:
        agreeing = {guess.label: guess for guess in _agreeing(suspect, case)}
        if found is None:
            found = {label: Evidence() for label in agreeing}
        found = {label: evidence for label, evidence in found.items() if label in agreeing}
        if not found:
            return None
        for label, evidence in found.items():
            _weigh(evidence, agreeing[label], case)
    convincing = {label: evidence for label, evidence in (found or {}).items() if evidence.is_enough}
    if not convincing:
        return None
    return Fit(suspect, tuple(convincing), max(evidence.elements for evidence in convincing.values()))


def _agreeing(suspect: Suspect, case: Case) -> Iterable[Guess]:
    if suspect.heavy and max(case.want.size, case.got.size) > HEAVY:
        return []
    if suspect.pointwise:
        if not case.same_shape:
            return []
        thinned = _thinned(case)
        if thinned is not case and (case.want.size > COMPARED or not _guesses_that_agree(suspect, thinned)):
            case = thinned
    return _guesses_that_agree(suspect, case)


def _guesses_that_agree(suspect: Suspect, case: Case) -> list[Guess]:
    try:
        return [guess for guess in suspect.guesses(case) if _agrees(guess, case)]
    except (ArithmeticError, ValueError, TypeError, IndexError):
        return []  # arguments of a form this suspect never meant; losing a hint is better than losing the verdict


def _agrees(guess: Guess, case: Case) -> bool:
    seen = case.got if guess.seen is None else guess.seen
    values = np.asarray(guess.values)
    if seen.shape != values.shape or not seen.size:
        return False
    few_seen, few_values = _sample(seen), _sample(values)
    if not np.all(close(few_seen, few_values, _scaled(case.agreement, few_values))):
        return False
    if not SAMPLE < seen.size <= COMPARED:
        return True
    return bool(np.all(close(seen, values, _scaled(case.agreement, values))))


def _weigh(evidence: Evidence, guess: Guess, case: Case) -> None:
    """Count what sets the guess apart from the expected value: only there does the answer speak for it."""
    evidence.fitted = max(evidence.fitted, guess.fitted)
    evidence.elements += case.got.size
    evidence.whole &= case.whole_want
    if guess.evidence is not None:
        evidence.counted += guess.evidence
        evidence.calls |= {case.call} if guess.evidence else set()
        return
    pairs, elements = _informative(guess, case)
    if pairs - evidence.pairs:
        evidence.calls.add(case.call)
    evidence.pairs |= pairs
    if len(pairs) > 1 and elements // 4 >= ENOUGH_ELEMENTS:
        evidence.counted += elements // 4  # masks and labels: few different numbers, but many places


def _informative(guess: Guess, case: Case) -> tuple[set[tuple[str, ...]], int]:
    """Different (expected, guessed) numbers where the two differ, and the number of such places."""
    changed = case.got if guess.seen is not None else np.asarray(guess.values)
    if changed.shape != case.want.shape:
        values = np.asarray(guess.values).ravel()
        return {(name,) for name in _names(_sample(values)[:WEIGHED]) if name not in ("0", "0+0j")}, values.size
    want = case.want
    if want.size > COMPARED:
        want, changed = _sample(want), _sample(changed)
    want, changed = want.ravel(), changed.ravel()
    loose = Tolerance(10 * case.agreement.relative, 10 * case.agreement.absolute)
    differs = ~close(changed, want, _scaled(loose, want)) & ~close(changed, want, case.tolerance)
    places = np.flatnonzero(differs)
    chosen = places[:: max(1, len(places) // WEIGHED)]
    return set(zip(_names(want[chosen]), _names(changed[chosen]), strict=True)), len(places)


def _settle(fits: Sequence[Fit], cases: Sequence[Case]) -> Diagnosis | None:
    """One fit is spoken out. Of several, only what they have in common, where there is such a suspect."""
    if len(fits) == 1:
        return _say(fits[0], cases)
    generals = {fit.suspect.general for fit in fits}
    if len(generals) > 1 or generals == {""}:
        return None
    fit = _fit(next(suspect for suspect in SUSPECTS if suspect.code in generals), cases)
    return _say(fit, cases) if fit else None


def _say(fit: Fit, cases: Sequence[Case]) -> Diagnosis:
    label = " or ".join(fit.labels) if len(fit.labels) < 3 else fit.labels[0]
    calls = len({case.call for case in cases})
    agreeing = "The wrong result agrees" if calls == 1 else f"All {calls} wrong results agree"
    return Diagnosis(
        code=fit.suspect.code,
        title=fit.suspect.title.format(label=label),
        text=fit.suspect.text.format(label=label),
        evidence=f"{agreeing} with this, in {fit.elements} value{'s' if fit.elements > 1 else ''}.",
    )


def _thinned(case: Case) -> Case:
    """What a pointwise suspect sees of a large case: a sample of its elements (and of the arguments, all they need)."""
    if case.want.size <= SAMPLE:
        return case
    return replace(case, got=_sample(case.got), want=_sample(case.want))


def _sample(array: Array) -> Array:
    """Elements evenly spread over the array, one-dimensional, the same places for the same size."""
    if array.size <= SAMPLE:
        return array.reshape(-1)
    return np.asarray(array.flat[np.linspace(0, array.size - 1, SAMPLE).astype(np.int64)])


def _scaled(agreement: Tolerance, values: Array) -> Tolerance:
    """The doctor's absolute tolerance is relative to the largest number in the array."""
    finite = np.abs(values[np.isfinite(values)])
    return Tolerance(agreement.relative, agreement.absolute * float(np.max(finite, initial=0.0)))


def _names(array: Array) -> list[str]:
    """Each number as a short text: equal for numbers that differ by noise, for all NaNs, and for tiny ones and zero."""
    finite = np.abs(array[np.isfinite(array)])
    largest = float(np.max(finite, initial=0.0))
    if 0 < largest < 1e300:
        array = np.round(array / largest, 7) * largest
    return [f"{number + 0.0:.6g}" for number in array.tolist()]
