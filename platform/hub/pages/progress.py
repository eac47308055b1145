"""My progress: what is ticked, evidenced and passed, per part and topic, as figures and a table; and what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from courses.reports import PASSED, PLANNED, CourseReport, ExerciseReport, TopicReport, course_report
from hub.access import course_for, learners, signed_in
from hub.pages.facts import course_facts


@dataclass(frozen=True, slots=True)
class Figure:
    """A count out of all there are."""

    name: str
    count: int
    of: int
    note: str = ""

    @property
    def percent(self) -> int:
        return round(100 * self.count / self.of) if self.of else 0


@require_safe
@learners
def progress(request: HttpRequest, slug: str = "") -> HttpResponse:
    course = course_for(slug)
    report = course_report(course, signed_in(request))
    context = {
        "course": course_facts(course),
        "tables": _tables(report),
        "continue": report.next,
        "begun": any(topic.ticked or topic.evidenced or topic.passed or topic.quiz.answered for topic in report.topics),
    }
    return render(request, "progress.html", context)


@lru_cache(maxsize=256)
def _tables(report: CourseReport) -> SafeString:
    """Rendered once for each report, which is the same until something of the learner is recorded."""
    parts = [{"part": part, "figures": figures_of(part.topics), "rows": _rows(part.topics)} for part in report.parts]
    return render_to_string("course/_progress.html", {"figures": figures_of(report.topics), "parts": parts})


def figures_of(topics: Sequence[TopicReport]) -> list[Figure]:
    """What there is to count in these topics, and how much of it is done."""
    objectives = sum(len(topic.objectives) for topic in topics)
    exercises = [each for topic in topics for each in topic.exercises]
    projects = [each for topic in topics for each in topic.projects]
    return [
        Figure("Objectives ticked", sum(topic.ticked for topic in topics), objectives, "your own word"),
        Figure("Objectives evidenced", sum(topic.evidenced for topic in topics), objectives, "by tasks and questions"),
        _passed("Exercises passed", exercises),
        _passed("Projects passed", projects),
        _quizzes(topics),
    ]


def _quizzes(topics: Sequence[TopicReport]) -> Figure:
    marked = sum(topic.quiz.marked for topic in topics)
    note = f"and {marked} written, self-marked" if marked else ""
    return Figure(
        "Questions right", sum(topic.quiz.right for topic in topics), sum(topic.quiz.judged for topic in topics), note
    )


def _passed(name: str, work: Sequence[ExerciseReport]) -> Figure:
    planned = sum(each.status == PLANNED for each in work)
    return Figure(
        name,
        sum(each.status == PASSED for each in work),
        len(work),
        f"{planned} of them in preparation" if planned else "",
    )


def _rows(topics: Sequence[TopicReport]) -> list[dict[str, Any]]:
    return [{"topic": topic, "project": _project(topic.projects)} for topic in topics]


def _project(projects: Sequence[ExerciseReport]) -> str:
    """One word for the table's cell."""
    if not projects:
        return "–"
    statuses = {each.status for each in projects}
    if statuses == {PASSED}:
        return "passed"
    if statuses == {PLANNED}:
        return "in preparation"
    return "open" if statuses <= {"new", PLANNED} else "started"
