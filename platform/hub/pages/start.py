"""Getting started: the outline's steps, how one learns here, the tools, and a check that code can be run.

The check goes the way of every Run (queue, worker, sandbox); its three lines say what they found, and the submission
says on which engine and device.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from courses.environment import KEY, LINES, environment_check
from courses.models import Course, User
from courses.reports import course_report
from grader.models import Event, Kind, Submission
from grader.results import State
from grader.submitting import TooMany, submit
from hub.access import course_for, is_fragment, learner_of, learners, readers, signed_in
from hub.pages.facts import course_facts
from hub.readiness import Missing, has_gpu_image, missing_for

KNOWN = ("numpy", "scipy", "pandas", "scikit-learn", "matplotlib", "torch")
NO_GPU = "None found; an exercise that wants one says so."
ENGINES = {
    "docker": "Docker: each run in a container of its own, without network",
    "bubblewrap": "bubblewrap: each run in namespaces of its own, without network",
}


@require_safe
@readers
def start(request: HttpRequest, slug: str = "") -> HttpResponse:
    course = course_for(slug)
    return render(request, "start.html", _context(course, learner_of(request)))


@require_http_methods(["GET", "HEAD", "POST"])
@learners
def check(request: HttpRequest) -> HttpResponse:
    """POST runs the three lines; GET shows how far that is (a fragment, for the page's script)."""
    course, learner = course_for(), signed_in(request)
    refused = _run(course, learner) if request.method == "POST" else None
    if is_fragment(request) or refused:
        template = "components/_environment.html" if is_fragment(request) else "start.html"
        return render(request, template, {**_context(course, learner), "refused": refused})
    return redirect(f"{course.address('start')}#environment")


def _run(course: Course, learner: User) -> Missing | None:
    """Put the check into the queue; or why that can't be done now."""
    image = "science" if missing_for("science") is None else "python"
    if missing := missing_for(image):
        return missing
    exercise = environment_check(course, image=image)
    if exercise is None:
        return Missing("The course has no topics yet.", "Load a curriculum first.")
    try:
        submit(learner, exercise, source=LINES, kind=Kind.RUN)
    except TooMany as busy:
        return Missing(str(busy), "")
    return None


def _context(course: Course, learner: User | None) -> dict[str, Any]:
    report = course_report(course, learner)
    return {
        "course": course_facts(course),
        "sections": {section["id"].replace("-", "_"): section for section in course.content.get("sections", [])},
        "weekly": course.content.get("weekly", []),
        "first": report.topics[0] if report.topics else None,
        "continue": report.next,
        "check": _check(learner),
        "lines": LINES,
    }


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the check looked for. `good` is None where neither is wrong."""

    name: str
    text: str
    good: bool | None


def _check(learner: User | None) -> dict[str, Any] | None:
    """The learner's newest check; None where there is none."""
    runs = Submission.objects.filter(learner=learner, exercise__key=KEY).order_by("-created") if learner else None
    newest = runs.first() if runs is not None else None
    if newest is None:
        return None
    facts = _facts(newest) if newest.state == State.DONE else []
    return {"done": newest.state == State.DONE, "at": newest.created, "headline": newest.headline, "facts": facts}


def _facts(run: Submission) -> list[Fact]:
    said = _said(run)
    if "Python" not in said:
        return []
    libraries = [each for each in said.get("Libraries", "").split("|") if each.split(" ")[0].lower() in KNOWN]
    gpu = run.device if run.device not in ("", "CPU") else said.get("GPU", "").strip()
    return [
        Fact("Python", said["Python"].strip(), good=True),
        Fact("Engine", ENGINES.get(run.engine, run.engine), good=True),
        Fact("Libraries", ", ".join(libraries) or "Only the standard library so far: “make science” brings the others.",
             good=bool(libraries)),
        Fact("GPU", gpu or f"{NO_GPU} {_why_no_gpu(run.engine)}", good=True if gpu else None),
    ]  # fmt: skip


def _why_no_gpu(engine: str) -> str:
    if engine == "bubblewrap":
        return "This engine's sandboxes have none; an NVIDIA GPU reaches them by Docker with NVIDIA's runtime."
    if has_gpu_image() is False:
        return "Docker offers no NVIDIA runtime here, or the image for it (“make image-torch-cuda”) is not built."
    return "Docker offers no NVIDIA runtime here."


def _said(run: Submission) -> dict[str, str]:
    """What the three lines printed, by the word each begins with."""
    events = Event.objects.filter(submission=run, kind="output").order_by("seq").values_list("data", flat=True)
    text = "".join(data["text"] for data in events if data["stream"] == "stdout")
    return {name: rest for name, colon, rest in (line.partition(":") for line in text.splitlines()) if colon}
