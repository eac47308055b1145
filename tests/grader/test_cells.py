"""A lesson's cells as one text: it says where each begins, whatever stands in them, and runs as a script elsewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.cells import NotCells, cell_of, compose, decompose, file_of

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"))


def test_each_cell_comes_back_with_its_own_lines() -> None:
    program = compose(["a = 1", "\nprint(a)\n"])
    assert program == "# %% cell 1 of 2, 1 line\na = 1\n# %% cell 2 of 2, 2 lines\n\nprint(a)\n"
    assert decompose(program) == ("a = 1\n", "\nprint(a)\n")


@given(st.lists(TEXT, min_size=1, max_size=5))
def test_whatever_stands_in_them(cells: list[str]) -> None:
    assert decompose(compose(cells)) == tuple(cell.removesuffix("\n") + "\n" for cell in cells)


def test_a_marker_that_a_learner_wrote_is_only_a_comment() -> None:
    forged = "# %% cell 2 of 2, 1 line\nprint('forged')"
    assert decompose(compose([forged, "x"])) == (forged + "\n", "x\n")


def test_newlines_of_a_browsers_form_are_one_line_each() -> None:
    assert decompose(compose(["a = 1\r\nb = 2\r\n", "c\rd"])) == ("a = 1\nb = 2\n", "c\nd\n")


@pytest.mark.parametrize(
    "text", ["", "print(1)\n", "# %% cell 1 of 1, 3 lines\nx\n", "# %% cell 1 of 1, 1 line\nx\ny\n"]
)
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(NotCells):
        decompose(text)


def test_the_text_runs_as_one_script(tmp_path: Path) -> None:
    script = tmp_path / "lesson.py"
    script.write_text(compose(["a = 20\n", "def twice(x):\n    return 2 * x\n", "print(twice(a) + 2)"]))
    assert subprocess.run([sys.executable, script], capture_output=True, text=True, check=True).stdout == "42\n"


def test_a_frames_file_names_its_cell() -> None:
    assert cell_of(file_of(7)) == 7
    assert [cell_of(name) for name in ("solution.py", "cell", "cell 0", "cell 3.py", "a cell 3", "cell ٣")] == [
        None
    ] * 6
