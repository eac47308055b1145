"""A wrong or also right answer may hold only what differs from the reference."""

from __future__ import annotations

from typing import Any

import pytest

from courses.variants import complete

REFERENCE = '''import math

RATE = 1


def area(r):
    """Of a circle."""
    # <solution>
    return math.pi * square(r)
    # </solution>


@staticmethod
def square(x):
    # <solution>
    return x * x
    # </solution>


class Counter:
    """Counts."""

    def __init__(self):
        self.count = 0

    def up(self, by=1):
        # <solution>
        self.count += by * RATE
        # </solution>
        return self

    def twice(self):
        return self.up().up()
'''


def made_of(answer: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(compile(complete(answer, REFERENCE), "answer.py", "exec"), names)
    return names


def test_a_function_is_exchanged_at_its_place_with_all_its_decorators() -> None:
    source = complete('"""fails: it\n\nWhy\n"""\n\n\ndef square(x):\n    return x + x\n', REFERENCE)
    assert "@staticmethod" not in source and "solution>" not in source and "fails" not in source
    assert source.index("def area") < source.index("return x + x") < source.index("class Counter")
    names = made_of("def square(x):\n    return x + x\n")
    assert names["area"](3) == pytest.approx(6 * 3.14159265, rel=1e-6)


HELPED = """import cmath

RATE = 5
PLUS = cmath.sqrt(4)


def more(x):
    return x + PLUS


def square(x):
    return more(x)
"""

METHODS = """class Counter(Counter):
    def up(self, by=1):
        return self.add(2 * by)

    def add(self, n):
        self.count += n
        return self
"""


def test_helpers_imports_and_constants_come_before_what_uses_them() -> None:
    names = made_of(HELPED)
    assert names["square"](1) == 3 and names["Counter"]().up().count == 5


def test_methods_of_a_class_are_exchanged_and_added() -> None:
    names = made_of(METHODS)
    counter = names["Counter"]()
    assert counter.twice().count == 4 and type(counter).__mro__[1] is object
    assert type(counter).__doc__ == "Counts."


def test_a_class_under_its_own_name_alone_is_exchanged_as_a_whole() -> None:
    names = made_of("class Counter:\n    count = 7\n")
    assert not hasattr(names["Counter"], "up") and names["square"].__func__(3) == 9


def test_an_answer_that_defines_everything_stays_as_it_is() -> None:
    whole = '"""fails: it"""\ndef square(x): return 1\ndef area(r): return 2\nclass Counter: pass\n'
    assert complete(whole, REFERENCE) == whole
