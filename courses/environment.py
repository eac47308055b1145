"""The environment check: three lines that a learner runs before the first exercise, the way every Run goes.

They belong to a hidden exercise of kind "check", so that queue, worker, sandbox and events are the real ones. It has a
version for each image it can run in; made when first asked for.
"""

from __future__ import annotations

from courses.contents import ExerciseContent, hash_of
from courses.models import Course, Exercise, ExerciseVersion, Topic

KEY = "environment-check"
LINES = """\
import os, platform
from importlib.metadata import distributions

print("Python:", platform.python_version(), "on", platform.machine())
print("Libraries:", *sorted(f"{each.name} {each.version}" for each in distributions()), sep="|")
print("GPU:", *sorted(name for name in os.listdir("/dev") if name.startswith("nvidia")))
"""


def environment_check(course: Course, *, image: str) -> Exercise | None:
    """The check, to be run in this image; None where the course has no topic yet."""
    topic = Topic.objects.filter(part__course=course, retired=False).first()
    if topic is None:
        return None
    facts = {"topic": topic, "position": 0, "title": "Environment check", "kind": Exercise.CHECK}
    exercise, _ = Exercise.objects.get_or_create(key=KEY, defaults=facts)
    content = _content(image).to_dict()
    exercise.current, _ = ExerciseVersion.objects.get_or_create(
        exercise=exercise, hash=hash_of(content), defaults={"content": content}
    )
    return exercise


def _content(image: str) -> ExerciseContent:
    return ExerciseContent(
        id=KEY,
        title="Environment check",
        kind=Exercise.CHECK,
        difficulty=1,
        minutes=1,
        tasks=(),
        profile={"image": image, "preload": "none", "size": "S", "gpu": "optional"},
        limits={"session_s": 20.0, "call_s": 15.0},
        entry_points=(),
        rules=(),
        prompt="",
        starter=LINES,
        solution="",
        checks="",
        probe="",
        hints=(),
        wrong=(),
        also_right=(),
        explanation="",
    )
