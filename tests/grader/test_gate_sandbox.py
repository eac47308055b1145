"""The gate in the real sandbox: what new_exercise makes passes, each kind of mistake is told, none stops another.

One course of many exercises, each the skeleton with one thing broken; one run of the command over all of them.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from grader.gate.ledger import Ledger
from grader.gate.scaffolding import new_exercise
from sandbox.commands import ask_status
from tests import needs
from tests.courses.test_reading import TOPIC, change, folder
from tests.sandbox.conftest import running

__all__ = ["folder"]  # the fixture

pytestmark = [pytest.mark.docker, pytest.mark.slow]

LESSON = """\
+++
title = "Algebra"
minutes = 5
image = "python"

[[concepts]]
text = "Vectors"
anchor = "vectors"
+++

## Vectors {#vectors}

```python {run}
half = 1 / 2
print(half)
```

```output
0.5
```

```python {run}
print(half + 1)
```

```output
2.5
```

```python {run}
print(half)
print(whole)
```
"""


def spoil(name: str, before: str, after: str) -> Callable[[Path], object]:
    return lambda made: change(made, name, before, after)


BURN = "import time\n    while time.process_time() < 1.5: pass"  # of the process since it began, so just once
ACCEPTS_ZERO = '''"""fails: refuses_zero
silent: one answer

Nothing is shared
"""


def normalised(weights):
    total = sum(weights)
    return [weight / total if total else 0.0 for weight in weights]
'''

# The exercise, what is broken in it, and how its problems begin.
BROKEN: list[tuple[str, Callable[[Path], object], list[str]]] = [
    (
        "reference-wrong",
        spoil("solution.py", "weight / total for", "weight / (total + 0.001) for"),
        ["solution.py:1: should pass, but with seed 00: partly at worked_example"],
    ),
    (
        "starter-passes-one",
        spoil("solution.py", "# <solution>", "if sum(weights) == 0:\n        raise ValueError\n    # <solution>"),
        ["solution.py:1: the starter should fail every check with nothing but NotImplementedError, but: partly at"],
    ),
    (
        "mistake-unnoticed",
        spoil("wrong/divides_by_the_largest.py", "max(weights)", "sum(weights)"),
        ["wrong/divides_by_the_largest.py:1: passes every check, so that nobody"],
    ),
    (
        "mistake-elsewhere",
        spoil("wrong/divides_by_the_largest.py", "fails: worked_example", "fails: refuses_zero"),
        ["wrong/divides_by_the_largest.py:1: should fail at refuses_zero alone, but with seed 00: partly at worked"],
    ),
    (
        "mistake-unnamed",
        lambda made: (made / "wrong/accepts_zero.py").write_text(ACCEPTS_ZERO.replace("silent: one answer\n", "")),
        ["wrong/accepts_zero.py:1: its misconception is never shown, as its answers don't tell it from others"],
    ),
    (
        "mistake-silent",
        lambda made: (made / "wrong/accepts_zero.py").write_text(ACCEPTS_ZERO),
        [],
    ),
    (
        "also-right-fails",
        spoil("also_right/in_a_loop.py", "if not total:", "if total > 1e9:"),
        ["also_right/in_a_loop.py:1: should pass, but with seed 00: partly at refuses_zero"],
    ),
    (
        "too-heavy",
        lambda made: (
            change(made, "exercise.toml", "call_s = 5\ncpu_s = 15", "call_s = 20\ncpu_s = 2"),
            change(made, "solution.py", "total = sum", f"{BURN}\n    total = sum"),
        ),
        ["solution.py:1: needs 1."],
    ),
    (
        "checks-broken",
        spoil("checks.py", "import numpy as np", "import numpy as np\nnp.nothing"),
        ["checks.py:1: could not be judged: AuthorError: checks.py cannot be loaded"],
    ),
    (
        "unreadable",
        spoil("exercise.toml", "minutes = 30", "minutes = 0"),
        ["exercise.toml:5: minutes = 0 is out of range; it can be 1 to 6000"],
    ),
    ("right", lambda _made: None, []),
]


@pytest.fixture
def course(folder: Path) -> Path:
    needs.docker("python")
    shutil.rmtree(folder / TOPIC / "exercises")
    for number, (key, break_it, _) in enumerate(BROKEN, start=1):
        break_it(new_exercise(folder, "1.1", key, title=f"Share a prize {number}"))
    return folder


def check(course: Path, *what: str, **options: object) -> tuple[str, list[str], bool]:
    """(the table, the problems, whether it passed) of check_curriculum."""
    out, err = StringIO(), StringIO()
    try:
        call_command("check_curriculum", *what, folder=course, engine="docker", stdout=out, stderr=err, **options)
        passed = True
    except CommandError as failed:
        assert "in the curriculum" in str(failed)
        passed = False
    return out.getvalue(), [line for line in err.getvalue().splitlines() if line], passed


def test_every_mistake_is_told_and_none_stops_the_others(course: Path, settings: Settings, tmp_path: Path) -> None:
    settings.SANDBOX_SOCKET = str(tmp_path / "none")
    table, problems, passed = check(course, seeds=1)
    assert not passed
    told = {key: [line for line in problems if f"/exercises/{key}/" in line] for key, _, _ in BROKEN}
    for key, _, wanted in BROKEN:
        ours = [line.partition(f"/exercises/{key}/")[2] for line in told[key]]
        assert len(ours) == len(wanted) and all(map(str.startswith, ours, wanted)), (key, ours)
    rows = {line.split()[0]: line.split()[1:] for line in table.splitlines() if line}
    assert rows["right"][:4] == ["1/1", "fails", "1/1", "1/1"]
    assert rows["reference-wrong"][:4] == ["0/1", "fails", "1/1", "1/1"]
    assert rows["mistake-unnoticed"][2] == "0/1" and rows["also-right-fails"][3] == "0/1"
    assert rows["starter-passes-one"][1] == "?!"
    assert "unreadable" not in rows
    assert max(map(len, table.splitlines())) <= 120


def test_a_deep_run_on_the_running_service_is_entered_and_then_nothing_is_stale(
    course: Path, settings: Settings, tmp_path: Path
) -> None:
    with running("docker", tmp_path, "--warm-each", "2") as service:
        settings.SANDBOX_SOCKET = str(service.address)
        table, problems, passed = check(course, "right", deep=True)
        assert passed, problems
        assert ask_status(service.address)["sessions"]["served"] == 1 + 20 + 2 + 5
    assert "right" in table and "20/20" in table
    assert Ledger.beside(course).exercises["right"]["recognised"] == ["divides_by_the_largest"]
    table, _, passed = check(course, "right", stale=True)
    assert passed and "Nothing has to be run." in table


def test_cells_of_a_lesson_run_in_its_sandbox(course: Path, settings: Settings, tmp_path: Path) -> None:
    settings.SANDBOX_SOCKET = str(tmp_path / "none")
    shutil.rmtree(course / TOPIC / "exercises")
    (course / TOPIC / "topic.toml").write_text('title = "Algebra"\nconcepts = ["Vectors"]\n')
    (course / TOPIC / "lesson.md").write_text(LESSON)
    table, problems, passed = check(course)
    assert not passed
    assert [line.partition("lesson.md")[2] for line in problems] == [
        ":23: the page shows '2.5', the cell prints '1.5'",
        ":32: the cell raises NameError: name 'whole' is not defined",
    ]
    assert "1/3" in next(line for line in table.splitlines() if line.startswith("1.1"))
