"""The ladder of hints: one more rung with each POST, remembered in the learner's progress."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from courses.models import Exercise
from courses.tracking import open_hint
from hub.access import exercise_for, is_fragment, learners, signed_in
from hub.pages.prose import rungs_html
from hub.pages.stages import task_word


@require_POST
@learners
def hint(request: HttpRequest, key: str, task: int) -> HttpResponse:
    found = exercise_for(key)
    chosen = next((entry for entry in found.content.get("hints", []) if entry["task"] == task), None)
    if chosen is None:
        raise Http404(f"Task {task} has no hints.")
    opened = open_hint(signed_in(request), found, task=task)
    if not is_fragment(request):
        return redirect(f"{found.get_absolute_url()}#hints-{task}")
    return render(request, "exercises/_hints.html", {"ladder": ladder(found, chosen, opened)})


def ladder(exercise: Exercise, hint: dict[str, Any], opened: int) -> dict[str, Any]:
    """What the page shows of one task's ladder: the opened rungs, and how many there are."""
    task = hint["task"]
    titles = {entry["number"]: entry["title"] for entry in exercise.content.get("tasks", [])}
    return {
        "task": task,
        "word": task_word(exercise.content),
        "title": titles.get(task, ""),
        "opened_html": rungs_html(hint)[:opened],
        "total": len(hint["rungs"]),
        "url": reverse("hints", args=[exercise.key, task]),
    }
