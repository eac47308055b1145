"""How a check ends early: an expectation failed, or statistics could not decide. Carried as data, said in words.

`Failed` is what `expect` raises; the runner makes the learner's CheckResult from it. Authors never catch it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sandbox.values import LearnerError


class Contract(StrEnum):
    """What an answer can break, in the order in which it is looked at; docs/doctor.md shows the words for each."""

    KIND = "kind"
    SHAPE = "shape"
    DTYPE = "dtype"
    DEVICE = "device"
    FINITE = "finite"
    VALUES = "values"


@dataclass(frozen=True, slots=True)
class Call:
    """One call into the learner's code, as the judge made it and as it was answered."""

    name: str
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = field(default_factory=dict)
    answer: Any = None
    raised: str = ""  # the exception's type name; empty when it answered
    after: tuple[Any, ...] | None = None  # the arguments as the call left them, where the check asked for them


class Failed(Exception):
    """An expectation that did not hold. `expected` and `got` are short plain texts for the learner.

    `message` is a sentence or two with no right value in it (a shape at most), so that a hidden check may show it.
    `call` is the call whose answer broke the expectation, `answer` what stood there instead. `contract` is what the
    answer broke, where `expect` found it. `error` is the exception of the learner's that came instead of the expected
    one.
    """

    def __init__(
        self,
        message: str,
        *,
        expected: str = "",
        got: str = "",
        call: Call | None = None,
        contract: Contract | None = None,
        answer: Any = None,
        because: str = "",
        error: LearnerError | None = None,
    ) -> None:
        super().__init__(message)
        self.message = f"{message} {because}".strip()
        self.expected = expected
        self.got = got
        self.call = call
        self.contract = contract
        self.answer = answer
        self.error = error


class Undecided(Exception):
    """The statistics want more seeds than we are willing to draw: neither passed nor failed."""


class AuthorError(Exception):
    """The check itself is wrong: the author's fault, so never the learner's verdict."""
