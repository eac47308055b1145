"""Importing: doing it twice changes nothing, a mistake loses nothing, what is gone is retired."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.importing import check_curriculum, import_curriculum
from courses.models import Course, Exercise, ExerciseVersion, ObjectiveTick, Topic, User
from courses.outline import outline_of
from tests.courses.test_reading import EXERCISE, FILES, TOPIC, change, folder

__all__ = ["folder"]  # the fixture

pytestmark = pytest.mark.django_db


def test_an_import_fills_the_tables_with_prose_rendered(folder: Path) -> None:
    imported = import_curriculum(folder)
    assert imported.problems == []
    assert +imported.counts == {"added": 1}
    exercise = Exercise.objects.open().get(key="double")
    assert exercise.topic.part.title == "Foundations"
    assert exercise.topic.content["objectives"] == [{"id": "1.1.a", "text": "Compute"}]
    content = exercise.content
    assert "katex" in content["prompt_html"]
    assert len(content["hints"][0]["rungs_html"]) == 2
    assert "katex" in content["wrong"][0]["misconception_html"]


def test_importing_again_writes_nothing(folder: Path) -> None:
    import_curriculum(folder)
    with CaptureQueriesContext(connection) as queries:
        imported = import_curriculum(folder)
    assert +imported.counts == {"unchanged": 1}
    written = [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "DELETE"))]
    assert written == []


def test_what_a_process_keeps_of_the_outline_ends_with_the_next_import(folder: Path) -> None:
    import_curriculum(folder)
    before = Course.objects.get()
    assert outline_of(before) is outline_of(before)
    assert [topic.title for topic in outline_of(before).topics] == ["Algebra"]
    change(folder, f"{TOPIC}/topic.toml", 'title = "Algebra"', 'title = "Linear algebra"')
    import_curriculum(folder)
    assert [topic.title for topic in outline_of(Course.objects.get()).topics] == ["Linear algebra"]


def test_corrected_prose_keeps_the_version_and_a_changed_check_makes_one(folder: Path) -> None:
    import_curriculum(folder)
    change(folder, f"{EXERCISE}/prompt.md", "Double", "Kindly double")
    assert import_curriculum(folder).counts["changed"] == 1
    assert "Kindly" in ExerciseVersion.objects.get().content["prompt"]
    change(folder, f"{EXERCISE}/checks.py", "...", "pass")
    import_curriculum(folder)
    assert ExerciseVersion.objects.count() == 2
    assert "pass" in Exercise.objects.get().content["checks"]


def test_a_broken_exercise_keeps_its_last_good_version(folder: Path) -> None:
    import_curriculum(folder)
    change(folder, f"{EXERCISE}/exercise.toml", "minutes = 5", "minutes = 0")
    imported = import_curriculum(folder)
    assert imported.counts["broken"] == 1
    assert f"{EXERCISE}/exercise.toml:4: minutes = 0 is out of range" in str(imported.problems[0])
    assert Exercise.objects.open().get().content["minutes"] == 5


def test_a_formula_that_can_not_be_typeset_is_a_mistake_with_its_line(folder: Path) -> None:
    (folder / EXERCISE / "prompt.md").write_text("Fine: $x$.\n\nBroken: $\\frac{1}$.\n")
    imported = import_curriculum(folder)
    assert str(imported.problems[0]).startswith(f"{EXERCISE}/prompt.md:3: the formula \\frac{{1}}")
    assert not Exercise.objects.exists()


def test_what_is_gone_is_retired_and_comes_back(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    import_curriculum(folder)
    kept = tmp_path_factory.mktemp("away") / "kept"
    shutil.move(folder / EXERCISE, kept)
    assert import_curriculum(folder).counts["retired"] == 1
    assert not Exercise.objects.open().exists()
    shutil.move(kept, folder / EXERCISE)
    import_curriculum(folder)
    assert Exercise.objects.open().count() == 1
    assert ExerciseVersion.objects.count() == 1


def test_an_unreadable_topic_or_id_retires_nothing(folder: Path) -> None:
    import_curriculum(folder)
    change(folder, f"{TOPIC}/topic.toml", "title", "titel")
    import_curriculum(folder)
    assert Exercise.objects.open().count() == 1
    (folder / TOPIC / "topic.toml").write_text(FILES[f"{TOPIC}/topic.toml"])
    (folder / EXERCISE / "exercise.toml").write_text("not = toml = at all")
    import_curriculum(folder)
    assert Exercise.objects.open().count() == 1


def test_a_renamed_title_is_brought_up_to_date(folder: Path) -> None:
    import_curriculum(folder)
    change(folder, f"{TOPIC}/topic.toml", "Algebra", "Linear Algebra")
    import_curriculum(folder)
    assert Topic.objects.get().title == "Linear Algebra"


def test_the_command_prints_a_table_and_check_fails_on_mistakes(folder: Path) -> None:
    out, err = StringIO(), StringIO()
    call_command("load_curriculum", "--from", str(folder), stdout=out)
    assert "added" in out.getvalue()
    call_command("load_curriculum", "--check", "--from", str(folder), stdout=out)
    change(folder, f"{EXERCISE}/exercise.toml", "minutes", "minuts")
    with pytest.raises(CommandError, match="mistakes"):
        call_command("load_curriculum", "--check", "--from", str(folder), stdout=out, stderr=err)
    assert f"{EXERCISE}/exercise.toml:4: unknown key minuts" in err.getvalue()
    assert Exercise.objects.get().read_hash != ""


def test_check_stores_nothing(folder: Path) -> None:
    assert check_curriculum(folder).problems == []
    assert not Exercise.objects.exists()


@pytest.fixture
def other(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second course in a folder of its own: the same topic ids, another exercise."""
    copy = tmp_path_factory.mktemp("other") / "curriculum"
    shutil.copytree(folder, copy)
    change(copy, "course.toml", '"dl"', '"stats"')
    change(copy, f"{EXERCISE}/exercise.toml", 'id = "double"', 'id = "treble"')
    return copy


