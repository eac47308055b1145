"""What a check measured, as a page shows it: the figure, its bar, the learner's best so far, their places on a line.

Values of different versions of an exercise are not compared: another version may measure something else. Deciding what
meets a bar is left to the judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Max, Min

from grader.finishing import COUNTED
from grader.models import CheckResultRow, Submission
from grader.results import Better, Outcome


def best_measured(learner_id: int, version_id: int | None) -> dict[str, dict[str, float]]:
    """By the key of each measuring check: the `higher` and the `lower` end of the learner's counted values."""
    rows = CheckResultRow.objects.filter(measured__isnull=False, submission__in=_counted(learner_id, version_id))
    ends = rows.order_by().values("key").annotate(high=Max("measured"), low=Min("measured"))
    return {row["key"]: {Better.HIGHER: row["high"], Better.LOWER: row["low"]} for row in ends}


def shown_measurement(check: Mapping[str, Any], best: Mapping[str, Mapping[str, float]]) -> dict[str, Any] | None:
    """The context of components/_measurement.html for one check's data, None where it measured nothing."""
    measured = check.get("measurement")
    if not measured:
        return None
    value, bar, unit = measured["value"], measured["bar"], measured["unit"]
    own_best = best.get(check["key"], {}).get(measured["better"])
    low, high = _scale(unit, [number for number in (value, bar, own_best) if number is not None])
    places = {"value": value, "bar": bar, "best": own_best}
    return {
        "name": measured["name"],
        "tone": {Outcome.PASSED: "good", Outcome.FAILED: "bad"}.get(check["outcome"], "warn"),
        "value": _figure(value, unit, beside=bar),
        "bar": f"at {'least' if measured['better'] == Better.HIGHER else 'most'} {_figure(bar, unit)}",
        "best": None if own_best is None else _figure(own_best, unit, beside=bar),
        "is_best": value == own_best,
        "draws": measured["draws"],
        "at": {name: _place(number, low, high) for name, number in places.items() if number is not None},
    }


def measured_in(rows: Sequence[Submission]) -> dict[int, list[CheckResultRow]]:
    """By the primary key of each submission: its checks that measured something."""
    found: dict[int, list[CheckResultRow]] = {}
    for row in CheckResultRow.objects.filter(submission__in=[each.pk for each in rows], measured__isnull=False):
        found.setdefault(row.submission_id, []).append(row)
    return found


def best_shown(checks: Iterable[CheckResultRow], best: Mapping[str, Mapping[str, float]]) -> list[dict[str, Any]]:
    """The learner's best figure for each of these checks, in the same form as a measured one."""
    return [shown for check in checks if (shown := _best_shown(check.data, best)) is not None]


def _best_shown(check: Mapping[str, Any], best: Mapping[str, Mapping[str, float]]) -> dict[str, Any] | None:
    measured = check["measurement"]
    value = best.get(check["key"], {}).get(measured["better"])
    if value is None:
        return None
    reaches = value >= measured["bar"] if measured["better"] == Better.HIGHER else value <= measured["bar"]
    outcome = Outcome.PASSED if reaches else Outcome.FAILED
    return shown_measurement(
        {**check, "outcome": outcome, "measurement": {**measured, "value": value, "draws": 1}}, best
    )


def _counted(learner_id: int, version_id: int | None) -> Any:
    return Submission.objects.graded().filter(learner_id=learner_id, version_id=version_id, verdict__in=COUNTED)


def _figure(value: float, unit: str, *, beside: float | None = None) -> str:
    """Three digits, or more where fewer would cut a whole number or make a value look like the bar that it misses."""
    digits = max(3, len(str(int(abs(value)))) if abs(value) < 1e9 else 3)
    while beside not in (None, value) and digits < 12 and f"{value:.{digits}g}" == f"{beside:.{digits}g}":
        digits += 1
    return f"{value:.{digits}g}" + (f"\N{NO-BREAK SPACE}{unit}" if unit else "")


def _scale(unit: str, numbers: Iterable[float]) -> tuple[float, float]:
    """The ends of the line: 0 to 100 for percentages within it, else from 0 to somewhat beyond the largest."""
    numbers = list(numbers)
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    if unit == "%" and low == 0 and high <= 100:
        return 0.0, 100.0
    room = 0.1 * (high - low) or 1.0
    return low - (room if low < 0 else 0.0), high + (room if high > 0 else 0.0)


def _place(number: float, low: float, high: float) -> str:
    """Percent from the left end, as CSS writes it."""
    return f"{100 * (number - low) / (high - low):.2f}"
