"""Running the cells of a lesson in the sandbox that its front matter names, and comparing outputs with the page's."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

import sandbox
from courses.cells import LIMITS, SIZES
from courses.contents import Cell, LessonContent, Problem
from grader.gate.outputs import difference
from grader.gate.workshop import Workshop
from sandbox.job import Limits, Profile, SandboxUnavailable, SessionEnded
from sandbox.values import LearnerError, LearnerException, Output

_STRICT = "import warnings\nwarnings.simplefilter('error')\n"


@dataclass(slots=True)
class LessonRun:
    """What came of one lesson: how many of its cells print what the page shows, and what it took."""

    topic: str
    cells: int
    good: int = 0
    cpu_s: float = 0.0
    wall_s: float = 0.0
    problems: list[Problem] = field(default_factory=list)
    judged: bool = True  # False where no sandbox could be had

    @property
    def passed(self) -> bool:
        return not self.problems


def run_lessons(lessons: Sequence[tuple[str, LessonContent, str]], shop: Workshop) -> Iterator[LessonRun]:
    """(topic, lesson, its folder's name) -> what came of it, in their order, as soon as it is known."""
    under_way: list[tuple[str, LessonContent, str, Future[LessonRun]]] = [
        (topic, lesson, name, shop.soon(_run, topic, lesson, f"{name}/lesson.md", shop))
        for topic, lesson, name in lessons
    ]
    for topic, lesson, name, future in under_way:
        try:
            yield future.result()
        except Exception as error:
            problem = Problem(f"{name}/lesson.md", 1, f"could not be run: {type(error).__name__}: {error}")
            yield LessonRun(topic, len(lesson.cells), problems=[problem])


def _run(topic: str, lesson: LessonContent, file: str, shop: Workshop) -> LessonRun:
    run = LessonRun(topic, len(lesson.cells))
    printed: list[bytes] = []
    profile = Profile.from_dict({"image": lesson.image, "preload": lesson.preload, "size": SIZES[lesson.image]})
    try:
        session = sandbox.open(
            profile,
            Limits.from_dict(LIMITS),
            address=shop.address,
            owner=f"gate:lesson-{topic}",
            on_event=lambda event: printed.append(event.data) if isinstance(event, Output) else None,
        )
    except SandboxUnavailable as missing:
        run.judged = False
        run.problems.append(Problem(file, 1, f"its cells can't be run here: {missing} {missing.remedy}".strip()))
        return run
    shop.engine, began = session.opened.engine, time.monotonic()
    with session:
        _cells(lesson.cells, session, printed, run, file)
        run.cpu_s = round(session.close().usage.cpu_s, 2)
    run.wall_s = round(time.monotonic() - began, 2)
    return run


def _cells(cells: Sequence[Cell], session: sandbox.Session, printed: list[bytes], run: LessonRun, file: str) -> None:
    """One after the other, names carried over. The first that raises ends it: those after it need what it makes."""
    try:
        session.run(_STRICT)
        for cell in cells:
            printed.clear()
            session.run(cell.source)
            found = difference(cell.shown or "", b"".join(printed).decode(errors="replace"))
            if found:
                run.problems.append(Problem(file, cell.line, found.strip().replace("\n", " ⏎ ")))
            run.good += not found
    except LearnerException as raised:
        line = cell.line + _line_in(raised.error) - 1
        run.problems.append(Problem(file, line, f"the cell raises {raised.error.type_name}: {raised.error.message}"))
    except SessionEnded as over:
        run.problems.append(Problem(file, cell.line, f"the cell ended the sandbox: {over}"))


def _line_in(error: LearnerError) -> int:
    """The line of the cell that was running."""
    return next((frame.line for frame in error.frames if frame.file == "solution.py"), 1)
