"""One topic: its concepts, objectives and exercises."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hub.access import readers, topic_for
from hub.pages.home import exercise_line, open_exercises, progress_of


@require_safe
@readers
def topic(request: HttpRequest, key: str) -> HttpResponse:
    found = topic_for(key)
    exercises = list(open_exercises().filter(topic=found))
    progress = progress_of(request, exercises)
    return render(
        request,
        "topic.html",
        {
            "topic": {
                "id": found.key,
                "title": found.title,
                "part": {"number": found.part.number, "title": found.part.title, "weeks": found.part.weeks},
            },
            "course": {"title": found.part.course.title},
            "exercises": [exercise_line(exercise, progress) for exercise in exercises],
            "concepts": found.content.get("concepts", []),
            "objectives": found.content.get("objectives", []),
            "resources": found.content.get("resources", []),
        },
    )
