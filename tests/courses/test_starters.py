"""The starter is the reference without what the learner writes."""

from __future__ import annotations

import pytest

from courses.starters import derive_starter, without_markers

CLASSES = """from dataclasses import dataclass


# <solution> @dataclass
@dataclass(frozen=True)
# </solution>
class Point:
    # <solution> ...  # the fields x and y
    x: float
    y: float
    # </solution>

    def length(self):
        # <solution>
        return (self.x**2 + self.y**2) ** 0.5
        # </solution>
"""


def test_a_marked_passage_becomes_what_its_marker_says_or_raises() -> None:
    assert derive_starter(CLASSES).splitlines()[3:] == [
        "@dataclass",
        "class Point:",
        "    ...  # the fields x and y",
        "",
        "    def length(self):",
        "        raise NotImplementedError",
    ]


def test_the_solution_is_shown_without_any_marker() -> None:
    shown = without_markers(CLASSES)
    assert "solution>" not in shown
    assert "fields x and y" not in shown
    assert "@dataclass(frozen=True)\nclass Point:\n    x: float\n" in shown


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("# <solution> a\n# <solution> b\n# </solution>\n", "line 2: # <solution> again"),
        ("# <solution> a\n", "line 1: # <solution> is never closed"),
        ("# </solution>\n", "line 1: # </solution> without"),
        ("# <solutions>\n", "no passage is marked"),
    ],
)
def test_markers_that_do_not_pair_are_named(source: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        derive_starter(source)
