"""The authors' vocabulary: everything a checks.py imports.

    from grader.checks import check, expect

A check is a function of the learner's code and of fresh randomness; `docs/authoring.md` shows it in use. Running checks
and turning them into results is left to `grader.judging`; nothing here knows of Django, of queues or of people.
"""

from grader.checks.expecting import Expectation, expect
from grader.checks.failures import AuthorError, Failed, Undecided
from grader.checks.kept import Kept
from grader.checks.learner import Learner
from grader.checks.measuring import measure
from grader.checks.properties import (
    better_than,
    causal,
    gradient_agrees,
    input_not_modified,
    loss_falls,
    permutation_equivariant,
    rows_sum_to_one,
    shift_invariant,
    within_standard_errors,
)
from grader.checks.registry import Check, check, load_checks
from grader.checks.stored import data
from sandbox.values import Remote

__all__ = [
    "AuthorError",
    "Check",
    "Expectation",
    "Failed",
    "Kept",
    "Learner",
    "Remote",
    "Undecided",
    "better_than",
    "causal",
    "check",
    "data",
    "expect",
    "gradient_agrees",
    "input_not_modified",
    "load_checks",
    "loss_falls",
    "measure",
    "permutation_equivariant",
    "rows_sum_to_one",
    "shift_invariant",
    "within_standard_errors",
]
