"""The demo cohort: made once, and what its learners hand in goes the way of every submission, judged by the workers.

`feed` hands in one submission at a time, only while nobody else's is waiting, and only when the warm sandboxes were
made anew, so that a person who submits meanwhile finds a judge and a sandbox. Where it stands it reads from what was
handed in already: stopped anywhere, it goes on there the next time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from courses import enrolling
from courses.cohort_reports import course_work
from courses.models import Cohort, Course, Exercise, User
from grader.models import Kind, Submission
from grader.results import State
from grader.submitting import BadSubmission, TooMany, submit
from hub.readiness import missing_for, sandboxes_are_warm
from hub.running.demo_stories import LEARNERS, Step, stories
from hub.running.preparing import demo_people

Say = Callable[[str], None]
Sleep = Callable[[float], None]

NAME = "Demo cohort"
PAUSE_S = 1.0  # between looks, and so between a verdict and the next submission at least
REST_S = 20.0  # how long to wait, at most, for the sandboxes that should be warm
PATIENCE_S = 180.0  # without a worker taking anything, or with nothing but what needs a library that isn't there


@dataclass(frozen=True, slots=True)
class Demo:
    cohort: Cohort
    steps: Mapping[str, Sequence[Step]]  # by username

    @property
    def total(self) -> int:
        return sum(len(each) for each in self.steps.values())


def make_demo_cohort(say: Say) -> Demo | None:
    """The cohort with its learners, made where it isn't there; None while no curriculum is loaded."""
    course = Course.objects.first()
    if course is None:
        say("Demo cohort: no curriculum is loaded, so there is nothing to hand in.")
        return None
    found = Cohort.objects.filter(enrolments__learner__username=LEARNERS[0].username, course=course).first()
    cohort = found or _make(course)
    exercises = course_work(cohort)
    first_topic = [each for each in exercises if each.topic_id == exercises[0].topic_id]
    order = [each.key for each in first_topic]
    rows = Exercise.objects.select_related("current").filter(key__in=order)
    demo = Demo(cohort, stories([each.content for each in sorted(rows, key=lambda row: order.index(row.key))]))
    say(f"{cohort.name}: {'is there already' if found else f'made, code {cohort.shown_code}'}.")
    return demo


def feed(demo: Demo, say: Say, *, sleep: Sleep = time.sleep) -> bool:
    """Hand in what is still to come; True when all of it was. Gives up after PATIENCE_S of standing still."""
    waited = 0.0
    while waited < PATIENCE_S:
        done = _handed_in()
        if all(done.get(username, 0) >= len(steps) for username, steps in demo.steps.items()):
            say(f"{demo.cohort.name}: all {demo.total} submissions are handed in.")
            return True
        rested = sandboxes_are_warm() or waited >= REST_S
        taken = rested and _may_hand_in() and _hand_in_next(demo, done)
        waited = 0.0 if taken or _others_are_at_work() else waited + PAUSE_S
        sleep(PAUSE_S)
    left = demo.total - sum(_handed_in().values())
    say(f"{demo.cohort.name}: {left} submissions are left; no worker takes them, or a library they need is not there.")
    say("    They go on with the next `make run` or `manage.py demo`.")
    return False


def _make(course: Course) -> Cohort:
    people = {person.username: person for person, _ in demo_people()}
    cohort = enrolling.make(people["grace"], course, name=NAME)
    enrolling.join(people["ada"], cohort)
    for learner in LEARNERS:
        facts = {"first_name": learner.first_name, "last_name": learner.last_name}
        person, made = User.objects.get_or_create(username=learner.username, defaults=facts)
        if made:
            person.set_unusable_password()
            person.save(update_fields=["password"])
        enrolling.join(person, cohort)
    return cohort


def _demo_names() -> list[str]:
    return [learner.username for learner in LEARNERS]


def _handed_in() -> dict[str, int]:
    """By username, how many submissions there are already."""
    rows = User.objects.filter(username__in=_demo_names()).annotate(
        done=Count("submissions", filter=Q(submissions__kind=Kind.SUBMISSION))
    )
    return dict(rows.values_list("username", "done"))


def _may_hand_in() -> bool:
    """Nothing of the demo is on its way, and nobody else is waiting."""
    demo = Submission.objects.unfinished().filter(learner__username__in=_demo_names())
    return not demo.exists() and not Submission.objects.waiting().exists()


def _others_are_at_work() -> bool:
    others = Submission.objects.exclude(learner__username__in=_demo_names())
    return others.filter(state=State.RUNNING).exists()


def _hand_in_next(demo: Demo, done: Mapping[str, int]) -> bool:
    """The next of whose turn it is; False where all that is left needs something that isn't there yet."""
    waiting = [(steps[at], at, name) for name, steps in demo.steps.items() if (at := done.get(name, 0)) < len(steps)]
    for step, _, username in sorted(waiting, key=lambda each: (each[0].turn, *each[1:])):
        exercise = Exercise.objects.open().select_related("current").get(key=step.exercise)
        if missing_for(str(exercise.content.get("profile", {}).get("image", "python"))):
            continue
        try:
            submit(User.objects.get(username=username), exercise, source=step.source)
        except (BadSubmission, TooMany):
            continue
        return True
    return False
