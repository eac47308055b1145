"""The demo cohort: made once, every known wrong answer handed in by somebody, one at a time, and in nobody's way."""

from __future__ import annotations

import ast
from collections.abc import Callable

import pytest

from courses.models import Cohort, Exercise, Topic, User
from grader.models import Submission
from grader.results import State
from grader.submitting import submit
from grader.work import work_once
from hub.running import demo_cohort
from hub.running.demo_cohort import Demo, feed, make_demo_cohort
from hub.running.demo_stories import LEARNERS, stories, without_docstring
from tests.standin import Judge

WRONG = [
    {"name": f"w{n}", "source": f'"""fails: f\n\nBecause.\n"""\n\n\ndef f(x):\n    return {n}\n'} for n in range(8)
]
TALE = "def f(x):\n    # <solution>\n    return x\n    # </solution>\n"


@pytest.fixture
def exercises(make_exercise: Callable[..., Exercise]) -> list[Exercise]:
    """Two in the first topic, and one in the second that the demo leaves alone."""
    made = [make_exercise(key, wrong=WRONG, solution=TALE) for key in ("matrix-multiplication", "second", "elsewhere")]
    later = Topic.objects.create(part=made[0].topic.part, key="1.2", position=2, title="T")
    for position, exercise in enumerate(made, start=1):
        Exercise.objects.filter(pk=exercise.pk).update(position=position)
    Exercise.objects.filter(key="elsewhere").update(topic=later)
    return made


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def demo(exercises: list[Exercise], said: list[str]) -> Demo:
    made = make_demo_cohort(said.append)
    assert made is not None
    return made


def judge_one(seconds: float) -> None:
    """What happens while the feeder sleeps: a worker does what is there, never more than one piece of the demo."""
    assert Submission.objects.unfinished().count() <= 1
    work_once("cpu", Judge())


def test_it_is_made_once_with_eight_learners_and_ada_taught_by_grace(demo: Demo, said: list[str]) -> None:
    again = make_demo_cohort(said.append)
    assert again is not None and again.cohort == demo.cohort and Cohort.objects.count() == 1
    assert [("made, code" in said[0]), ("is there already" in said[1])] == [True, True]
    members = set(demo.cohort.enrolments.active().values_list("learner__username", flat=True))
    assert members == {"ada", *(learner.username for learner in LEARNERS)} and len(members) == 9
    assert [person.username for person in demo.cohort.instructors.all()] == ["grace"]
    assert not User.objects.get(username="lena").has_usable_password()


def test_each_wrong_answer_is_handed_in_by_somebody_and_a_crash_and_an_endless_loop(demo: Demo) -> None:
    steps = [step for each in demo.steps.values() for step in each]
    for key in ("matrix-multiplication", "second"):
        sources = [step.source for step in steps if step.exercise == key]
        for wrong in WRONG:
            assert sources.count(without_docstring(wrong["source"])) == 1
        assert "def f(x):\n    return x\n" in sources, "the reference, without its markers"
    assert not any("Because" in step.source or "<solution>" in step.source for step in steps)
    assert "elsewhere" not in {step.exercise for step in steps}
    assert sum("while i < len(a)" in step.source for step in steps) == 1
    assert sum("return product[len(a)]" in step.source for step in steps) == 1
    assert all(steps for steps in demo.steps.values()), "nobody has nothing to do"
    for step in steps:
        ast.parse(step.source)


def test_all_of_it_is_judged_one_at_a_time_and_exercise_by_exercise(demo: Demo, said: list[str]) -> None:
    assert feed(demo, said.append, sleep=judge_one) is True
    rows = Submission.objects.order_by("created").select_related("exercise", "learner")
    assert rows.count() == demo.total and all(row.state == State.DONE for row in rows)
    assert f"all {demo.total} submissions are handed in" in said[-1]
    late = [learner.username for learner in LEARNERS if learner.late]
    early = [row.exercise.key for row in rows if row.learner.username not in late]
    assert early == sorted(early), "so that one kind of sandbox after the other is warm"
    assert [row.learner.username for row in rows][-len(demo.steps[late[0]]) :] == late * len(demo.steps[late[0]])
    assert feed(demo, said.append, sleep=judge_one) is True and rows.count() == demo.total


def test_stopped_anywhere_it_goes_on_there(demo: Demo, said: list[str]) -> None:
    def stop_after_five(seconds: float) -> None:
        judge_one(seconds)
        if Submission.objects.count() == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        feed(demo, said.append, sleep=stop_after_five)
    again = make_demo_cohort(said.append)
    assert again is not None and feed(again, said.append, sleep=judge_one) is True
    handed_in = list(Submission.objects.values_list("learner", "exercise", "source"))
    assert len(handed_in) == len(set(handed_in)) == demo.total


def test_while_somebody_waits_nothing_is_handed_in(
    demo: Demo, exercises: list[Exercise], said: list[str], make_learner: Callable[..., User]
) -> None:
    waiting = submit(make_learner("eve"), Exercise.objects.select_related("current").first(), source="# mine\n")
    looks = []

    def look(seconds: float) -> None:
        looks.append(Submission.objects.count())
        if len(looks) == 3:
            assert set(looks) == {1}, "only eve's"
            work_once("cpu", Judge())
        elif len(looks) > 3:
            waiting.refresh_from_db()
            assert waiting.state == State.DONE
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        feed(demo, said.append, sleep=look)
    assert looks[-1] == 2


def test_without_a_worker_it_gives_up_and_says_so(demo: Demo, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_cohort, "PATIENCE_S", 5)
    assert feed(demo, said.append, sleep=lambda seconds: None) is False
    assert Submission.objects.count() == 1 and f"{demo.total - 1} submissions are left" in said[-2]


def test_a_curriculum_without_exercises_or_with_one_has_its_demo_too(
    db: None, said: list[str], make_exercise: Callable[..., Exercise]
) -> None:
    assert make_demo_cohort(said.append) is None
    make_exercise("only", wrong=WRONG[:2], solution=TALE)
    demo = make_demo_cohort(said.append)
    assert demo is not None and {step.exercise for steps in demo.steps.values() for step in steps} == {"only"}
    assert stories([]) == {learner.username: [] for learner in LEARNERS}
