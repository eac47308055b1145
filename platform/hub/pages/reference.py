"""The reference solution: after passing, or before it by saying so; that is remembered."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from courses.models import Exercise, ExerciseProgress
from courses.tracking import show_reference
from hub.access import exercise_for, is_fragment, learners, signed_in
from hub.pages.prose import explanation_html, solution_html

CONFIRM = "Showing the solution before you have passed is remembered. Send confirm=yes to see it."


@require_POST
@learners
def reference(request: HttpRequest, key: str) -> HttpResponse:
    found = exercise_for(key)
    learner = signed_in(request)
    earlier = ExerciseProgress.objects.filter(learner=learner, exercise=found).first()
    free = earlier is not None and (earlier.passed or earlier.reference_shown_at is not None)
    if not free and request.POST.get("confirm") != "yes":
        return JsonResponse({"error": CONFIRM}, status=400)
    progress = show_reference(learner, found)
    if not is_fragment(request):
        return redirect(f"{found.get_absolute_url()}?reference=1#reference")
    return render(request, "exercises/_reference.html", reference_context(found, progress))


def reference_context(exercise: Exercise, progress: ExerciseProgress | None) -> dict[str, Any]:
    return {
        "solution_html": solution_html(exercise.content),
        "explanation_html": explanation_html(exercise.content),
        "asked_at": progress.reference_shown_at if progress else None,
    }
