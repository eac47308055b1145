"""A project's stages and how far one is with them. A stage that was passed once stays passed, whatever came later.

Exercises have tasks and no such list; their pages are the same otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from courses.models import ExerciseProgress


def task_word(content: Mapping[str, Any]) -> str:
    """What the page calls a task."""
    return "Stage" if content.get("kind") == "project" else "Task"


def stages_context(content: Mapping[str, Any], progress: ExerciseProgress | None) -> dict[str, Any] | None:
    """The context of exercises/_stages.html; None for what is no project."""
    if content.get("kind") != "project":
        return None
    passed = set(progress.tasks_passed) if progress else set()
    whole = bool(progress and progress.passed)
    stages = [
        {"number": task["number"], "title": task["title"], "passed": whole or task["number"] in passed}
        for task in content.get("tasks", [])
    ]
    return {
        "stages": stages,
        "passed": sum(stage["passed"] for stage in stages),
        "whole": whole,
        "best_percent": int(100 * progress.best_share + 1e-9) if progress and progress.attempts else None,
    }
