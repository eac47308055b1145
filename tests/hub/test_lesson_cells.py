"""/topics/<id>/lesson/run/ and the cells on the page of a lesson: who may run what, and what becomes of it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from courses.importing import import_curriculum
from courses.models import Course, Exercise, ExerciseProgress, Lesson, User
from courses.reports import course_report
from grader import events
from grader.cells import compose, decompose
from grader.models import Submission
from tests.hub.asking import JSON

PAGE = "/topics/1.1/lesson/"
RUN = "/topics/1.1/lesson/run/"
ENDED = {"verdict": "finished", "headline": "The cell ran to its end.", "points": 0, "max_points": 0}
Finish = Callable[..., Submission]


def failed(file: str, line: int) -> dict[str, Any]:
    frame = {"file": file, "line": line, "function": "<module>", "text": "1 / 0", "shapes": {}}
    error = {"type_name": "ZeroDivisionError", "message": "division by zero", "frames": [frame], "notes": []}
    from grader.results import error_from_dict

    return {
        "verdict": "error",
        "headline": "It stopped.",
        "points": 0,
        "max_points": 0,
        "error": error_from_dict(error),
    }


def test_a_cell_runs_after_those_before_it_as_they_are_on_the_page(as_ada: Client, lesson: Lesson) -> None:
    as_ada.post(RUN, {"cell": "2", "source-1": "a = 5\r\n", "source-2": "print(a)", "source-3": "never"})
    run = Submission.objects.get()
    assert decompose(run.source) == ("a = 5\n", "print(a)\n")
    assert (run.kind, run.state) == ("run", "queued")


def test_without_anything_typed_it_runs_as_the_author_wrote_it(as_ada: Client, lesson: Lesson) -> None:
    as_ada.post(RUN, {"cell": "2"})
    run = Submission.objects.get()
    assert decompose(run.source) == ("print(1 + 1)\n", "print(1 + 2)\n")
    assert run.version.content["profile"] == {"image": "science", "preload": "numpy", "size": "S", "gpu": "none"}


def test_a_script_gets_the_addresses_to_follow_and_the_cell(as_ada: Client, lesson: Lesson) -> None:
    answer = as_ada.post(RUN, {"cell": "2"}, headers=JSON)
    body = answer.json()
    assert answer.status_code == 201
    assert (body["cell"], body["kind"], body["state"]) == (2, "run", "queued")
    assert body["results_url"] == f"/submissions/{body['id']}/results/"


def test_a_form_leads_to_the_page_of_the_run_and_back_to_the_cell(
    as_ada: Client, lesson: Lesson, finish: Finish
) -> None:
    address = as_ada.post(RUN, {"cell": "2", "source-1": "x = 'before'"})["Location"]
    assert f'href="{PAGE}#cell-2"' in as_ada.get(address).content.decode()
    run = Submission.objects.get()
    events.append(run.pk, [("output", {"stream": "stdout", "at": 0.1, "text": "it said this"})])
    finish(run, **ENDED)
    html = as_ada.get(address).content.decode()
    assert "it said this" in html and "Back to the lesson" in html and "points" not in html
    own, before = html.split("The cell that ran before it")
    assert "print(1 + 2)" in own and "x = &#x27;before&#x27;" in before


def test_lines_of_an_error_are_said_with_their_cell(as_ada: Client, lesson: Lesson, finish: Finish) -> None:
    as_ada.post(RUN, {"cell": "2"})
    run = finish(Submission.objects.get(), **failed("cell 2", 1))
    html = as_ada.get(f"/submissions/{run.public_id}/results/").content.decode()
    assert "<html" not in html and 'data-line="1"' in html and "cell 1" not in html
    as_ada.post(RUN, {"cell": "2"})
    run = finish(Submission.objects.latest("pk"), **failed("cell 1", 7))
    html = as_ada.get(f"/submissions/{run.public_id}/results/").content.decode()
    assert "cell 1</a>, line 7" in html and 'data-line="7"' not in html


def test_runs_of_a_lesson_appear_nowhere_as_exercises_and_are_never_graded(
    ada: User, as_ada: Client, lesson: Lesson, exercise: Exercise, finish: Finish
) -> None:
    as_ada.post(RUN, {"cell": "1"})
    finish(Submission.objects.get(), **ENDED)
    hidden = Exercise.objects.get(kind=Exercise.LESSON)
    report = course_report(Course.objects.get(), ada)
    assert [each.id for topic in report.topics for each in topic.work] == [exercise.key]
    assert report.next is None, "nothing is begun"
    assert not ExerciseProgress.objects.exists()
    for page in ("/", "/topics/1.1/", "/progress/"):
        assert hidden.key not in as_ada.get(page).content.decode()
    for page in ("", "attempts/"):
        assert as_ada.get(f"/exercises/{hidden.key}/{page}").status_code == 404
    assert as_ada.post(f"/exercises/{hidden.key}/submit/", {"source": "x", "action": "submit"}).status_code == 404
    assert Submission.objects.count() == 1


def test_they_survive_the_next_import(as_ada: Client) -> None:
    for _ in range(2):
        import_curriculum(Path(django_settings.BASE_DIR) / "courses" / "curriculum")
        assert as_ada.post(RUN, {"cell": "1"}, headers=JSON).status_code == 201
    assert not Exercise.objects.get(kind=Exercise.LESSON).retired


def test_other_libraries_make_another_version_and_old_runs_keep_theirs(as_ada: Client, lesson: Lesson) -> None:
    as_ada.post(RUN, {"cell": "1"})
    lesson.content["libraries"] = {"image": "torch", "preload": "torch"}
    lesson.save()
    as_ada.post(RUN, {"cell": "1"})
    images = [run.version.content["profile"]["image"] for run in Submission.objects.order_by("pk")]
    assert images == ["science", "torch"]
    assert Exercise.objects.filter(kind=Exercise.LESSON).count() == 1


def test_a_visitor_reads_everything_and_is_asked_to_sign_in(visitor: Client, lesson: Lesson) -> None:
    html = visitor.get(PAGE).content.decode()
    article = html[html.index("<article") : html.index("</article>")]
    assert f'href="/accounts/login/?next={PAGE}%23cell-1">Sign in to run</a>' in article
    assert "<textarea" not in article and "data-run" not in article
    form = visitor.post(RUN, {"cell": "1"})
    assert form.status_code == 302 and form["Location"] == f"/accounts/login/?next={PAGE}"
    assert visitor.post(RUN, {"cell": "1"}, headers=JSON).status_code == 401
    assert not Submission.objects.exists()


def test_a_run_is_ones_own(as_ada: Client, as_eve: Client, lesson: Lesson) -> None:
    address = as_ada.post(RUN, {"cell": "1"}, headers=JSON).json()["page"]
    for page in ("", "state/", "results/"):
        assert as_ada.get(address + page).status_code == 200
        assert as_eve.get(address + page).status_code == 404
    assert as_eve.get(PAGE).context["page_data"]["active"] is None


def test_what_is_under_way_goes_on_after_a_reload(as_ada: Client, lesson: Lesson, finish: Finish) -> None:
    as_ada.post(RUN, {"cell": "2"})
    assert as_ada.get(PAGE).context["page_data"]["active"]["cell"] == 2
    finish(Submission.objects.get(), **ENDED)
    assert as_ada.get(PAGE).context["page_data"]["active"] is None


def test_cells_count_as_runs_and_the_fourth_is_told_when_to_come_back(
    as_ada: Client, lesson: Lesson, exercise: Exercise
) -> None:
    as_ada.post("/exercises/matrix-multiplication/submit/", {"source": "x = 1", "action": "run"})
    for number in ("1", "2"):
        assert as_ada.post(RUN, {"cell": number}, headers=JSON).status_code == 201
    script = as_ada.post(RUN, {"cell": "1"}, headers=JSON)
    assert script.status_code == 429
    assert int(script["Retry-After"]) == script.json()["retry_after_s"] >= 1
    form = as_ada.post(RUN, {"cell": "1", "source-1": "typed = 1", "source-2": "typed = 2"})
    html = form.content.decode()
    assert form.status_code == 429 and "Three runs of yours" in html
    assert "typed = 1</textarea>" in html and "typed = 2</textarea>" in html, "nothing that was typed is lost"


@pytest.mark.parametrize("cell", ["", "0", "3", "-1", "1.5", "٢", "99999999999", "x"])
def test_there_is_no_such_cell(cell: str, as_ada: Client, lesson: Lesson) -> None:
    assert as_ada.post(RUN, {"cell": cell}, headers=JSON).status_code == 400
    form = as_ada.post(RUN, {"cell": cell})
    assert form.status_code == 400 and "no such cell" in form.content.decode()
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    ("source", "words"),
    [(" \n", "This cell is empty"), ("x = '\x00'", "NUL character"), ("#" * 300_000, "at most 256 KB")],
)
def test_code_that_cant_be_taken_comes_back_with_the_reason(
    source: str, words: str, as_ada: Client, lesson: Lesson
) -> None:
    script = as_ada.post(RUN, {"cell": "1", "source-1": source}, headers=JSON)
    assert script.status_code == 400 and words in script.json()["error"]
    before = as_ada.post(RUN, {"cell": "2", "source-1": "x = 1\n" * 60_000}, headers=JSON)
    assert before.status_code == 400, "cells that only run before it are bounded too"
    assert not Submission.objects.exists()


def test_wrong_method_wrong_topic_and_a_forged_request(as_ada: Client, lesson: Lesson) -> None:
    assert as_ada.get(RUN).status_code == 405
    assert as_ada.post("/topics/9.9/lesson/run/", {"cell": "1"}).status_code == 404
    forged = Client(enforce_csrf_checks=True)
    forged.cookies = as_ada.cookies
    assert forged.post(RUN, {"cell": "1"}, headers=JSON).status_code == 403


def test_without_a_sandbox_the_lesson_says_what_is_missing(
    as_ada: Client, visitor: Client, lesson: Lesson, settings: Settings, tmp_path: Path
) -> None:
    settings.SANDBOX_IS_LOCAL, settings.SANDBOX_SOCKET = True, str(tmp_path / "none.sock")
    assert "not running" in as_ada.get(PAGE).content.decode()
    assert "not running" not in visitor.get(PAGE).content.decode()
    script = as_ada.post(RUN, {"cell": "1"}, headers=JSON)
    assert script.status_code == 503 and "make run" in script.json()["remedy"]
    form = as_ada.post(RUN, {"cell": "1", "source-1": "typed = 1"})
    assert form.status_code == 503 and "typed = 1</textarea>" in form.content.decode()
    assert not Submission.objects.exists()


def test_another_courses_lesson_runs_under_its_own_address(as_ada: Client, lesson: Lesson) -> None:
    Course.objects.update(at_root=False)
    Course.objects.create(slug="first", title="First", at_root=True)
    address = as_ada.post("/courses/course/topics/1.1/lesson/run/", {"cell": "1"})["Location"]
    assert 'href="/courses/course/topics/1.1/lesson/#cell-1"' in as_ada.get(address).content.decode()
    assert 'action="/courses/course/topics/1.1/lesson/run/"' in as_ada.get("/courses/course" + PAGE).content.decode()


def test_a_fixed_handful_of_queries_while_nothing_runs(
    as_ada: Client, lesson: Lesson, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    as_ada.post(RUN, {"cell": "1"})
    Submission.objects.update(state="done", verdict="finished")
    with django_assert_max_num_queries(11):
        as_ada.get(PAGE)
    with django_assert_max_num_queries(23):
        as_ada.post(RUN, {"cell": "2"}, headers=JSON)


def test_the_page_travels_packed(as_ada: Client, lesson: Lesson) -> None:
    lesson.content["blocks"] *= 30
    lesson.save()
    plain = as_ada.get(PAGE)
    packed = as_ada.get(PAGE, headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content).count(b"<textarea") == plain.content.count(b"<textarea")
    assert len(packed.content) < len(plain.content) / 5


def test_the_real_lessons_cells_compose_as_the_tests_of_the_curriculum_run_them(as_ada: Client, db: None) -> None:
    import_curriculum(Path(django_settings.BASE_DIR) / "courses" / "curriculum")
    html = as_ada.get(PAGE).content.decode()
    shown = re.findall(r'name="source-\d+"[^>]*>\n(.*?)</textarea>', html, re.DOTALL)
    assert len(shown) > 10
    as_ada.post(RUN, {"cell": str(len(shown))})
    assert len(decompose(Submission.objects.get().source)) == len(shown)
    assert compile(compose(decompose(Submission.objects.get().source)), "lesson", "exec")
