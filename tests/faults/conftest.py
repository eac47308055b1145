"""What the tests of faults share: a place to say what became of the submissions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from tests.faults.ledger import Fate, Line, Tell


@pytest.fixture
def tell(record_property: Callable[[str, Any], None]) -> Tell:
    """`tell("the worker: kill -9", fates)` asserts that nothing was lost or doubled, and adds a line to the table."""

    def line(fault: str, fates: Iterable[Fate]) -> None:
        told = Line.of(fault, fates)
        assert (told.lost, told.doubled) == (0, 0), told
        record_property("fault", told.to_dict())

    return line
