"""Arrays beside checks.py: there while it is loaded, read-only, and told well where they are not."""

from __future__ import annotations

import base64
import io

import numpy as np
import pytest

from grader.checks import AuthorError, load_checks
from grader.checks.local import LocalSession
from grader.checks.stored import files_of
from grader.judging.checking import Checking, run_checks
from grader.results import Outcome

HEAD = "from grader.checks import check, data, expect\nDIGITS = data('digits')\n"
COUNTS = HEAD + "@check('counts')\ndef counts(learner, rng):\n    expect(learner.f(DIGITS['images'])).equal(6)\n"


def stored(**arrays: np.ndarray) -> tuple[tuple[str, str], ...]:
    out = io.BytesIO()
    np.savez_compressed(out, **arrays)
    return files_of([{"name": "digits", "hash": "", "npz": base64.b64encode(out.getvalue()).decode()}])


def outcome(checks: str, source: str, files: tuple[tuple[str, str], ...]) -> Outcome:
    session = LocalSession({"solution.py": source})
    return run_checks(load_checks(checks, files), Checking(session, session.names, "5eed"), lambda _: None)[0].outcome


def test_a_check_passes_rows_of_it_to_the_learners_code() -> None:
    files = stored(images=np.arange(6))
    assert outcome(COUNTS, "def f(images): return len(images)", files) is Outcome.PASSED
    assert outcome(COUNTS, "def f(images): return 5", files) is Outcome.FAILED


def test_no_check_can_change_it_for_the_next() -> None:
    writes = HEAD + "@check('writes')\ndef writes(learner, rng):\n    learner.f(1)\n    DIGITS['images'][0] = 9\n"
    assert outcome(writes, "def f(images): return 1", stored(images=np.arange(6))) is Outcome.FAILED


def test_another_file_makes_other_checks() -> None:
    for count in (6, 7):
        source = "def f(images): return len(images)"
        passed = outcome(COUNTS, source, stored(images=np.arange(count))) is Outcome.PASSED
        assert passed is (count == 6)


@pytest.mark.parametrize(
    ("source", "files", "message"),
    [
        (COUNTS, (), r"no data/digits\.npz"),
        (COUNTS, (("digits", base64.b64encode(b"nothing").decode()),), "can't be read"),
        (COUNTS, stored(images=np.array([{}], dtype=object)), "can't be read"),
    ],
)
def test_what_is_missing_or_broken_is_the_authors_fault(
    source: str, files: tuple[tuple[str, str], ...], message: str
) -> None:
    with pytest.raises(AuthorError, match=message):
        load_checks(source, files)


def test_it_is_read_at_the_top_only() -> None:
    late = "from grader.checks import check, data\n@check('late')\ndef late(learner, rng):\n    data('digits')\n"
    with pytest.raises(AuthorError, match="at the top"):
        outcome(late, "", stored(images=np.arange(6)))