def test_courses_live_beside_each_other(folder: Path, other: Path) -> None:
    import_curriculum(folder)
    assert +import_curriculum(other).counts == {"added": 1}
    assert +import_curriculum(folder).counts == {"unchanged": 1}
    assert [exercise.key for exercise in Exercise.objects.open().order_by("key")] == ["double", "treble"]
    assert [(course.slug, course.get_absolute_url()) for course in Course.objects.all()] == [
        ("dl", "/"),
        ("stats", "/courses/stats/"),
    ]
    addresses = {topic.get_absolute_url() for topic in Topic.objects.select_related("part__course")}
    assert addresses == {"/topics/1.1/", "/courses/stats/topics/1.1/"}


def test_an_exercise_of_another_course_is_never_taken_over(folder: Path, other: Path) -> None:
    import_curriculum(folder)
    change(other, f"{EXERCISE}/exercise.toml", 'id = "treble"', 'id = "double"')
    imported = import_curriculum(other)
    assert "id double is taken by another course" in str(imported.problems[0])
    assert Exercise.objects.get().topic.part.course.slug == "dl"


def test_a_topic_keeps_its_ticks_wherever_it_goes(folder: Path, make_learner: Callable[..., User]) -> None:
    import_curriculum(folder)
    ObjectiveTick.objects.create(learner=make_learner(), topic=Topic.objects.get(), objective="1.1.a")
    (folder / "02-more").mkdir()
    (folder / "02-more" / "part.toml").write_text('number = 2\ntitle = "More"\n')
    shutil.move(folder / TOPIC, folder / "02-more" / "1.1-algebra")
    assert import_curriculum(folder).problems == []
    topic = Topic.objects.get()
    assert topic.part.number == 2 and topic.objective_ticks.count() == 1
    shutil.rmtree(folder / "02-more" / "1.1-algebra")
    import_curriculum(folder)
    assert Topic.objects.get().retired and ObjectiveTick.objects.count() == 1
