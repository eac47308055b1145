"""An instructor's view of a cohort of a thousand beside one of thirty: time to the first byte, and queries."""

from __future__ import annotations

import http.client
import time

from tests.bench.pages import served
from tests.bench.report import in_turns, machine, mark, p50, p95, table, write_section

COUNT = 15
SIZES = {"30 learners": 30, "1,000 learners": 1000}
TIMES = 5.0
EXERCISES = 126
PREPARE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("load_curriculum", verbosity=0)
import random
from courses import enrolling
from courses.models import Course, Enrolment, Exercise, ExerciseProgress, Topic, User
from hub.sign_in_links import link_for
draw = random.Random(1)
course = Course.objects.first()
topics = list(Topic.objects.filter(part__course=course))
there = Exercise.objects.open().exclude(kind__in=Exercise.HIDDEN).count()
model = Exercise.objects.open().get(key="matrix-multiplication")
for number in range({exercises} - there):
    Exercise.objects.create(topic=topics[number % len(topics)], key=f"made-{{number}}", title=f"Made {{number}}",
        kind="exercise", position=100 + number, current=model.current, tasks=model.tasks)
exercises = list(Exercise.objects.open().exclude(kind__in=Exercise.HIDDEN))
teacher = User.objects.create_user("teacher", is_instructor=True)
for size in {sizes}:
    cohort = enrolling.make(teacher, course, name=f"{{size}}")
    people = User.objects.bulk_create(User(username=f"p-{{size}}-{{n}}") for n in range(size))
    Enrolment.objects.bulk_create(Enrolment(cohort=cohort, learner=person, joined=cohort.created) for person in people)
    ExerciseProgress.objects.bulk_create(
        (ExerciseProgress(learner=person, exercise=each, attempts=1 + draw.randrange(4),
            passed_at=cohort.created if draw.random() < 0.7 else None)
         for person in people for each in exercises), batch_size=5000)
    print(cohort.get_absolute_url())
print(link_for(teacher))
"""


def main(count: int) -> None:
    with served(PREPARE.format(exercises=EXERCISES, sizes=tuple(SIZES.values()))) as (port, cookie, pages):
        visits = {
            name: lambda page=page: first_byte_ms(port, cookie, page)  # type: ignore[misc]
            for name, page in zip(SIZES, pages[-len(SIZES) :], strict=True)
        }
        found = in_turns(count, visits)
    small, large = (found[name] for name in SIZES)
    times = p50(large) / p50(small)
    rows = [
        [name, f"{p50(each):.0f}", f"{p95(each):.0f}", f"{p50(each) / p50(small):.1f}"] for name, each in found.items()
    ]
    shown = table(["cohort", "first byte, p50 ms", "p95 ms", "times"], rows)
    reached = mark(times, TIMES)
    text = TEXT.format(exercises=EXERCISES, count=count, machine=machine(), table=shown, most=TIMES, reached=reached)
    write_section("cohorts", text)


def first_byte_ms(port: int, cookie: str, page: str) -> float:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    began = time.perf_counter()
    connection.request("GET", page, headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    took = time.perf_counter() - began
    assert answer.status == 200, (page, answer.status)
    answer.read()
    connection.close()
    return took * 1000


TEXT = """## A large cohort

Its page with {exercises} exercises, every learner in the middle of all of them, {count} visits in turns ({machine}).
To reach: a thousand learners take at most {most:.0f} times as long as thirty: {reached}.

{table}"""
