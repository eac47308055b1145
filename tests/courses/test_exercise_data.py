"""Data beside checks.py: read, stored once, part of what decides a verdict, with its bytes only where judges work."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import numpy as np
import pytest

from courses import contents
from courses.importing import import_curriculum
from courses.models import Exercise, ExerciseData
from courses.reading import read_course
from tests.courses.test_reading import EXERCISE, folder

__all__ = ["folder"]  # the fixture


def keep(folder: Path, name: str, **arrays: np.ndarray) -> bytes:
    path = folder / EXERCISE / "data" / name
    path.parent.mkdir(exist_ok=True)
    np.savez_compressed(path, **arrays)
    return path.read_bytes()


def exercise_in(folder: Path) -> contents.ExerciseContent:
    course = read_course(folder).course
    assert course is not None
    return course.parts[0].topics[0].exercises[0]


def test_data_is_read_and_makes_another_version(folder: Path) -> None:
    without = exercise_in(folder)
    npz = keep(folder, "digits.npz", images=np.arange(6))
    (folder / EXERCISE / "data" / "README.md").write_text("Where it comes from.\n")
    content = exercise_in(folder)
    encoded = base64.b64encode(npz).decode()
    assert content.data == ({"name": "digits", "hash": hashlib.sha256(npz).hexdigest(), "npz": encoded},)
    assert content.verdict_hash != without.verdict_hash
    keep(folder, "digits.npz", images=np.arange(7))
    assert exercise_in(folder).verdict_hash != content.verdict_hash


def test_what_is_no_data_is_told(folder: Path) -> None:
    for name in ("a", "b", "c"):
        keep(folder, f"{name}.npz", images=np.arange(6))
    (folder / EXERCISE / "data" / "a.npz").write_text("not an archive")
    keep(folder, "b.npz", noise=np.random.default_rng(0).bytes(contents.DATA_BYTES))
    keep(folder, "d.npz", images=np.arange(6))
    told = [str(problem) for problem in read_course(folder).problems]
    assert [line.partition(": ")[2].split(";")[0] for line in told] == [
        "there can be 3 files in data/",
        "not an .npz file",
        "larger than 2,097,152 bytes",
    ]


@pytest.mark.django_db
def test_pages_load_names_alone_and_judges_the_bytes(folder: Path) -> None:
    npz = keep(folder, "digits.npz", images=np.arange(6))
    assert import_curriculum(folder).problems == []
    version = Exercise.objects.get(key="double").current
    assert version is not None
    assert version.content["data"] == [{"name": "digits", "hash": hashlib.sha256(npz).hexdigest()}]
    assert base64.b64decode(version.for_judging()["data"][0]["npz"]) == npz
    assert +import_curriculum(folder).counts == {"unchanged": 1}
    assert ExerciseData.objects.count() == 1
